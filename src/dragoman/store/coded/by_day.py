"""The coded events in the order of their days, beside their index: those of a page, and how many a period has.

The index keeps pairs together, so that a period is all over it: of twenty
million events its first fifty take a tenth of a second. Here they lie by day
and number with what filters ask for beside them, and counts of each day; made
once of an index of many events, in its folder, with which it goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.store.coded import by_side
from dragoman.store.coded.by_side import BySide
from dragoman.store.ready import open_ready, write_ready

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[Any]
    Mask = NDArray[np.bool_]

# Events, from which on it is made: fewer are looked through as fast.
MANY = 500_000
# Moves when what is kept does.
NAME = "by-day-1"
STEP = 4096  # events that are looked at first, then four times as many

EVENTS = """
SELECT rowid::INTEGER AS row, number, day, until, act, theatre, dataset FROM events
"""
CELLS = """
SELECT day, until, act, {theatre} AS theatre, dataset, count(*)::INTEGER AS count FROM events
GROUP BY day, until, act, {theatre}, dataset
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A period, of which each end may be open, which side, types, theatres and datasets (by number); None: any."""

    since: date | None = None
    until: date | None = None
    types: frozenset[str] | None = None
    theatres: frozenset[int] | None = None
    datasets: frozenset[int] | None = None
    side: int | None = None  # that deals with another, or with itself


class ByDay:
    """The events of an index by day."""

    def __init__(self, columns: Mapping[str, Column], values: Mapping[str, Any], sides: BySide | None = None) -> None:
        self._columns = columns
        self.sides = sides
        self._types: list[str] = values["types"]
        self._first: int = values["first"]  # day

    @property
    def row(self) -> Column:
        """The rows of the events in the index, by day."""
        return self._columns["row"]

    def counts(self, chosen: Chosen) -> Counter[str]:
        """How many events of each type there are."""
        import numpy as np

        if chosen.side is not None:
            types = np.concatenate([self._columns["type"][some] for some in self._chosen(chosen, newest=False)])
            return self._named(np.bincount(types, minlength=len(self._types)))
        kind = "plain" if chosen.theatres is None else "placed"
        day, until = self._columns[f"{kind}_day"], self._columns[f"{kind}_until"]
        last = len(day) if chosen.until is None else int(day.searchsorted(self._of(chosen.until, day), "right"))
        mask = np.ones(last, dtype=bool) if chosen.since is None else until[:last] >= chosen.since.toordinal()
        for name, good in self._conditions(chosen):
            mask &= good[self._columns[f"{kind}_{name}"][:last]]
        type, count = self._columns[f"{kind}_type"][:last][mask], self._columns[f"{kind}_count"][:last][mask]
        return self._named(np.bincount(type, weights=count, minlength=len(self._types)))

    def rows(self, chosen: Chosen, most: int, *, newest: bool) -> list[tuple[int, int]]:
        """The day and the row in the index of the first so many, by day and number, or the newest first."""
        import numpy as np

        found: list[Column] = []
        missing = most
        for some in self._chosen(chosen, newest=newest):
            found.append(some[:missing])
            missing -= len(found[-1])
            if missing <= 0:
                break
        places = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
        days = self._days(places) + self._first
        return list(zip(days.tolist(), self._columns["row"][places].tolist(), strict=True))

    def side_months(self, side: int, datasets: frozenset[int] | None) -> dict[tuple[date, str], int]:
        """How many events of each type a side has in each month, by its first day, those without a recipient too."""
        import numpy as np

        (places,) = self._good([self._of_side(side, alone=True)], Chosen(datasets=datasets))
        if not len(places):
            return {}
        begin, end = (date.fromordinal(self._first + int(day)) for day in self._days(places[[0, -1]]))
        numbers = range(12 * begin.year + begin.month - 1, 12 * end.year + end.month)
        months = [date(number // 12, number % 12 + 1, 1) for number in numbers]
        edges = [int(places.searchsorted(places.dtype.type(self._place_of(month.toordinal())))) for month in months]
        month = np.repeat(np.arange(len(months)), np.diff([*edges, len(places)]))
        count = len(self._types)
        sums = np.bincount(month * count + self._columns["type"][places], minlength=len(months) * count)
        return {(months[at // count], self._types[at % count]): int(sums[at]) for at in np.flatnonzero(sums)}

    def partners(self, side: int, datasets: frozenset[int] | None) -> dict[int, int]:
        """How many events a side has with each other side (by number)."""
        import numpy as np

        conditions = list(self._conditions(Chosen(datasets=datasets)))
        sums = np.zeros(0, dtype=np.int64)
        for places, partner in self.sides.partners(side) if self.sides else ():
            for name, good in conditions:
                partner = partner[good[self._columns[name][places]]]
            more = np.bincount(partner, minlength=len(sums))
            more[: len(sums)] += sums
            sums = more
        return {int(at): int(sums[at]) for at in np.flatnonzero(sums)}

    def _named(self, sums: Iterable[float]) -> Counter[str]:
        """Counts by the numbers of types, by their names."""
        return Counter({name: int(total) for name, total in zip(self._types, sums, strict=True) if total})

    def _chosen(self, chosen: Chosen, *, newest: bool) -> Iterator[Column]:
        """The places of all events that are chosen, in order, some at a time."""
        return self._good(self._places(chosen, newest=newest), chosen)

    def _good(self, places: Iterable[Column], chosen: Chosen) -> Iterator[Column]:
        """Those of some places of which the columns are chosen."""
        conditions = list(self._conditions(chosen))
        for some in places:
            for name, good in conditions:
                some = some[good[self._columns[name][some]]]
            yield some

    def _places(self, chosen: Chosen, *, newest: bool) -> Iterator[Column]:
        """The places of all events of a period, of all or of a side, in order, some at a time."""
        import numpy as np

        first = self._place_of(chosen.since.toordinal()) if chosen.since else 0
        last = self._place_of(chosen.until.toordinal() + 1) if chosen.until else len(self._columns["row"])
        # Those that began before the period and went on into it.
        place, until = self._columns["long"], self._columns["long_until"]
        before = place[(place < min(first, last)) & (until >= chosen.since.toordinal())] if chosen.since else place[:0]
        own: Column | None = None  # the places of the side, of which those of the period are a stretch
        if chosen.side is not None:
            own = self._of_side(chosen.side)
            before = before[np.isin(before, own)] if len(before) else before
            first, last = own.searchsorted(np.array([first, last], dtype=own.dtype)).tolist()
        step = STEP
        if not newest:
            yield before
        while first < last:
            if newest:
                some = np.arange(last - 1, max(first, last - step) - 1, -1)
                last -= step
            else:
                some = np.arange(first, min(last, first + step))
                first += step
            yield some if own is None else own[some]
            step *= 4
        if newest:
            yield before[::-1]

    def _of_side(self, side: int, *, alone: bool = False) -> Column:
        """The places of a side's events, in order."""
        assert self.sides is not None, "asked of a side where sides are not kept"
        return self.sides.places(side, alone=alone)

    def _days(self, places: Column) -> Column:
        """The days of places, counted from the first."""
        return self._columns["starts"].searchsorted(places, "right") - 1

    def _place_of(self, day: int) -> int:
        """The place of the first event of a day or a later one."""
        starts = self._columns["starts"]
        return int(starts[min(max(day - self._first, 0), len(starts) - 1)])

    def _conditions(self, chosen: Chosen) -> Iterator[tuple[str, Mask]]:
        """The columns that are chosen by, each with which of its numbers are good."""
        import numpy as np

        def among(numbers: Iterable[int], name: str) -> Mask:
            good = np.zeros(int(self._columns["sizes"][("type", "theatre", "dataset").index(name)]), dtype=bool)
            good[[number for number in numbers if number < len(good)]] = True
            return good

        if chosen.types is not None:
            yield "type", among((at for at, type in enumerate(self._types) if type in chosen.types), "type")
        if chosen.theatres is not None:
            yield "theatre", among(chosen.theatres, "theatre")
        if chosen.datasets is not None:
            yield "dataset", among(chosen.datasets, "dataset")

    def _of(self, day: date, column: Column) -> Any:
        """A day in the numbers of a column, as others would have all of it copied."""
        return column.dtype.type(day.toordinal())


def opened(folder: Path) -> ByDay | None:
    """What lies beside the index of that folder; None where nothing does."""
    found, sides = open_ready(folder / "ready", NAME), open_ready(folder / "ready", by_side.NAME)
    return ByDay(*found, BySide(sides[0]) if sides else None) if found else None


def make(tables: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make it, and what lies by side, of an index of many events that lacks it; where nothing may be written none."""
    ((count,),) = tables.execute("SELECT count(*) FROM events").fetchall()
    if count < MANY:
        return
    ready = folder / "ready"
    if (found := opened(folder)) is None:
        columns, values = columns_of(tables)
        write_ready(ready, NAME, columns, values)
        del columns
        found = opened(folder)
    if found and not found.sides:
        write_ready(ready, by_side.NAME, by_side.columns_of(tables, found.row), {})


def columns_of(tables: duckdb.DuckDBPyConnection) -> tuple[dict[str, Column], dict[str, Any]]:
    """The columns of all events by day, and of counts; what the numbers of types and days stand for."""
    import numpy as np

    acts = tables.execute("SELECT number, type FROM acts ORDER BY number").fetchall()
    types = sorted({type for _, type in acts})
    of_act = np.zeros(1 + max((number for number, _ in acts), default=0), dtype=np.uint8)
    of_act[[number for number, _ in acts]] = [types.index(type) for _, type in acts]

    told = tables.cursor().execute(EVENTS).fetchnumpy()
    by_number = ordered(told.pop("number"))
    first = int(told["day"].min()) if len(told["day"]) else 0
    since = told["day"] - first
    if len(since) and since.max() < 1 << 16:
        since = since.astype(np.uint16)  # which are put in order ten times as fast
    order = by_number[np.argsort(since[by_number], kind="stable")]
    day, until = told.pop("day")[order], told.pop("until")[order]
    long = np.flatnonzero(until != day)
    columns = {
        "row": told["row"][order].astype(np.int32), "type": of_act[told["act"][order]],
        "theatre": told["theatre"][order], "dataset": told["dataset"][order],
        "starts": np.searchsorted(day, np.arange(first, int(day[-1]) + 2, dtype=day.dtype)) if len(day) else order,
        "long": long, "long_until": until[long],
    }  # fmt: skip
    columns["sizes"] = np.array(
        [len(types), *(1 + int(columns[name].max(initial=0)) for name in ("theatre", "dataset"))]
    )
    for kind, theatre in (("plain", "0::SMALLINT"), ("placed", "theatre")):
        cells = tables.cursor().execute(CELLS.format(theatre=theatre)).fetchnumpy()
        cells["type"] = of_act[cells.pop("act")]
        order = np.argsort(cells["day"], kind="stable")
        columns |= {f"{kind}_{name}": column[order] for name, column in cells.items()}
    return columns, {"types": types, "first": first}


def ordered(numbers: Column) -> Column:
    """What puts numbers in order, of which none comes twice and few are left out: as quick as they are counted."""
    import numpy as np

    place = np.full(1 + int(numbers.max(initial=-1)), -1, dtype=np.int32)
    place[numbers] = np.arange(len(numbers), dtype=np.int32)
    return place[place >= 0]
