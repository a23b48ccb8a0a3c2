"""The cue of a saying: which word it is and what the table tells of it.

Takes words of a sentence, gives rows of `vocabulary/cues.csv`.
"""

from __future__ import annotations

from dragoman.claims.stance.scope import walk
from dragoman.claims.syntax import Syntax
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.cues import Cue, cue, heads
from dragoman.vocabulary.stance import governor

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}


def entry_of(syntax: Syntax, word: int) -> Cue | None:
    """The row of a word as a cue, with its preposition where the two are one: "call for", "according to"."""
    pos = POS.get(syntax.upos[word], "")
    lemma = syntax.lemmas[word]
    if syntax.deprels[word] in ("case", "mark"):
        fixed = [syntax.lower[child] for child in syntax.children[word] if syntax.deprels[child] == "fixed"]
        return cue(" ".join([syntax.lower[word], *fixed]), "prep")
    if pos == "verb" and _calls_untrue(syntax, word):
        return cue("deny", "verb")
    if pos == "verb":
        if lemma not in heads():
            return cue(lemma, "verb")
        particle = syntax.child(word, "compound:prt")
        words = [syntax.lower[particle]] if particle is not None else []
        cases = (syntax.case(child) for child in syntax.children[word])
        words += [case for case in cases if case in ("for", "on", "upon", "off")]
        several = (cue(f"{lemma} {other}", "verb") for other in words)
        return next((found for found in several if found), None) or cue(lemma, "verb")
    if not pos:
        return None
    return cue(lemma, pos) or (cue(syntax.lower[word], pos) if pos == "adj" else None)


def _calls_untrue(syntax: Syntax, word: int) -> bool:
    """Whether a verb calls a charge or a report untrue: "called the claim a lie", "described reports as false"."""
    if syntax.lemmas[word] not in classes("calling"):
        return False
    charge = syntax.object(word)
    if charge is None or syntax.lemmas[charge] not in classes("said_noun"):
        return False
    called = [child for child in syntax.children[word] if syntax.deprels[child] in ("xcomp", "obj", "ccomp", "advcl")]
    called += syntax.after(word, "as")
    return any(_false(syntax.lemmas[child]) for child in called if child != charge)


def _false(lemma: str) -> bool:
    row = governor(lemma, "adj")
    return lemma in classes("untruth") or (row is not None and row.polarity == "-")


def is_negated(syntax: Syntax, word: int) -> bool:
    """Whether a cue is itself denied: "did not confirm", "refused to say", "stopped short of confirming"."""
    return not walk(syntax, word).positive


def cue_word(syntax: Syntax, words: list[int]) -> int | None:
    """The word of a cue that the table knows, a verb before others, else its head."""
    known = [word for word in words if entry_of(syntax, word)]
    verbs = [word for word in known if syntax.upos[word] == "VERB"]
    head = [word for word in words if syntax.heads[word] not in words]
    return next(iter([*verbs, *known, *head]), None)


def spelled(syntax: Syntax, words: list[int], head: int | None) -> tuple[int | None, Cue | None]:
    """The row that a cue has by its spelling alone, where the reader's tags mislead: "according to" without a case."""
    if phrase := cue(" ".join(syntax.lower[word] for word in words), "prep"):
        return head, phrase
    tags = {"VERB": ("verb",), "AUX": ()}
    rows = (
        (word, cue(syntax.lemmas[word], pos))
        for word in words
        for pos in tags.get(syntax.upos[word], ("verb", "noun", "adv"))
    )
    return next(((word, row) for word, row in rows if row), (head, None))
