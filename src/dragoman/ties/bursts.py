"""How much the deeds of each unit cluster in time: news comes in bursts, and a burst is less than so many deeds.

Takes Deeds and the Units they are added up by, gives a factor for each channel
of each unit: 1 where deeds come one by one, 3 where they come by threes.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.tally import Units
from dragoman.ties.weights import CONFLICT, COOPERATION, Weights

Floats = NDArray[np.float64]
# Of dyads of ICEWS 2014 with ten deeds of conflict or more, told once a day and type, the median by weeks is 1.5; it is
# 1.7 for cooperation. Intervals that take 2 for it are too wide on generated systems, those that take 1 too narrow.
USUAL = 1.5
STRETCH = 30  # days that are compared with those that follow: in so few, news of one thing is mostly told
DEEDS = 30.0  # deeds that it takes until a dyad's own bursts count as much as the usual ones
CELLS = 8_000_000  # units times stretches of days looked at together


def bursts(deeds: Deeds, units: Units, weights: Weights, *, begin: int, end: int) -> tuple[Floats, Floats]:
    """How much deeds of cooperation, and of conflict, cluster between two days, drawn towards what is usual.

    Half the mean squared difference of successive stretches of days, over what
    it would be if deeds came one by one (von Neumann's ratio, 1941). Unlike a
    variance about the mean it takes a lasting change of the rate for what it
    is: one step, and no burst.
    """
    count = max((end - begin + 1) // STRETCH, 1)
    found = [np.full(len(units), USUAL) for _ in range(2)]
    even = _even(deeds, units, weights)
    for some, channel, weight, cell, size in _blocks(deeds, units, weights, begin, count):
        for place, number in enumerate((COOPERATION, CONFLICT)):
            there = channel == number
            table = np.bincount(cell[there], weight[there], size * count).reshape(size, count)
            square = np.bincount(cell[there] // count, weight[there] ** 2, size)
            steps = (np.diff(table, axis=1) ** 2).sum(axis=1) / 2
            own = even[place][some]
            found[place][some] = (USUAL * own + steps) / (own + square * (count - 1) / count)
    return found[0], found[1]


Block = tuple[slice, NDArray[np.int8], Floats, NDArray[np.int64], int]


def _blocks(deeds: Deeds, units: Units, weights: Weights, begin: int, count: int) -> Iterator[Block]:
    """Some units at a time: which, their deeds' channels and weights, the unit and stretch of each, how many units."""
    step = max(CELLS // count, 1)
    ends = np.append(units.start, len(units.order))
    for first in range(0, len(units), step):
        last = min(first + step, len(units))
        rows = units.order[ends[first] : ends[last]]
        part = deeds.where(units.row[rows])
        channel, weight = weights.of(part)
        stretch = (part.day - begin) // STRETCH
        whole = (stretch < count) & (weight > 0)  # what is left over of the last stretch is no stretch
        cell = (units.unit[rows].astype(np.int64) - first) * count + stretch
        yield slice(first, last), channel[whole], weight[whole], cell[whole], last - first


def _even(deeds: Deeds, units: Units, weights: Weights) -> tuple[Floats, Floats]:
    """For each unit, the squared weights of so many deeds of a channel as count as the usual bursts do.

    In the mean of deeds that reports tell, or of coded ones, which weigh less,
    where a unit has no others.
    """
    counts, squares = np.zeros((2, 3)), np.zeros((2, 3))
    reported = np.zeros(len(units), dtype=bool)
    for first in range(0, len(deeds), CELLS):
        part = deeds.where(slice(first, first + CELLS))
        channel, weight = weights.of(part)
        for kind, chosen in enumerate((part.coded, ~part.coded)):
            counts[kind] += np.bincount(channel[chosen & (weight > 0)], minlength=3)
            squares[kind] += np.bincount(channel[chosen], weight[chosen] ** 2, 3)
    reported[units.unit[~deeds.coded[units.row]]] = True
    means = DEEDS * np.where(counts > 0, squares / np.maximum(counts, 1), 1.0)[reported.astype(np.int8)]
    return means[:, COOPERATION], means[:, CONFLICT]
