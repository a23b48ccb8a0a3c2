"""Confidences against how often they are right."""

from __future__ import annotations

import random

import pytest

from dragoman.evaluate.reliability import BINS, reliability


def decisions(chances: list[float], seed: int) -> list[int]:
    """As many decisions, each right with its chance."""
    pick = random.Random(seed)
    return [int(pick.random() < chance) for chance in chances]


def test_the_error_is_the_mean_gap_weighed_by_the_size_of_the_bins():
    sure, right = [0.9] * 10 + [0.6] * 30, [1] * 8 + [0] * 2 + [1] * 24 + [0] * 6
    measured = reliability(sure, right, range(40))
    assert measured["ece"] == pytest.approx(100 * (10 * 0.1 + 30 * 0.2) / 40)
    assert measured["curve"] == [[0.6, 0.8, 30], [0.9, 0.8, 10]]


def test_exact_confidences_show_what_chance_gives():
    sure = [0.2 + 0.8 * i / 30000 for i in range(30000)]
    measured = reliability(sure, decisions(sure, 2), range(30000))
    assert len(measured["curve"]) == BINS
    assert measured["ece"] == pytest.approx(measured["by_chance"], rel=0.6)
    assert measured["ece"] < 1.5


def test_too_sure_by_a_tenth_is_ten_percent():
    truth = [0.1 + 0.8 * i / 30000 for i in range(30000)]
    measured = reliability([chance + 0.1 for chance in truth], decisions(truth, 3), range(30000))
    low, high = measured["interval"]
    assert measured["ece"] == pytest.approx(10, abs=1)
    assert low < 10.5
    assert high > 9.5


def test_bins_have_equal_mass_and_equal_confidences_share_one():
    counts = [n for _, _, n in reliability([i / 1500 for i in range(1500)], [1] * 1500, range(1500))["curve"]]
    assert counts == [100] * BINS
    assert [n for *_, n in reliability([1.0] * 70 + [0.5] * 2, [1] * 72, range(72))["curve"]] == [2, 70]


def test_documents_are_resampled_and_not_decisions():
    sure, right = [0.5] * 400, [1] * 200 + [0] * 200
    low, high = reliability(sure, right, [i // 200 for i in range(400)])["interval"]
    near, far = reliability(sure, right, range(400))["interval"]
    assert (low, high) == (0.0, 50.0)
    assert far - near < 10


def test_order_does_not_matter():
    sure = [i % 7 / 7 for i in range(200)]
    rows = list(zip(sure, decisions(sure, 4), range(200), strict=True))
    shuffled = random.Random(5).sample(rows, len(rows))
    one, other = (reliability(*map(list, zip(*some, strict=True))) for some in (rows, shuffled))
    assert one["ece"] == pytest.approx(other["ece"])
    assert one["curve"] == other["curve"]


def test_a_number_is_measured_in_points_of_its_scale():
    measured = reliability([-2.0, -2.0, 1.0, 1.0], [-3.0, -2.0, 1.0, 1.0], range(4), unit=1.0, digits=3)
    assert measured["ece"] == pytest.approx(0.25)


def test_nothing_has_no_error():
    measured = reliability([], [], [])
    assert measured["ece"] is None
    assert measured["curve"] == []
