"""Weigh one dyad on many days at once from what is kept ready: the same figures as `weigh_some` has on each of them.

A hundred days take hardly longer than one: what takes time is to ask the
functions of distributions, not of how many.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.bursts import STRETCH, USUAL
from dragoman.ties.channels import LEVEL, Lean, Rates, Setting, lean, rates
from dragoman.ties.decay import HALF_LIFE, months
from dragoman.ties.prior import ONE, Quarrels, Usual, cooperating, talking
from dragoman.ties.ready.blocks import places_in, sums_at
from dragoman.ties.ready.classes import PLACE
from dragoman.ties.ready.clustering import CHANNELS, stretches_of_dyad
from dragoman.ties.ready.kept import Ready
from dragoman.ties.ready.sweep import Known, units_of
from dragoman.ties.ready.weighing import tally_of
from dragoman.ties.tally import Tally
from dragoman.ties.theatres import parts

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class OnDays(NamedTuple):
    """A dyad on some days, a row each."""

    days: Ints
    tally: Tally  # without the days of its first and last deed
    cooperation: Rates
    conflict: Rates
    lean: Lean


def weigh_on(ready: Ready, dyad: int, days: Ints, *, theatre: str | None = None, level: float = LEVEL) -> OnDays:
    """A dyad (its number) all in all or in a theatre on days in order; those on which it has no deed are left out."""
    sums = _pooled(ready, dyad, days)
    own = sums if theatre is None else _in_theatre(ready, dyad, days, theatre)
    there = np.flatnonzero(_told(own) > 0)
    days, sums, own = days[there], sums[there], own[there]
    known = [ready.on(day) for day in days.tolist()]
    together, tally = _tally(sums), _tally(own)
    bursts = _clustered(ready, dyad, days, known, sums[:, PLACE["reported"]] > 0)
    usual = _usual(ready, dyad, known, together, bursts)
    each = np.arange(len(days))
    part = np.ones(len(days)) if theatre is None else parts(tally, each, together)
    setting = Setting(usual=usual, bursts=bursts, others=usual.others, part=part)
    span = np.array([months(day - ready.deeds.begin + 1, HALF_LIFE) for day in days.tolist()])
    return OnDays(days, tally, *rates(tally, setting, span, level), lean(tally, setting, level))


def _pooled(ready: Ready, dyad: int, days: Ints) -> Floats:
    """The sums of a dyad on some days."""
    deeds = ready.deeds
    sums, _ = sums_at(
        deeds.deeds.day, deeds.what, deeds.start, ready.pooled, deeds.classes, np.full(len(days), dyad), days
    )  # fmt: skip
    return sums + _lit(ready, days, *_lit_of(ready, dyad)[:2])


def _in_theatre(ready: Ready, dyad: int, days: Ints, theatre: str) -> Floats:
    """The same in a theatre."""
    deeds = ready.deeds
    number = deeds.theatres.index(theatre) if theatre in deeds.theatres else -1
    low, high = places_in(deeds.place_dyad, [dyad, dyad + 1])
    place = int(low + places_in(deeds.place_theatre[low:high], number))
    if place == high or deeds.place_theatre[place] != number:
        return np.zeros((len(days), len(PLACE)))
    sums, _ = sums_at(
        deeds.place_day, deeds.place_what, deeds.place_start, ready.places, deeds.classes,
        np.full(len(days), place), days,
    )  # fmt: skip
    day, what, row = _lit_of(ready, dyad)
    begin, end = deeds.place_start[place : place + 2].tolist()
    here = np.isin(row, deeds.place_row[begin:end])
    return sums + _lit(ready, days, day[here], what[here])


def _lit_of(ready: Ready, dyad: int) -> tuple[NDArray[np.int32], NDArray[np.int32], Ints]:
    """The days, classes and rows of the deeds of a dyad that count on their own day alone."""
    deeds = ready.deeds
    begin, end = deeds.start[dyad : dyad + 2].tolist()
    own = np.flatnonzero((deeds.lit_row >= begin) & (deeds.lit_row < end))
    return deeds.lit_day[own], deeds.lit_what[own], deeds.lit_row[own]


def _lit(ready: Ready, days: Ints, day: NDArray[np.int32], what: NDArray[np.int32]) -> Floats:
    """What such deeds add on some days."""
    found = np.zeros((len(days), len(PLACE)))
    place, there = _places(days, day)
    np.add.at(found, place, ready.deeds.classes.adds[what[there]])
    return found


def _places(days: Ints, day: NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Where those of some days stand among others, which are in order; and which of them do."""
    place = np.searchsorted(days, day)
    there = np.flatnonzero(place < np.searchsorted(days, day, side="right"))
    return place[there], there


def _told(sums: Floats) -> Floats:
    """How many deeds there are on each day."""
    found: Floats = sums[:, PLACE["reported"]] + sums[:, PLACE["other"]]
    return found


def _tally(sums: Floats) -> Tally:
    none = np.zeros(len(sums), dtype=np.int32)
    return tally_of(sums, none, none)


def _clustered(
    ready: Ready, dyad: int, days: Ints, known: list[Known], reported: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """How much the deeds of each channel cluster until each day, as `clustered` has it."""
    deeds = ready.deeds
    count = (days - deeds.begin + 1) // STRETCH
    sums, squares = stretches_of_dyad(deeds, ready.stretches, dyad, int(count.max(initial=1)))
    steps = np.zeros_like(sums)
    steps[:, 1:] = (np.diff(sums, axis=1) ** 2).cumsum(axis=1)
    step, square = steps[:, count - 1], squares[:, count - 1]
    more, more_squared = _lit_weights(ready, dyad, days)
    ending = (
        days == deeds.begin + count * STRETCH - 1
    )  # only a stretch that is over counts, and only its last day is lit
    more, more_squared = more * ending, more_squared * ending
    last, before = sums[:, count - 1], sums[:, np.maximum(count - 2, 0)]
    step = step + np.where(count > 1, (last + more - before) ** 2 - (last - before) ** 2, 0.0)
    even = np.array([one.even[int(told)] for one, told in zip(known, reported.tolist(), strict=True)]).reshape(-1, 2).T
    cooperation, conflict = (USUAL * even + step / 2) / (even + (square + more_squared) * (count - 1) / count)
    return cooperation, conflict


def _lit_weights(ready: Ready, dyad: int, days: Ints) -> tuple[Floats, Floats]:
    """What the deeds that count on their own day alone weigh in each channel on some days, and squared."""
    day, what, _ = _lit_of(ready, dyad)
    place, there = _places(days, day)
    weights = [ready.deeds.classes.weights(channel)[what[there]] for channel in CHANNELS]
    more, squared = (np.array([np.bincount(place, weight**power, len(days)) for weight in weights]) for power in (1, 2))
    return more, squared


def _usual(ready: Ready, dyad: int, known: list[Known], tally: Tally, bursts: tuple[Floats, Floats]) -> Usual:
    """What was usual on each day, with how much conflict both sides have with others."""
    one, other = int(ready.deeds.one[dyad]), int(ready.deeds.other[dyad])
    cooperation = np.array([on.cooperation for on in known])
    conflict = np.array([on.conflict for on in known])
    act = (np.array([on.act[0] for on in known]), np.array([on.act[1] for on in known]))
    # As though each side were another on each day.
    had, sides, towards = (
        np.array([getattr(on.quarrels, name)[side] for side in (one, other) for on in known])
        for name in ("had", "sides", "towards")
    )
    quarrels = Quarrels(had, sides, towards, np.array([on.quarrels.steady for on in known]))
    each = np.arange(len(known), dtype=np.int32)
    units = units_of(ready.deeds, each, each + np.int32(len(known)))
    expected = conflict * talking(*cooperating(tally, ONE, act[0], bursts[0]), cooperation)
    others = quarrels.with_others(units, tally.conflict.weight, expected)
    return Usual(cooperation=cooperation, conflict=conflict, act=act, quarrels=quarrels, others=others)
