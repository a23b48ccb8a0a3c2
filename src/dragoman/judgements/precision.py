"""How often claims are right, from those that people judged in a random sample.

Takes how many were right and how many wrong, gives the share with its
interval. Wilson's interval (1927) stays within 0 and 1 and holds for small
samples and for shares near either end, where the usual one does not.
"""

from __future__ import annotations

from math import sqrt

# Of the normal distribution: 95 % lie within so many deviations.
NINETY_FIVE = 1.959963984540054


def wilson(right: int, judged: int, z: float = NINETY_FIVE) -> tuple[float, float]:
    """The interval of a share, right out of judged; all from 0 to 1 when nothing was judged.

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    if not judged:
        return 0.0, 1.0
    share = right / judged
    middle = share + z * z / (2 * judged)
    half = z * sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    whole = 1 + z * z / judged
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)
