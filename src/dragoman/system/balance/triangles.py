"""Triangles to begin a search with: few for each tie, and as far from one another as may be.

Takes ties, gives rows for triangles on them; of all those on a tie the ones
whose other ties are in the fewest so far, so that their weights can add up.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

from dragoman.system.balance.network import Ends
from dragoman.system.balance.program import Row

# On one tie at least and at most, and on all together about.
LEAST, MOST, ALL = 3, 5, 40_000


def triangles(
    bases: Sequence[int],
    ends: Sequence[Ends],
    around: Sequence[Sequence[tuple[int, int]]],
    bad: Callable[[int, int, int], bool],
) -> list[Row]:
    """Bad triangles on each of the ties `bases`."""
    each = max(LEAST, min(MOST, ALL // max(1, len(bases))))
    near = [dict(some) for some in around]
    used = [0] * len(ends)
    rows: dict[Row, None] = {}
    for tie in bases:
        one, other = ends[tie]
        if len(near[one]) > len(near[other]):
            one, other = other, one
        found = (
            (used[side] + used[near[other][third]], side, near[other][third])
            for third, side in near[one].items()
            if third in near[other] and bad(tie, side, near[other][third])
        )
        for _, side, last in heapq.nsmallest(each, found):
            used[side] += 1
            used[last] += 1
            rows[Row(tuple(sorted((tie, side, last))))] = None
    return list(rows)
