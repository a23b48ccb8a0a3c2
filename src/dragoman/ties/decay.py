"""How deeds age: what is left of one after so many days, and how long a period counts then.

Takes days, gives factors and months. A deed loses half its weight every
half-life, so that a tie tells of the present without forgetting the past.
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

MONTH = 365.2425 / 12  # days
HALF_LIFE = 365.0  # days


def left(age: NDArray[np.int32], half_life: float | None) -> NDArray[np.float64]:
    """The part of a deed's weight that is left after so many days; all of it where nothing ages (None)."""
    return np.ones(len(age)) if half_life is None else np.exp2(-age / half_life)


def months(days: int, half_life: float | None) -> float:
    """How many months a period of so many days counts for, when what lies back counts less.

    A rate that does not change brings, in so many days, as much weight as it
    would in these months if nothing aged: the integral of `left` over the period.
    """
    if half_life is None:
        return days / MONTH
    return half_life / log(2) * (1 - 2 ** (-days / half_life)) / MONTH
