"""What part of a state a word speaks of: "officials", "foreign ministry", "troops".

Takes words, gives a PLOVER sector and whether it is a body or a person, so
that "Iranian" and "officials" together make IRN, GOV.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from dragoman.actors.spelling import keys, words_of
from dragoman.actors.tables import Faults, rows


class Head(NamedTuple):
    """A sector, and whether the words mean a body (office) or people (person)."""

    sector: str
    kind: Literal["office", "person"]


class HeadMatch(NamedTuple):
    """A head in a sentence: words[first:last]."""

    head: Head
    first: int
    last: int


class Heads:
    """The words of heads.csv, findable in running text; case does not matter."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        faults = Faults()
        for row in rows("heads.csv", required=("sector", "kind", "heads"), faults=faults):
            if row.cells["kind"] not in ("office", "person"):
                faults.append(f'{row.place}: kind "{row.cells["kind"]}" is neither office nor person')
            head = Head(row.cells["sector"], "office" if row.cells["kind"] == "office" else "person")
            for words in row.many("heads"):
                self._add(words, head)
        faults.check()

    def longest(self, words: Sequence[str], first: int) -> HeadMatch | None:
        """The longest head that begins at words[first]."""
        node, found = self._root, None
        for at in range(first, len(words)):
            for key in keys(words[at]):
                node = node.get(key)  # type: ignore[assignment]
                if node is None:
                    return found
            if "" in node and keys(words[at]):
                found = HeadMatch(node[""], first, at + 1)
        return found

    def all(self, words: Sequence[str]) -> Iterator[HeadMatch]:
        """The heads in a phrase, from left to right, none within another."""
        at = 0
        while at < len(words):
            found = self.longest(words, at)
            if found is not None:
                yield found
            at = found.last if found is not None else at + 1

    def _add(self, words: str, head: Head) -> None:
        node = self._root
        for word in words_of(words):
            for key in keys(word):
                node = node.setdefault(key, {})
        node.setdefault("", head)


@cache
def heads() -> Heads:
    """The heads of the packaged table, loaded once."""
    return Heads()
