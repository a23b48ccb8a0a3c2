"""The coded events of each side in the order of days, beside those of all by day: an actor's without the others.

The index keeps together what an initiator did; what was done to somebody is
all over it. Here are the places among the events by day of all that a side
is a party to, and with whom, so that its newest, its counts and its partners
are read from two stretches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

    Column = NDArray[Any]

# Moves when what is kept does.
NAME = "by-side-1"
ENDS = ("one", "other")

EVENTS = "SELECT rowid::INTEGER AS row, one, coalesce(other, -1)::INTEGER AS other FROM events"


class BySide:
    """The places of each side's events among those by day."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._columns = columns
        self._none = len(columns["one_start"]) - 1  # stands for no recipient

    def places(self, side: int, *, alone: bool = False) -> Column:
        """The places of what a side did to another or was done to it, in order; with what it did `alone`, of all."""
        import numpy as np

        some = [place if alone else place[partner != self._none] for place, partner in self._stretches(side)]
        return np.sort(np.concatenate(some), kind="stable")  # two parts in order, which are merged

    def partners(self, side: int) -> Iterator[tuple[Column, Column]]:
        """The places of its events with other sides, in two parts, and the number of the other for each."""
        for place, partner in self._stretches(side):
            there = (partner != side) & (partner != self._none)
            yield place[there], partner[there]

    def _stretches(self, side: int) -> Iterator[tuple[Column, Column]]:
        for end in ENDS:
            start = self._columns[f"{end}_start"]
            begin, last = start[[min(side, self._none), min(side + 1, self._none)]].tolist()
            yield self._columns[f"{end}_place"][begin:last], self._columns[f"{end}_partner"][begin:last]


def columns_of(tables: duckdb.DuckDBPyConnection, row: Column) -> dict[str, Column]:
    """The columns of an index; `row` has the rows of its events by day."""
    import numpy as np

    told = tables.cursor().execute(EVENTS).fetchnumpy()
    none = 1 + max((int(told[end].max()) for end in ENDS if len(row)), default=-1)
    size = np.uint16 if none < 1 << 16 else np.int32  # the former are put in order ten times as fast
    sides = {}
    for end in ENDS:
        of_row = np.empty(len(row), dtype=size)
        of_row[told["row"]] = np.where(told[end] < 0, none, told[end])
        sides[end] = of_row[row]
    columns: dict[str, Column] = {}
    for end, other in zip(ENDS, ENDS[::-1], strict=True):
        # What a side does to itself stands with what it does.
        key = sides[end] if end == "one" else np.where(sides["one"] == sides["other"], size(none), sides["other"])
        start = np.append(0, np.cumsum(np.bincount(key, minlength=none)[:none]))
        place = np.argsort(key, kind="stable")[: start[-1]].astype(np.int32)
        columns |= {f"{end}_start": start, f"{end}_place": place, f"{end}_partner": sides[other][place]}
    return columns
