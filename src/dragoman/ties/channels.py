"""Rates of both channels and the lean between them, with their credible intervals.

Takes the Tally of some units and what is Usual, gives Rates and Lean in columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.gamma import quantile
from dragoman.ties.prior import ACTORS, ONE, SPREAD, TALK, Usual, cooperating, posterior, talking
from dragoman.ties.ratio import Ratio
from dragoman.ties.tally import Tally

Floats = NDArray[np.float64]
# Before its own deeds are counted, a unit may have any conflict from next to none to many times the usual: where its
# lean is asked, that is a gamma variable of this shape. The zero of the lean is its median, so that where nothing is
# told nothing is said; the mean would take silence for friendship.
OPEN = 1.0
MIDDLE = log(2)  # of such a variable, where its mean is 1
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
    sign: NDArray[np.int8]  # 1 or −1; 0 where evidence bears neither


def rates(tally: Tally, setting: Setting, months: float, level: float = LEVEL) -> tuple[Rates, Rates]:
    """The rates of cooperation and of conflict of each unit."""
    cooperation, conflict = _cooperation(tally, setting, SPREAD[0]), _conflict(tally, setting, SPREAD[1])
    return _rates(*cooperation, months, level), _rates(*conflict, months, level)


def lean(tally: Tally, setting: Setting, level: float = LEVEL) -> Lean:
    """Where each unit leans: how its conflict compares with what is usual where there is as much cooperation.

    With x, the conflict of a unit in multiples of the median of units of such
    cooperation and such sides, the lean is (1 − x) / (1 + x): 0 at the usual,
    1 without any conflict. x is a gamma variable over a power of another
    (`Ratio`), as neither channel is known for sure.
    """
    ratio = _ratio(tally, setting)
    none = (tally.cooperation.acts + tally.conflict.acts) == 0
    low, high = (_leaning(end) for end in reversed(ratio.interval(level)))
    mean, friendly = ratio.means()
    mean = np.clip(np.where(none, 0.0, mean), low, high)
    return Lean(
        mean=mean,
        low=low,
        high=high,
        friendly=np.where(none, 0.5, friendly),
        sign=np.where(none, 0, _sign(mean, low, high, outweighs(tally, setting), (1 + level) / 2)).astype(np.int8),
    )


def _sign(mean: Floats, low: Floats, high: Floats, outweighs: Floats, sure: float) -> NDArray[np.int8]:
    """1 where evidence bears friendship, −1 where it bears hostility, else 0.

    Hostile are those who surely have more conflict than usually goes with as
    much cooperation, or than cooperation. Friendly are those who surely have
    more cooperation than conflict, unless there is more conflict than usual:
    rivals talk. That conflict is missing alone makes nobody a friend.
    """
    hostile = (high < 0) | ((mean < 0) & (outweighs <= 1 - sure))
    friendly = (mean > 0) & (outweighs >= sure)
    return np.where(hostile, -1, np.where(friendly, 1, 0)).astype(np.int8)


def outweighs(tally: Tally, setting: Setting) -> Floats:
    """The probability that the cooperation of each unit outweighs its conflict, neither being likelier beforehand.

    Of two gamma variables the share of one in both is a beta variable.
    """
    from scipy.special import betainc

    act, bursts = setting.usual.act, setting.bursts
    level = (tally.cooperation.weight + tally.conflict.weight + sum(act) / 2) / 2
    one, fast = posterior(tally.cooperation, OPEN, level, act[0], bursts[0])
    other, slow = posterior(tally.conflict, OPEN, level, act[1], bursts[1])
    found: Floats = 1 - betainc(one, other, fast / (fast + slow))
    return found


def _ratio(tally: Tally, setting: Setting) -> Ratio:
    """The conflict of each unit over what would be its lean's zero."""
    conflict, rate = _conflict(tally, setting, OPEN)
    cooperation, slowness = _cooperation(tally, setting, ONE)
    known, part = setting.usual, setting.part
    usual = known.conflict * part * setting.others**ACTORS * (slowness * known.cooperation * part) ** -TALK
    return Ratio(conflict, cooperation, TALK, 1 / (rate * usual * MIDDLE))


def _cooperation(tally: Tally, setting: Setting, spread: float) -> tuple[Floats, Floats]:
    return cooperating(tally, spread, setting.usual.act[0], setting.bursts[0])


def _conflict(tally: Tally, setting: Setting, spread: float) -> tuple[Floats, Floats]:
    return posterior(tally.conflict, spread, _expected(tally, setting), setting.usual.act[1], setting.bursts[1])


def _expected(tally: Tally, setting: Setting) -> Floats:
    """The conflict that is usual for the cooperation of each unit and its sides."""
    known, part = setting.usual, setting.part
    talk = talking(*_cooperation(tally, setting, ONE), known.cooperation * part)
    expected: Floats = known.conflict * part * talk * setting.others**ACTORS
    return expected


def _leaning(x: Floats) -> Floats:
    return (1 - x) / (1 + x)


def _rates(shape: Floats, rate: Floats, months: float, level: float) -> Rates:
    return Rates(
        mean=shape / rate / months,
        low=quantile(shape, rate, (1 - level) / 2) / months,
        high=quantile(shape, rate, (1 + level) / 2) / months,
    )
