"""Ties of the same dyad in several theatres: what each is like, and how likely two of them are opposed.

Takes the Lean of units that are dyads in one theatre each, gives what belongs
to each dyad of pooled ones.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.tally import Tally, Units

Floats = NDArray[np.float64]
LEAST_PART = 0.01  # of a dyad's weight: what is expected of a theatre in which nothing counts yet


def parts(there: Tally, dyad: NDArray[np.int64], together: Tally) -> Floats:
    """Of each unit, how much of all that its dyad does, by weight, counts in its theatre.

    So what is usual of a pair is usual in each theatre in its measure: a pair
    all of whose deeds are in one theatre is there what it is all in all.
    """
    mine, all_in_all = (sums.cooperation.weight + sums.conflict.weight for sums in (there, together))
    found: Floats = np.clip(mine / np.maximum(all_in_all[dyad], 1e-9), LEAST_PART, 1.0)
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
