"""Put deeds in the order of their dyads and days, with a second order by day, and their places in theatres.

Takes Deeds, gives Arranged, the columns of which can be kept in files and
shared by all who read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.once_a_day import which_count
from dragoman.ties.ready.blocks import stretches
from dragoman.ties.ready.classes import Classes, classes_of
from dragoman.ties.weights import Weights

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """Deeds by dyad and day. Dyads are numbered by the ids of their sides, which are in order."""

    deeds: Deeds
    what: NDArray[np.int32]  # class of each
    classes: Classes
    one: NDArray[np.int32]  # of each dyad, into sides, the lesser of both
    other: NDArray[np.int32]
    start: Ints  # of each dyad the first of its deeds; at the end, how many there are
    theatres: tuple[str, ...]  # ids, sorted
    place_dyad: NDArray[np.int32]  # of each dyad in a theatre, by dyad and theatre
    place_theatre: NDArray[np.int32]  # into theatres
    place_start: Ints
    place_row: NDArray[np.int32]  # deeds of these, by dyad, theatre and day
    place_day: NDArray[np.int32]
    place_what: NDArray[np.int32]
    begin: int  # the first day on which a deed counts, as a number
    last: int  # the last
    first: int  # the first day of all
    day_start: Ints  # of each day from the first on, where its deeds begin in the order of days; at the end, how many
    day_dyad: NDArray[np.int32]  # dyad of each, in the order of days
    day_what: NDArray[np.int32]
    # Deeds that count only where their own day is the last (`which_count`), in the order of days; for all other days
    # they are of a class that adds nothing.
    lit_row: Ints
    lit_day: NDArray[np.int32]
    lit_what: NDArray[np.int32]

    def dyads_of(self, sides: NDArray[Any]) -> Ints:
        """The dyads of two of some sides, given as a mask; in order."""
        chosen = np.flatnonzero(sides).astype(self.one.dtype)
        rows, _ = stretches(*(np.searchsorted(self.one, chosen, side=side) for side in ("left", "right")))
        found: Ints = rows[sides[self.other[rows]]]
        return found

    def lit(self, day: int) -> slice:
        """Which of the deeds that count on their own day alone do so on this day."""
        return slice(*np.searchsorted(self.lit_day, [day, day + 1]).tolist())

    def days(self, some: slice) -> Ints:
        """The days of some deeds in the order of days."""
        low = int(np.searchsorted(self.day_start, some.start, side="right")) - 1
        high = max(int(np.searchsorted(self.day_start, some.stop)), low)
        edges = np.clip(self.day_start[low : high + 1], some.start, some.stop)
        return self.first + np.repeat(np.arange(low, high), np.diff(edges))

    def dyads(self, rows: NDArray[Any]) -> Ints:
        """The dyads of some deeds."""
        found: Ints = np.searchsorted(self.start, rows, side="right") - 1
        return found

    def until(self, day: int) -> slice:
        """The deeds up to a day, in the order of days."""
        return slice(0, int(self.day_start[min(max(day - self.first + 1, 0), len(self.day_start) - 1)]))

    def between(self, since: int, until: int) -> slice:
        """The deeds of some days, both included, in the order of days."""
        return slice(self.until(since - 1).stop, self.until(until).stop)


def arrange(deeds: Deeds, weights: Weights) -> Arranged:
    """Those of the deeds that count, of which there must be some, in order."""
    counting = which_count(deeds)
    some = counting.kept | counting.until_told
    return _arranged(deeds.where(some), counting.until_told[some], weights)


def _arranged(deeds: Deeds, until_told: NDArray[np.bool_], weights: Weights) -> Arranged:
    sides = tuple(sorted(deeds.sides))
    rank = {side: number for number, side in enumerate(sides)}
    ranks = np.array([rank[side] for side in deeds.sides], dtype=np.int64)
    a, b = ranks[deeds.initiator], ranks[deeds.recipient]
    keys = np.minimum(a, b) * len(sides) + np.maximum(a, b)
    first = int(deeds.day.min())
    span = int(deeds.day.max()) - first + 1
    order = np.argsort(keys * span + (deeds.day - first), kind="stable")
    keys = keys[order]
    begins = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    one, other = np.divmod(keys[begins], len(sides))
    start = np.append(begins, len(keys)).astype(np.int64)
    del keys
    classes, own = classes_of(deeds, weights)
    what = np.where(until_told, classes.none, own).astype(np.int32)[order]
    lit = np.flatnonzero(until_told[order])
    lit = lit[np.argsort(deeds.day[order[lit]], kind="stable")]
    some = Deeds(
        sides=sides,
        kinds=tuple(dict(zip(deeds.sides, deeds.kinds, strict=True))[side] for side in sides),
        acts=deeds.acts,
        tellings=deeds.tellings,
        theatres=deeds.theatres,
        initiator=a[order].astype(np.int32),
        recipient=b[order].astype(np.int32),
        **{name: getattr(deeds, name)[order] for name in ("act", "telling", "theatre", "day", "event", "confidence")},
    )
    dyad = np.repeat(np.arange(len(begins), dtype=np.int32), np.diff(start))
    # Small numbers are put in order by their digits, in a tenth of the time.
    by_day = np.argsort((some.day - first).astype(np.uint16 if span < 1 << 16 else np.int32), kind="stable")
    days = np.arange(first, first + span + 1)
    return Arranged(
        deeds=some,
        what=what,
        classes=classes,
        one=one.astype(np.int32),
        other=other.astype(np.int32),
        start=start,
        **_places(some, dyad, what),
        begin=int(deeds.day[~until_told].min()),
        last=int(deeds.day[~until_told].max()),
        first=first,
        day_start=np.searchsorted(some.day[by_day], days).astype(np.int64),
        day_dyad=dyad[by_day],
        day_what=what[by_day],
        lit_row=lit,
        lit_day=some.day[lit],
        lit_what=own[order[lit]],
    )


def _places(deeds: Deeds, dyad: NDArray[np.int32], what: NDArray[np.int32]) -> dict[str, Any]:
    """The deeds of each dyad in each theatre; what counts in several stands in each, what counts in none nowhere."""
    theatres = tuple(sorted({theatre for several in deeds.theatres for theatre in several}))
    number = {theatre: place for place, theatre in enumerate(theatres)}
    sets = [sorted({number[theatre] for theatre in several}) for several in deeds.theatres]
    rows, places = [np.empty(0, dtype=np.int32)], [np.empty(0, dtype=np.int32)]
    for column in range(max(map(len, sets), default=0)):
        table = np.array([some[column] if column < len(some) else -1 for some in sets], dtype=np.int32)
        there = table[deeds.theatre]
        rows.append(np.flatnonzero(there >= 0).astype(np.int32))
        places.append(there[rows[-1]])
    row, place = np.concatenate(rows), np.concatenate(places)
    keys = dyad[row].astype(np.int64) * max(len(theatres), 1) + place
    order = np.lexsort((row, keys))  # rows of a dyad are in the order of their days
    keys, row = keys[order], row[order]
    begins = np.flatnonzero(np.r_[np.full(min(len(keys), 1), True), keys[1:] != keys[:-1]])
    of_dyad, in_theatre = np.divmod(keys[begins], max(len(theatres), 1))
    return {
        "theatres": theatres,
        "place_dyad": of_dyad.astype(np.int32),
        "place_theatre": in_theatre.astype(np.int32),
        "place_start": np.append(begins, len(keys)).astype(np.int64),
        "place_row": row,
        "place_day": deeds.day[row],
        "place_what": what[row],
    }
