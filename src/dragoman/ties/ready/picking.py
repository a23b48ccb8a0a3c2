"""Pick from what is kept ready: a dyad by its sides, its deeds until a day, the deeds of some time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.ready.arranged import Arranged
from dragoman.ties.ready.blocks import places_in
from dragoman.ties.ready.kept import Ready

Ints = NDArray[np.int64]


def side_of(deeds: Arranged, id: str) -> int | None:
    """The number of a side; None where nothing is known of it."""
    sides = deeds.deeds.sides
    low, high = 0, len(sides)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if sides[middle] < id else (low, middle)
    return low if low < len(sides) and sides[low] == id else None


def dyad_of(deeds: Arranged, one: str, other: str) -> int | None:
    """The number of a dyad, whichever side is named first; None where it has no deed."""
    numbers = side_of(deeds, one), side_of(deeds, other)
    if None in numbers:
        return None
    least, most = sorted(number for number in numbers if number is not None)
    begin, end = places_in(deeds.one, [least, least + 1])
    place = int(begin + places_in(deeds.other[begin:end], most))
    return place if place < end and deeds.other[place] == most else None


def dyads_of_side(deeds: Arranged, id: str) -> Ints:
    """The dyads of a side, in order."""
    number = side_of(deeds, id)
    found: Ints = np.flatnonzero((deeds.one == number) | (deeds.other == number))
    return found


def deeds_of_dyad(deeds: Arranged, dyad: int, until: int) -> Deeds:
    """The deeds of a dyad that count until a day."""
    begin, end = deeds.start[dyad : dyad + 2].tolist()
    end = begin + int(places_in(deeds.deeds.day[begin:end], until, side="right"))
    return deeds.deeds.where(begin + np.flatnonzero(_counts(deeds, slice(begin, end), until)))


def deeds_until(deeds: Arranged, until: int) -> Deeds:
    """All deeds that count until a day."""
    everything = slice(0, len(deeds.what))
    return deeds.deeds.where((deeds.deeds.day <= until) & _counts(deeds, everything, until))


def _counts(deeds: Arranged, rows: slice, until: int) -> NDArray[np.bool_]:
    """Which deeds count when a day is the last."""
    found: NDArray[np.bool_] = (deeds.what[rows] != deeds.classes.none) | (deeds.deeds.day[rows] == until)
    return found


def dyads_until(ready: Ready, day: int, theatre: str | None) -> Ints:
    """The dyads with a deed until a day, all in all or in a theatre."""
    deeds, number = ready.deeds, None
    if theatre is not None:
        number = deeds.theatres.index(theatre) if theatre in deeds.theatres else -1
    dyads, first = ready.first(number)
    found: Ints = dyads[first <= day]
    rows = np.asarray(deeds.lit_row[deeds.lit(day)])
    if theatre is not None:
        there = [theatre in deeds.deeds.theatres[some] for some in deeds.deeds.theatre[rows].tolist()]
        rows = rows[np.array(there, dtype=bool)]
    lit = np.unique(deeds.dyads(rows))
    lit = lit[first[np.searchsorted(dyads, lit)] > day]  # those of which nothing was told before
    return np.concatenate((found, lit)) if len(lit) else found


def told_of(ready: Ready) -> Deeds:
    """All deeds that reports tell of."""
    return ready.deeds.deeds.where(np.asarray(ready.heaviest.told))


def told_until(told: Deeds, day: int) -> Deeds:
    """Those until a day."""
    return told.where(told.day <= day)


def days_in(deeds: Arranged, theatre: str | None) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """The days of all deeds, in all theatres or in one, and which of them are coded."""
    if theatre is None:
        what, day = np.asarray(deeds.what), np.asarray(deeds.deeds.day)
    else:
        number = deeds.theatres.index(theatre) if theatre in deeds.theatres else -1
        there = np.repeat(deeds.place_theatre == number, np.diff(deeds.place_start))
        what, day = deeds.place_what[there], deeds.place_day[there]
    counts = what != deeds.classes.none
    return day[counts], deeds.classes.coded[what[counts]]
