"""Divide a network by cooling many divisions down at once.

Takes signed ties, gives the best divisions found, by simulated annealing
(Kirkpatrick, Gelatt and Vecchi 1983, "Optimization by simulated annealing").
Always the same ones: the numbers drawn begin from one seed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.system.balance.blocks import neighbours
from dragoman.system.balance.network import Ends

Values = NDArray[np.float64]
Places = NDArray[np.int64]

COPIES = 32
SWEEPS = 200
ROUNDS = 4
SEED = 20140610
# Most of the time left that may be spent on it.
SHARE = 0.2


def anneal(
    n: int, ends: Sequence[Ends], weights: Sequence[float], start: Sequence[int], deadline: float
) -> Iterator[list[int]]:
    """The best division of each round, the first of which begins from `start`."""
    generator = np.random.default_rng(SEED)
    signed = np.array(weights)
    around = [
        (np.array([other for other, _ in near], dtype=np.int64), signed[[tie for _, tie in near]])
        for near in neighbours(n, ends)
    ]
    hot = float(np.sqrt(np.mean([np.sum(pulls**2) for _, pulls in around])))
    now = time.perf_counter()
    until = now + SHARE * (deadline - now)
    for turn in range(ROUNDS):
        sides = generator.choice([-1.0, 1.0], size=(n, COPIES))
        if not turn:
            sides[:] = np.array(start, dtype=np.float64)[:, None]
        pulls = np.array([size @ sides[others] for others, size in around])
        for sweep in range(SWEEPS):
            if time.perf_counter() > until:
                return
            heat = hot * (0.3 if not turn else 0.8) * (1 - sweep / SWEEPS) + 1e-9
            _sweep(sides, pulls, around, np.log(generator.random((n, COPIES))) * -heat)
        best = int(np.argmax(np.sum(sides * pulls, axis=0)))
        yield [int(side) for side in sides[:, best]]


def _sweep(sides: Values, pulls: Values, around: Sequence[tuple[Places, Values]], limits: Values) -> None:
    """Let each actor of each division change sides if that costs less than its limit."""
    for actor, (others, sizes) in enumerate(around):
        change = np.where(2 * sides[actor] * pulls[actor] < limits[actor], -2 * sides[actor], 0.0)
        if change.any():
            sides[actor] += change
            pulls[others] += np.outer(sizes, change)
