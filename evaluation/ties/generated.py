"""Worlds of dyads whose rates are known, with the deeds that follow: as the model has them, and otherwise.

Takes a seed and a process, gives Deeds, true rates, and the Deeds of the same
dyads told a hundred times as much and evenly, whose ties are the true leans.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Act, Deeds, Telling
from dragoman.ties.weights import COOPERATION, load

DYADS = 300
MONTHS = 12
BEGINS = date(2014, 1, 1)
ENDS = BEGINS + timedelta(days=359)
DAYS = 30  # of a month
MORE = 100  # times as much in the corpus without chance
# Acts of either channel, alike often.
ACTS = tuple(
    Act(type, mode, False, False)
    for type, mode in (
        ("AGREE", None), ("CONSULT", "visit"), ("CONSULT", "phone"), ("SUPPORT", None), ("AID", None),
        ("ACCUSE", None), ("REJECT", None), ("THREATEN", None), ("SANCTION", None), ("ASSAULT", "aerial"),
    )
)  # fmt: skip
EACH = len(ACTS) // 2
MEAN, SHARE, TALK, SHAPES = 0.8, 0.6, 0.4, (0.4, 0.3)  # deeds of cooperation a month; conflict as in the model

Floats = NDArray[np.float64]


class Told(NamedTuple):
    """A world."""

    deeds: Deeds
    rates: Floats  # of deeds, by dyad and channel, in each month
    evenly: Deeds


def gamma(chance: np.random.Generator) -> Floats:
    """Rates that never change, distributed as the model says."""
    friendly = chance.gamma(SHAPES[0], MEAN / SHAPES[0], DYADS)
    usual = SHARE * MEAN * (np.maximum(friendly, 1e-3) / MEAN) ** TALK
    hostile = chance.gamma(SHAPES[1], usual / SHAPES[1])
    return np.repeat(np.stack([friendly, hostile], axis=1)[:, :, None], MONTHS, axis=2)


def lognormal(chance: np.random.Generator) -> Floats:
    """Rates with far heavier tails, of which a third change at some month by a factor of three."""
    friendly = np.exp(chance.normal(-1.5, 1.5, DYADS))
    hostile = np.exp(chance.normal(-2.0, 1.5, DYADS)) * friendly**TALK
    rates = np.repeat(np.stack([friendly, hostile], axis=1)[:, :, None], MONTHS, axis=2)
    for dyad in np.flatnonzero(chance.random(DYADS) < 1 / 3):
        rates[dyad, chance.integers(2), chance.integers(1, MONTHS) :] *= 3.0 ** chance.choice([-1, 1])
    return rates


def poisson(rates: Floats, chance: np.random.Generator) -> NDArray[np.int64]:
    """Deeds one by one."""
    return chance.poisson(rates)


def bursts(rates: Floats, chance: np.random.Generator) -> NDArray[np.int64]:
    """Months that are busier or quieter than they should be, by a gamma factor of variance a half."""
    return chance.poisson(rates * chance.gamma(2.0, 0.5, rates.shape))


PROCESSES: MappingProxyType[str, tuple[Callable[..., Floats], Callable[..., NDArray[np.int64]]]] = MappingProxyType({
    "model": (gamma, poisson),
    "bursts": (gamma, bursts),
    "otherwise": (lognormal, bursts),
})  # fmt: skip


def told(seed: int, process: str) -> Told:
    """The world of a seed and a process of PROCESSES."""
    chance = np.random.default_rng(seed)
    spread, happen = PROCESSES[process]
    rates = spread(chance)
    counts = happen(rates, chance)
    return Told(deeds_of(counts, chance), rates, deeds_of(np.round(MORE * rates).astype(np.int64), None))


def deeds_of(counts: NDArray[np.int64], chance: np.random.Generator | None) -> Deeds:
    """So many deeds of each dyad, channel and month: of acts and days by chance, or of all in turn."""
    dyad, channel, month = (
        np.repeat(index.ravel(), counts.ravel()) for index in np.indices(counts.shape, dtype=np.int32)
    )
    size = len(dyad)
    act = np.arange(size) % EACH if chance is None else chance.integers(EACH, size=size)
    day = np.arange(size) % DAYS if chance is None else chance.integers(DAYS, size=size)
    return Deeds(
        sides=tuple(f"{side}{number:03}" for side in "ab" for number in range(DYADS)),
        kinds=("state",) * 2 * DYADS, acts=ACTS, tellings=(Telling("corroborated", False),), theatres=((),),
        initiator=dyad, recipient=dyad + DYADS, act=(act + EACH * channel).astype(np.int16),
        telling=np.zeros(size, dtype=np.int8), theatre=np.zeros(size, dtype=np.int16),
        day=(BEGINS.toordinal() + DAYS * month + day).astype(np.int32), event=np.arange(size),
        confidence=np.ones(size, dtype=np.float32),
    )  # fmt: skip


def true_rates(world: Told) -> Floats:
    """The weight a month of each dyad and channel, over the whole time."""
    weights = [load().worth(act) for act in ACTS]
    means = [np.mean([one.weight for one in weights if (one.channel == COOPERATION) == friendly])
             for friendly in (True, False)]  # fmt: skip
    found: Floats = world.rates.mean(axis=2) * means
    return found
