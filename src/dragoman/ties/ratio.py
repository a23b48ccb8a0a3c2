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
        from scipy.special import gammainc

        lean, below = np.zeros(len(self.shape)), np.zeros(len(self.shape))
        above = middles(self.shape)
        unders = middles(self.under)
        for under in unders:
            factor = self.scale / np.maximum(under, 1e-300) ** self.power
            for one in above:
                x = factor * one
                lean += (1 - x) / (1 + x)
            below += gammainc(self.shape, 1 / factor)
        return lean / (len(above) * len(unders)), below / len(unders)
