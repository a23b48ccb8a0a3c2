"""The benchmark of ties: deeds in the tables of a project, read and weighed."""

from __future__ import annotations

from dragoman.store import Project
from evaluation import ties_bench


def test_the_tables_hold_as_many_deeds_as_asked_for_and_become_ties(tmp_path):
    ties_bench.fill(tmp_path / "project", 5_000)

    measured = ties_bench.weighed(tmp_path / "project")

    assert measured["deeds"] == 5_000
    assert measured["ties"] > measured["pooled"] > 1_000
    with Project.open(tmp_path / "project").view() as view:
        deeds = view.deeds()
    assert len(deeds.sides) == 200
    assert len(deeds.theatres) == 31
    assert {deeds.sides[number] for number in set(deeds.initiator.tolist()) & set(deeds.recipient.tolist())}


def test_each_size_is_measured_in_a_process_of_its_own():
    measured = ties_bench.measure(2_000)
    assert [size["deeds"] for size in measured["sizes"]] == [100, 500, 2_000]
    assert all(size["seconds"] > 0 for size in measured["sizes"])
