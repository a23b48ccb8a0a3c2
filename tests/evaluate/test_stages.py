"""Processor time by stage: each stage's own, no part counted twice."""

from __future__ import annotations

import time
from pathlib import Path

from dragoman import pipeline
from evaluation.stages import STAGES, Clock, stage_times
from tests import fakes


def work(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def test_a_part_within_another_counts_for_itself_alone():
    clock = Clock()
    ask = clock.timed("ask", lambda: work(0.05))

    def find() -> None:
        ask()
        work(0.01)
        ask()

    clock.timed("find", find)()

    assert 0.1 <= clock.spent["ask"] < 0.13
    assert 0.01 <= clock.spent["find"] < 0.04


def test_what_comes_one_by_one_is_counted_without_what_is_done_between():
    clock = Clock()

    def gather():
        for number in range(3):
            work(0.01)
            yield number

    found = []
    for number in clock.each("gather", gather)():
        work(0.03)
        found.append(number)

    assert found == [0, 1, 2]
    assert 0.03 <= clock.spent["gather"] < 0.06


def test_every_stage_of_a_run_is_told(tmp_path: Path, monkeypatch):
    class Reader(fakes.Reader):
        def code(self, *_):
            return ()

        def claimed(self, *_):
            return ()

    monkeypatch.setattr(pipeline, "load", Reader)
    for name in ("gather", "split", "find"):
        monkeypatch.setattr(pipeline, name, getattr(fakes, name))

    measured = stage_times(["12"], tmp_path / "project")

    assert tuple(measured["milliseconds"]) == STAGES
    assert measured["sentences"] > 12
    assert measured["milliseconds"]["keep"] > 0
