"""A linear program that grows: least weight of ties such that every cycle found so far has one.

Takes what each tie costs, then cycles as they are found; gives how much of
each tie is taken, and how much each cycle weighs (the dual). Solved by HiGHS
(Huangfu and Hall 2018, "Parallelizing the dual revised simplex method"), each
time from where it was.
"""

from __future__ import annotations

import contextlib
import math
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A cycle that needs a tie: the sum over its ties, those of `flipped` taken from 1, is at least 1."""

    ties: tuple[int, ...]
    flipped: frozenset[int] = frozenset()


class Program:
    """The program; `value` is the cost of its solution, which no better one can undercut."""

    def __init__(self, costs: Values) -> None:
        self.rows: list[Row] = []
        self.value = 0.0
        self.taken: Values = np.zeros(len(costs))
        self.duals: Values = np.zeros(0)
        self._known: set[Row] = set()
        self._scale = float(costs.max(initial=0.0)) or 1.0
        self._solver = _solver(costs / self._scale)

    def add(self, rows: Sequence[Row]) -> int:
        """Add cycles; those that are there already are left out. Gives how many are new."""
        new = [row for row in dict.fromkeys(rows) if row not in self._known]
        if not new:
            return 0
        self._known.update(new)
        self.rows += new
        starts = np.cumsum([0, *(len(row.ties) for row in new[:-1])], dtype=np.int32)
        ties = np.fromiter((tie for row in new for tie in row.ties), dtype=np.int32)
        signs = np.fromiter((-1.0 if tie in row.flipped else 1.0 for row in new for tie in row.ties), dtype=np.float64)
        low = np.array([1.0 - len(row.flipped) for row in new])
        high = np.full(len(new), highspy.kHighsInf)
        self._solver.addRows(len(new), low, high, len(ties), starts, ties, signs)
        return len(new)

    def bound(self, tie: int, low: float, high: float) -> None:
        """Hold how much of a tie is taken between two values."""
        self._solver.changeColBounds(tie, low, high)

    def solve(self, deadline: float) -> bool:
        """Solve it anew; False where time ran out, and `value` is of the time before; infinite where nothing fits."""
        left = deadline - time.perf_counter()
        if left <= 0:
            return False
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + left)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            self.value = math.inf
            return True
        if status != highspy.HighsModelStatus.kOptimal:
            return False
        self.value = self._solver.getObjectiveValue() * self._scale
        solution = self._solver.getSolution()
        self.taken = np.clip(np.array(solution.col_value), 0.0, 1.0)
        self.duals = np.maximum(np.array(solution.row_dual), 0.0) * self._scale
        return True


def _solver(costs: Values) -> Any:
    count = len(costs)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, 0
    model.col_cost_ = costs
    model.col_lower_, model.col_upper_ = np.zeros(count), np.full(count, highspy.kHighsInf)
    model.a_matrix_.start_ = np.zeros(count + 1, dtype=np.int32)
    solver = _new()
    for option, value in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex")):
        solver.setOptionValue(option, value)
    solver.passModel(model)
    return solver


def _new() -> Any:
    _greet()
    make: Any = highspy.Highs
    return make()


@cache
def _greet() -> None:
    """Let HiGHS print its banner, which it does once a process whatever it is told, where nobody sees it."""
    with _unheard():
        make: Any = highspy.Highs
        make()


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """Standard output of this process, C and Python, goes nowhere."""
    sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:  # it is closed: nothing is heard anyhow
        yield
        return
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
