"""Deeds of a pair, drawn with a seed or given by their days, among deeds of others that tell how well it is covered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from dragoman.deeds import Deeds
from dragoman.records import Deed

FIRST = date(2010, 1, 1)


def deed(
    day: date, type: str = "ASSAULT", *, id: str, one: str = "IRN", other: str = "ISR", mode: str | None = None,
    support: str = "corroborated", theatres: tuple[str, ...] = (),
) -> Deed:  # fmt: skip
    return Deed(
        event=id, initiator=one, recipient=other, kinds=("state", "state"), symmetric=False, against=False, type=type,
        mode=mode, support=support, hedged=False, confidence=1.0, day=day, theatres=theatres,
    )  # fmt: skip


def others(days: int, each: int = 3) -> list[Deed]:
    """Deeds of another pair, so many days apart: the corpus is covered evenly."""
    return [
        deed(FIRST + timedelta(days=day), "CONSULT", id=f"o{day}", one="FRA", other="DEU")
        for day in range(0, days, each)
    ]


def stream(counts: Sequence[int], type: str = "ASSAULT", *, one: str = "IRN", other: str = "ISR") -> list[Deed]:
    """So many deeds on each day from the first."""
    return [
        deed(FIRST + timedelta(days=day), type, id=f"{type} {day} {place}", one=one, other=other)
        for day, count in enumerate(counts) for place in range(int(count))
    ]  # fmt: skip


def corpus(*several: list[Deed], days: int) -> Deeds:
    return Deeds.of([*others(days), *(one for deeds in several for one in deeds)])


def bursting(rates: np.ndarray, seed: int, *, spread: float = 0.5, lasting: float = 0.3) -> np.ndarray:
    """Counts by day about given daily rates: overdispersed, and with months that take after one another.

    The log of the rate wanders by `spread`, as an autoregressive process
    that keeps `lasting` of itself from month to month.
    """
    chance = np.random.default_rng(seed)
    keep = lasting ** (1 / 30.4375)
    noise = chance.normal(size=len(rates)) * np.sqrt(1 - keep**2)
    noise[0] = chance.normal()
    wander = np.empty(len(rates))
    last = 0.0
    for place, step in enumerate(noise):
        wander[place] = last = keep * last + step
    return chance.poisson(rates * np.exp(spread * wander - spread**2 / 2))
