"""A trie of names over folded words.

Takes names with what they stand for, gives the names that begin at a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date
from typing import Any, NamedTuple

from dragoman.actors.actor import Form
from dragoman.actors.spelling import keys, pieces, same_case, words_of, written

ALSO_WORDS = frozenset({"AIM", "AM", "CAR", "IS", "IT", "PA", "US", "WHO"})  # in a headline of capitals these are words
END = ""  # no key is empty
TITLED = " "  # nor holds a space


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
    """Names, findable in running text in time that does not grow with their number.

    The titles of an office are kept once, not with each of the many who held
    it: "Foreign Minister Zarif" is looked up as a title, then a name after it.
    """

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self._titles: dict[str, Any] = {}

    def add(self, entry: Entry, *, office: str | None = None) -> None:
        """Make a name stand for an actor; where an office is given, only right after one of its titles."""
        node = _node(self._root, entry.name)
        if office is None:
            node.setdefault(END, []).append(entry)
        else:
            node.setdefault(TITLED, {}).setdefault(office, []).append(entry)

    def add_title(self, title: str, office: str) -> None:
        """Let a title stand before the names of those who hold an office."""
        _node(self._titles, title).setdefault(END, {}).setdefault(title, set()).add(office)

    def names_at(self, words: Sequence[str], first: int) -> Iterator[Found]:
        """The names that begin at a word, longest first, upper and lower case respected."""
        begins = keys(words[first])[:1]
        if not begins or (begins[0] not in self._root and begins[0] not in self._titles):
            return
        found: dict[int, list[Entry]] = {}
        for last, node in _walk(self._root, words, first):
            if END in node:
                found[last] = [entry for entry in node[END] if _reads(entry.name, words, first, last)]
        for begin, node in _walk(self._titles, words, first):
            for title, offices in node.get(END, {}).items():
                if _reads(title, words, first, begin):
                    for last, entry in self._holders(offices, words, begin):
                        found.setdefault(last, []).append(entry)
        for last in sorted(found, reverse=True):
            if found[last] and not (last == first + 1 and pieces(words[first])[0] in ALSO_WORDS and _shouts(words)):
                yield Found(last, found[last])

    def _holders(self, offices: Set[str], words: Sequence[str], first: int) -> Iterator[tuple[int, Entry]]:
        """The names at a word of those who hold one of the offices."""
        for last, node in _walk(self._root, words, first):
            for office, entries in node.get(TITLED, {}).items():
                if office in offices:
                    yield from ((last, entry) for entry in entries if _reads(entry.name, words, first, last))


def _node(root: dict[str, Any], name: str) -> dict[str, Any]:
    """Where a name ends in a trie, which grows to hold it."""
    for word in words_of(name):
        for key in keys(word):
            root = root.setdefault(key, {})
    return root


def _walk(node: dict[str, Any], words: Sequence[str], first: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The nodes of a trie that words[first:last] lead to, one for each `last`."""
    for at in range(first, len(words)):
        parts = keys(words[at])
        for key in parts:
            node = node.get(key)  # type: ignore[assignment]
            if node is None:
                return
        if parts:
            yield at + 1, node
        elif at == first:
            return


def _reads(name: str, words: Sequence[str], first: int, last: int) -> bool:
    """Whether words[first:last], which spell a name, are written with its capitals."""
    text = [part for word in words[first:last] for part in pieces(word)]
    return all(map(same_case, written(name), text))


def _shouts(words: Sequence[str]) -> bool:
    """Whether a sentence is all in capitals, where "US" and "IS" may be ordinary words."""
    return len(words) > 1 and not any(letter.islower() for word in words for letter in word)
