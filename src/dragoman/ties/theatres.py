"""Ties of the same dyad in several theatres: what each is like, and how likely two of them are opposed.

Takes the Lean of units that are dyads in one theatre each, gives what belongs
to each dyad of pooled ones.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.tally import Tally, Units

Floats = NDArray[np.float64]
LEAST_PART = 0.01  # of all weight: what is expected of a theatre in which nothing has happened yet


def parts(tally: Tally, units: Units) -> Floats:
    """Of each unit, how much of all that counts in theatres counts in its own."""
    weight = tally.cooperation.weight + tally.conflict.weight
    total = np.bincount(units.theatre, weight, len(units.theatres))
    found: Floats = np.maximum(total / max(float(total.sum()), 1e-9), LEAST_PART)[units.theatre]
    return found


def of_dyads(units: Units, dyads: Units) -> NDArray[np.int64]:
    """The number of each unit's dyad among those of the same deeds, which are all there."""
    width = max(len(dyads.sides), 1)
    keys = dyads.one.astype(np.int64) * width + dyads.other
    return np.searchsorted(keys, units.one.astype(np.int64) * width + units.other)


def disagreement(friendly: Floats) -> float | None:
    """The probability that the friendliest of a dyad's theatres leans to cooperation and the least friendly does not.

    None where there are not two theatres to differ.
    """
    return float(friendly.max() * (1 - friendly.min())) if len(friendly) > 1 else None
