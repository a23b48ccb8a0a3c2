"""The events that a tie rests on, the heaviest first.

Takes Deeds, the Units they are added up by and what each deed weighs; gives
the ids of those whose ids are given.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import NO_ID, Deeds
from dragoman.ties.decay import left
from dragoman.ties.tally import Units
from dragoman.ties.weights import Weights


def evidence(
    deeds: Deeds, units: Units, weights: Weights, *, until: int, half_life: float | None
) -> list[tuple[str, ...]]:
    """The events of each unit, also those that are in no channel; () each where the deeds have no ids."""
    if deeds.ids is None:
        return [()] * len(units)
    _, heavy = weights.of(deeds)
    known = np.flatnonzero(deeds.event[units.row] != NO_ID)
    row, unit = units.row[known], units.unit[known]
    aged = heavy[row] * left(until - deeds.day[row], half_life)
    order = np.lexsort((deeds.event[row], -aged, unit))
    events = deeds.event[row[order]]
    return [tuple(deeds.ids[number] for number in some) for some in _cut(events, unit[order], len(units))]


def _cut(values: NDArray[np.int64], sorted_units: NDArray[np.int32], count: int) -> list[list[int]]:
    """The values of each unit."""
    ends = np.searchsorted(sorted_units, np.arange(1, count))
    return [part.tolist() for part in np.split(values, ends)]
