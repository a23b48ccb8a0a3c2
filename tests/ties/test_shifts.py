"""Dated changes between two sides: found where they are planted, and not where nothing changed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from dragoman.ties.series import series
from dragoman.ties.shifts import shifts
from tests.ties.drawn import FIRST, bursting, corpus, deed, stream

YEARS = 6
DAYS = 365 * YEARS


def of(counts, type: str = "ASSAULT", names: tuple[str, str] = ("IRN", "ISR")):
    return shifts(series(corpus(stream(counts, type), days=DAYS), *names))


def planted(seed: int, at: int = 1100, before: float = 0.1, after: float = 0.9) -> np.ndarray:
    return bursting(np.r_[np.full(at, before), np.full(DAYS - at, after)], seed)


def test_a_planted_rise_is_found_and_dated():
    (rise,) = of(planted(1))
    assert (rise.channel, rise.until, rise.outburst) == ("conflict", None, False)
    assert abs((rise.day - FIRST).days - 1100) <= 31
    assert rise.low <= rise.day <= rise.high
    assert rise.ratio_low > 1
    assert rise.before < rise.after


def test_a_planted_fall_is_found_in_its_own_channel():
    (fall,) = of(planted(2, before=0.8, after=0.05), "AID")
    assert fall.channel == "cooperation"
    assert fall.ratio_high < 1


def test_the_events_that_carry_a_rise_are_of_its_first_months():
    (rise,) = of(planted(1))
    days = [int(id.split()[1]) for id in rise.evidence]
    start = (rise.day - FIRST).days
    assert len(days) == 5
    assert all(start <= day < start + 92 for day in days)


def test_the_events_that_carry_a_fall_are_of_the_months_that_it_ends():
    (fall,) = of(planted(2, before=0.8, after=0.05))
    start = (fall.day - FIRST).days
    assert all(start - 92 <= int(id.split()[1]) < start for id in fall.evidence)


def test_an_outburst_is_one_shift_that_tells_until_when_it_lasted():
    rates = np.full(DAYS, 0.1)
    rates[1000:1040] = 4.0
    (burst,) = of(bursting(rates, 5, spread=0.2))
    assert burst.outburst
    assert burst.until is not None
    assert abs((burst.day - FIRST).days - 1000) <= 15
    assert abs((burst.until - FIRST).days - 1040) <= 15


def test_flat_series_that_come_in_bursts_give_few_false_alarms():
    """About one in fifty years of a channel is what the docstring says; these are 240 years."""
    alarms = sum(len(of(bursting(np.full(DAYS, rate), seed))) for seed in range(10) for rate in (0.03, 0.2, 0.6, 1.5))
    assert alarms <= 9


def test_most_planted_shifts_are_found_within_a_month_and_the_interval_holds_the_day():
    found = [of(planted(seed, at=900 + 10 * seed)) for seed in range(30)]
    near = [
        min(several, key=lambda one: abs((one.day - FIRST).days - 900 - 10 * seed), default=None)
        for seed, several in enumerate(found)
    ]
    days = [FIRST + timedelta(days=900 + 10 * seed) for seed in range(30)]
    dated = [one is not None and abs((one.day - day).days) <= 31 for one, day in zip(near, days, strict=True)]
    held = [one is not None and one.low <= day <= one.high for one, day in zip(near, days, strict=True)]
    assert sum(dated) >= 21
    assert sum(held) >= 27


def test_swapping_the_names_changes_nothing():
    counts = planted(3)
    assert of(counts) == of(counts, names=("ISR", "IRN"))


def test_a_fall_in_reporting_is_no_shift():
    chance = np.random.default_rng(4)
    rates = np.r_[np.full(1100, 1.0), np.full(DAYS - 1100, 0.15)]
    pair = stream(chance.poisson(0.5 * rates))
    rest = [
        one for number in range(9)
        for one in stream(chance.poisson(rates), "CONSULT", one=f"A{number}", other=f"B{number}")
    ]  # fmt: skip
    deeds = corpus(pair, rest, days=1)
    assert shifts(series(deeds, "IRN", "ISR")) == []
    assert shifts(series(deeds, "IRN", "ISR", even=True)) != []


def test_a_single_deed_is_no_shift():
    assert shifts(series(corpus([deed(date(2012, 5, 1), id="a")], days=DAYS), "IRN", "ISR")) == []


def test_a_higher_penalty_finds_no_more():
    whole = series(corpus(stream(planted(1)), days=DAYS), "IRN", "ISR")
    assert len(shifts(whole, penalty=1.0)) >= len(shifts(whole)) >= len(shifts(whole, penalty=500.0)) == 0


@pytest.mark.parametrize("seed", range(3))
def test_shifts_of_a_channel_follow_one_another(seed):
    rates = np.repeat([0.1, 1.5, 0.2], DAYS // 3)
    found = of(bursting(rates, seed))
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert all(first.until == second.day - timedelta(days=1) for first, second in pairwise(found))
