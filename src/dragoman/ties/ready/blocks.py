"""Sums of the deeds of units, kept at every so many of them: those of any day are the last ones kept, and a few deeds.

Takes the days and classes of deeds in the order of their units and days.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.ready.classes import COLUMNS, POWERS, Classes

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
SIZE = 64  # deeds of a block
TOGETHER = 16_384  # blocks that are added up together


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The sums of units after each full block of their deeds, as old as on the day of its last deed."""

    start: Ints  # of each unit the first of its blocks; at the end, how many there are
    sums: Floats  # a row a block, the columns of a tally
    size: int
    half_life: float


def blocks_of(
    day: NDArray[np.int32],
    what: NDArray[np.int32],
    start: Ints,
    classes: Classes,
    *,
    half_life: float,
    size: int = SIZE,
) -> Blocks:
    """The sums of units of which the deeds begin at `start`."""
    counts = np.diff(start) // size
    first = np.concatenate(([0], np.cumsum(counts)))
    unit = np.repeat(np.arange(len(counts)), counts)
    turn = np.arange(len(unit)) - first[unit]
    row = start[unit] + turn * size
    sums = np.empty((len(unit), len(COLUMNS)))
    within = np.arange(size)
    for begin in range(0, len(unit), TOGETHER):
        some = slice(begin, begin + TOGETHER)
        rows = row[some][:, None] + within
        age = day[rows[:, -1]][:, None] - day[rows]
        sums[some] = _aged(classes, what[rows], age, half_life)
    _add_up(sums, day[row + size - 1], turn, first, counts, half_life)
    return Blocks(start=first, sums=sums, size=size, half_life=half_life)


def _aged(classes: Classes, what: NDArray[np.int32], age: NDArray[np.int32], half_life: float) -> Floats:
    """What some deeds, a row a block, come to when they are so old."""
    left = np.exp2(-age / half_life)
    powers = (np.ones_like(left), left, left**2)
    return np.stack(
        [(classes.adds[:, column][what] * powers[int(power)]).sum(axis=1) for column, power in enumerate(POWERS)],
        axis=1,
    )


def _add_up(sums: Floats, last: NDArray[np.int32], turn: Ints, first: Ints, counts: Ints, half_life: float) -> None:
    """Add to each block what came before it of its unit."""
    order = np.argsort(-counts, kind="stable")
    for now in range(1, int(counts.max(initial=0))):
        order = order[counts[order] > now]
        block = first[order] + now
        left = np.exp2(-(last[block] - last[block - 1]) / half_life)[:, None] ** POWERS
        sums[block] += sums[block - 1] * left


def sums_at(
    day: NDArray[np.int32],
    what: NDArray[np.int32],
    start: Ints,
    blocks: Blocks,
    classes: Classes,
    units: Ints,
    until: int | Ints,
) -> tuple[Floats, Ints]:
    """The sums of some units on a day, or of each on a day of its own, and how many deeds of each are of that time."""
    begin = np.asarray(start[units])
    end = ends(day, begin, np.asarray(start[units + 1]), until)
    full = (end - begin) // blocks.size
    found = np.zeros((len(units), len(COLUMNS)))
    has = np.flatnonzero(full > 0)
    block = blocks.start[units[has]] + full[has] - 1
    last = day[begin[has] + full[has] * blocks.size - 1]
    found[has] = blocks.sums[block] * np.exp2(-(_of(until, has) - last) / blocks.half_life)[:, None] ** POWERS
    rows, of = stretches(begin + full * blocks.size, end)
    left = np.exp2(-(_of(until, of) - day[rows]) / blocks.half_life)
    powers, kinds = (np.ones_like(left), left, left**2), what[rows]
    for column, power in enumerate(POWERS):
        found[:, column] += np.bincount(of, classes.adds[:, column][kinds] * powers[int(power)], len(units))
    return found, end - begin


def _of(until: int | Ints, units: Ints) -> int | Ints:
    """The day of all units, or those of some."""
    return until if isinstance(until, int) else until[units]


def ends(day: NDArray[np.int32], begin: Ints, end: Ints, until: int | Ints) -> Ints:
    """Of stretches in the order of days, where the deeds after a day, or one each, begin: all are searched at once."""
    low, high = begin.copy(), end.copy()
    while (open_ := np.flatnonzero(low < high)).size:
        middle = (low[open_] + high[open_]) // 2
        before = day[middle] <= _of(until, open_)
        low[open_[before]] = middle[before] + 1
        high[open_[~before]] = middle[~before]
    return low


def places_in(column: NDArray[Any], values: Any, side: Literal["left", "right"] = "left") -> Ints:
    """Where values belong in a column that is in order.

    They are made numbers of its kind: else all of the column were made numbers of theirs, to find a few.
    """
    found: Ints = np.searchsorted(column, np.asarray(values, dtype=column.dtype), side=side)
    return found


def stretches(begin: Ints, end: Ints) -> tuple[Ints, Ints]:
    """The numbers from each begin up to its end, and of which stretch each is."""
    counts = end - begin
    of = np.repeat(np.arange(len(counts)), counts)
    return np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts) + begin[of], of
