"""Ties of the same dyad in several theatres: what each is like, and how likely two of them are opposed.

Takes the Lean of units that are dyads in one theatre each, gives what belongs
to each dyad of pooled ones.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.tally import Tally, Units

Floats = NDArray[np.float64]
# Deeds that it takes until a theatre speaks for itself as much as the others do for it. On generated systems, of the
# pairs said to disagree 27 % did without this, 70 % do with it, and hardly fewer are found (docs/reference/systems.md).
ALIKE = 3.0
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


def disagreement(friendly: Floats, acts: NDArray[np.int64], together: float) -> float | None:
    """The probability that the friendliest of a dyad's theatres leans to cooperation and the least friendly does not.

    `friendly` is the probability that the lean in each theatre is over 0,
    `together` that it is all in all. A theatre of few deeds is taken to be
    like the others until it says otherwise: of several that say little, one
    always seems the friendliest. None where there are not two to differ.
    """
    if len(friendly) < 2:
        return None
    own = acts / (acts + ALIKE)
    drawn = own * friendly + (1 - own) * together
    return float(drawn.max() * (1 - drawn.min()))
