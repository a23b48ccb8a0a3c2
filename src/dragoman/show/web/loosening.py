"""Say which filter to loosen where all of them together let nothing through.

Takes what was asked and how to count what another asking would give; tries
each filter alone, then two together, and gives links that find something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

from dragoman.errors import NothingFound
from dragoman.show.web.state import Asked

A = TypeVar("A", bound=Asked)

# What filters are called in a sentence; others by their field's name.
LABELS = {
    "since": "since", "until": "until", "theatre": "theatre", "search": "words", "type": "type", "stance": "stance",
    "support": "support", "outlet": "outlet", "by": "source", "between": "between", "initiator": "initiator",
    "recipient": "recipient", "at_least": "confidence at least", "judged": "judged", "coded": "events",
    "dataset": "event data", "begin": "from", "end": "to",
}  # fmt: skip
# Fields that choose no fewer: how much is shown, in which order.
SHOWING = frozenset({"page", "size", "order", "more", "rows", "told"})
# Filters beyond which no two are tried together: there are too many pairs.
MOST = 8


class Active(NamedTuple):
    """A filter that is on: its field, what it asks for in words, and what the field is when it is off."""

    field: str
    words: str
    off: Any


@dataclass(frozen=True, slots=True)
class Way:
    """Filters to leave out, how many would be found then, and the query that does."""

    filters: tuple[Active, ...]
    count: int
    query: str

    @property
    def words(self) -> str:
        """ "stance denies", "since 2022 and outlet Harbour Wire"."""
        return " and ".join(one.words for one in self.filters)


class Excluded(NothingFound):
    """Each filter may find something, all together find nothing; `ways` are those out, the most found first."""

    def __init__(self, words: str, ways: tuple[Way, ...]) -> None:
        super().__init__(words)
        self.ways = ways


def active(asked: Asked) -> list[tuple[str, str]]:
    """The filters that are on, in words, each with the query that takes it off; of several values each by itself."""
    some = []
    for one in _filters(asked):
        value = getattr(asked, one.field)
        for part in value if isinstance(value, list) else [value]:
            left = [other for other in value if other != part] if isinstance(value, list) else one.off
            words = f"{LABELS.get(one.field, one.field)} {part}"
            some.append((words, asked.changed(**{one.field: left}).query(page=None)))
    return some


def excluded(asked: A, count: Callable[[A], int], what: str) -> Excluded:
    """That nothing is found ("claims"), and which filters to leave out; `count` tells how many another asking finds."""
    filters = _filters(asked)
    for together in (1, 2) if len(filters) <= MOST else (1,):
        ways = sorted(_ways(asked, filters, together, count), key=lambda way: -way.count)
        if ways:
            told = "; ".join(f"without {way.words} there are {way.count:,}" for way in ways[:3])
            return Excluded(f"No {what} fulfil all that is asked: {told}.", tuple(ways))
    if not filters:
        return Excluded(f"There are no {what} yet.", ())
    return Excluded(f"No {what} fulfil what is asked, nor with any one filter less. Take off several.", ())


def _ways(asked: A, filters: list[Active], together: int, count: Callable[[A], int]) -> Iterator[Way]:
    for some in combinations(filters, together):
        changed = asked.changed(**{one.field: one.off for one in some})
        if found := count(changed):
            yield Way(some, found, changed.query(page=None))


def _filters(asked: Asked) -> list[Active]:
    """The filters that are on, all values of a field as one."""
    off = type(asked)()
    return [
        Active(field, f"{LABELS.get(field, field)} {_words(field, value)}", getattr(off, field))
        for field, value in asked.model_dump(exclude_defaults=True).items()
        if field not in SHOWING
    ]


def _words(field: str, value: Any) -> str:
    joined = " and " if field == "between" else " or "
    return joined.join(str(one) for one in value) if isinstance(value, list) else str(value)
