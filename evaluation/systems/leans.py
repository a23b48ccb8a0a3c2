"""The true rates and leans of a world, as the ties of its last day define them.

Takes a World and the deeds of a corpus, gives what intervals should cover. A
rate is aged as ties age deeds. A lean is a comparison with what is usual, so
it is that of the true rates against what the program takes for usual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dragoman.deeds import Act, Deeds, Telling
from dragoman.records import Tie
from dragoman.ties.decay import HALF_LIFE, left, months
from dragoman.ties.prior import ACTORS, TALK, usual
from dragoman.ties.tally import pooled, tally
from dragoman.ties.weights import COOPERATION, NEITHER, Weights
from evaluation.systems.settings import Corpus
from evaluation.systems.structure import Dyad, dyad
from evaluation.systems.telling import Told
from evaluation.systems.truth import Pair, Rates, Worth, rates
from evaluation.systems.world import World

if TYPE_CHECKING:
    from numpy.typing import NDArray


def worth_by(weights: Weights) -> Worth:
    """What a deed is worth by tables of weights."""

    def worth(act: Act, told: Told) -> tuple[float, float]:
        channel, weight = weights.worth(act)
        value = weight * weights.tellings[Telling(told.support, told.hedged)] * told.confidence
        return (0.0, 0.0) if channel == NEITHER else (value, 0.0) if channel == COOPERATION else (0.0, value)

    return worth


def true_rates(world: World, corpus: Corpus, weights: Weights) -> dict[Pair, Rates]:
    """What the corpus tells of each pair in the long run, day by day, in weight and acts a month."""
    return rates(world, corpus, worth_by(weights))


def aged(rated: Rates) -> NDArray[np.float64]:
    """Both rates as of the last day: the mean over all days, each by what is left of a deed of that day."""
    days = rated.weight.shape[1]
    share = left(np.arange(days - 1, -1, -1, dtype=np.int32), HALF_LIFE)
    found: NDArray[np.float64] = rated.weight @ (share / share.sum())
    return found


def true_leans(
    deeds: Deeds, ties: list[Tie], rated: dict[Pair, Rates], weights: Weights
) -> dict[Dyad, float]:  # fmt: skip
    """The lean of each pooled tie, had its rates been known and not estimated."""
    units = pooled(deeds)
    last = max(tie.until for tie in ties).toordinal()
    span = months(last - int(deeds.day.min()) + 1, HALF_LIFE)
    known = usual(tally(deeds, units, weights, until=last, half_life=HALF_LIFE), units)
    found = {}
    for one, other, others in zip(units.one.tolist(), units.other.tolist(), known.others.tolist(), strict=True):
        pair = dyad(units.sides[one], units.sides[other])
        if (*pair, None) in rated:
            cooperation, conflict = aged(rated[*pair, None]) * span
            talk = (cooperation / known.cooperation) ** TALK
            ratio = conflict / (known.conflict * talk * others**ACTORS)
            found[pair] = (1 - ratio) / (1 + ratio)
    return found
