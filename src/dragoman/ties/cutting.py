"""Cut the days of one channel into regimes, each with a rate of its own.

Takes amounts and coverage by day, gives Regimes and their Law. The cuts are
looked for between half-months, then each is moved to the day of the jump.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from dragoman.ties.segments import Floats, Law, law_of, partition, positions, totals

STEP = 15  # days: months hide a war of two weeks, weeks take four times as long and tell hardly more
WINDOW = 8  # steps, four months, in which the scatter of a series is told
# These were set on series drawn from seeds, with bursts and with months that take after one another, and on the Gulf
# region of KEDS: they make about one false alarm in fifty years of a channel (evaluation/shifts).
SLACK = 2.5
PENALTY = 3.0
MASS = 0.95  # of the interval of a day
SWEEPS = 3  # times that the days are moved, at most
# Times the size of the scatter with which a cut is dated: counts are then taken to scatter hardly more than by chance,
# and the day is that on which they jump, not one before it that a burst could explain. From 30 on it makes no odds.
STEADY = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """Days of one rate, from `begin` up to the day before `end`, counted from the start of the series."""

    begin: int
    end: int
    amount: float
    exposure: float

    @property
    def rate(self) -> float:
        """The amount by exposure; 0 without any."""
        return self.amount / self.exposure if self.exposure else 0.0


def regimes(amounts: Floats, exposures: Floats, *, penalty: float = PENALTY) -> tuple[Law, list[Regime]]:
    """The law of a channel's days, and its regimes in order: a single one where nothing changed."""
    law = scattering(amounts, exposures)
    days = _dated(_cut(amounts, exposures, law, penalty), amounts, exposures, law)
    sums, spans = totals(amounts), totals(exposures)
    found = [
        Regime(begin=begin, end=end, amount=float(sums[end] - sums[begin]), exposure=float(spans[end] - spans[begin]))
        for begin, end in pairwise([0, *days, len(amounts)])
    ]
    return law, found


def interval(before: Regime, after: Regime, amounts: Floats, exposures: Floats, law: Law) -> tuple[int, int]:
    """The days between which the second regime begins with 95 % probability, given that both are there."""
    part = slice(before.begin, after.end)
    chances = np.cumsum(positions(amounts[part], exposures[part], law))
    low, high = (before.begin + 1 + int(place) for place in np.searchsorted(chances, [(1 - MASS) / 2, (1 + MASS) / 2]))
    return min(low, after.begin), max(high, after.begin)


def stepped(amounts: Floats, exposures: Floats) -> tuple[Floats, Floats]:
    """Days added up to steps of half a month."""
    steps = -(-len(amounts) // STEP)
    room = (0, steps * STEP - len(amounts))
    x, e = (np.pad(column, room).reshape(steps, STEP).sum(axis=1) for column in (amounts, exposures))
    return x, e


def scattering(amounts: Floats, exposures: Floats, *, slack: float = SLACK) -> Law:
    """How the days of a channel scatter about their rates."""
    x, e = stepped(amounts, exposures)
    return law_of(x[e > 0], e[e > 0], window=WINDOW, slack=slack)


def _cut(amounts: Floats, exposures: Floats, law: Law, penalty: float) -> list[int]:
    """The days of the best cuts, to within a step; steps without coverage tell nothing."""
    x, e = stepped(amounts, exposures)
    covered = np.flatnonzero(e > 0)
    return [int(covered[place]) * STEP for place in partition(x[covered], e[covered], law, penalty=penalty)]


def _dated(cuts: Sequence[int], amounts: Floats, exposures: Floats, law: Law) -> list[int]:
    """The cuts, each moved to the day between its neighbours on which the counts jump most, until none moves."""
    days = [0, *cuts, len(amounts)]
    steady = replace(law, size=law.size * STEADY, slack=1.0)
    for _ in range(SWEEPS):
        before = list(days)
        for place in range(1, len(days) - 1):
            part = slice(days[place - 1], days[place + 1])
            days[place] = part.start + 1 + int(np.argmax(positions(amounts[part], exposures[part], steady)))
        if days == before:
            break
    return days[1:-1]
