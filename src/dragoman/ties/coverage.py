"""How well each day is covered: a fall in reporting must not be taken for peace, nor its growth for strife.

Takes the Deeds of a corpus, gives what each day is worth for one pair, in
months of usual coverage.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds

MONTH = 30.4375  # days, as an average of the calendar
SURGE = 2.0  # times its usual month that another pair counts at most: a war elsewhere is more news, not more coverage
AROUND = 6  # months before and after over which coverage is told
GAP = 0.5  # share of the coverage around, below which a month has a gap of its own
THIN = 2.0  # deeds a month that are added everywhere, so that a thin corpus tells of nearly even coverage

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a corpus tells month by month: made once, good for every pair."""

    first: int  # the first day, as a number
    length: int  # in days
    everything: Floats  # deeds a month
    steady: Floats  # deeds a month of which each pair counts for at most twice what it usually does


def reported(corpus: Deeds) -> Reported:
    """What a corpus, which must not be empty, tells month by month."""
    first = int(corpus.day.min())
    length = int(corpus.day.max()) - first + 1
    months = _months(length)
    month = _month(corpus, first)
    a, b = (column.astype(np.int64) for column in (corpus.initiator, corpus.recipient))
    pair = np.minimum(a, b) * len(corpus.sides) + np.maximum(a, b)
    keys, deeds = np.unique(pair * months + month, return_counts=True)
    pairs, place = np.divmod(keys, months)
    _, number = np.unique(pairs, return_inverse=True)
    usual = np.bincount(number, deeds) / months
    return Reported(
        first=first,
        length=length,
        everything=np.bincount(month, minlength=months).astype(np.float64),
        steady=np.bincount(place, _steady(deeds, usual[number]), months).astype(np.float64),
    )


def coverage(told: Reported, own: Deeds) -> Floats:
    """What each day of a corpus is worth for a pair with these deeds of its `own`; 0 where nothing at all is told.

    Coverage is the number of deeds of all other pairs, each of which counts
    in a month for at most twice what it usually does, averaged over the
    months around. A month that tells less than half of that has a gap, and
    counts for as much less.
    """
    months = len(told.everything)
    deeds = np.bincount(_month(own, told.first), minlength=months)
    others = told.steady - _steady(deeds, deeds.sum() / months)
    around = _around(others) + THIN
    share = (others + THIN) / around
    worth = around * np.where(share < GAP, share, 1.0)
    worth[told.everything == 0] = 0.0
    worth /= worth[worth > 0].mean()
    step = (np.arange(told.length) / MONTH).astype(np.int64)
    return np.asarray(worth[step] / MONTH)


def _steady(deeds: NDArray[np.int64], usual: float | Floats) -> Floats:
    """Deeds in a month, without what is more than a surge of what is usual."""
    return np.asarray(np.minimum(deeds, np.maximum(1.0, SURGE * usual)), dtype=np.float64)


def _months(length: int) -> int:
    """How many months so many days are, the last of them perhaps begun."""
    return int((length - 1) / MONTH) + 1


def _month(deeds: Deeds, first: int) -> NDArray[np.int64]:
    """The month of each deed, counted from a day."""
    return ((deeds.day - first) / MONTH).astype(np.int64)


def _around(counts: Floats) -> Floats:
    """The mean of the months around each, as many as there are."""
    sums = np.concatenate(([0.0], np.cumsum(counts)))
    place = np.arange(len(counts))
    low, high = np.maximum(place - AROUND, 0), np.minimum(place + AROUND + 1, len(counts))
    return np.asarray((sums[high] - sums[low]) / (high - low))
