"""Find the pairs whose last month is least like the six before it: those whose arrows are worth drawing.

Takes Deeds of all pairs, gives pairs, the strongest change first. Whether a
pair has changed is for its arrow to say, which looks at the whole of its series.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.arrows import BEFORE
from dragoman.ties.weights import CONFLICT, COOPERATION, Weights

Floats = NDArray[np.float64]


def most_changed(
    deeds: Deeds, weights: Weights, *, last: date, most: int, actor: str | None = None
) -> list[tuple[str, str]]:
    """So many pairs (ids), of all or of one actor, with most change in the month of the day `last`, up to that day.

    By how much more or less weight a channel has than the months before would
    bring in as many days, over how far that scatters: what is expected is
    taken to have its own size for variance, in deeds of usual weight.
    """
    month = last.replace(day=1).toordinal()
    begin = before(last).toordinal()
    recent = deeds.where((deeds.day >= begin) & (deeds.day <= last.toordinal()))
    channel, weight = weights.of(recent)
    a, b = (column.astype(np.int64) for column in (recent.initiator, recent.recipient))
    width = max(len(deeds.sides), 1)
    pairs, number = np.unique(np.minimum(a, b) * width + np.maximum(a, b), return_inverse=True)
    strength = strengths(number, channel, weight, recent.day >= month, len(pairs), share_of(last))
    if actor is not None:
        side = deeds.sides.index(actor) if actor in deeds.sides else -1
        strength[(pairs // width != side) & (pairs % width != side)] = 0.0
    order = strongest(strength, most)
    return [(deeds.sides[int(pairs[at]) // width], deeds.sides[int(pairs[at]) % width]) for at in order.tolist()]


def strengths(
    pair: NDArray[np.integer],
    channel: NDArray[np.int8],
    weight: Floats,
    late: NDArray[np.bool_],
    count: int,
    share: float,
    units: Mapping[int, float] | None = None,
) -> Floats:
    """How much each of so many pairs has changed, from its deeds in the month and, where not `late`, those before.

    `share` is how long the month is beside those before, `units` what a
    deed of each channel usually weighs; without them by these deeds.
    """
    strength = np.zeros(count)
    for which in (COOPERATION, CONFLICT):
        rows = np.flatnonzero(channel == which)
        own, place = weight[rows], 2 * pair[rows].astype(np.int64) + late[rows]
        unit = units[which] if units else usual_weight(own.sum(), (own**2).sum())
        earlier, now = np.bincount(place, own / unit, 2 * count).reshape(count, 2).T
        expected = earlier * share
        strength = np.maximum(strength, np.abs(now - expected) / np.sqrt(expected * (1 + share) + 1))
    return strength


def usual_weight(weight: float, square: float) -> float:
    """What a deed of a channel usually weighs, by the sum of their weights and that of the squares."""
    return float(square / weight) if weight else 1.0


def strongest(strength: Floats, most: int) -> NDArray[np.intp]:
    """The numbers of the pairs that have changed most, the first of equals first."""
    changed = np.flatnonzero(strength > 0)
    if len(changed) > most:  # the others need not be put in order
        least = np.partition(strength[changed], len(changed) - most)[len(changed) - most]
        changed = changed[strength[changed] >= least]
    return changed[np.argsort(-strength[changed], kind="stable")][:most]


def share_of(last: date) -> float:
    """How long a month is, until a day, beside those that it is held against."""
    month = last.replace(day=1)
    return (last - month + timedelta(days=1)) / (month - before(last))


def before(last: date) -> date:
    """The first day of the months that the month of a day is held against."""
    months = 12 * last.year + last.month - 1 - BEFORE
    return date(months // 12, months % 12 + 1, 1)
