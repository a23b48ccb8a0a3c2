"""The division into any number of blocs, as a problem of covering cycles with one hostile tie.

A set of ties that meets every cycle with exactly one hostile tie is what some
division into blocs does not fit, or more (Davis 1967, "Clustering and
structural balance in graphs"; Demaine and others 2006, "Correlation clustering
in general weighted graphs").
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from dragoman.system.balance.blocks import neighbours
from dragoman.system.balance.covering import Fixed
from dragoman.system.balance.network import Ends
from dragoman.system.balance.odd import AT_ONCE, SHORT, STEP, covering
from dragoman.system.balance.parity import Parity
from dragoman.system.balance.program import Row, Values
from dragoman.system.balance.triangles import triangles

Labels = list[int]  # the number of each actor's bloc
# Rounds of a search for a better division, each from actors that were put elsewhere at random: as many without a
# better one as this, for each actor, end it.
PATIENCE = 30
# The most that are put elsewhere in one round.
MOVED = 8
SEED = 20140610


class Blocs:
    """Actors and ties of at most one a pair, to be divided so that the least weight does not fit."""

    offset = 0.0

    def __init__(self, n: int, ends: Sequence[Ends], weights: Sequence[float], *, unit: float, deadline: float) -> None:
        self.n, self.ends, self.weights = n, ends, weights
        self.unit, self.deadline = unit, deadline
        self.costs: Values = np.abs(np.array(weights))
        self.around = neighbours(n, ends)
        self.hostile = np.array([weight < 0 for weight in weights])
        self.one, self.other = np.array(ends, dtype=np.int64).reshape(-1, 2).T
        self.between = {pair: tie for tie, (u, v) in enumerate(ends) for pair in ((u, v), (v, u))}

    def begin(self, labels: Labels | None) -> tuple[float, Labels]:
        """A first division: that one, or one of the heaviest friendly ties, made as good as moves of one make it."""
        return self._improved(labels or list(range(self.n)))

    def first(self) -> list[Row]:
        """Triangles with exactly one hostile tie: some for each of these."""
        friendly = (~self.hostile).tolist()
        hostile = np.flatnonzero(self.hostile).tolist()
        return triangles(hostile, self.ends, self.around, lambda _, *sides: all(friendly[side] for side in sides))

    def bad(self, taken: Values, fixed: Fixed, deadline: float) -> list[Row]:
        """Cycles with one hostile tie of which less than one tie is taken; one fixed as taken is of the other sign."""
        flipped = frozenset(tie for tie, value in fixed.items() if value)
        hostile, left = self.hostile.copy(), taken.copy()
        hostile[list(flipped)] ^= True
        left[list(flipped)] = 1 - left[list(flipped)]
        return list(self._least_covered(left, hostile, flipped, deadline))

    def near(self, taken: Values) -> tuple[float, Labels]:
        """The blocs that friendly ties less than half taken hold together, made as good as moves of one make them."""
        known = Parity(self.n)
        for tie in np.flatnonzero(~self.hostile & (taken < 0.5)).tolist():
            one, other = self.ends[tie]
            known.join(one, other, False)
        return self._improved([known.find(actor)[0] for actor in range(self.n)])

    def search(self, cost: float, labels: Labels, deadline: float) -> tuple[float, Labels]:
        """The best of what moves at random, each followed by moves of one, come to."""
        generator = np.random.default_rng(SEED)
        until = time.perf_counter() + 0.2 * (deadline - time.perf_counter())
        left = PATIENCE * self.n
        while left and time.perf_counter() < until:
            left -= 1
            moved = list(labels)
            restless: set[int] = set()
            for tie in generator.integers(len(self.ends), size=1 + int(generator.integers(MOVED))).tolist():
                one, other = self.ends[tie]
                moved[one] = moved[other] if moved[one] != moved[other] else max(moved) + 1
                restless.update(actor for actor, _ in self.around[one])
            found = self._improved(moved, restless)
            if found[0] < cost - 1e-9:
                left = PATIENCE * self.n
            if found[0] <= cost:
                cost, labels = found
        return cost, labels

    def cost(self, labels: Labels) -> float:
        """The weight of the ties that a division does not fit."""
        label = np.array(labels)
        apart = label[self.one] != label[self.other]
        return float(self.costs[apart == ~self.hostile].sum())

    def _improved(self, labels: Labels, restless: set[int] | None = None) -> tuple[float, Labels]:
        """A division in which nobody is better off in the bloc of another, or alone.

        `restless` are those of whom that may not be so, at first.
        """
        labels = list(labels)
        fresh = max(labels) + 1
        restless = set(range(self.n)) if restless is None else restless
        while restless and time.perf_counter() < self.deadline:
            moved: set[int] = set()
            for actor in sorted(restless):
                best = self._better(actor, labels, fresh)
                if best is not None:
                    labels[actor] = best
                    fresh = max(fresh, best + 1)
                    moved.update(other for other, _ in self.around[actor])
            restless = moved
        return self.cost(labels), labels

    def _better(self, actor: int, labels: Labels, fresh: int) -> int | None:
        """The bloc that suits an actor better than its own, if there is one; the fresh one if it is to stand alone."""
        pulls: dict[int, float] = {}
        for other, tie in self.around[actor]:
            pulls[labels[other]] = pulls.get(labels[other], 0.0) + self.weights[tie]
        here = pulls.pop(labels[actor], 0.0)
        best = max(pulls, key=pulls.__getitem__, default=fresh)
        there = pulls.get(best, 0.0)
        if max(there, 0.0) <= here + 1e-9:
            return None
        return best if there > 0 else fresh

    def _least_covered(
        self, taken: Values, hostile: NDArray[np.bool_], flipped: frozenset[int], deadline: float
    ) -> Iterator[Row]:
        friendly = np.flatnonzero(~hostile)
        rows = np.concatenate([self.one[friendly], self.other[friendly]])
        columns = np.concatenate([self.other[friendly], self.one[friendly]])
        lengths = np.tile(taken[friendly] + STEP, 2)
        way = csr_matrix((lengths, (rows, columns)), shape=(self.n, self.n))
        bases = covering(self.ends, np.flatnonzero(hostile).tolist())
        sources = sorted(bases)
        chunk = max(1, AT_ONCE // self.n)
        for begin in range(0, len(sources), chunk):
            if time.perf_counter() > deadline:
                return
            some = sources[begin : begin + chunk]
            distances, before = dijkstra(way, indices=some, return_predecessors=True, limit=1.0)
            for at, source in enumerate(some):
                for tie, far in bases[source]:
                    if distances[at, far] + taken[tie] < 1 - SHORT:
                        ties = tuple(sorted([tie, *self._path(before[at], source, far)]))
                        yield Row(ties, flipped.intersection(ties))

    def _path(self, before: NDArray[np.int32], source: int, far: int) -> Iterator[int]:
        while far != source:
            last = int(before[far])
            yield self.between[last, far]
            far = last
