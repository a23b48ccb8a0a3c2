"""What a corpus tells month by month until any day, as `coverage.reported` has it.

A pair counts in a month for at most twice what it usually does, so that only
months of a pair with more than one deed hang on how many it has in all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.coverage import MONTH, SURGE, Reported
from dragoman.ties.ready.arranged import Arranged

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Reports(NamedTuple):
    """What a corpus tells month by month until a day."""

    length: int  # in days, from the first deed to the last
    everything: Floats
    steady: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The deeds of dyads by month, months of equal length from the first deed on."""

    everything: Ints  # deeds of each month
    pairs: Ints  # dyads with a deed in it
    start: Ints  # of each month, where its cells begin
    dyad: NDArray[np.int32]  # those with several deeds in it
    count: NDArray[np.int32]


def cells_of(deeds: Arranged) -> Cells:
    """The deeds of each dyad in each month."""
    counts = np.flatnonzero(deeds.what != deeds.classes.none)
    month = ((deeds.deeds.day[counts] - deeds.begin) / MONTH).astype(np.int32)
    dyad = np.repeat(np.arange(len(deeds.one), dtype=np.int32), np.diff(deeds.start))[counts]
    begins = np.flatnonzero(np.r_[True, (dyad[1:] != dyad[:-1]) | (month[1:] != month[:-1])])
    size = np.diff(np.append(begins, len(counts)))
    dyad, month, number = dyad[begins], month[begins], int(month.max()) + 1
    several = np.flatnonzero(size > 1)
    several = several[np.argsort(month[several], kind="stable")]
    return Cells(
        everything=np.bincount(month, size, number).astype(np.int64),
        pairs=np.bincount(month, minlength=number),
        start=np.searchsorted(month[several], np.arange(number + 1)).astype(np.int64),
        dyad=dyad[several].astype(np.int32),
        count=size[several].astype(np.int32),
    )


def reported_at(deeds: Arranged, cells: Cells, told: Ints, day: int) -> Reports:
    """What is told month by month until a day; `told` is how many deeds each dyad has until then."""
    last = _last(deeds, day)
    months = int((last - deeds.begin) / MONTH) + 1
    whole = months - 1
    limit = np.maximum(1.0, SURGE * told / months)
    some = slice(0, int(cells.start[whole]))
    over = np.minimum(cells.count[some], limit[cells.dyad[some]]) - 1
    of = np.repeat(np.arange(whole), np.diff(cells.start[: whole + 1]))
    number = _now(deeds, whole, day)
    now = number[number > 0]
    return Reports(
        length=last - deeds.begin + 1,
        everything=np.append(cells.everything[:whole], now.sum()).astype(np.float64),
        steady=np.append(
            cells.pairs[:whole] + np.bincount(of, over, whole), np.minimum(now, limit[number > 0]).sum()
        ).astype(np.float64),
    )  # fmt: skip


def as_reported(reports: Reports, begin: int) -> Reported:
    """The same as `coverage` takes it."""
    return Reported(first=begin, length=reports.length, everything=reports.everything, steady=reports.steady)


def _last(deeds: Arranged, day: int) -> int:
    """The last day with a deed that counts, until a day."""
    lit = deeds.lit(day)
    if lit.stop > lit.start:
        return day
    rows = deeds.until(day)
    what = deeds.day_what[: rows.stop]
    place = rows.stop - 1
    while what[place] == deeds.classes.none:
        place -= 1
    return int(deeds.first + np.searchsorted(deeds.day_start, place, side="right") - 1)


def _now(deeds: Arranged, month: int, day: int) -> Ints:
    """How many deeds each dyad has in a month, from its beginning until a day."""
    begin = deeds.begin + int(np.ceil(month * MONTH))
    rows = deeds.between(begin, day)
    some = deeds.day_dyad[rows][deeds.day_what[rows] != deeds.classes.none]
    lit = deeds.dyads(deeds.lit_row[deeds.lit(day)])
    return np.bincount(np.concatenate((some, lit)), minlength=len(deeds.one))
