"""How long claims take to become events: all of them come in, some of them later, and growth is told."""

from __future__ import annotations

import pytest

from evaluation.events_bench import exponent, one_size, started, taken
from evaluation.worlds.large import stream


def test_a_project_is_filled_its_events_are_made_and_later_reports_are_added():
    measured = one_size(300, 30, workers=1)
    assert measured["claims"] + measured["later_claims"] == 330
    assert 0 < measured["events"] < 300
    assert measured["claims"] >= 300
    assert measured["seconds"] > 0


def test_a_size_is_measured_in_a_process_of_its_own_with_its_memory():
    measured = started(50, 0, workers=1)
    assert "later_seconds" not in measured
    assert measured["peak_mb"] is None or measured["peak_mb"] > 20


def test_reports_go_on_where_they_were_left():
    stories = stream(claims=60)
    first, rest = list(taken(stories, 40)), list(taken(stories, 20))
    assert sum(len(claims) for _, claims in first) >= 40
    assert [document.id for document, _ in [*first, *rest]] == [document.id for document, _ in stream(claims=60)]


def test_growth_is_the_power_of_the_number_of_claims():
    sizes = [{"claims": 10_000, "seconds": 2.0}, {"claims": 100_000, "seconds": 20.0}]
    assert exponent(sizes) == pytest.approx(1)
    assert exponent([*sizes, {"claims": 1_000_000, "seconds": 20_000.0}]) == pytest.approx(2)
