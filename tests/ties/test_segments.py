"""Cutting a series into stretches: what is best, and where it lies."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ties.segments import Law, law_of, partition, positions

LAW = Law(size=3.0, slack=1.5, usual=4.0)


def by_brute_force(amounts: np.ndarray, exposures: np.ndarray, law: Law, penalty: float) -> float:
    """The best penalised score over every way to cut."""
    n = len(amounts)
    ways = (some for count in range(n) for some in combinations(range(1, n), count))
    return max(worth(list(some), amounts, exposures, law, penalty) for some in ways)


def worth(cuts: list[int], amounts: np.ndarray, exposures: np.ndarray, law: Law, penalty: float) -> float:
    parts = [slice(*ends) for ends in pairwise([0, *cuts, len(amounts)])]
    return sum(float(law.score(amounts[part].sum(), exposures[part].sum())) for part in parts) - penalty * len(cuts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=9),
    st.sampled_from([0.0, 0.5, 2.0, 6.0]),
    st.sampled_from([0.25, 2.0, 64.0]),
)
def test_no_way_to_cut_is_better_than_the_one_found(counts, penalty, size):
    amounts = np.array(counts, dtype=float)
    exposures = np.resize([1.0, 0.5, 2.0], len(amounts))
    law = Law(size=size, slack=2.0, usual=max(amounts.mean(), 0.5))
    cuts = partition(amounts, exposures, law, penalty=penalty)
    found = worth(cuts, amounts, exposures, law, penalty)
    assert found == pytest.approx(by_brute_force(amounts, exposures, law, penalty))


def test_a_step_is_cut_where_it_is():
    amounts = np.array([2.0] * 20 + [30.0] * 20)
    assert partition(amounts, np.ones(40), LAW, penalty=3.0) == [20]


def test_one_rate_is_left_whole_whatever_the_coverage():
    exposures = np.array([1.0, 0.2, 3.0, 0.5] * 10)
    assert partition(exposures * 10, exposures, LAW, penalty=3.0) == []


def test_steps_without_coverage_tell_nothing():
    amounts, exposures = np.array([5.0, 0.0, 0.0, 5.0] * 5), np.array([1.0, 0.0, 0.0, 1.0] * 5)
    assert partition(amounts, exposures, LAW, penalty=3.0) == []


def test_months_and_days_of_the_same_counts_score_alike():
    days = np.random.default_rng(1).poisson(0.3, 120).astype(float)
    by_day = LAW.score(days.sum(), (np.ones(120) / 30).sum())
    assert by_day == pytest.approx(LAW.score(days.reshape(4, 30).sum(axis=1).sum(), 4.0))


def test_positions_are_probabilities_and_peak_at_the_step():
    chances = positions(np.array([1.0] * 10 + [20.0] * 10), np.ones(20), LAW)
    assert chances.sum() == pytest.approx(1)
    assert int(chances.argmax()) + 1 == 10


def test_the_rate_of_a_stretch_lies_near_what_was_counted():
    mean, deviation = LAW.log_rate(400.0, 40.0)
    assert np.exp(mean) == pytest.approx(10, rel=0.1)
    assert 0 < deviation < 0.5


def test_the_size_of_the_scatter_is_told_even_beside_a_shift():
    chance = np.random.default_rng(3)
    rates = np.r_[np.full(120, 4.0), np.full(120, 40.0)] * chance.gamma(4.0, 1 / 4.0, 240)
    law = law_of(chance.poisson(rates).astype(float), np.ones(240), window=12, slack=1.0)
    assert 2 <= law.size <= 8
    smooth = law_of(chance.poisson(8.0, 240).astype(float), np.ones(240), window=12, slack=1.0)
    assert smooth.size > law.size


def test_an_empty_series_has_a_law_and_no_cuts():
    law = law_of(np.zeros(30), np.ones(30), window=12, slack=2.0)
    assert partition(np.zeros(30), np.ones(30), law, penalty=3.0) == []
