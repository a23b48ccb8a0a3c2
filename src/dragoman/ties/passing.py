"""Choose those between whom most passes: a network of everybody is a ball of wool.

Takes Deeds and Weights, gives what passes of each side, and the sides with most.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.decay import left
from dragoman.ties.weights import Weights


def passing(
    deeds: Deeds, weights: Weights, *, until: date, half_life: float | None, among: Collection[str]
) -> NDArray[np.float64]:
    """Of each side, the weight that passes in both channels between it and others of some, as old as it is."""
    wanted = np.array([side in among for side in deeds.sides], dtype=bool)
    some = deeds.where(wanted[deeds.initiator] & wanted[deeds.recipient] if len(deeds) else slice(0))
    _, fresh = weights.of(some)
    aged = fresh * left(until.toordinal() - some.day, half_life)
    count = len(deeds.sides)
    passed = np.bincount(some.initiator, aged, count) + np.bincount(some.recipient, aged, count)
    return passed.astype(np.float64)


def heaviest(weight: NDArray[np.float64], sides: tuple[str, ...], most: int) -> frozenset[str]:
    """The sides with most weight, of those with any; among equals those whose ids come first."""
    order = sorted(np.flatnonzero(weight > 0).tolist(), key=lambda side: (-weight[side], sides[side]))
    return frozenset(sides[side] for side in order[:most])
