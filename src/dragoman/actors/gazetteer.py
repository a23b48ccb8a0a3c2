"""A trie of names over folded words.

Takes names with what they stand for, gives the names that begin at a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from dragoman.actors.actor import Form
from dragoman.actors.spelling import keys, pieces, same_case, words_of, written

ALSO_WORDS = frozenset({"AIM", "AM", "CAR", "IS", "IT", "PA", "US", "WHO"})  # in a headline of capitals these are words
END = ""  # no key is empty


class Entry(NamedTuple):
    """One name of one actor."""

    actor: str
    form: Form
    weak: bool  # a surname: yields to any whole name
    since: date | None  # when the name was in use; None: no bound
    until: date | None
    name: str  # as written in the table
    own: bool = False  # a user's: yields to none of the packaged tables


class Found(NamedTuple):
    """The names that read words[first:last]."""

    last: int
    entries: list[Entry]


class Gazetteer:
    """Names, findable in running text in time that does not grow with their number."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, entry: Entry) -> None:
        """Make a name stand for an actor."""
        node = self._root
        for word in words_of(entry.name):
            for key in keys(word):
                node = node.setdefault(key, {})
        node.setdefault(END, []).append(entry)

    def names_at(self, words: Sequence[str], first: int) -> Iterator[Found]:
        """The names that begin at a word, longest first, upper and lower case respected."""
        for last, entries in reversed(self._walk(words, first)):
            text = [part for word in words[first:last] for part in pieces(word)]
            fitting = [entry for entry in entries if all(map(same_case, written(entry.name), text))]
            if fitting and not (text[0] in ALSO_WORDS and last == first + 1 and _shouts(words)):
                yield Found(last, fitting)

    def _walk(self, words: Sequence[str], first: int) -> list[tuple[int, list[Entry]]]:
        node = self._root
        ends: list[tuple[int, list[Entry]]] = []
        for at in range(first, len(words)):
            parts = keys(words[at])
            for key in parts:
                node = node.get(key)  # type: ignore[assignment]
                if node is None:
                    return ends
            if not parts and at == first:
                return ends
            if parts and END in node:
                ends.append((at + 1, node[END]))
        return ends


def _shouts(words: Sequence[str]) -> bool:
    """Whether a sentence is all in capitals, where "US" and "IS" may be ordinary words."""
    return len(words) > 1 and not any(letter.islower() for word in words for letter in word)
