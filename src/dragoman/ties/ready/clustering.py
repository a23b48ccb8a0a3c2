"""How much the deeds of dyads cluster in time until any day, as `bursts` has it.

Of dyads with many deeds the weights of each stretch of days are kept; of the
others their deeds are added up when they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.bursts import STRETCH, USUAL
from dragoman.ties.ready.arranged import Arranged
from dragoman.ties.ready.blocks import ends, stretches
from dragoman.ties.weights import CONFLICT, COOPERATION

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
TOGETHER = 20_000  # dyads looked at together
CHANNELS = (COOPERATION, CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """The dyads with more than so many deeds, by stretches of days from the first on, in either channel."""

    dyads: NDArray[np.int64]
    sums: Floats  # dyad, channel, stretch: weight
    squares: Floats  # squared weights until the end of each stretch


def stretches_of(deeds: Arranged, size: int) -> Stretches:
    """The stretches of all dyads with more deeds than a block."""
    dyads = np.flatnonzero(np.diff(deeds.start) > size)
    count = (deeds.last - deeds.begin) // STRETCH + 1
    sums, squares = np.empty((len(dyads), 2, count)), np.empty((len(dyads), 2, count))
    for first in range(0, len(dyads), TOGETHER):
        some = slice(first, first + TOGETHER)
        until = np.full(len(dyads[some]), deeds.begin + count * STRETCH)
        sums[some], squares[some] = _added_up(deeds, dyads[some], count, until)
    return Stretches(dyads=dyads, sums=sums, squares=squares.cumsum(axis=2))


def clustered(
    deeds: Arranged, kept: Stretches, dyads: Ints, day: int, even: Floats, reported: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """How much the deeds of each channel of some dyads cluster until a day; `even` as `Known` has it."""
    count = (day - deeds.begin + 1) // STRETCH
    found = np.empty((2, len(dyads)))
    for first in range(0, len(dyads), TOGETHER):
        part = slice(first, first + TOGETHER)
        sums, squares = _until(deeds, kept, dyads[part], day, count)
        own = even[reported[part].astype(np.int8)].T
        steps = (np.diff(sums, axis=2) ** 2).sum(axis=2).T / 2
        found[:, part] = (USUAL * own + steps) / (own + squares.T * (count - 1) / count)
    return found[0], found[1]


def stretches_of_dyad(deeds: Arranged, kept: Stretches, dyad: int, count: int) -> tuple[Floats, Floats]:
    """Of the first so many stretches of a dyad the weights of each, and the squared weights until its end, by channel.

    Without the deeds that count on a day alone.
    """
    place = int(np.searchsorted(kept.dyads, dyad))
    if place < len(kept.dyads) and kept.dyads[place] == dyad:
        return np.asarray(kept.sums[place, :, :count]), np.asarray(kept.squares[place, :, :count])
    last = np.array([deeds.begin + count * STRETCH - 1])
    sums, squares = _added_up(deeds, np.array([dyad]), count, last)
    return sums[0], squares[0].cumsum(axis=1)


def _until(deeds: Arranged, kept: Stretches, dyads: Ints, day: int, count: int) -> tuple[Floats, Floats]:
    """The weights of each stretch that is over on a day, and the squared weights of all of them."""
    sums, squares = np.zeros((len(dyads), 2, count)), np.zeros((len(dyads), 2))
    place = np.searchsorted(kept.dyads, dyads)
    many = np.flatnonzero(kept.dyads[np.minimum(place, len(kept.dyads) - 1)] == dyads) if len(kept.dyads) else place[:0]
    sums[many], squares[many] = kept.sums[place[many], :, :count], kept.squares[place[many], :, count - 1]
    few = np.setdiff1d(np.arange(len(dyads)), many)
    last = deeds.begin + count * STRETCH - 1
    own, own_squares = _added_up(deeds, dyads[few], count, np.full(len(few), last))
    sums[few], squares[few] = own, own_squares.sum(axis=2)
    if day == last:
        _light_up(deeds, dyads, day, sums, squares)
    return sums, squares


def _added_up(deeds: Arranged, dyads: Ints, count: int, until: Ints) -> tuple[Floats, Floats]:
    """The weights and squared weights of the deeds of some dyads, by channel and stretch."""
    begin = deeds.start[dyads]
    day = deeds.deeds.day
    last = ends(day, begin, deeds.start[dyads + 1], int(until[0])) if len(until) else begin
    rows, of = stretches(begin, last)
    what, stretch = deeds.what[rows], (day[rows] - deeds.begin) // STRETCH
    channel, weight = deeds.classes.channel[what], deeds.classes.weight[what]
    there = np.flatnonzero((weight > 0) & (channel > 0))
    cell = (of[there] * 2 + channel[there] - 1) * count + stretch[there]
    size, shape = len(dyads) * 2 * count, (len(dyads), 2, count)
    sums, squares = (np.bincount(cell, weight[there] ** power, size).reshape(shape) for power in (1, 2))
    return sums.astype(np.float64, copy=False), squares.astype(np.float64, copy=False)


def _light_up(deeds: Arranged, dyads: Ints, day: int, sums: Floats, squares: Floats) -> None:
    """Add the deeds that count on this day alone, which is the last one of a stretch."""
    lit = deeds.lit(day)
    of = deeds.dyads(deeds.lit_row[lit])
    place = np.searchsorted(dyads, of)
    known = np.flatnonzero(dyads[np.minimum(place, len(dyads) - 1)] == of) if len(dyads) else place[:0]
    what = deeds.lit_what[lit][known]
    channel, weight = deeds.classes.channel[what], deeds.classes.weight[what]
    for number, which in enumerate(CHANNELS):
        own = np.where(channel == which, weight, 0.0)
        np.add.at(sums[:, number, -1], place[known], own)
        np.add.at(squares[:, number], place[known], own**2)
