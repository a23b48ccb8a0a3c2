"""Networks over time: how often signs are weighed."""

from __future__ import annotations

import pytest

from dragoman.exporting.graphs import SIGNS, step_of


@pytest.mark.parametrize(
    ("months", "pairs", "step"),
    [(1, 0, 1), (36, 100, 1), (37, 100, 3), (120, 100, 6), (840, 100, 24), (36, 50_000, 12), (1200, 10**7, 120)],
)
def test_signs_are_weighed_more_rarely_the_longer_the_time_and_the_more_pairs(months, pairs, step):
    assert step_of(months, pairs) == step


def test_no_time_is_weighed_too_often():
    assert all(months / step_of(months, 100) <= SIGNS for months in range(1, 12 * 300))
