"""What a word says of itself: tense, auxiliaries, adverbs, conjunctions, adjectives.

Takes the syntax of a sentence, a word and what is left of "it happened" there, gives what is left after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.stance.bent import Bent
from dragoman.claims.stance.negation import is_negated
from dragoman.claims.syntax import Syntax
from dragoman.records import Aspect
from dragoman.vocabulary.cues import cue
from dragoman.vocabulary.stance import Governor, governor

ASK = frozenset({"why", "how", "when", "where", "who", "what"})
POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}


def bent_by_itself(
    syntax: Syntax, bent: Bent, word: int, *, negated: bool | None = None, sourced: bool = False
) -> Bent:
    """Negation, auxiliaries, adverbs, conjunctions and adjectives of the word itself.

    `negated` where it is known otherwise whether it is; `sourced` where someone is known to say so.
    """
    no = is_negated(syntax, word) if negated is None else negated
    regretted = _regretted(syntax, word)
    if questioned := _questioned(syntax, word):
        bent = bent.under("+", "none", "hypothetical", "?")
    if no and (questioned or _supposed(syntax, word)):
        no = False  # "had it not attacked", "did it not attack?": supposed, whichever way
    if no != regretted:  # "should not have attacked": it did
        bent = bent.under("-", "probable" if regretted else "certain", None, "should have" if regretted else "not")
    bent = _auxiliaries(syntax, bent, word, no, sourced)
    if any(syntax.deprels[child] == "det" and syntax.lower[child] == "any" for child in syntax.children[word]):
        bent = bent.under("-", "certain", None, "not any") if _none(syntax, word) else _any(bent)
    return modified(syntax, bent, word)


def modified(syntax: Syntax, bent: Bent, word: int, *relations: str) -> Bent:
    """What adverbs, conjunctions and adjectives make of the word they hang on; all of them, or those in `relations`."""
    for child in syntax.children[word]:
        if (not relations or syntax.deprels[child] in relations) and (row := _modifier(syntax, child)):
            bent = bent.governed(row, negated=row.pos == "adj" and is_negated(syntax, child))
    for row in _stray(syntax, word):
        bent = bent.governed(row)
    return bent


def _stray(syntax: Syntax, word: int) -> Iterator[Governor]:
    """The rows of adjectives right before a noun that the reader hung elsewhere: "a *possible* Norlandic attack"."""
    at = word - 1 if syntax.upos[word] == "NOUN" else -1
    while at >= 0 and syntax.upos[at] in ("ADJ", "PROPN"):
        row = governor(syntax.lower[at], "adj") if syntax.deprels[at] != "amod" else None
        if row is not None and row.governs != "clause":
            yield row
        at -= 1


def _modifier(syntax: Syntax, word: int) -> Governor | None:
    """The row of an adverb, conjunction or adjective that bends the word it hangs on."""
    match syntax.deprels[word]:
        case "advmod":
            row = governor(syntax.lemmas[word], "adv")
            return row if row and row.polarity == "+" else None  # the negative ones: `is_negated`
        case "mark":
            row = conjunction(syntax, word)
            over = row and row.aspect == "future" and syntax.xpos[syntax.heads[word]] in ("VBD", "VBG")
            return None if over else row  # "before they attacked": they did
        case "amod" | "case" if syntax.upos[word] in ("ADJ", "VERB"):  # "were *due* to meet" may be read as a case
            row = governor(syntax.lower[word], "adj")
            return row if row and row.governs != "clause" else None
    return None


def _auxiliaries(syntax: Syntax, bent: Bent, word: int, negated: bool, sourced: bool) -> Bent:
    """The auxiliaries of a verb: "may have attacked", "will attack", "should have attacked"."""
    parts = [child for child in syntax.children[word] if syntax.deprels[child].startswith("aux")]
    had = any(syntax.lemmas[child] == "have" for child in parts)
    past = syntax.xpos[word] == "VBN" and not any(syntax.lower[child] == "be" for child in parts)
    if conditional(syntax, word) and (parts or syntax.infinitive(word)) and not had:
        bent = bent.under("+", "possible", "hypothetical", "if")  # "will respond if …"
    for child in parts:
        row = governor(syntax.lower[child], "aux") or governor(syntax.lemmas[child], "aux")
        if row is None or (row.lemma == "'d" and past):  # "he'd asked": he had
            continue
        if row.lemma in ("would", "'d") and not conditional(syntax, word) and _reported(syntax, word, sourced):
            bent = bent.under("+", "probable", "future", row.lemma)  # "it said it would": the future of the past
        elif had and row.lemma in ("should", "ought"):
            continue  # `_regretted`
        elif had and row.lemma == "must":
            bent = bent.under("+", "probable", None, "must have")
        elif negated and row.lemma in ("can", "could"):
            bent = bent.under("+", "probable", None, row.lemma)  # "could not attack": it did not
        else:
            bent = bent.governed(row)
    return bent


def _none(syntax: Syntax, word: int) -> bool:
    """Whether the verb above "any" is negated: "did not start any talks"."""
    verb = next((above for above in syntax.path(word) if syntax.upos[above] == "VERB"), None)
    return verb is not None and is_negated(syntax, verb)


def _any(bent: Bent) -> Bent:
    """Possible at most: it is supposed, or denied where somebody denies it."""
    return bent.under("+", "possible", "hypothetical", "any")


def _questioned(syntax: Syntax, word: int) -> bool:
    """Whether a verb is asked for with yes or no, also within a quotation: "“Did Norland attack?” he asked"."""
    below = syntax.children[word]
    subject = syntax.child(word, "nsubj", "nsubj:pass")
    turned = subject is not None and any(syntax.deprels[c].startswith("aux") and c < subject for c in below)
    return turned and "?" in syntax.lower[word:] and not any(syntax.lower[child] in ASK for child in below)


def _supposed(syntax: Syntax, word: int) -> bool:
    """Whether an "if" stands before a verb."""
    return any(syntax.deprels[child] == "mark" and syntax.lower[child] == "if" for child in syntax.children[word])


def _regretted(syntax: Syntax, word: int) -> bool:
    """Whether it is said of a verb that it should have been done."""
    parts = {syntax.lemmas[child] for child in syntax.children[word] if syntax.deprels[child].startswith("aux")}
    return "have" in parts and bool(parts & {"should", "ought"})


def conjunction(syntax: Syntax, word: int) -> Governor | None:
    """The row of a conjunction or preposition, fixed ones whole: "if", "in order to"."""
    fixed = [syntax.lower[child] for child in syntax.children[word] if syntax.deprels[child] == "fixed"]
    return governor(" ".join([syntax.lower[word], *fixed]), "mark")


def conditional(syntax: Syntax, word: int) -> bool:
    """Whether an if-clause hangs on the word."""
    return any(
        syntax.lower[mark] in ("if", "unless")
        for child in syntax.children[word]
        if syntax.deprels[child] == "advcl"
        for mark in syntax.children[child]
        if syntax.deprels[mark] == "mark"
    )


def _reported(syntax: Syntax, word: int, sourced: bool) -> bool:
    """Whether a clause is what someone says: the complement of a cue, or told by "he said" beside it."""
    if any(_heard(syntax, child) for child in syntax.children[word] if syntax.deprels[child] == "parataxis"):
        return True
    word = syntax.first_conjunct(word)
    above = syntax.heads[word]
    return syntax.deprels[word] in ("ccomp", "parataxis", "acl") and (_heard(syntax, above) or sourced)


def _heard(syntax: Syntax, word: int) -> bool:
    return cue(syntax.lemmas[word], POS.get(syntax.upos[word], "")) is not None


def tense(syntax: Syntax, word: int) -> Aspect:
    """Done or going on, by the form of the word."""
    if syntax.upos[word] not in ("VERB", "AUX"):
        copula = syntax.child(word, "cop")
        return "ongoing" if copula is not None and syntax.xpos[copula] in ("VBZ", "VBP") else "done"
    auxiliaries = {syntax.lower[child] for child in syntax.children[word] if syntax.deprels[child].startswith("aux")}
    if syntax.xpos[word] == "VBG" and auxiliaries & {"is", "are", "am", "'s", "'re", "been"}:
        return "future" if _ahead(syntax, word) else "ongoing"
    return "ongoing" if syntax.xpos[word] in ("VBZ", "VBP") else "done"


def _ahead(syntax: Syntax, word: int) -> bool:
    """Whether a day to come hangs on the word: "is visiting next week"."""
    days = [child for child in syntax.children[word] if syntax.deprels[child].startswith(("obl", "advmod"))]
    return any(
        syntax.lower[day] == "tomorrow"
        or any(syntax.lower[part] in ("next", "coming", "upcoming") for part in syntax.children[day])
        for day in days
    )


def asked(syntax: Syntax, bent: Bent, root: int) -> Bent:
    """The whole sentence as a question, an order, or neither."""
    if syntax.lower and syntax.lower[-1] == "?" and not ASK & set(syntax.lower):
        return bent.under("+", "none", "hypothetical", "?")
    alone = not any(syntax.deprels[child].startswith(("nsubj", "csubj", "aux")) for child in syntax.children[root])
    if syntax.xpos[root] == "VB" and alone:
        return bent.under("+", "none", "demanded", "imperative")
    return bent
