"""How ties are scored: allies above rivals, and intervals that hold the truth."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from dragoman.evaluate.figures import total
from evaluation.ties import coverage, icews, validity
from evaluation.ties.generated import PROCESSES, told, true_rates

SHARED = Path(os.environ.get("SHARED", "nowhere")) / "data"
TABLE = SHARED / "alignment" / "icews14_dyad_alignment_vs_truth.csv"


def test_an_area_under_the_curve_counts_who_stands_above_whom():
    assert validity.auc(np.array([3.0, 2.0]), np.array([1.0, 2.0])) == 87.5
    assert validity.auc(np.array([]), np.array([1.0])) is None


def test_the_interval_of_an_area_holds_it():
    draw = np.random.default_rng(1)
    allies, rivals = draw.normal(1, 1, 40), draw.normal(0, 1, 40)
    low, high = validity.resampled(allies, rivals, validity.auc)
    assert low < validity.auc(allies, rivals) < high


@pytest.mark.parametrize("process", PROCESSES)
def test_generated_deeds_come_at_the_rates_that_are_said_to_be_true(process):
    world = told(5, process)
    assert len(world.deeds) == pytest.approx(world.rates.sum(), rel=0.15)
    assert len(world.evenly) == pytest.approx(100 * world.rates.sum(), rel=0.01)
    assert (true_rates(world) > 0).all()
    assert (told(5, process).deeds.day == world.deeds.day).all()


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    figures = coverage.figures(total([coverage.count(seed) for seed in (3, 4)]))
    for name, figure in figures.items():
        assert figure.value is not None
        assert 92 < figure.value < 99.9, name


def test_a_state_is_itself_and_whoever_has_its_name_in_brackets():
    assert icews.state_of("Japan") == icews.state_of("Military_(Japan)") == "JPN"
    assert icews.state_of("South_Korea") == "KOR"
    assert icews.state_of("Barack_Obama") is None
    assert icews.state_of("Citizen_(Nowhere)") is None


@pytest.mark.shared
@pytest.mark.skipif(not TABLE.is_file(), reason="the labelled data is not here")
def test_the_ready_scores_come_to_what_was_published_of_them():
    figures, _ = validity.figures(validity.dyads(TABLE))
    published = {"mean Goldstein": (64, 70, 68), "conflict rate": (72, 78, 85)}
    for name, values in published.items():
        for fewest, value in zip(validity.FEWEST, values, strict=True):
            assert figures[f"{name}: auc.{fewest}"].value == pytest.approx(value, abs=0.51)


@pytest.mark.shared
@pytest.mark.skipif(not TABLE.is_file(), reason="the labelled data is not here")
def test_ties_tell_allies_from_rivals_better_than_what_anyone_would_try_first():
    known, _ = validity.scored(validity.dyads(TABLE), SHARED / "outlook" / "icews14.tar.zst")
    figures, _ = validity.figures(known)
    for fewest in validity.FEWEST:
        for name in validity.READY:
            assert figures[f"auc.{fewest}"].value > figures[f"{name}: auc.{fewest}"].value
