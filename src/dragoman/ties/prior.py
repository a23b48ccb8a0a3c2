"""What is usual: how much cooperation and conflict to expect of a dyad before its own deeds are counted.

Takes the Tally of all dyads, gives a Usual in columns. Of one dyad alone the
norm is what world news of a year has; the more dyads there are, the more
they are measured by one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.tally import Sums, Tally, Units

Floats = NDArray[np.float64]

# What is usual in a year of world news: ICEWS 2014, dyads of states. CONFLICT_SHARE, SPREAD and UNEVEN are fitted to
# who does what to whom there, and are the same in both halves of the dyads; TALK and ACTORS were chosen within what
# that allows, with the validity against allies and rivals in view (docs/explanation/how-ties-are-weighed.md).
# `python -m evaluation.ties.fit` prints what they rest on.
CONFLICT_SHARE = 0.28  # of all weight, what is conflict
SPREAD = (0.4, 0.3)  # shape of the gamma distribution of rates over dyads, of cooperation and of conflict
ONE = 1.0  # deed of cooperation that a dyad is taken to have beside its own where usual conflict is asked
# Usual conflict grows with cooperation to this power: rivals talk, and who talks much is not yet a friend. A bivariate
# Poisson-lognormal model gives 0.36 and 0.38 in the two halves, negative binomial regressions 0.27 to 0.57.
TALK = 0.4
# It grows, too, with what conflict both sides have with all others. As a forecast of conflict, 1 were best; but who
# quarrels with everyone quarrels with this one, too, so that the lean allows for a part of it only.
ACTORS = 0.4
UNEVEN = 0.75  # mean over dyads of their cooperation to that power, where the mean of their cooperation is 1
LEVEL = 0.53  # weight a month that passes between two, in the mean over dyads
DYADS = 300.0  # dyads of the norm beside those at hand: a few dozen may all be at war, which does not make war usual
DEEDS = 2.0  # deeds of middling weight beside those of each dyad, where the weight of a dyad's deeds is asked
ROUNDS = 50  # of fitting what conflict each side has with all others; it moves no more after about twenty
STILL = 1e-14  # relative change of every side with which it moves no more
DENSE = 3000  # sides, up to which all pairs make a table; of more, only those that have dealings
STEADY = 30.0  # deeds of conflict that it takes to move a side half-way from what is usual


class Quarrels(NamedTuple):
    """How much conflict the sides have, by their numbers; what `with_others` needs to know of all dyads."""

    had: Floats  # weight of conflict
    sides: Floats  # how quarrelsome each is: 1 where as much as usual
    towards: Floats  # the conflict to expect of those whom each deals with
    steady: float  # weight that moves a side half-way from what is usual

    def with_others(self, units: Units, seen: Floats, expected: Floats) -> Floats:
        """How much more conflict than expected the sides of dyads have with all others: without the dyad itself."""
        found = np.ones(len(units.one))
        for side, partner in ((units.one, units.other), (units.other, units.one)):
            hoped = self.towards[side] - expected * self.sides[partner] + self.steady
            found *= (self.had[side] - seen + self.steady) / hoped
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is usual of dyads, over the period, in weight."""

    cooperation: float  # of a dyad
    conflict: float  # of a dyad that cooperates as dyads do in the mean, of sides with as much conflict as others
    act: tuple[float, float]  # what one deed of each channel weighs
    quarrels: Quarrels  # how much conflict each side has
    others: Floats  # of each dyad: how much conflict its sides have with all others, 1 where as much as usual


def usual(tally: Tally, units: Units, bursts: tuple[Floats, Floats], months: float) -> Usual:
    """What is usual among dyads whose deeds cluster as `bursts` says, over so many months.

    The dyads of the norm have as much to do with one another as those at
    hand, or, where little is told of these, half-way (by ratio) to what they
    have in world news: most pairs of a small project have a single deed,
    beside which ten would look like a great many. Nor do a thousand pairs of
    which others' event data have one row each, years ago, make those of the
    reports look busy: a pair that no report tells of counts among the dyads
    at hand as far as its rows are right and of the present.
    """
    cooperation, conflict, norm = tally.cooperation, tally.conflict, tally.norm
    act, dyads = (_act(cooperation), _act(conflict)), float(norm.sum())
    total = float(norm @ (cooperation.weight + conflict.weight)) / max(dyads, 1e-9)
    total = max(total, (total * LEVEL * months) ** 0.5, 1e-9)
    mean = (norm @ cooperation.weight + DYADS * (1 - CONFLICT_SHARE) * total) / (dyads + DYADS)
    talk = talk_of(tally, act[0], bursts[0], float(mean))
    hostile = (norm @ conflict.weight + DYADS * CONFLICT_SHARE * total) / (norm @ talk + DYADS * UNEVEN)
    found = quarrels(conflict.weight, hostile * talk, units, STEADY * act[1])
    others = found.with_others(units, conflict.weight, hostile * talk)
    return Usual(cooperation=float(mean), conflict=float(hostile), act=act, quarrels=found, others=others)


def talk_of(tally: Tally, act: float, burst: Floats, mean: float) -> Floats:
    """How much more conflict than usual goes with the cooperation of each unit."""
    return talking(*cooperating(tally, ONE, act, burst), mean)


def cooperating(tally: Tally, spread: float, act: float, burst: Floats) -> tuple[Floats, Floats]:
    """Shape and rate of the gamma distribution of each unit's cooperation.

    What is expected of it beforehand is the usual share of all that the unit
    does: how much that is differs so widely between dyads that a mean over
    them would tell nothing of one.
    """
    level = tally.cooperation.weight + tally.conflict.weight + act
    return posterior(tally.cooperation, spread, (1 - CONFLICT_SHARE) * level, act, burst)


def talking(shape: Floats, rate: Floats, mean: float | Floats) -> Floats:
    """How much more conflict than usual goes with so much cooperation, in the mean of what that may be."""
    from scipy.special import gammaln

    found: Floats = np.exp(gammaln(shape + TALK) - gammaln(shape) - TALK * np.log(rate * mean))
    return found


def posterior(sums: Sums, spread: float, mean: Floats, act: float, burst: Floats) -> tuple[Floats, Floats]:
    """Shape and rate of the gamma distribution of a channel's weight over the period, given what was seen of it.

    Weights are taken as so many deeds of even weight (quasi-Poisson): that of
    a deed is the mean square over the mean of a dyad's weights, drawn towards
    that of all dyads.
    """
    even = burst * (sums.square + DEEDS * act**2) / (sums.weight + DEEDS * act)
    return spread + sums.weight / even, spread / mean + 1 / even


def _act(sums: Sums) -> float:
    """What a deed of a channel weighs, in the mean over all dyads; 1 where there is none."""
    return float(sums.square.sum() / sums.weight.sum()) if sums.weight.any() else 1.0


def quarrels(seen: Floats, expected: Floats, units: Units, steady: float) -> Quarrels:
    """How much conflict the sides of dyads have, drawn towards what is expected of them.

    What each side has is the fixed point of its totals (Sinkhorn's), as in
    log-linear models of flows.
    """
    count = len(units.sides)
    had = np.bincount(units.one, seen, count) + np.bincount(units.other, seen, count).astype(float)
    among, sides = _matrix(units, expected), np.ones(count)
    for _ in range(ROUNDS):
        hoped, before = sides * (among @ sides), sides
        sides = sides * np.sqrt((had + steady) / (hoped + steady))
        if np.allclose(sides, before, rtol=STILL, atol=0):
            break
    return Quarrels(had, sides, among @ sides, steady)


def _matrix(units: Units, values: Floats) -> Any:
    """Values of dyads as a symmetric matrix of their sides: of many sides one that keeps what is not 0."""
    count = len(units.sides)
    if count <= DENSE:
        table = np.bincount(units.one.astype(np.int64) * count + units.other, values, count**2).reshape(count, count)
        return table + table.T
    from scipy.sparse import coo_array

    half = coo_array((values, (units.one, units.other)), shape=(count, count)).tocsr()
    return (half + half.T).tocsr()
