"""Comparing divisions and days: values known from the literature, and cases one can count by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.systems.measures import adjusted_rand, matched


def division(*blocs: object) -> dict[str, object]:
    return {str(place): bloc for place, bloc in enumerate(blocs)}


@pytest.mark.parametrize(
    ("one", "other", "index"),
    [
        ((0, 0, 1, 1), (1, 1, 0, 0), 1),
        ((0, 0, 1, 2), (0, 0, 1, 1), 4 / 7),  # scikit-learn's example, adjusted_rand_score
        ((0, 0, 1, 1), (0, 1, 0, 1), -0.5),
        ((0, 0, 0, 0), (0, 1, 2, 3), 0),
        ((0, 0, 0), (1, 1, 1), 1),
        # Yeung and Ruzzo, Bioinformatics 17 (2001), supplement: 10 things, .313
        ((0, 0, 1, 1, 1, 1, 2, 2, 2, 2), (0, 1, 0, 1, 1, 2, 2, 2, 2, 2), 0.3125734),
    ],
)
def test_the_adjusted_rand_index_is_as_published(one, other, index):
    assert adjusted_rand(division(*one), division(*other)) == pytest.approx(index, abs=1e-6)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12))
def test_it_does_not_matter_which_division_comes_first_and_what_blocs_are_called(pairs):
    one, other = (division(*blocs) for blocs in zip(*pairs, strict=True))
    renamed = {thing: f"bloc {bloc}" for thing, bloc in other.items()}
    assert adjusted_rand(one, other) == adjusted_rand(other, one) == adjusted_rand(one, renamed)
    assert adjusted_rand(one, one) == 1
    assert (adjusted_rand(one, other) or 0) <= 1


def test_of_one_thing_nothing_can_be_said():
    assert adjusted_rand({"A": 1}, {"A": 2}) is None


def test_divisions_of_different_things_are_refused():
    with pytest.raises(ValueError, match=r"\['B', 'C'\]"):
        adjusted_rand({"A": 1, "B": 1}, {"A": 1, "C": 1})


def test_days_are_matched_one_to_one_the_nearest_first():
    assert matched([100, 104], [103], within=31) == [(1, 0)]
    assert matched([100, 200], [110, 400], within=31) == [(0, 0)]
    assert matched([100, 130], [101, 128], within=31) == [(0, 0), (1, 1)]
    assert matched([100], [132], within=31) == []
