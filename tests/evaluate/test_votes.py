"""The measures of likeness that votes are scored with, against their definitions."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.system.against_layer import above
from evaluation.votes import area, measures


def pair_by_hand(one, other):
    """S and Scott's pi of two voters over the roll calls in which both voted, as their authors write them."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    apart = [abs(a - b) for a, b in both]
    shares = {vote: sum((a == vote) + (b == vote) for a, b in both) / (2 * len(both)) for vote in (-1, 0, 1)}
    expected = sum(abs(a - b) * shares[a] * shares[b] for a in shares for b in shares)
    return 1 - 2 * sum(apart) / (2 * len(both)), 1 - (sum(apart) / len(both)) / expected


def test_s_and_pi_are_what_their_authors_define():
    draw = np.random.default_rng(11)
    votes, cast = draw.integers(-1, 2, (40, 4)).astype(float), (draw.random((40, 4)) < 0.9).astype(float)
    found = measures(votes, cast)
    said = [
        [int(votes[row, column]) if cast[row, column] else None for row in range(40)] for column in range(4)
    ]  # fmt: skip
    for one in range(4):
        for other in range(one):
            assert (found["S"][one, other], found["pi"][one, other]) == pytest.approx(
                pair_by_hand(said[one], said[other])
            )


def test_of_few_common_roll_calls_no_measure_says_anything():
    votes = np.ones((9, 2))
    assert all(np.isnan(table).all() for table in measures(votes, np.ones_like(votes)).values())


def test_the_area_is_how_often_an_ally_stands_above_a_rival():
    allied, values = np.array([True, True, False, False]), np.array([0.9, 0.2, 0.2, -0.5])
    assert area(allied, values) == above([0.9, 0.2], [0.2, -0.5]) == 0.875
