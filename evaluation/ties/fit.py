"""What is usual in a year of world news, fitted to events alone: `SHARED=folder python -m evaluation.ties.fit`.

Takes the events of ICEWS 2014, prints what the constants of ties/prior.py and
ties/bursts.py rest on, for each half of the dyads. Who is allied with whom is
not looked at. Takes half a minute.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import gammaln, logsumexp

from dragoman.deeds import Deeds
from dragoman.ties.tally import Tally, Units, pooled, tally
from dragoman.ties.weights import COOPERATION, load
from evaluation.ties import icews
from evaluation.ties.score import ARCHIVE

WEEK = 7
FEWEST = 10  # deeds of a channel of a dyad whose bursts are looked at
NODES = 24  # of Gauss–Hermite quadrature, for each of two dimensions

Floats = NDArray[np.float64]


def main() -> int:
    """Print the figures of both halves."""
    deeds = icews.deeds(icews.happenings(Path(os.environ["SHARED"]) / "data" / ARCHIVE))
    units = pooled(deeds)
    sums = tally(deeds, units, load(), until=icews.ENDS.toordinal(), half_life=None)
    half = np.array([
        zlib.crc32(f"{units.sides[one]}-{units.sides[other]}".encode()) % 2
        for one, other in zip(units.one, units.other, strict=True)
    ])  # fmt: skip
    for number in range(2):
        some = half == number
        cooperation, conflict = sums.cooperation.acts[some], sums.conflict.acts[some]
        print(f"half {number + 1}: {some.sum()} dyads")
        print(f"  CONFLICT_SHARE {share(sums, some):.2f}, UNEVEN {uneven(sums, some):.2f}")
        print(f"  SPREAD of cooperation {spread(cooperation):.2f}")
        for beside in (0.3, 0.5, 1.0):
            power, shape = regressed(cooperation, conflict, beside)
            print(f"  TALK {power:.2f}, SPREAD of conflict {shape:.2f}: negative binomial, {beside:g} deeds beside")
        print(f"  TALK {latent(cooperation, conflict):.2f}: bivariate Poisson-lognormal")
        print(f"  USUAL {', '.join(f'{one:.1f}' for one in bursts(deeds, units, some))}: cooperation, conflict")
    return 0


def share(sums: Tally, some: NDArray[np.bool_]) -> float:
    """What part of all weight is conflict."""
    friendly, hostile = sums.cooperation.weight[some].sum(), sums.conflict.weight[some].sum()
    return float(hostile / (friendly + hostile))


def uneven(sums: Tally, some: NDArray[np.bool_], power: float = 0.4) -> float:
    """The mean over dyads of their cooperation to a power, where the mean of their cooperation is 1."""
    weight = sums.cooperation.weight[some] + 0.3  # about half a deed: of none it is not nothing
    return float(((weight / weight.mean()) ** power).mean())


def spread(counts: NDArray[np.int64]) -> float:
    """The shape of the gamma distribution of rates that counts are drawn from, by greatest likelihood."""
    found = minimize(lambda at: _negative_binomial(counts, np.exp(at[0]) * np.ones(len(counts)), np.exp(at[1])),
                     [np.log(counts.mean()), -1.0], method="Nelder-Mead")  # fmt: skip
    return float(np.exp(found.x[1]))


def regressed(cooperation: NDArray[np.int64], conflict: NDArray[np.int64], beside: float) -> tuple[float, float]:
    """The power with which conflict grows with cooperation (and so many deeds), and the shape of what is left."""
    talk = np.log(cooperation + beside)
    found = minimize(
        lambda at: _negative_binomial(conflict, np.exp(at[0] + at[1] * talk), np.exp(at[2])),
        [0.0, 0.5, 0.0], method="Nelder-Mead", options={"maxiter": 5000},
    )  # fmt: skip
    return float(found.x[1]), float(np.exp(found.x[2]))


def latent(cooperation: NDArray[np.int64], conflict: NDArray[np.int64]) -> float:
    """The same power between the rates themselves, both lognormal, seen through Poisson counts that are not both 0."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    one, other = (grid.ravel() for grid in np.meshgrid(nodes, nodes, indexing="ij"))
    log_weight = np.log(np.outer(weights, weights).ravel() / weights.sum() ** 2)
    pairs, times = np.unique(np.stack([cooperation, conflict], axis=1), axis=0, return_counts=True)
    constant = gammaln(pairs + 1).sum(axis=1)[:, None]

    def loss(at: Sequence[float]) -> float:
        friendly = at[0] + np.exp(at[1]) * one
        hostile = at[2] + at[3] * friendly + np.exp(at[4]) * other
        each = pairs[:, :1] * friendly + pairs[:, 1:] * hostile - np.exp(friendly) - np.exp(hostile) - constant
        unseen = logsumexp(log_weight - np.exp(friendly) - np.exp(hostile))
        return float(-(times * (logsumexp(each + log_weight, axis=1) - np.log1p(-np.exp(unseen)))).sum())

    return float(minimize(loss, [0, 0, -1, 0.5, 0], method="Nelder-Mead", options={"maxiter": 1500}).x[3])


def bursts(deeds: Deeds, units: Units, some: NDArray[np.bool_]) -> list[float]:
    """The median over dyads of how much deeds cluster by weeks, each type told once a day: of either channel."""
    kinds = {kind: number for number, kind in enumerate(sorted({act.type for act in deeds.acts}))}
    kind = np.array([kinds[act.type] for act in deeds.acts])[deeds.act]
    begin, weeks = icews.BEGINS.toordinal(), (icews.ENDS - date(2014, 1, 1)).days // WEEK
    rows = np.unique(np.stack([units.unit, deeds.day[units.row] - begin, kind[units.row]], axis=1), axis=0)
    friendly = {kinds[act.type] for act in deeds.acts if load().worth(act).channel == COOPERATION}
    is_friendly = np.isin(rows[:, 2], list(friendly))
    found = []
    for chosen in (is_friendly, ~is_friendly):
        part = rows[chosen & some[rows[:, 0]] & (rows[:, 1] // WEEK < weeks)]
        table = np.zeros((len(units), weeks))
        np.add.at(table, (part[:, 0], part[:, 1] // WEEK), 1)
        table = table[table.sum(axis=1) >= FEWEST]
        steps = (np.diff(table, axis=1) ** 2).sum(axis=1)
        found.append(float(np.median(steps / (table[:, 1:] + table[:, :-1]).sum(axis=1))))
    return found


def _negative_binomial(counts: NDArray[np.int64], mean: Floats, shape: float) -> float:
    """Minus the logarithm of the likelihood."""
    log = gammaln(counts + shape) - gammaln(shape) - gammaln(counts + 1) + shape * np.log(shape / (shape + mean))
    return float(-(log + counts * np.log(mean / (shape + mean))).sum())


if __name__ == "__main__":
    sys.exit(main())
