"""Tell, from what is kept ready, how unlike those before it the last month of each pair is, as `most_changed` does."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.changing import before, share_of, strengths, usual_weight
from dragoman.ties.ready.blocks import ends, stretches
from dragoman.ties.ready.clustering import CHANNELS
from dragoman.ties.ready.kept import Ready

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Changes(NamedTuple):
    """The dyads that did anything in some months, in order, and how much each has changed; 0: not at all."""

    dyads: Ints
    strength: Floats


def changes_of_dyads(ready: Ready, *, last: date, theatre: str | None) -> Changes:
    """How much the dyads have changed in the month of the day `last`, up to that day."""
    deeds, end = ready.deeds, last.toordinal()
    dyad, what, day = _recent(ready, before(last).toordinal(), end, theatre)
    dyads, number = numbered(dyad, len(deeds.one))
    channel, weight = deeds.classes.channel[what], deeds.classes.weight[what]
    late = day >= last.replace(day=1).toordinal()
    return Changes(dyads, strengths(number, channel, weight, late, len(dyads), share_of(last)))


def changes_of_side(ready: Ready, dyads: Ints, *, last: date) -> Changes:
    """The same of some dyads (numbers, in order), in all theatres: what a deed usually weighs is told by all."""
    deeds, begin, end = ready.deeds, before(last).toordinal(), last.toordinal()
    weights = {channel: deeds.classes.weights(channel) for channel in CHANNELS}
    lit = deeds.lit(end)
    counts = sum(
        np.bincount(what, minlength=len(deeds.classes.weight))
        for what in (deeds.day_what[deeds.between(begin, end)], deeds.lit_what[lit])
    )
    units = {channel: usual_weight(float(counts @ own), float(counts @ own**2)) for channel, own in weights.items()}
    starts, stops = deeds.start[dyads], deeds.start[dyads + 1]
    rows, of = stretches(ends(deeds.deeds.day, starts, stops, begin - 1), ends(deeds.deeds.day, starts, stops, end))
    what, day = deeds.what[rows], deeds.deeds.day[rows]
    lit_of = deeds.dyads(deeds.lit_row[lit])
    own = np.isin(lit_of, dyads)
    of = np.concatenate((of, np.searchsorted(dyads, lit_of[own])))
    what = np.concatenate((what, deeds.lit_what[lit][own]))
    day = np.concatenate((day, np.full(int(own.sum()), end)))
    channel, weight = deeds.classes.channel[what], deeds.classes.weight[what]
    late = day >= last.replace(day=1).toordinal()
    return Changes(dyads, strengths(of, channel, weight, late, len(dyads), share_of(last), units))


def numbered(values: NDArray[np.integer], count: int) -> tuple[Ints, NDArray[np.int32]]:
    """The numbers below `count` that occur, in order, and which of these each is: without putting millions in order."""
    there = np.zeros(count, dtype=bool)
    there[values] = True
    found = np.flatnonzero(there)
    place = np.empty(count, dtype=np.int32)
    place[found] = np.arange(len(found), dtype=np.int32)
    return found, place[values]


def _recent(
    ready: Ready, begin: int, end: int, theatre: str | None
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.integer]]:
    """The dyads, classes and days of the deeds between two days, in all theatres or in one."""
    deeds = ready.deeds
    lit = deeds.lit(end)
    rows, classes = deeds.lit_row[lit], deeds.lit_what[lit]
    day: NDArray[np.integer]
    if theatre is None:
        some = deeds.between(begin, end)
        dyad, what, day = deeds.day_dyad[some], deeds.day_what[some], deeds.days(some)
    else:
        number = deeds.theatres.index(theatre) if theatre in deeds.theatres else -1
        of_unit = np.repeat(deeds.place_theatre == number, np.diff(deeds.place_start))
        there = np.flatnonzero(of_unit & (deeds.place_day >= begin) & (deeds.place_day <= end))
        unit = np.searchsorted(deeds.place_start, there, side="right") - 1
        dyad, what, day = deeds.place_dyad[unit], deeds.place_what[there], deeds.place_day[there]
        kept = np.array([theatre in deeds.deeds.theatres[some] for some in deeds.deeds.theatre[rows].tolist()], bool)
        rows, classes = rows[kept], classes[kept]
    return (
        np.concatenate((dyad, deeds.dyads(rows).astype(np.int32))),
        np.concatenate((what, classes)),
        np.concatenate((day, np.full(len(rows), end))),
    )
