"""Names in sentences that nobody labelled, as far as the tables of actors know them.

Takes the words of a sentence, gives its BIO tags. What begins with a capital
and is in no table is UNSURE, and so is a known name that such a word touches:
"Iran" is a place, but "Iran Air" may be anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors import registry
from dragoman.actors.registry import Match
from naming.weak import TIMES, UNSURE
from naming.wordlists import listed

TITLES = listed("titles")
PLAIN = {"the", "a", "an", "i"}  # words with a capital that are part of no name
JOINED = {"of", "for", "and", "the", "-", "al", "ul", "bin"}  # words without one that may be
OF_KIND = {
    "state": "LOC", "place": "LOC", "group": "ORG", "alliance": "ORG", "organisation": "ORG", "media": "ORG",
}  # fmt: skip
OF_FORM = {"adjective": "MISC", "demonym": "MISC", "metonym": "LOC", "person": "PER"}


def tags(words: Sequence[str]) -> list[str]:
    """A tag for each word: B- and I- of LOC, MISC, ORG and PER, O, or UNSURE."""
    found = [unlisted(word) for word in words]
    at = 0
    while at < len(words):
        match = registry().longest(words, at) if words[at][:1].isupper() or words[at].lower() == "the" else None
        if match is None:
            at += 1
            continue
        name = range(match.first, match.last)
        while name and unlisted(words[name[0]]) == "O":  # "the", and titles
            found[name[0]] = "O"
            name = name[1:]
        for place in name:
            found[place] = UNSURE
        kind = kind_of(match)
        written = all(unlisted(words[place]) == UNSURE or words[place].lower() in JOINED for place in name)
        if name and kind and written and not touched(words, found, name):
            found[name[0] : name[-1] + 1] = [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
        at = match.last
    return found


def unlisted(word: str) -> str:
    """The tag of a word that no table knows."""
    low = word.lower()
    return "O" if not word[:1].isupper() or low in TITLES or low in TIMES or low in PLAIN else UNSURE


def kind_of(match: Match) -> str | None:
    """The kind of name a match is; None where its words are not the actor's own name ("the Foreign Ministry")."""
    if match.form == "metonym" and match.last - match.first > 1:
        return None  # "the White House" is a place, an office and a building
    if match.form in OF_FORM:
        return OF_FORM[match.form]
    return OF_KIND.get(match.actor.kind) if match.form == "name" else None


def touched(words: Sequence[str], found: Sequence[str], name: range) -> bool:
    """Whether a word beside the name may belong to it: one of no known kind, or what a capital follows."""
    before, after = name[0] - 1, name[-1] + 1
    return (before >= 0 and found[before] == UNSURE) or (after < len(words) and unlisted(words[after]) == UNSURE)
