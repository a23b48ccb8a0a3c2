"""Whether a word is negated.

Takes the syntax of a sentence and a word. "Not", "never", "no" before subject or object, "have yet to".
"""

from __future__ import annotations

from dragoman.claims.syntax import Syntax
from dragoman.vocabulary.stance import governor

NO = frozenset({"no", "neither", "nobody", "none", "nothing", "no-one", "noone"})
NOT_QUITE = frozenset({"only", "just", "merely", "necessarily", "simply", "least"})  # "not only" is no negation


def is_negated(syntax: Syntax, word: int, besides: int | None = None) -> bool:
    """Whether a word is negated, by itself or by "no" before its subject or object, that of `besides` left out."""
    for child in syntax.children[word]:
        if child == besides:
            continue
        relation, lemma = syntax.deprels[child], syntax.lemmas[child]
        if relation in ("advmod", "det", "cc", "cc:preconj") and negates(syntax, child):
            return True
        if relation in ("nsubj", "nsubj:pass", "obj") and (lemma in NO or none_of(syntax, child)):
            return True
    return yet_to(syntax, word)


def none_of(syntax: Syntax, word: int) -> bool:
    """Whether "no" stands before a noun."""
    return any(syntax.deprels[part] == "det" and syntax.lemmas[part] in NO for part in syntax.children[word])


def negates(syntax: Syntax, word: int) -> bool:
    """Whether this adverb or determiner negates: "not", "never", "no", but not "not only" or "or not"."""
    if syntax.lemmas[word] in NO:
        return True
    row = governor(syntax.lemmas[word], "adv")
    if row is None or row.polarity == "+":
        return False
    after = syntax.lower[word + 1] if word + 1 < len(syntax) else ""
    before = syntax.lower[word - 1] if word else ""
    return after not in NOT_QUITE and before != "or"


def yet_to(syntax: Syntax, word: int) -> bool:
    """Whether the word is "have" in "have yet to"."""
    return syntax.lemmas[word] == "have" and any(
        syntax.lower[child] == "yet" and syntax.lower[min(child + 1, len(syntax) - 1)] == "to"
        for child in syntax.children[word]
    )
