"""The division into two sides, as a problem of covering negative cycles.

A set of ties that meets every negative cycle is what some division frustrates,
or more: the least is the frustration index (Aref, Mason and Wilson 2020, "A
modeling and computational study of the frustration index in signed networks").
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np

from dragoman.system.balance.annealing import anneal
from dragoman.system.balance.blocks import neighbours
from dragoman.system.balance.covering import Fixed
from dragoman.system.balance.network import Ends
from dragoman.system.balance.odd import OddCycles
from dragoman.system.balance.parity import Parity
from dragoman.system.balance.program import Row, Values
from dragoman.system.balance.triangles import triangles

Sides = list[int]  # 1 or −1 for each actor


class Division:
    """Actors and ties of at most one a pair, to be divided so that the least weight is frustrated."""

    def __init__(
        self, n: int, ends: Sequence[Ends], weights: Sequence[float], *, unit: float, offset: float, deadline: float
    ) -> None:
        self.n, self.ends, self.weights = n, ends, weights
        self.unit, self.offset, self.deadline = unit, offset, deadline
        self.costs: Values = np.abs(np.array(weights))
        self.around = neighbours(n, ends)
        self.cycles = OddCycles(n, ends, [weight < 0 for weight in weights])
        self.sides: Sides = [1] * n  # the last division that was looked at: the search for cycles sets out from it

    def begin(self, sides: Sides | None) -> tuple[float, Sides]:
        """A first division: that one, or what a forest of the heaviest ties of those with most gives, improved.

        Such a forest is shallow: a tie that strains the rest puts few on the wrong side.
        """
        if sides:
            return self._improved(sides)
        degree = np.bincount(np.concatenate([self.cycles.one, self.cycles.other]), minlength=self.n)
        return self.near(-self.costs * (degree[self.cycles.one] + degree[self.cycles.other]))

    def first(self) -> list[Row]:
        """Triangles with an odd number of hostile ties: some for each tie that the first division frustrates."""
        hostile = self.cycles.hostile.tolist()
        frustrated = self._frustrated(self.sides, {})
        return triangles(
            frustrated, self.ends, self.around, lambda one, two, three: hostile[one] ^ hostile[two] ^ hostile[three]
        )

    def bad(self, taken: Values, fixed: Fixed, deadline: float) -> list[Row]:
        """Negative cycles of which less than one tie is taken; a tie fixed as taken is one of the other sign, free."""
        flipped = frozenset(tie for tie, value in fixed.items() if value)
        left = taken.copy()
        left[list(flipped)] = 1 - left[list(flipped)]
        return list(self.cycles.least_covered(left, flipped, self._frustrated(self.sides, fixed), deadline))

    def near(self, taken: Values) -> tuple[float, Sides]:
        """The division that a forest of the ties least taken gives, made as good as moves of one make it."""
        known = Parity(self.n)
        for tie in np.argsort(taken, kind="stable").tolist():
            one, other = self.ends[tie]
            known.join(one, other, self.weights[tie] < 0)
            if known.sets == 1:
                break
        return self._improved(known.sides())

    def search(self, cost: float, sides: Sides, deadline: float) -> tuple[float, Sides]:
        """The best of many divisions that cool down at once."""
        for found in anneal(self.n, self.ends, self.weights, sides, deadline):
            improved = self._improved(found)
            if improved[0] < cost:
                cost, sides = improved
        self.sides = sides
        return cost, sides

    def cost(self, sides: Sides) -> float:
        """The weight of the ties that a division frustrates."""
        side = np.array(sides)
        apart = side[self.cycles.one] != side[self.cycles.other]
        return float(self.costs[apart != self.cycles.hostile].sum())

    def _improved(self, sides: Sides) -> tuple[float, Sides]:
        """A division in which nobody is better off on the other side; the search for cycles sets out from it."""
        sides = list(sides)
        restless = set(range(self.n))
        while restless and time.perf_counter() < self.deadline:
            moved: set[int] = set()
            for actor in sorted(restless):
                pull = sides[actor] * sum(self.weights[tie] * sides[other] for other, tie in self.around[actor])
                if pull < -1e-9:
                    sides[actor] = -sides[actor]
                    moved.update(other for other, _ in self.around[actor])
            restless = moved
        self.sides = sides
        return self.cost(sides), sides

    def _frustrated(self, sides: Sides, fixed: Fixed) -> list[int]:
        """The ties that a division frustrates, where those fixed as taken are of the other sign."""
        side = np.array(sides)
        apart = side[self.cycles.one] != side[self.cycles.other]
        frustrated = apart != self.cycles.hostile
        frustrated[[tie for tie, value in fixed.items() if value]] ^= True
        return [int(tie) for tie in np.flatnonzero(frustrated)]
