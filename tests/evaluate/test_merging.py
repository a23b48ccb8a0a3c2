"""The task `merging`: what is counted, by world and condition, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.evaluate import run
from dragoman.evaluate.figures import total
from dragoman.evaluate.merging import count_together, figures, predict_by
from dragoman.records import Claim
from evaluation.worlds.naive import Group, apart, by_type
from tests.builders import claim
from tests.evaluate.oracle import labelled

Row = dict[str, Any]


def line(id: str, event: str, *, world: str = "w", told: Sequence[str] = (), **more: Any) -> Row:
    return {
        "claim": msgspec.to_builtins(claim(id=id)), "event": event, "world": world, "told": list(told), **more,
    }  # fmt: skip


def grouping(*groups: str) -> Any:
    """A merging that makes these groups of claims with one-letter ids."""

    def merge(claims: Sequence[Claim]) -> list[Group]:
        there = {claim.id for claim in claims}
        return [Group(group, tuple(id for id in group if id in there), "single", 1) for group in groups]

    return merge


def figures_of(rows: list[Row], merge: Any) -> dict[str, float | None]:
    counts = total(count_together(rows, list(predict_by(merge, rows))))
    return {name: figure.value for name, figure in figures(counts).items()}


def test_what_is_put_together_rightly_scores_a_hundred():
    found = figures_of([line("a", "1"), line("b", "1"), line("c", "2")], grouping("ab", "c"))
    assert [found[name] for name in ("b3.f1", "conll.f1", "muc.f1", "ceaf_e.f1")] == [100, 100, 100, 100]
    assert (found["false.per_thousand"], found["missed.per_thousand"]) == (0, 0)


def test_false_merges_are_a_share_of_the_pairs_put_together_and_missed_ones_of_those_of_one_happening():
    rows = [line("a", "1"), line("b", "1"), line("c", "1"), line("d", "2")]
    found = figures_of(rows, grouping("ab", "cd"))
    assert found["false.per_thousand"] == 500  # of ab and cd, cd
    assert found["missed.per_thousand"] == pytest.approx(1000 * 2 / 3)  # of ab, ac and bc, ac and bc


def test_a_copy_of_a_claim_counts_once():
    rows = [line("a", "1"), line("a", "1"), line("b", "2")]
    found = figures_of(rows, grouping("ab"))
    assert (found["b3.precision"], found["false.per_thousand"]) == (50, 1000)


def test_claims_of_two_worlds_are_merged_and_paired_apart():
    rows = [line("a", "1", world="one"), line("b", "1", world="two")]
    found = figures_of(rows, grouping("ab"))
    assert (found["happenings"], found["missed.per_thousand"]) == (2, None)


def test_a_claim_that_no_event_has_stands_alone():
    found = figures_of([line("a", "1"), line("b", "1")], grouping("a"))
    assert found["b3.recall"] == 50


def test_figures_tell_in_which_condition_pairs_are_wrong():
    rows = [line("a", "1"), line("b", "1"), line("c", "1", told=["denial"])]
    found = figures_of(rows, grouping("ab", "c"))
    assert found["denial.missed.per_thousand"] == 1000
    assert found["missed.per_thousand"] == pytest.approx(1000 * 2 / 3)
    assert found["denial.false.per_thousand"] is None


def test_what_is_misread_is_merged_and_counts_neither_way():
    rows = [line("a", "1"), line("b", "1"), line("c", "2", misread=True), line("d", "2", misread=True)]
    found = figures_of(rows, grouping("abc", "d"))
    assert (found["b3.f1"], found["false.per_thousand"], found["misread.mixed"]) == (100, 0, 50)


def test_near_misses_that_are_put_together_are_counted_by_kind():
    rows = [line("a", "1"), line("b", "1"), line("c", "2", near={"1": "place"}), line("d", "3", near={"1": "item"})]
    found = figures_of(rows, grouping("abc", "d"))
    assert (found["near.place.per_thousand"], found["near.item.per_thousand"]) == (1000, 0)


def test_support_is_asked_of_the_event_that_is_likest_to_a_happening():
    known, other = {"support": "single", "independent": 1}, {"support": "denied", "independent": 0}
    found = figures_of([line("a", "1", **known), line("b", "2", **other)], grouping("a", "b"))
    assert (found["support.accuracy"], found["support.single.accuracy"], found["independent.accuracy"]) == (50, 100, 50)


def test_the_program_is_asked_for_each_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pipeline, "merge", apart)
    rows = [line("a", "1", world="one"), line("b", "1", world="one"), line("a", "1", world="two")]
    out = tmp_path / "out.jsonl"
    done = run("merging", labelled(tmp_path / "gold.jsonl", rows), predictions=out)
    assert (done["n"], done["unit"], done["not_scored"], done["reader"]) == (2, "worlds", 0, None)
    assert done["figures"]["b3.recall"] == pytest.approx(66.67)
    written = [json.loads(text) for text in out.read_text().splitlines()]
    assert [row["predicted"]["event"] for row in written] == ["a", "b", "a"]


def test_the_program_itself_puts_two_tellings_of_one_attack_together(tmp_path: Path):
    rows = [line("a", "1"), {**line("b", "1"), "claim": msgspec.to_builtins(claim(id="b", document="d2"))}]
    done = run("merging", labelled(tmp_path / "gold.jsonl", rows))
    assert done["figures"]["b3.f1"] == 100


def test_lines_without_a_happening_are_predicted_and_not_scored(tmp_path: Path):
    rows = [line("a", "1"), {"claim": msgspec.to_builtins(claim(id="b"))}]
    done = run("merging", labelled(tmp_path / "gold.jsonl", rows))
    assert (done["n"], done["not_scored"]) == (1, 1)


def test_one_world_has_no_interval(tmp_path: Path):
    done = run("merging", labelled(tmp_path / "gold.jsonl", [line("a", "1"), line("b", "2")]))
    assert done["intervals"] == {}


def test_what_is_no_claim_is_named_with_its_line(tmp_path: Path):
    rows = [line("a", "1"), {"claim": {"id": "b"}, "event": "1"}]
    with pytest.raises(UsageError, match=r"Line 2: `claim` is not a claim as `dragoman export claims"):
        run("merging", labelled(tmp_path / "gold.jsonl", rows))


def test_one_event_for_each_dyad_and_type_is_one_of_the_rules_to_beat():
    assert [group.evidence for group in by_type([claim(id="a"), claim(id="b"), claim("USA", id="c")])] == [
        ("a", "b"), ("c",),
    ]  # fmt: skip
