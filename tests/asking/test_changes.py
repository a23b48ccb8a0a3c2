"""What changed of the whole: the same from what is kept ready as from all deeds."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dragoman import asking
from dragoman.asking import changes
from dragoman.asking import ready as ready_ones
from dragoman.asking.counted import Counted
from dragoman.asking.dyads import HALF_LIFE, LEVEL
from dragoman.store import Project


def test_the_whole_of_some_actors_is_the_same_from_what_is_kept_ready(examples: Path, tmp_path, monkeypatch):
    monkeypatch.setattr(ready_ones, "MANY", 1)
    how = {"half_life": HALF_LIFE, "level": LEVEL}
    shutil.copytree(examples, tmp_path / "project")
    with Project.open(tmp_path / "project").view() as view:
        on = date(2022, 12, 31)
        among = {id for tie in asking.system(view, on=on).ties for id in (tie.one, tie.other)}
        days = [date(2022, 9, 30), on]
        ready = changes._ready(view, Counted(), days, among, **how)
        assert ready is not None
        weighed = changes._weighed(view, Counted(), days, None, among, **how)
        for (day, fast, _), (same, slow, _) in zip(ready, weighed, strict=True):
            assert day == same
            pooled = {(tie.one, tie.other): tie for tie in fast if tie.theatre is None}
            assert len(pooled) == len(slow) > 10
            for tie in slow:
                found = pooled[tie.one, tie.other]
                assert (found.sign, found.acts, found.thin) == (tie.sign, tie.acts, tie.thin)
                assert found.lean == pytest.approx(tie.lean)


def test_shifts_of_the_pairs_of_most_events_are_the_first_of_all(examples: Path):
    with Project.open(examples).view() as view:
        weights = asking.weights_of(view.project)
        every = [(one.one, one.other, one.day) for one in asking.shifts(view, weights, least=2)]
        some = [(one.one, one.other, one.day) for one in asking.shifts(view, weights, least=2, most=3)]
    assert some == every[: len(some)]
    assert len({one[:2] for one in some}) <= 3
