"""How a report goes on to call an organisation or group: "the Falcons" for the Free Syrian Falcons.

Takes the names of a report, gives whom a shorter form behind "the" stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from dragoman.claims.mentions.parties import Party
from dragoman.claims.mentions.titles import is_title
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.mentions.words import Words

BEFORE_REST = frozenset({"of", "for", "in", "to", "from", "without", "against", "and"})  # the head stands before these
ARABIC_ARTICLES = frozenset({"al", "el", "an", "ar", "as", "ash", "at", "ad"})
# What many are called, so that alone it means none; bare nouns ("the Army") are told by nouns.csv.
TOO_COMMON = frozenset(
    {"nations", "states", "international", "national", "people", "peoples", "world", "news", "region", "republic"}
)
SHORTEST = 4


KINDS = ("group", "organisation", "alliance")


class Registry(Protocol):
    """What short forms ask of the actors."""

    def longest(self, words: Sequence[str], first: int, on: date | None = None) -> object | None: ...


class Bodies:
    """The organisations and groups of a report, by what stands for them behind "the"."""

    def __init__(self, registry: Registry, words: Words, on: date | None) -> None:
        self._registry, self._words, self._on = registry, words, on
        self._parties: dict[str, Party | None] = {}  # None: several could be meant

    def learn(self, tree: Tree, first: int, last: int, party: Party) -> None:
        """Keep the short forms of a name, but those that are a noun or a name of their own."""
        if party.kind not in KINDS:
            return
        for form in short_forms(tree.words[first:last]):
            if not self._is_taken(form.split()):
                other = self._parties.setdefault(form, party)
                if other is not None and other.id != party.id:
                    self._parties[form] = None

    def meant(self, tree: Tree, first: int, last: int) -> Party | None:
        """Whom words behind "the" stand for."""
        if first == 0 or tree.lower[first - 1] != "the":
            return None
        return self._parties.get(" ".join(tree.words[first:last]))

    def _is_taken(self, words: Sequence[str]) -> bool:
        lone = words[0].lower() if len(words) == 1 else ""
        if lone and (lone in self._words.nouns or is_title(self._words, lone)):
            return True
        return self._registry.longest(words, 0, self._on) is not None


def short_forms(name: Sequence[str]) -> Iterator[str]:
    """The shorter forms of a name of several words, by its head: "Sons" and "Northern Sons" of "Northern Sons of …"."""
    ends = next((at for at, word in enumerate(name) if word in BEFORE_REST), len(name))
    base = [word for word in name[:ends] if word not in ("'s", "’s")]
    if len(name) < 2 or not base or not all(word[:1].isupper() for word in base):
        return
    if any(word.lower() in ARABIC_ARTICLES or word.lower().startswith("al-") for word in base):
        return
    if base[-1] == "International" and len(base) == 2:
        yield base[0]
        return
    if base[-1].isalpha() and len(base[-1]) >= SHORTEST and base[-1].lower() not in TOO_COMMON:
        yield base[-1]
        if len(base) > 2 or (len(base) == 2 and ends < len(name)):
            yield " ".join(base[-2:])
