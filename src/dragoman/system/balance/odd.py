"""Find the cycles with an odd number of hostile ties that are least covered.

Takes how much of each tie is taken, gives cycles of which less than one tie is
in all. Each actor stands twice in a doubled network, once on either side; a
hostile tie leads to the other side, so that a way from an actor to itself on
the other side is such a cycle, and the shortest one is found (Barahona and
Mahjoub 1986, "On the cut polytope"). Every such cycle has a tie that is
frustrated in a given division: only from those the search sets out.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from dragoman.system.balance.network import Ends
from dragoman.system.balance.program import Row, Values
from dragoman.system.balance.walks import simple

Places = NDArray[np.int64]
# How far from covered a cycle must be to count, and what each tie on the way costs so that short ones come first.
SHORT = 1e-4
STEP = 1e-6
# Distances that are held in memory at once.
AT_ONCE = 4_000_000


class OddCycles:
    """The doubled network of a simple one."""

    def __init__(self, n: int, ends: Sequence[Ends], hostile: Sequence[bool]) -> None:
        self.n, self.ends = n, ends
        self.hostile = np.array(hostile, dtype=bool)
        self.between = {pair: tie for tie, (u, v) in enumerate(ends) for pair in ((u, v), (v, u))}
        self.one, self.other = np.array(ends, dtype=np.int64).reshape(-1, 2).T
        self._plain = self._layout(self.hostile)

    def least_covered(
        self, taken: Values, flipped: frozenset[int], frustrated: Sequence[int], deadline: float
    ) -> Iterator[Row]:
        """For each frustrated tie the least covered cycle with it, if less than one of its ties is taken.

        Ties of `flipped` count as of the other sign, and `taken` says of them how much they are left.
        """
        hostile = self.hostile.copy()
        hostile[list(flipped)] ^= True
        columns, starts, ties = self._layout(hostile) if flipped else self._plain
        doubled = csr_matrix((taken[ties] + STEP, columns, starts), shape=(2 * self.n, 2 * self.n))
        bases = covering(self.ends, frustrated)
        sources = sorted(bases)
        chunk = max(1, AT_ONCE // (2 * self.n))
        for begin in range(0, len(sources), chunk):
            if time.perf_counter() > deadline:
                return
            some = sources[begin : begin + chunk]
            lengths, before = dijkstra(doubled, indices=some, return_predecessors=True, limit=1.0)
            for at, source in enumerate(some):
                for tie, far in bases[source]:
                    end = far if hostile[tie] else far + self.n
                    if lengths[at, end] + taken[tie] < 1 - SHORT:
                        yield from self._row(before[at], source, end, tie, hostile, flipped)

    def _row(
        self, before: NDArray[np.int32], source: int, end: int, tie: int, hostile: NDArray[np.bool_],
        flipped: frozenset[int],
    ) -> Iterator[Row]:  # fmt: skip
        walk, place = [], end
        while place != source:
            last = int(before[place])
            walk.append((place % self.n, self.between[place % self.n, last % self.n]))
            place = last
        walk.append((source, tie))
        cycle = simple(walk, lambda one: bool(hostile[one]))
        if cycle:
            ties = tuple(sorted(one for _, one in cycle))
            yield Row(ties, flipped.intersection(ties))

    def _layout(self, hostile: NDArray[np.bool_]) -> tuple[Places, Places, Places]:
        """Columns, row starts and ties of the doubled network's matrix."""
        n, one, other = self.n, self.one, self.other
        cross = n * hostile.astype(np.int64)
        rows = np.concatenate([one, one + n, other, other + n])
        columns = np.concatenate([other + cross, other + n - cross, one + cross, one + n - cross])
        order = np.lexsort((columns, rows))
        starts = np.searchsorted(rows[order], np.arange(2 * n + 1))
        return columns[order], starts, np.tile(np.arange(len(one)), 4)[order]


def covering(ends: Sequence[Ends], ties: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Few actors that have an end of each tie, with those ties and their other ends."""
    degree: dict[int, int] = {}
    for tie in ties:
        for actor in ends[tie]:
            degree[actor] = degree.get(actor, 0) + 1
    bases: dict[int, list[tuple[int, int]]] = {}
    for tie in ties:
        one, other = ends[tie]
        if (other in bases, degree[other]) > (one in bases, degree[one]):
            one, other = other, one
        bases.setdefault(one, []).append((tie, other))
    return bases
