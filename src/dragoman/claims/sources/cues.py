"""The cue of a saying: which word it is and what the table tells of it.

Takes words of a sentence, gives rows of `vocabulary/cues.csv`.
"""

from __future__ import annotations

from dragoman.claims.syntax import Syntax
from dragoman.vocabulary.cues import Cue, cue

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}


def entry_of(syntax: Syntax, word: int) -> Cue | None:
    """The row of a word as a cue, with its preposition where the two are one: "call for", "according to"."""
    pos = POS.get(syntax.upos[word], "")
    lemma = syntax.lemmas[word]
    if syntax.deprels[word] in ("case", "mark"):
        fixed = [syntax.lower[child] for child in syntax.children[word] if syntax.deprels[child] == "fixed"]
        return cue(" ".join([syntax.lower[word], *fixed]), "prep")
    if pos == "verb":
        particle = syntax.child(word, "compound:prt")
        words = [syntax.lower[particle]] if particle is not None else []
        cases = (syntax.case(child) for child in syntax.children[word])
        words += [case for case in cases if case in ("for", "on", "upon", "off")]
        several = (cue(f"{lemma} {other}", "verb") for other in words)
        return next((found for found in several if found), None) or cue(lemma, "verb")
    return cue(lemma, pos) or (cue(syntax.lower[word], pos) if pos == "adj" else None)


def is_negated(syntax: Syntax, word: int) -> bool:
    """Whether a cue is itself denied: "did not confirm", "refused to say", "could not rule out"."""
    if any(syntax.lemmas[child] in ("not", "n't", "never") and syntax.deprels[child] == "advmod"
           for child in syntax.children[word]):  # fmt: skip
        return True
    head = syntax.heads[word]
    return head >= 0 and syntax.deprels[word] == "xcomp" and syntax.lemmas[head] in ("refuse", "decline", "fail")


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
