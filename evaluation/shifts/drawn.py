"""Series drawn from seeds: flat ones, in which any shift is a false alarm, and such with one step on a known day.

Days come in bursts, months take after one another, weekends are quieter, and
one incident may be told as several deeds: so it is in event data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dragoman import ties
from dragoman.deeds import Act, Deeds, Telling
from dragoman.evaluate.figures import Counts, Figure, Figures, share
from dragoman.records import Shift
from dragoman.ties.series import Month, Series, months
from evaluation.shifts.changes import BAYES, as_strict, by_weight

# Seeds below 10,000 were for choosing the method.
SEEDS = MappingProxyType({"flat": range(10_000, 10_400), "step": range(20_000, 20_300)})
BEGINS = date(2000, 1, 1)
YEARS = (5, 10, 20)
MONTH = 30.4375
RATES = (0.3, 60.0)  # deeds a month, drawn evenly by their logarithm
SPREAD = (0.2, 0.9)  # of the logarithm of the rate
LASTING = (0.05, 0.6)  # how much of that a month keeps of the month before
STEPS = (1.1, 2.5)  # logarithm of how many times as much, or as little: from 3 to 12 times
WEEK = np.array([1.1, 1.1, 1.1, 1.1, 1.1, 0.9, 0.6])
WITHIN = 31

Counted = NDArray[np.int64]


def flat(seed: int) -> Series:
    """A series of one rate."""
    return _series(_days(seed, 0.0)[0])


def step(seed: int) -> tuple[Series, date]:
    """A series of two rates, and the first day of the second."""
    chance = np.random.default_rng([seed, 1])
    counts, at = _days(seed, float(chance.uniform(*STEPS) * chance.choice([-1, 1])))
    return _series(counts), date.fromordinal(BEGINS.toordinal() + at)


def _days(seed: int, jump: float) -> tuple[Counted, int]:
    """Deeds by day, and the day from which on their rate is another."""
    chance = np.random.default_rng(seed)
    length = int(chance.choice(YEARS) * 365.25)
    level = chance.uniform(*np.log(RATES)) - np.log(MONTH)
    spread, keep = chance.uniform(*SPREAD), chance.uniform(*LASTING) ** (1 / MONTH)
    at = int(length * chance.uniform(0.25, 0.75))
    wander = np.empty(length)
    last = chance.normal()
    for place, noise in enumerate(chance.normal(size=length) * np.sqrt(1 - keep**2)):
        wander[place] = last = keep * last + noise
    rates = np.exp(level + spread * wander - spread**2 / 2) * WEEK[np.arange(length) % 7]
    rates[at:] *= np.exp(jump)
    incidents = chance.poisson(rates / 1.5)
    return incidents + chance.poisson(0.5 * incidents), at


def _series(counts: Counted) -> Series:
    """The series of a pair with so many assaults on each day."""
    days = np.repeat(np.arange(len(counts)), counts) if counts.any() else np.array([0])
    ends = np.array([0, len(counts) - 1])  # of another pair: the first and the last day of the corpus
    day = np.concatenate((days, ends)) + BEGINS.toordinal()
    none = np.zeros(len(day))
    other = np.r_[np.zeros(len(days), dtype=np.int32), 2, 2].astype(np.int32)
    deeds = Deeds(
        sides=("A", "B", "C", "D"),
        kinds=("state",) * 4,
        acts=(Act("ASSAULT", None, False, False),),
        tellings=(Telling("corroborated", False),),
        theatres=((),),
        initiator=other,
        recipient=other + 1,
        act=none.astype(np.int16),
        telling=none.astype(np.int8),
        theatre=none.astype(np.int16),
        day=day.astype(np.int32),
        event=np.arange(len(day)),
        confidence=np.ones(len(day), dtype=np.float32),
    )
    return ties.series(deeds, "A", "B", even=True)


def counts(progress: Callable[[int, int], None] | None = None) -> list[Counter[str]]:
    """The counts of each series, by the program and by ruptures: as strict as Bayes' criterion, and as the program."""
    several = sum(map(len, SEEDS.values()))
    items: list[Counter[str]] = []
    rows: list[tuple[list[Month], date | None]] = []
    for kind, seeds in SEEDS.items():
        for seed in seeds:
            series, day = (flat(seed), None) if kind == "flat" else step(seed)
            shifts = ties.shifts(series, channels=["conflict"])
            items.append(_count("", [shift.day for shift in shifts], day, len(series.coverage)))
            items[-1] += _held(shifts, day)
            rows.append((list(months(series)), day))
            if progress:
                progress(len(items), several)
    alarms = sum(item["alarms"] for item in items)

    def search(several: list[Month], penalty: float) -> list[date]:
        return [change.day for change in by_weight(several, "conflict", penalty)]

    strict = as_strict(lambda penalty: sum(len(search(row, penalty)) for row, day in rows if day is None), alarms)
    for name, penalty in (("ruptures: ", BAYES), ("ruptures, as strict: ", strict)):
        for item, (row, day) in zip(items, rows, strict=True):
            item += _count(name, search(row, penalty), day, int(MONTH * len(row)))
    return items


def _count(name: str, found: Sequence[date], day: date | None, length: int) -> Counter[str]:
    """Alarms in a flat series; whether a step is found within a month, and how much is found."""
    if day is None:
        years = length / 365.25
        return Counter(
            {f"{name}years": years, f"{name}alarms": len(found), f"{name}flat": 1, f"{name}quiet": not found}
        )
    near = any(abs((one - day).days) <= WITHIN for one in found)
    return Counter({f"{name}steps": 1, f"{name}found": near, f"{name}shifts": len(found), f"{name}right": near})


def _held(shifts: Sequence[Shift], day: date | None) -> Counter[str]:
    """Whether the interval of the shift nearest to a step holds its day."""
    if day is None or not shifts:
        return Counter()
    nearest = min(shifts, key=lambda one: abs((one.day - day).days))
    return Counter({"dated": 1, "covered": nearest.low <= day <= nearest.high})


def figures(counts: Counts) -> Figures:
    """False alarms by time, steps found within a month, and of the shifts nearest to a step, intervals that hold it."""
    shown: Figures = {}
    for name in sorted(key.removesuffix("steps") for key in counts if key.endswith("steps")):
        years = counts.get(f"{name}years", 0)
        alarms = 1000 * counts.get(f"{name}alarms", 0) / years if years else None
        shown |= {
            f"{name}alarms.per_thousand": Figure(alarms, years),
            f"{name}flat.quiet": share(counts, f"{name}quiet", f"{name}flat"),
            f"{name}step.found": share(counts, f"{name}found", f"{name}steps"),
            f"{name}step.right": share(counts, f"{name}right", f"{name}shifts"),
        }
    return shown | {"day.covered": share(counts, "covered", "dated")}
