"""Find the pairs whose last month is least like the six before it: those whose arrows are worth drawing.

Takes Deeds of all pairs, gives pairs, the strongest change first. Whether a
pair has changed is for its arrow to say, which looks at the whole of its series.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from dragoman.deeds import Deeds
from dragoman.ties.arrows import BEFORE
from dragoman.ties.weights import CONFLICT, COOPERATION, Weights


def most_changed(deeds: Deeds, weights: Weights, *, last: date, most: int) -> list[tuple[str, str]]:
    """So many pairs (ids) with most change in the month of the day `last`, up to that day.

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
    share = (last.toordinal() - month + 1) / (month - begin)
    strength = np.zeros(len(pairs))
    for which in (COOPERATION, CONFLICT):
        own = np.where(channel == which, weight, 0.0)
        unit = float((own**2).sum() / own.sum()) if own.sum() else 1.0
        now, earlier = (
            np.bincount(number[rows], own[rows] / unit, len(pairs))
            for rows in (recent.day >= month, recent.day < month)
        )
        expected = earlier * share
        strength = np.maximum(strength, np.abs(now - expected) / np.sqrt(expected * (1 + share) + 1))
    order = np.argsort(-strength, kind="stable")[:most]
    return [(deeds.sides[int(pairs[at]) // width], deeds.sides[int(pairs[at]) % width]) for at in order.tolist()]


def before(last: date) -> date:
    """The first day of the months that the month of a day is held against."""
    months = 12 * last.year + last.month - 1 - BEFORE
    return date(months // 12, months % 12 + 1, 1)
