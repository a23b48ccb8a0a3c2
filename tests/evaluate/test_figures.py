"""Figures from counts, and the intervals around them."""

from __future__ import annotations

import random
from collections import Counter
from itertools import permutations

import pytest

from dragoman.evaluate.figures import Figure, found, intervals, share, tally, total
from dragoman.evaluate.matching import pair


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    figures = found(tally("x", right=3, found=4, gold=10), "x")
    precision, recall = 3 / 4, 3 / 10
    assert figures["x.precision"].value == pytest.approx(75)
    assert figures["x.recall"].value == pytest.approx(30)
    assert figures["x.f1"].value == pytest.approx(100 * 2 * precision * recall / (precision + recall))


def test_nothing_labelled_and_nothing_found_is_unknown_not_perfect():
    assert {figure.value for figure in found({}, "x").values()} == {None}
    assert share({}, "a", "b") == Figure(None, 0)


def test_nothing_found_of_what_is_labelled_scores_nought():
    assert found(tally("x", right=0, found=0, gold=5), "x")["x.f1"].value == 0


def accuracy(counts: dict[str, float]) -> dict[str, Figure]:
    return {"accuracy": share(counts, "right", "all")}


def coins(right: int, size: int) -> list[Counter[str]]:
    return [Counter({"right": int(i < right), "all": 1}) for i in range(size)]


def test_an_interval_is_as_wide_as_the_normal_approximation_says():
    items = coins(70, 100)
    low, high = intervals(items, accuracy)["accuracy"]
    half = 100 * 1.96 * (0.7 * 0.3 / 100) ** 0.5
    assert low == pytest.approx(70 - half, abs=1.5)
    assert high == pytest.approx(70 + half, abs=1.5)
    assert (low, high) == intervals(items, accuracy)["accuracy"]


def test_four_times_the_items_halve_an_interval():
    (low, high), (least, most) = (intervals(coins(size // 2, size), accuracy)["accuracy"] for size in (2000, 500))
    assert (most - least) / (high - low) == pytest.approx(2, abs=0.25)


def test_what_is_unknown_has_no_interval():
    assert intervals([], accuracy) == {}


def test_certain_items_have_an_interval_of_no_width():
    assert intervals(coins(40, 40), accuracy)["accuracy"] == (100, 100)


def test_counts_add_up():
    assert total([{"a": 1}, {"a": 2.5, "b": 1}]) == {"a": 3.5, "b": 1}


def most_pairs(fits: list[list[bool]], width: int) -> int:
    """The size of the best pairing, by trying all."""
    longer = max(len(fits), width)
    return max(
        sum(here < len(fits) and there < width and fits[here][there] for here, there in enumerate(order))
        for order in permutations(range(longer))
    )


@pytest.mark.parametrize("seed", range(60))
def test_pairing_is_the_best_there_is(seed: int):
    chance = random.Random(seed)
    height, width = chance.randint(0, 5), chance.randint(0, 5)
    fits = [[chance.random() < 0.4 for _ in range(width)] for _ in range(height)]
    paired = pair(range(height), range(width), lambda here, there: fits[here][there])
    assert len(paired) == most_pairs(fits, width)
    assert all(fits[here][there] for here, there in paired.items())
    assert len(set(paired.values())) == len(paired)


def test_a_greedy_pairing_would_have_left_one_alone():
    fits = {("a", 1), ("a", 2), ("b", 1)}
    assert pair("ab", [1, 2], lambda one, other: (one, other) in fits) == {0: 1, 1: 0}
