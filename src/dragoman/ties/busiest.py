"""Choose those between whom most passes: a network of everybody is a ball of wool.

Takes Deeds and Weights, gives sides.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.decay import left
from dragoman.ties.weights import Weights


def busiest(
    deeds: Deeds,
    weights: Weights,
    *,
    until: date,
    half_life: float | None,
    among: Collection[str],
    most: int,
) -> frozenset[str]:
    """So many sides (ids) of some, those with most weight in both channels between two of them, as old as it is."""
    wanted = np.array([side in among for side in deeds.sides], dtype=bool)
    some = deeds.where(wanted[deeds.initiator] & wanted[deeds.recipient] if len(deeds) else slice(0))
    _, fresh = weights.of(some)
    aged = fresh * left(until.toordinal() - some.day, half_life)
    count = len(deeds.sides)
    passed = np.bincount(some.initiator, aged, count) + np.bincount(some.recipient, aged, count)
    return heaviest(passed.astype(np.float64), deeds.sides, most)


def heaviest(weight: NDArray[np.float64], sides: tuple[str, ...], most: int) -> frozenset[str]:
    """The sides with most weight, of those with any; among equals those whose ids come first."""
    order = sorted(np.flatnonzero(weight > 0).tolist(), key=lambda side: (-weight[side], sides[side]))
    return frozenset(sides[side] for side in order[:most])
