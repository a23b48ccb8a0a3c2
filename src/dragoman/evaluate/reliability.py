"""How far confidences lie from how often they are right.

Takes confidences, whether each was right, and what each belongs to (a
document); gives the expected calibration error with its interval, and the
curve behind it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.evaluate.figures import RESAMPLES, SEED, middle

BINS = 15

Column = NDArray[np.float64]


def reliability(
    confidence: Sequence[float], right: Sequence[float], group: Sequence[int], *, unit: float = 100.0, digits: int = 2
) -> dict[str, Any]:
    """The expected calibration error of some confidences, and the curve it is read from.

    ECE = Σ_b n_b/n · |mean of `right` in b − mean `confidence` in b| over
    bins b (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017), here 15 of
    equal mass (Nguyen and O'Connor 2015), equal confidences in one bin.
    `ece`, `interval` and `by_chance` are in `unit`s, by default percent.
    `interval` is the 95 % percentile bootstrap over groups in these bins;
    resampling adds noise to a mean of absolute values, so that it may lie
    above the figure. `by_chance` is what exact confidences would show in so
    few decisions. `curve` has [mean confidence, share right, count] by bin.
    Nothing to measure gives None and an empty curve.

    >>> reliability([0.9] * 10, [1] * 8 + [0] * 2, range(10))["ece"]
    10.0
    """
    sure, good = np.asarray(confidence, dtype=float), np.asarray(right, dtype=float)
    if not len(sure):
        return {"n": 0, "groups": 0, "ece": None, "interval": None, "by_chance": None, "curve": []}
    owners, owner = np.unique(np.asarray(group), return_inverse=True)
    sums = table(sure, good, owner.ravel(), len(owners))
    drawn = np.random.default_rng(SEED).multinomial(len(owners), [1 / len(owners)] * len(owners), size=RESAMPLES)
    errors = [error(resampled) for resampled in np.tensordot(drawn, sums, 1)]
    total = sums.sum(0)
    return {
        "n": len(sure),
        "groups": len(owners),
        "ece": round(unit * error(total), digits),
        "interval": [round(unit * end, digits) for end in middle(errors)],
        "by_chance": round(unit * by_chance(total), digits),
        "curve": [[round(sure / n, 4), round(good / n, 4), int(n)] for sure, good, _, n in total.tolist()],
    }


def bins_of(confidence: Column) -> NDArray[np.int64]:
    """The bin of each confidence: of equal mass, as far as equal confidences allow."""
    ordered = np.sort(confidence)
    edges = np.unique(ordered[[len(ordered) * cut // BINS for cut in range(1, BINS)]])
    _, bins = np.unique(np.searchsorted(edges, confidence, side="right"), return_inverse=True)
    return bins.ravel().astype(np.int64)


def table(confidence: Column, right: Column, owner: NDArray[np.int64], owners: int) -> Column:
    """[groups, bins, 4]: sums of confidence, of right, of right squared, and counts."""
    bins = bins_of(confidence)
    sums = np.zeros((owners, bins.max() + 1, 4))
    for column, values in enumerate((confidence, right, right**2, np.ones_like(right))):
        np.add.at(sums[:, :, column], (owner, bins), values)
    return sums


def error(sums: Column) -> float:
    """The expected calibration error, from [bins, 4]."""
    return float(np.abs(sums[:, 1] - sums[:, 0]).sum() / sums[:, 3].sum())


def by_chance(sums: Column) -> float:
    """The mean error of confidences that are exact, from [bins, 4].

    In each bin the mean of n decisions strays from its expectation by
    √(2/π · variance/n) in the mean (a normal's mean absolute deviation).
    """
    _, right, squares, counts = sums.T
    variance = np.clip(squares / counts - (right / counts) ** 2, 0, None)
    return float((np.sqrt(2 / math.pi * variance / counts) * counts).sum() / counts.sum())
