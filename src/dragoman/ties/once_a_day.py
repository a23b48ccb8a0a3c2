"""Count coded rows once a day: event data have a row for each report that was coded, and know no copies.

Takes Deeds, gives those that count. What reports of the project tell stays as
it is.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds

Keys = NDArray[np.int64]


def once_a_day(deeds: Deeds) -> Deeds:
    """All that reports tell; of what only coded rows do, one deed for each pair, day and type of act: the surest.

    The one-a-day filter is as old as machine-coded events (KEDS, PETRARCH).
    Where a report of the project tells of such an act within a day of the
    row, the row adds nothing, be it that the report has somebody deny or only
    expect it: coders take "Iran denied sending drones" for a delivery.
    """
    return deeds.where(which_count(deeds).kept) if deeds.coded.any() else deeds


class Counting(NamedTuple):
    """Which deeds count, as masks."""

    kept: NDArray[np.bool_]
    # Those that would if their day were the last: only a report of the day after tells of such an act.
    until_told: NDArray[np.bool_]


def which_count(deeds: Deeds) -> Counting:
    """Which deeds count once a day, and which more would on their own day."""
    coded = deeds.coded
    kept, until_told = ~coded, np.zeros(len(deeds), dtype=bool)
    if not coded.any():
        return Counting(kept, until_told)
    keys = _keys(deeds)
    told = np.unique(keys[~coded])
    rows = np.flatnonzero(coded)
    by_now = _among(keys[rows], told) | _among(keys[rows] - 1, told)
    later = _among(keys[rows] + 1, told) & ~by_now
    kept[_surest(deeds, keys, rows[~by_now & ~later])] = True
    until_told[_surest(deeds, keys, rows[later])] = True
    return Counting(kept, until_told)


def _surest(deeds: Deeds, keys: Keys, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Of some coded deeds the surest of each pair, day and type."""
    order = rows[np.lexsort((deeds.event[rows], -deeds.confidence[rows], keys[rows]))]
    first = np.ones(len(order), dtype=bool)
    first[1:] = keys[order][1:] != keys[order][:-1]
    return order[first]


def _keys(deeds: Deeds) -> Keys:
    """A number for the pair, in its direction where there is one, the type and the day of each: days lie side by side.

    Between two kinds of deeds lie two days, so that the day before one is no day of another.
    """
    names = sorted({act.type for act in deeds.acts})
    type = np.array([names.index(act.type) for act in deeds.acts], dtype=np.int64)[deeds.act]
    both_ways = np.array([act.symmetric for act in deeds.acts], dtype=bool)[deeds.act]
    one, other = deeds.initiator.astype(np.int64), deeds.recipient.astype(np.int64)
    turned = both_ways & (one > other)
    one, other = np.where(turned, other, one), np.where(turned, one, other)
    begin, end = int(deeds.day.min()), int(deeds.day.max())
    kind = (one * len(deeds.sides) + other) * len(names) + type
    keys: Keys = kind * (end - begin + 3) + (deeds.day - begin)
    return keys


def _among(values: Keys, known: Keys) -> NDArray[np.bool_]:
    """Which values are among some that are known, in their order."""
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    places = np.minimum(np.searchsorted(known, values), len(known) - 1)
    found: NDArray[np.bool_] = known[places] == values
    return found
