"""Pick from what is kept ready: a dyad by its sides, its deeds until a day, the deeds of some time."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.ready.arranged import Arranged
from dragoman.ties.ready.kept import Ready

Ints = NDArray[np.int64]
NEVER = date.max.toordinal()


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
    begin, end = np.searchsorted(deeds.one, [least, least + 1])
    place = int(begin + np.searchsorted(deeds.other[begin:end], most))
    return place if place < end and deeds.other[place] == most else None


def dyads_of_side(deeds: Arranged, id: str) -> Ints:
    """The dyads of a side, in order."""
    number = side_of(deeds, id)
    found: Ints = np.flatnonzero((deeds.one == number) | (deeds.other == number))
    return found


def deeds_of_dyad(deeds: Arranged, dyad: int, until: int) -> Deeds:
    """The deeds of a dyad that count until a day."""
    begin, end = deeds.start[dyad : dyad + 2].tolist()
    end = begin + int(np.searchsorted(deeds.deeds.day[begin:end], until, side="right"))
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
    deeds = ready.deeds
    if theatre is None:
        first, dyads = _first(deeds.deeds.day, deeds.what, deeds.start, deeds), np.arange(len(deeds.one))
    else:
        first = _first(deeds.place_day, deeds.place_what, deeds.place_start, deeds)
        dyads = np.asarray(deeds.place_dyad, dtype=np.int64)
        there = deeds.theatres.index(theatre) if theatre in deeds.theatres else -1
        dyads, first = (column[deeds.place_theatre == there] for column in (dyads, first))
    lit = deeds.dyads(deeds.lit_row[deeds.lit(day)]) if theatre is None else dyads[:0]
    found: Ints = np.union1d(dyads[first <= day], lit)
    return found


def _first(day: NDArray[np.int32], what: NDArray[np.int32], start: Ints, deeds: Arranged) -> NDArray[np.int32]:
    """The day of the first deed of each unit, of those that count on every later day."""
    row = start[:-1].copy()
    dark = np.arange(len(row))
    while len(dark := dark[(what[row[dark]] == deeds.classes.none) & (row[dark] + 1 < start[dark + 1])]):
        row[dark] += 1
    return np.where(what[row] == deeds.classes.none, NEVER, day[row]).astype(np.int32)


def told_of(ready: Ready) -> Deeds:
    """All deeds that reports tell of."""
    return ready.deeds.deeds.where(np.asarray(ready.heaviest.told))


def told_until(told: Deeds, day: int) -> Deeds:
    """Those until a day."""
    return told.where(told.day <= day)
