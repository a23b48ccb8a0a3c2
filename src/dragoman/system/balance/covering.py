"""The least weight of ties that leaves no bad cycle, proved.

Takes a Problem, which finds bad cycles and rounds to solutions, gives an
Answer: the best solution, a bound that no solution undercuts, and the cycles
whose weights prove the bound at the root. First a linear program whose rows
are found as they are needed, which is mostly all it takes; where its solution
is not whole, branch and bound, the least bound first (Padberg and Rinaldi
1991, "A branch-and-cut algorithm").
"""

from __future__ import annotations

import heapq
import itertools
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np

from dragoman.system.balance.program import Program, Row, Values

S = TypeVar("S")
# Relative to the cost: what floating point may leave between a solution and its bound.
EVEN = 1e-7
WHOLE = 1e-6
Fixed = dict[int, int]
Packing = list[tuple[tuple[int, ...], float]]  # cycles by their ties, and their weights


class Problem(Protocol[S]):
    """What is to be covered."""

    costs: Values
    unit: float  # all costs are multiples of it, once `offset` is added; 0: there is none
    offset: float

    def first(self) -> list[Row]:
        """Bad cycles to begin with."""
        ...

    def bad(self, taken: Values, fixed: Fixed, deadline: float) -> list[Row]:
        """Bad cycles of which less than one tie is taken; none only if there are none, or time is up."""
        ...

    def near(self, taken: Values) -> tuple[float, S]:
        """A solution near to what is taken, and its cost."""
        ...

    def search(self, cost: float, solution: S, deadline: float) -> tuple[float, S]:
        """A solution at least as good as that one."""
        ...


@dataclass(frozen=True, slots=True)
class Answer(Generic[S]):
    """The best solution that was found, and what is proved of it; all without the problem's offset."""

    solution: S
    cost: float
    bound: float
    packing: Packing  # bad cycles as ties, with weights that come to at most the bound


def cover(problem: Problem[S], start: tuple[float, S], deadline: float, *, search_first: bool = True) -> Answer[S]:
    """Solve a problem from a first solution and its cost; after `deadline`, with what is known by then.

    Where it comes to branching, a better solution is searched first, unless that would take longer than to branch.
    """
    program = Program(problem.costs)
    program.add(problem.first())
    search = _Search(problem, program, *start, deadline)
    packing = packed(program.rows, problem.costs)
    bound, whole = search.tighten({})
    if bound > sum(weight for _, weight in packing):
        duals = program.duals.tolist()
        packing = [(row.ties, dual) for row, dual in zip(program.rows, duals, strict=False) if dual > EVEN]
    else:
        bound = sum(weight for _, weight in packing)
    if not whole and not search.settled(bound):
        if search_first:
            search.better(*problem.search(search.cost, search.solution, deadline))
        bound = search.branch(bound)
    return Answer(search.solution, search.cost, min(search.rounded(bound), search.cost), packing)


def packed(rows: Sequence[Row], costs: Values) -> Packing:
    """Cycles with as much weight as the ones before leave them: a first proof, before any program is solved."""
    left = costs.tolist()
    packing = []
    for row in rows:
        weight = min(left[tie] for tie in row.ties)
        if weight > 0:
            packing.append((row.ties, weight))
            for tie in row.ties:
                left[tie] -= weight
    return packing


class _Search(Generic[S]):
    """Branch and bound over ties: taken, or not."""

    def __init__(self, problem: Problem[S], program: Program, cost: float, solution: S, deadline: float) -> None:
        self.problem, self.program, self.deadline = problem, program, deadline
        self.cost, self.solution = cost, solution
        self.held: Fixed = {}

    def tighten(self, fixed: Fixed) -> tuple[float, bool]:
        """The bound with some ties fixed, and whether the solution there is whole; 0 where time was too short."""
        self.hold(fixed)
        bound = 0.0
        while self.program.solve(self.deadline):
            if math.isinf(self.program.value):
                return math.inf, True
            bound, taken = max(bound, self.program.value), self.program.taken
            self.better(*self.problem.near(taken))
            if bound >= self.cost - EVEN * max(1.0, self.cost) or (fixed and self.settled(bound)):
                return bound, True
            if not self.program.add(self.problem.bad(taken, fixed, self.deadline)):
                whole = bool(np.all(np.minimum(taken, 1 - taken) <= WHOLE)) and time.perf_counter() < self.deadline
                return bound, whole
        return bound, False

    def hold(self, fixed: Fixed) -> None:
        """Fix these ties in the program, and no others."""
        for tie in self.held.keys() - fixed.keys():
            self.program.bound(tie, 0.0, math.inf)
        for tie, value in fixed.items():
            if self.held.get(tie) != value:
                self.program.bound(tie, float(value), float(value))
        self.held = dict(fixed)

    def better(self, cost: float, solution: S) -> None:
        """Keep a solution if it is better."""
        if cost < self.cost - EVEN * max(1.0, cost):
            self.cost, self.solution = cost, solution

    def settled(self, bound: float) -> bool:
        """Whether nothing above a bound can be better than the best solution."""
        return self.rounded(bound) >= self.cost - EVEN * max(1.0, self.cost)

    def rounded(self, bound: float) -> float:
        """A bound, raised to the next cost that there can be."""
        unit, offset = self.problem.unit, self.problem.offset
        if not unit or math.isinf(bound):
            return bound
        return math.ceil((bound + offset) / unit - WHOLE) * unit - offset

    def branch(self, bound: float) -> float:
        """Look on both sides of undecided ties until the best solution is proved or time is up; gives the bound."""
        order = itertools.count()
        waiting: list[tuple[float, int, Fixed]] = [(bound, next(order), {})]
        while waiting and time.perf_counter() < self.deadline:
            bound, _, fixed = heapq.heappop(waiting)
            if self.settled(bound):
                return bound
            found, whole = self.tighten(fixed)
            found = max(found, bound)
            if time.perf_counter() >= self.deadline:
                heapq.heappush(waiting, (found, next(order), fixed))
            elif not whole and not self.settled(found):
                tie = self.undecided()
                for value in (1, 0):
                    heapq.heappush(waiting, (found, -next(order), fixed | {tie: value}))
        return min(waiting)[0] if waiting else self.cost

    def undecided(self) -> int:
        """The tie to branch on: the heaviest of those nearest to half taken."""
        taken = self.program.taken
        return int(
            np.argmax(np.minimum(taken, 1 - taken) * (1 + self.problem.costs / (self.problem.costs.max() or 1.0)))
        )
