"""How well each day is covered: a fall in reporting must not be taken for peace, nor its growth for strife.

Takes the Deeds of a corpus, gives what each day is worth for one pair, in
months of usual coverage.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds

MONTH = 30.4375  # days, as an average of the calendar
SURGE = 2.0  # times its usual month that another pair counts at most: a war elsewhere is more news, not more coverage
AROUND = 6  # months before and after over which coverage is told
GAP = 0.5  # share of the coverage around, below which a month has a gap of its own
THIN = 2.0  # deeds a month that are added everywhere, so that a thin corpus tells of nearly even coverage

Floats = NDArray[np.float64]


def coverage(corpus: Deeds, one: str, other: str) -> Floats:
    """What each day of a corpus, from first to last, is worth for a pair; 0 where nothing at all is told.

    Coverage is the number of deeds of all other pairs, each of which counts
    in a month for at most twice what it usually does, averaged over the
    months around. A month that tells less than half of that has a gap, and
    counts for as much less.
    """
    first = int(corpus.day.min())
    length = int(corpus.day.max()) - first + 1
    step = (np.arange(length) / MONTH).astype(np.int64)
    months = int(step[-1]) + 1
    month = step[corpus.day - first]
    everything = np.bincount(month, minlength=months).astype(np.float64)
    others = _others(corpus, one, other, month, months)
    around = _around(others) + THIN
    share = (others + THIN) / around
    worth = around * np.where(share < GAP, share, 1.0)
    worth[everything == 0] = 0.0
    worth /= worth[worth > 0].mean()
    return np.asarray(worth[step] / MONTH)


def _others(corpus: Deeds, one: str, other: str, month: NDArray[np.int64], months: int) -> Floats:
    """The deeds of other pairs by month, without their surges."""
    count = len(corpus.sides)
    a, b = (column.astype(np.int64) for column in (corpus.initiator, corpus.recipient))
    pair = np.minimum(a, b) * count + np.maximum(a, b)
    own = sorted((corpus.sides.index(one), corpus.sides.index(other)))
    rest = pair != own[0] * count + own[1]
    keys, deeds = np.unique(pair[rest] * months + month[rest], return_counts=True)
    pairs, place = np.divmod(keys, months)
    _, number = np.unique(pairs, return_inverse=True)
    usual = np.bincount(number, deeds) / months
    capped = np.minimum(deeds, np.maximum(1.0, SURGE * usual[number]))
    return np.bincount(place, capped, months).astype(np.float64)


def _around(counts: Floats) -> Floats:
    """The mean of the months around each, as many as there are."""
    sums = np.concatenate(([0.0], np.cumsum(counts)))
    place = np.arange(len(counts))
    low, high = np.maximum(place - AROUND, 0), np.minimum(place + AROUND + 1, len(counts))
    return np.asarray((sums[high] - sums[low]) / (high - low))
