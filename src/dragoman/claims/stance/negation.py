"""Whether a word is negated.

Takes the syntax of a sentence and a word. "Not", "never", "no" before subject or object, "have yet to".
"""

from __future__ import annotations

from dragoman.claims.syntax import Syntax
from dragoman.vocabulary.stance import governor

NO = frozenset({"no", "neither", "nobody", "none", "nothing", "no-one", "noone"})
NEVER = frozenset({"time", "point", "moment", "stage", "way", "circumstance"})
LITTLE = frozenset({"little", "few"})  # "a little" and "a few" are some
ONLY = frozenset({"only", "sole", "first", "last"})
NOT_QUITE = frozenset({"only", "just", "merely", "necessarily", "simply", "least"})  # "not only" is no negation


def is_negated(syntax: Syntax, word: int, besides: int | None = None) -> bool:
    """Whether a word is negated, by itself or by "no" before its subject or object, that of `besides` left out."""
    if any(syntax.lower[child] in ONLY and syntax.deprels[child] == "amod" for child in syntax.children[word]):
        return False  # "is not its only enemy": it is one
    for child in syntax.children[word]:
        if child == besides:
            continue
        relation, lemma = syntax.deprels[child], syntax.lemmas[child]
        if relation in ("advmod", "det", "cc", "cc:preconj") and negates(syntax, child):
            return True
        if child < word and lemma in LITTLE and none_of(syntax, word):
            return True
        if relation in ("nsubj", "nsubj:pass", "obj") and (lemma in NO or none_of(syntax, child)):
            return True
        if relation == "obl" and lemma in NEVER and none_of(syntax, child):  # "at no time", "in no way"
            return True
    return yet_to(syntax, word)


def none_of(syntax: Syntax, word: int) -> bool:
    """Whether "no", "neither" or "little" stands before a noun."""
    before = [part for part in syntax.children[word] if part < word]
    if any(syntax.deprels[part] in ("det", "cc:preconj") and syntax.lemmas[part] in NO for part in before):
        return True
    little = any(syntax.lemmas[part] in LITTLE and syntax.deprels[part] in ("amod", "det") for part in before)
    return little and not any(syntax.lower[part] in ("a", "the", "its", "their") for part in before)


def negates(syntax: Syntax, word: int) -> bool:
    """Whether this adverb or determiner negates: "not", "never", "no", but not "not only" or "or not"."""
    before = syntax.lower[word - 1] if word else ""
    if syntax.lemmas[word] in NO or (before == "no" and syntax.lower[word] == "longer"):
        return True
    row = governor(syntax.lemmas[word], "adv")
    if row is None or row.polarity == "+":
        return False
    after = syntax.lower[word + 1] if word + 1 < len(syntax) else ""
    return after not in NOT_QUITE and before != "or"


def yet_to(syntax: Syntax, word: int) -> bool:
    """Whether the word is the "have" or the "yet" of "have yet to", whichever the reader puts above the other."""
    beside = [child for child in syntax.children[word] if abs(child - word) == 1]
    if syntax.lower[word] == "yet":
        return any(syntax.lemmas[child] == "have" for child in beside) and _to_follows(syntax, word)
    return syntax.lemmas[word] == "have" and any(
        syntax.lower[child] == "yet" and _to_follows(syntax, child) for child in beside
    )


def _to_follows(syntax: Syntax, word: int) -> bool:
    return syntax.lower[word + 1 : word + 2] == ("to",)
