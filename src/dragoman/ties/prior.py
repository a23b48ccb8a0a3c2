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

from dragoman.ties.parts import in_parts, parts_of
from dragoman.ties.tally import Sums, Tally, Units

Floats = NDArray[np.float64]
Figure = float | Floats  # of all units, or of each its own: one dyad on many days has what was usual on each

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
BLOCK = 300  # sides of a block of such a table: of larger ones OpenBLAS shares the product among threads
STEADY = 30.0  # deeds of conflict that it takes to move a side half-way from what is usual


class Quarrels(NamedTuple):
    """How much conflict the sides have, by their numbers; what `with_others` needs to know of all dyads."""

    had: Floats  # weight of conflict
    sides: Floats  # how quarrelsome each is: 1 where as much as usual
    towards: Floats  # the conflict to expect of those whom each deals with
    steady: Figure  # weight that moves a side half-way from what is usual

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

    cooperation: Figure  # of a dyad
    conflict: Figure  # of a dyad that cooperates as dyads do in the mean, of sides with as much conflict as others
    act: tuple[Figure, Figure]  # what one deed of each channel weighs
    quarrels: Quarrels  # how much conflict each side has
    others: Floats  # of each dyad: how much conflict its sides have with all others, 1 where as much as usual


class Common(NamedTuple):
    """What is usual among all dyads, whichever of them is asked for."""

    cooperation: float  # as `Usual` has them
    conflict: float
    act: tuple[float, float]
    quarrels: Quarrels
    expected: Floats  # the conflict of each dyad that goes with its cooperation


def usual(tally: Tally, units: Units, bursts: tuple[Floats, Floats], months: float) -> Usual:
    """What is usual of dyads whose deeds cluster as `bursts` says, over so many months, among these dyads."""
    found = common(tally, units, bursts, months)
    others = found.quarrels.with_others(units, tally.conflict.weight, found.expected)
    return Usual(
        cooperation=found.cooperation, conflict=found.conflict, act=found.act, quarrels=found.quarrels, others=others
    )


def common(
    tally: Tally,
    units: Units,
    bursts: tuple[Floats, Floats],
    months: float,
    *,
    told: NDArray[np.bool_] | None = None,
) -> Common:
    """What is usual among dyads whose deeds cluster as `bursts` says, over so many months.

    `told` are the dyads that have a deed, where some have none; these must be of no norm.

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
    passing = _dot(norm, cooperation.weight), _dot(norm, conflict.weight)
    total = sum(passing) / max(dyads, 1e-9)
    total = max(total, (total * LEVEL * months) ** 0.5, 1e-9)
    mean = (passing[0] + DYADS * (1 - CONFLICT_SHARE) * total) / (dyads + DYADS)
    talk = talk_of(tally, act[0], bursts[0], mean)
    hostile = (passing[1] + DYADS * CONFLICT_SHARE * total) / (_dot(norm, talk) + DYADS * UNEVEN)
    expected = hostile * (talk if told is None else talk * told)
    return Common(
        cooperation=mean,
        conflict=hostile,
        act=act,
        quarrels=quarrels(conflict.weight, expected, units, STEADY * act[1]),
        expected=expected,
    )


def _dot(one: Floats, other: Floats) -> float:
    """The sum of the products of two columns; without `@`, which shares it among threads (`Table`)."""
    return float(np.einsum("i,i->", one, other))


def talk_of(tally: Tally, act: float, burst: Floats, mean: float) -> Floats:
    """How much more conflict than usual goes with the cooperation of each unit."""
    own, conflict = tally.cooperation, tally.conflict.weight

    def talk(weight: Floats, square: Floats, conflict: Floats, burst: Floats) -> Floats:
        return talking(*_cooperating(weight, square, conflict, ONE, act, burst), mean)

    return in_parts(talk, own.weight, own.square, conflict, burst)


def cooperating(tally: Tally, spread: float, act: Figure, burst: Floats) -> tuple[Floats, Floats]:
    """Shape and rate of the gamma distribution of each unit's cooperation."""
    own = tally.cooperation
    return _cooperating(own.weight, own.square, tally.conflict.weight, spread, act, burst)


def _cooperating(
    weight: Floats, square: Floats, conflict: Floats, spread: float, act: Figure, burst: Floats
) -> tuple[Floats, Floats]:
    """The same from the weights of both channels.

    What is expected of it beforehand is the usual share of all that the unit
    does: how much that is differs so widely between dyads that a mean over
    them would tell nothing of one.
    """
    return _posterior(weight, square, spread, (1 - CONFLICT_SHARE) * (weight + conflict + act), act, burst)


def talking(shape: Floats, rate: Floats, mean: Figure) -> Floats:
    """How much more conflict than usual goes with so much cooperation, in the mean of what that may be."""
    from scipy.special import gammaln

    found: Floats = np.exp(gammaln(shape + TALK) - gammaln(shape) - TALK * np.log(rate * mean))
    return found


def posterior(sums: Sums, spread: float, mean: Floats, act: Figure, burst: Floats) -> tuple[Floats, Floats]:
    """Shape and rate of the gamma distribution of a channel's weight over the period, given what was seen of it."""
    return _posterior(sums.weight, sums.square, spread, mean, act, burst)


def _posterior(
    weight: Floats, square: Floats, spread: float, mean: Floats, act: Figure, burst: Floats
) -> tuple[Floats, Floats]:
    """The same from a channel's weights and their squares.

    Weights are taken as so many deeds of even weight (quasi-Poisson): that of
    a deed is the mean square over the mean of a dyad's weights, drawn towards
    that of all dyads.
    """
    even = burst * (square + DEEDS * act**2) / (weight + DEEDS * act)
    return spread + weight / even, spread / mean + 1 / even


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
        half = np.zeros(count**2)
        for some in parts_of(len(values)):
            half[units.one[some].astype(np.int64) * count + units.other[some]] = values[some]
        return Table(half.reshape(count, count))
    from scipy.sparse import coo_array

    half = coo_array((values, (units.one, units.other)), shape=(count, count)).tocsr()
    return (half + half.T).tocsr()


class Table:
    """A symmetric matrix of which the upper half is given, in blocks.

    The products of large matrices are shared among threads, which on a
    machine with other things to do wait for one another for many times as
    long as the product takes. Those of small ones are not.
    """

    def __init__(self, half: Floats) -> None:
        self._count = len(half)
        parts = [slice(first, first + BLOCK) for first in range(0, self._count, BLOCK)]
        self._own = [(part, half[part, part] + half[part, part].T) for part in parts]
        self._between = [
            (one, other, half[one, other]) for place, one in enumerate(parts) for other in parts[place + 1 :]
        ]

    def __matmul__(self, values: Floats) -> Floats:
        found = np.empty(self._count)
        for part, block in self._own:
            found[part] = block @ values[part]
        for one, other, block in self._between:
            found[one] += block @ values[other]
            found[other] += values[one] @ block
        return found
