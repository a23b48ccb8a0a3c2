"""Carry a packing of negative cycles from a kernel back to the network it was made of.

Takes cycles of the kernel's ties with weights that no tie is too light for,
gives cycles of the network's own ties of which the same holds. The steps of
the reduction are undone one by one: a tie that stood for an actor becomes the
way through it, one that stood for two is shared out among both, and where two
disagreed they make a cycle of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.system.balance.kernel import Dropped, Kernel, Merged
from dragoman.system.balance.walks import Walk, simple

# Less weight than this is none: what floating point leaves.
NOTHING = 1e-12


class Packing:
    """Weighted negative cycles, and which of them take each tie."""

    def __init__(self, kernel: Kernel, cycles: Iterable[tuple[Walk, float]]) -> None:
        self.kernel = kernel
        self.walks: list[Walk] = []
        self.weights: list[float] = []
        self.taking: dict[int, set[int]] = {}
        for walk, weight in cycles:
            self._add(walk, weight)

    def lifted(self) -> list[tuple[Walk, float]]:
        """The same packing in the network that the kernel was made of."""
        for step in reversed(self.kernel.steps):
            if isinstance(step, Merged):
                self._part(step)
            else:
                self._lengthen(step)
        return [(walk, weight) for walk, weight in zip(self.walks, self.weights, strict=True) if weight > NOTHING]

    def _part(self, step: Merged) -> None:
        ends, weights = self.kernel.ends, self.kernel.weights
        one, other = ends[step.strong]
        if not step.agree:
            self._add([(one, step.strong), (other, step.weak)], abs(weights[step.weak]))
        if step.new is None:
            return
        room = abs(weights[step.strong]) if step.agree else float("inf")
        for at in sorted(self.taking.pop(step.new, ())):
            taken = min(self.weights[at], room)
            if taken < self.weights[at]:
                self._add(_with(self.walks[at], step.new, step.weak), self.weights[at] - taken)
            room -= taken
            self._set(at, _with(self.walks[at], step.new, step.strong), taken)

    def _lengthen(self, step: Dropped) -> None:
        way = dict(step.ties)
        for one, other, tie in step.new:
            for at in sorted(self.taking.pop(tie, ())):
                longer: Walk = []
                for actor, taken in self.walks[at]:
                    if taken != tie:
                        longer.append((actor, taken))
                        continue
                    onward = other if actor == one else one
                    longer += [(actor, way[actor]), (step.actor, way[onward])]
                self._set(at, simple(longer, self._hostile) or longer, self.weights[at])

    def _hostile(self, tie: int) -> bool:
        return self.kernel.weights[tie] < 0

    def _add(self, walk: Walk, weight: float) -> None:
        self.walks.append([])
        self.weights.append(0.0)
        self._set(len(self.walks) - 1, walk, weight)

    def _set(self, at: int, walk: Walk, weight: float) -> None:
        for _, tie in self.walks[at]:
            self.taking.get(tie, set()).discard(at)
        self.walks[at], self.weights[at] = walk, weight
        if weight > NOTHING:
            for _, tie in walk:
                self.taking.setdefault(tie, set()).add(at)


def _with(walk: Walk, tie: int, instead: int) -> Walk:
    return [(actor, instead if taken == tie else taken) for actor, taken in walk]
