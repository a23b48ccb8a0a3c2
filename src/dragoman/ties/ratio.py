"""A gamma variable over a power of another, by the million: its interval, and the mean of a lean.

Takes the shapes of both in columns. Means are exact but for the fineness of
the grid; quantiles are those of the ratio of two gamma variables (a beta prime
variable) whose logarithm has the same mean and variance, and tests hold them
against draws.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.gamma import middles, shape_by, variance_of_logarithm

Floats = NDArray[np.float64]
BLOCK = 8192  # ratios whose means are taken together: so many stay in the processor's cache


class Ratio(NamedTuple):
    """scale · g / h ** power, where g and h are gamma variables of rate 1."""

    shape: Floats  # of g
    under: Floats  # the shape of h
    power: float
    scale: Floats

    def interval(self, level: float) -> tuple[Floats, Floats]:
        """The ends of the interval that holds so much, as much of the rest below as above it."""
        from scipy.special import betaincinv, digamma

        other = shape_by(self.power**2 * variance_of_logarithm(self.under))
        scale = self.scale * np.exp(digamma(other) - self.power * digamma(self.under))
        found = []
        for probability in ((1 - level) / 2, (1 + level) / 2):
            rest = betaincinv(other, self.shape, 1 - probability)  # h of g + h, were h no power
            found.append(scale * (1 - rest) / np.maximum(rest, 1e-300))
        return found[0], found[1]

    def means(self) -> tuple[Floats, Floats]:
        """The means of (1 − x) / (1 + x), x being the ratio, and the probability that x is below 1."""
        lean, below = np.empty(len(self.shape)), np.empty(len(self.shape))
        for first in range(0, len(self.shape), BLOCK):
            some = slice(first, first + BLOCK)
            lean[some], below[some] = _means(self.shape[some], self.under[some], self.power, self.scale[some])
        return lean, below


def _means(shape: Floats, under: Floats, power: float, scale: Floats) -> tuple[Floats, Floats]:
    from scipy.special import gammainc

    lean, below = np.zeros(len(shape)), np.zeros(len(shape))
    above, unders = np.array(middles(shape)), middles(under)
    for one in unders:
        factor = scale / np.maximum(one, 1e-300) ** power
        lean += 2 * (1 / (1 + factor * above)).sum(axis=0)
        below += gammainc(shape, 1 / factor)
    return lean / (len(above) * len(unders)) - 1, below / len(unders)
