"""Rates of both channels and the lean between them, with their credible intervals.

Takes the Tally of some units and what is Usual, gives Rates and Lean in columns.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.gamma import below_one, mean_lean, quantile, shape_by, variance_of_logarithm
from dragoman.ties.prior import ACTORS, SPREAD, TALK, Usual, cooperating, posterior, talking
from dragoman.ties.tally import Tally

Floats = NDArray[np.float64]
LEVEL = 0.95  # of a credible interval: the probability that the truth is in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What there is to know of units beside their deeds."""

    usual: Usual
    bursts: tuple[Floats, Floats]  # how much the deeds of each channel cluster in time
    others: Floats  # how much conflict the sides of each unit have with all others
    part: Floats  # how much of what dyads do all in all is expected: less than 1 for one theatre among several


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The rate of a channel of each unit, in weight a month."""

    mean: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """Where each unit leans, −1 (conflict) to 1 (cooperation)."""

    mean: Floats
    low: Floats
    high: Floats
    friendly: Floats  # probability that it is over 0


def rates(tally: Tally, setting: Setting, months: float, level: float = LEVEL) -> tuple[Rates, Rates]:
    """The rates of cooperation and of conflict of each unit."""
    return _rates(*_cooperation(tally, setting), months, level), _rates(*_conflict(tally, setting), months, level)


def lean(tally: Tally, setting: Setting, level: float = LEVEL) -> Lean:
    """Where each unit leans: how its conflict compares with what is usual where there is as much cooperation.

    With x, the conflict of a unit in multiples of what is usual for its
    cooperation and its sides, the lean is (1 − x) / (1 + x): 0 at the usual,
    1 without any conflict. x is a gamma variable over a power of another; it
    is taken as the gamma variable whose logarithm has the same mean and
    variance, which simulation shows to be close (tests/ties).
    """
    from scipy.special import digamma

    shape, rate = _conflict(tally, setting)
    mean = digamma(shape) - np.log(rate * _expected(tally, setting))
    alike = shape_by(variance_of_logarithm(shape) + _doubt(tally, setting))
    scale = np.exp(digamma(alike) - mean)
    none = (tally.cooperation.acts + tally.conflict.acts) == 0
    return Lean(
        mean=np.where(none, 0.0, mean_lean(alike, scale)),
        low=_leaning(quantile(alike, scale, (1 + level) / 2)),
        high=_leaning(quantile(alike, scale, (1 - level) / 2)),
        friendly=np.where(none, 0.5, below_one(alike, scale)),
    )


def _cooperation(tally: Tally, setting: Setting) -> tuple[Floats, Floats]:
    return cooperating(tally, setting.usual.act[0], setting.bursts[0])


def _conflict(tally: Tally, setting: Setting) -> tuple[Floats, Floats]:
    return posterior(tally.conflict, SPREAD[1], _expected(tally, setting), setting.usual.act[1], setting.bursts[1])


def _expected(tally: Tally, setting: Setting) -> Floats:
    """The conflict that is usual for the cooperation of each unit and its sides."""
    known, part = setting.usual, setting.part
    talk = talking(*_cooperation(tally, setting), known.cooperation * part)
    expected: Floats = known.conflict * part * talk * setting.others**ACTORS
    return expected


def _doubt(tally: Tally, setting: Setting) -> Floats:
    """The variance of the logarithm of what is usual, as the cooperation of a unit is itself not known for sure."""
    from scipy.special import gammaln

    shape, _ = _cooperation(tally, setting)
    doubt: Floats = gammaln(shape + 2 * TALK) + gammaln(shape) - 2 * gammaln(shape + TALK)  # log of E[y²] / E[y]²
    return doubt


def _leaning(x: Floats) -> Floats:
    return (1 - x) / (1 + x)


def _rates(shape: Floats, rate: Floats, months: float, level: float) -> Rates:
    return Rates(
        mean=shape / rate / months,
        low=quantile(shape, rate, (1 - level) / 2) / months,
        high=quantile(shape, rate, (1 + level) / 2) / months,
    )
