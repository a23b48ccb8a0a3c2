"""Rates of both channels and the lean between them, with their credible intervals.

Takes the Tally of some units and what is Usual, gives Rates and Lean in columns.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.gamma import quantile
from dragoman.ties.prior import ACTORS, ONE, SPREAD, TALK, Figure, Usual, cooperating, posterior, talking
from dragoman.ties.ratio import Ratio
from dragoman.ties.tally import Tally

Floats = NDArray[np.float64]
EVEN = 1.0  # shape of the gamma distribution of both channels where neither is to be likelier than the other beforehand
LEVEL = 0.95  # of a credible interval: the probability that the truth is in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What there is to know of units beside their deeds."""

    usual: Usual
    bursts: tuple[Floats, Floats]  # how much the deeds of each channel cluster in time
    others: Floats  # how much conflict the sides of each unit have with all others
    part: Floats  # how much of what dyads do all in all is expected: less than 1 for one theatre among several

    def of(self, dyad: NDArray[np.int64], part: Floats) -> Setting:
        """That of units which are each one of these or a part of it, by the number of its dyad."""
        cooperation, conflict = self.bursts
        return Setting(
            usual=self.usual, bursts=(cooperation[dyad], conflict[dyad]), others=self.others[dyad], part=part
        )  # fmt: skip


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
    least: Floats  # how far the sign is borne out at the least, 0 to 1; 0 without one


def rates(tally: Tally, setting: Setting, months: Figure, level: float = LEVEL) -> tuple[Rates, Rates]:
    """The rates of cooperation and of conflict of each unit."""
    cooperation, conflict = _cooperation(tally, setting, SPREAD[0]), _conflict(tally, setting)
    return _rates(*cooperation, months, level), _rates(*conflict, months, level)


def lean(tally: Tally, setting: Setting, level: float = LEVEL) -> Lean:
    """Where each unit leans: how its conflict compares with what is usual where there is as much cooperation.

    With x, the conflict of a unit in multiples of what is usual for its
    cooperation and its sides, the lean is (1 − x) / (1 + x): 0 at the usual,
    1 without any conflict. x is a gamma variable over a power of another
    (`Ratio`), as neither channel is known for sure.
    """
    ratio = _ratio(tally, setting)
    none = (tally.cooperation.acts + tally.conflict.acts) == 0
    low, high = (_leaning(end) for end in reversed(ratio.interval(level)))
    mean, friendly = ratio.means()
    mean = np.clip(np.where(none, 0.0, mean), low, high)
    sign, least = _sign(mean, high, *surplus(tally, setting, level))
    return Lean(
        mean=mean,
        low=low,
        high=high,
        friendly=np.where(none, 0.5, friendly),
        sign=np.where(none, 0, sign).astype(np.int8),
        least=np.where(none, 0.0, least),
    )


def _sign(mean: Floats, high: Floats, fewest: Floats, most: Floats) -> tuple[Floats, Floats]:
    """1 where evidence bears friendship, −1 where it bears hostility, else 0; and how far it bears it at the least.

    Hostile are those who surely have more conflict than usually goes with as
    much cooperation, or than cooperation. Friendly are those who surely have
    more cooperation than conflict, unless there is more conflict than usual:
    rivals talk. That conflict is missing alone makes nobody a friend.
    """
    hostile = np.maximum(-high, np.where(mean < 0, -most, 0.0))
    friendly = np.where(mean > 0, fewest, 0.0)
    sign = np.where(hostile > 0, -1.0, np.where(friendly > 0, 1.0, 0.0))
    return sign, np.maximum(np.where(sign < 0, hostile, friendly), 0.0)


def surplus(tally: Tally, setting: Setting, level: float = LEVEL) -> tuple[Floats, Floats]:
    """The interval of (cooperation − conflict) / (cooperation + conflict) of each unit, neither likelier beforehand.

    Of two gamma variables the share of one in both is a beta variable.
    """
    from scipy.special import betaincinv

    act, bursts = setting.usual.act, setting.bursts
    middle = (tally.cooperation.weight + tally.conflict.weight + sum(act) / 2) / 2
    one, fast = posterior(tally.cooperation, EVEN, middle, act[0], bursts[0])
    other, slow = posterior(tally.conflict, EVEN, middle, act[1], bursts[1])
    shares = (betaincinv(one, other, (1 - level) / 2), betaincinv(one, other, (1 + level) / 2))
    fewest, most = ((share / fast, (1 - share) / slow) for share in shares)
    return (fewest[0] - fewest[1]) / sum(fewest), (most[0] - most[1]) / sum(most)


def _ratio(tally: Tally, setting: Setting) -> Ratio:
    """The conflict of each unit over what is usual for it."""
    conflict, rate = _conflict(tally, setting)
    cooperation, slowness = _cooperation(tally, setting, ONE)
    known, part = setting.usual, setting.part
    usual = known.conflict * part * setting.others**ACTORS * (slowness * known.cooperation * part) ** -TALK
    return Ratio(conflict, cooperation, TALK, 1 / (rate * usual))


def _cooperation(tally: Tally, setting: Setting, spread: float) -> tuple[Floats, Floats]:
    return cooperating(tally, spread, setting.usual.act[0], setting.bursts[0])


def _conflict(tally: Tally, setting: Setting) -> tuple[Floats, Floats]:
    return posterior(tally.conflict, SPREAD[1], _expected(tally, setting), setting.usual.act[1], setting.bursts[1])


def _expected(tally: Tally, setting: Setting) -> Floats:
    """The conflict that is usual for the cooperation of each unit and its sides."""
    known, part = setting.usual, setting.part
    talk = talking(*_cooperation(tally, setting, ONE), known.cooperation * part)
    expected: Floats = known.conflict * part * talk * setting.others**ACTORS
    return expected


def _leaning(x: Floats) -> Floats:
    return (1 - x) / (1 + x)


def _rates(shape: Floats, rate: Floats, months: Figure, level: float) -> Rates:
    return Rates(
        mean=shape / rate / months,
        low=quantile(shape, rate, (1 - level) / 2) / months,
        high=quantile(shape, rate, (1 + level) / 2) / months,
    )
