"""Events merged from reports against labelled happenings, and the labels that are in the repository."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.evaluate import run
from dragoman.evaluate.figures import total
from dragoman.evaluate.happenings import NEEDS, claim_found, count_together, figures, parties, sides
from dragoman.evaluate.program import Program
from dragoman.records import ActorMention, Claim, Event, Stance
from evaluation.sets import MERGING, ROOT
from tests.builders import claim, event, official
from tests.evaluate.oracle import Oracle

Row = dict[str, Any]
FILES = sorted(MERGING.glob("*.jsonl"))


def at(id: str, start: int) -> Row:
    return {"id": id, "start": start, "end": start + 5}


def label(happening: str | None, start: int = 0, **more: Any) -> Row:
    return {
        "report": "r", "start": start, "end": start + 4, "initiator": at("NOR", start + 10),
        "recipient": at("SUD", start + 20), "happening": happening, "or": [], "misread": happening is None, **more,
    }  # fmt: skip


def told(event: str, **more: Any) -> Row:
    return {"event": event, "story": event, "support": None, "sides": {}, **more}


def scored(*reports: tuple[list[Row], list[Row | None]], days: tuple[str, ...] = ()) -> dict[str, float | None]:
    rows = [{"claims": labels} for labels, _ in reports]
    published = days or (None,) * len(reports)
    predicted = [{"events": events, "published": day} for (_, events), day in zip(reports, published, strict=True)]
    return {name: one.value for name, one in figures(total(count_together(rows, predicted))).items()}


def test_claims_of_one_happening_belong_together_and_others_apart():
    labels = [label("tanks", 0), label("tanks", 100), label("trucks", 200)]
    right = scored((labels, [told("a"), told("a"), told("b")]))
    assert (right["b3.f1"], right["false.per_thousand"], right["missed.per_thousand"]) == (100, 0, 0)
    joined = scored((labels, [told("a"), told("a"), told("a")]))
    assert joined["b3.precision"] == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert joined["false.per_thousand"] == pytest.approx(1000 * 2 / 3)
    apart = scored((labels, [told("a"), told("b"), told("c")]))
    assert apart["missed.per_thousand"] == 1000
    assert apart["b3.recall"] == pytest.approx(100 * (1 / 2 + 1 / 2 + 1) / 3)


def test_a_pair_across_reports_counts_once():
    figures_of_two = scored(([label("tanks")], [told("a")]), ([label("trucks")], [told("a")]))
    assert figures_of_two["false.per_thousand"] == 1000
    assert figures_of_two["near.per_thousand"] == 1000


def test_what_a_label_leaves_open_counts_neither_way():
    labels = [label("tanks", 0), label("arms", 100, **{"or": ["tanks"]}), label("shells", 200, **{"or": ["tanks"]})]
    for events in (["a", "a", "a"], ["a", "b", "c"]):
        assert scored((labels, [told(event) for event in events]))["b3.f1"] == 100


def test_two_happenings_told_by_one_word_may_be_one_event():
    labels = [label("visit-north", 0), label("visit-south", 0)]
    assert scored((labels, [told("a"), told("a")]))["false.per_thousand"] is None
    assert scored(([labels[0]], [told("a")]), ([labels[1]], [told("a")]))["false.per_thousand"] == 1000


def test_what_lasts_may_be_told_as_new_after_half_a_year():
    ties = [label("ties", lasting=True)]
    late = scored((ties, [told("a")]), (ties, [told("b")]), days=("2016-01-01", "2016-09-01"))
    soon = scored((ties, [told("a")]), (ties, [told("b")]), days=("2016-01-01", "2016-05-01"))
    assert late["missed.per_thousand"] is None
    assert soon["missed.per_thousand"] == 1000


def test_a_misread_claim_is_told_apart():
    labels = [label("tanks", 0), label(None, 100), label(None, 200)]
    figures_of_three = scored((labels, [told("a"), told("a"), told("b")]))
    assert figures_of_three["misread.mixed"] == 50
    assert figures_of_three["b3.precision"] == 100


def test_a_claim_that_is_not_made_is_counted_and_not_scored():
    shown = scored(([label("tanks", 0), label("tanks", 100)], [told("a"), None]))
    assert shown["made"] == 50
    assert shown["b3.recall"] == 100


def test_false_and_missed_merges_of_a_subject_are_counted_in_pairs():
    arms = {"about": ["arms"]}
    labels = [label("tanks", 0, **arms), label("trucks", 100, **arms), label("talks", 200), label("tanks", 300, **arms)]
    shown = scored((labels, [told("a"), told("a"), told("a"), told("b")]))
    assert (shown["arms.false"], shown["arms.missed"]) == (1, 1)


def test_steps_of_a_story_belong_in_one_line_and_other_stories_in_others():
    labels = [
        label("tanks", 0, story="arms"),
        label("more-tanks", 100, story="arms"),
        label("grain", 200, story="food"),
    ]
    apart = scored((labels, [told("a"), told("b"), told("c")]))
    assert (apart["story.right"], apart["story.mixed"]) == (0, 0)
    right = scored((labels, [told("a", story="s"), told("b", story="s"), told("c")]))
    assert (right["story.right"], right["story.mixed"]) == (100, 0)
    mixed = scored((labels, [told("a", story="s"), told("b", story="s"), told("c", story="s")]))
    assert (mixed["story.right"], mixed["story.mixed"]) == (100, 100)


def test_tellers_stand_where_their_labels_say_in_the_event_that_has_most_of_it():
    labels = [
        label("tanks", 0, tellers={"NOR": "denies"}, support="contested"),
        label("tanks", 100),
        label("tanks", 200),
    ]
    home = told("a", support="contested", sides={"NOR": ["denies"], "SUD": ["asserts"]})
    other = told("b", support="single", sides={"NOR": ["asserts"]})
    right = scored((labels, [other, home, home]))
    assert (right["sides.right"], right["support.right"]) == (100, 100)
    wrong = scored((labels, [other, other, home]))
    assert (wrong["sides.right"], wrong["support.right"]) == (0, 0)
    assert scored((labels, [None, None, None]))["sides.right"] == 0


def told_by(*told: tuple[str, Stance, str | ActorMention]) -> Event:
    """An event that these tell of, each on a day."""
    return event(
        [
            claim(id=f"c{number}", by=(source,), stance=stance, published=day, document=day)
            for number, (day, stance, source) in enumerate(told)
        ]
    )


def test_a_side_is_where_those_who_speak_for_it_came_to_stand():
    first = ("2022-10-01", "denies", "NOR")
    later = ("2022-11-01", "asserts", official("Ann Field", of="NOR"))
    assert sides(told_by(first)) == {"NOR": ["denies"]}
    assert sides(told_by(first, later)) == {"NOR": ["asserts"]}
    assert sides(told_by(("2022-11-01", "expects", "SUD"))) == {"SUD": ["expects"]}


def test_who_holds_it_possible_is_with_those_who_assert_it():
    assert sides(told_by(("2022-10-01", "hedges", official("Ann Field", of="NOR")))) == {"NOR": ["asserts"]}


def test_who_affirms_and_denies_on_one_day_stands_on_both_sides():
    assert sides(told_by(("2022-10-01", "asserts", "NOR"), ("2022-10-01", "denies", "NOR"))) == {
        "NOR": ["asserts", "denies"]
    }


def test_a_labelled_claim_is_found_by_its_words_and_not_by_its_id():
    made = {
        "id": "c1", "trigger": at("", 2), "initiator": at("NOR", 12), "recipient": at("SUD", 19), "symmetric": False,
    }  # fmt: skip
    assert claim_found(label("tanks"), [made | {"trigger": at("", 30)}, made]) == "c1"
    assert claim_found(label("tanks"), [made | {"recipient": at("SUD", 40)}]) is None
    other = made | {"id": "c2", "initiator": at("WES", 12)}
    assert claim_found(label("tanks"), [other, made]) == "c1"
    assert claim_found(label("tanks"), [other]) == "c2"


def test_labels_of_reports_are_scored_by_the_task_of_merging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made = claim("RUS", "UKR", by=("GBR",))
    monkeypatch.setattr(Program, "claims", lambda self, documents: iter([[made]]))
    (tmp_path / "attack.txt").write_text(made.sentence)
    parties = {name: {"id": one.id, "start": one.start, "end": one.end} for name, one in parties_of(made)}
    row = label("attack", report="attack.txt", **parties, tellers={"GBR": "asserts"}, support="single")
    (tmp_path / "gold.jsonl").write_text(json.dumps(row | {"start": made.trigger.start, "end": made.trigger.end}))
    scored = run("merging", tmp_path / "gold.jsonl", reports=tmp_path)
    assert scored["unit"] == "reports"
    figures_of_it = scored["figures"]
    assert [figures_of_it[name] for name in ("made", "b3.f1", "sides.right", "support.right")] == [100] * 4


def parties_of(made: Claim) -> list[tuple[str, ActorMention]]:
    assert made.recipient
    return [("initiator", made.initiator), ("recipient", made.recipient)]


def test_labels_without_a_happening_are_refused(tmp_path: Path):
    (tmp_path / "gold.jsonl").write_text('{"report": "tanks.txt"}')
    with pytest.raises(UsageError, match="line 1: merging needs start, end, initiator, recipient, happening"):
        run("merging", tmp_path / "gold.jsonl", reports=tmp_path, reader=Oracle([]))


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def labels_of(name: str) -> list[Row]:
    return read(MERGING / name)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_labels_say_what_they_must_and_hold_no_words_of_the_reports(file: Any):
    for row in labels_of(file.name):
        assert set(NEEDS) <= set(row) <= {*NEEDS, "about", "lasting", "story", "tellers", "support"}
        assert set(row["initiator"]) == {"id", "start", "end"}
        assert row["misread"] == (row["happening"] is None)
        assert not row["misread"] or not (row["or"] or "about" in row)
        assert row["start"] < row["end"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_a_label_leaves_open_is_a_labelled_happening(file: Any):
    rows = labels_of(file.name)
    known = {row["happening"] for row in rows}
    assert {one for row in rows for one in row["or"]} <= known
    assert all(row["happening"] not in row["or"] for row in rows)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_claim_is_labelled_twice(file: Any):
    places = [
        (row["report"], row["start"], row["end"], *row["initiator"].values(), *(row["recipient"] or {}).values())
        for row in labels_of(file.name)
    ]
    assert len(set(places)) == len(places)


def test_there_are_many_happenings_told_in_several_reports_and_near_misses_of_them():
    rows = [row for row in labels_of("voa.jsonl") if not row["misread"]]
    told_in: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        told_in[row["happening"]].add(row["report"])
    shared = {happening for happening, reports in told_in.items() if len(reports) > 1}
    assert len(shared) >= 40
    assert sum(row["happening"] in shared for row in rows) >= 150
    near = {
        frozenset((one["happening"], other["happening"]))
        for one, other in combinations(rows, 2)
        if parties(one) == parties(other) and one["happening"] != other["happening"]
    }
    assert len(near) >= 500


def test_the_labels_of_the_examples_are_their_events():
    events = {row["event"] for row in read(ROOT / "examples" / "events.jsonl")}
    of_one = {f"{path.stem}-{number}" for path in (ROOT / "examples" / "gold").iterdir() for number in range(50)}
    assert {row["happening"] for row in labels_of("examples.jsonl")} <= events | of_one


def test_the_drone_deliveries_have_their_five_tellers():
    rows = labels_of("newspapers.jsonl")
    tellers = {
        teller: stance
        for row in rows if row["happening"] == "iran-drones-to-russia"
        for teller, stance in row.get("tellers", {}).items()
    }  # fmt: skip
    assert tellers == {"GBR": "asserts", "USA": "asserts", "UKR": "asserts", "IRN": "denies", "RUS": "denies"}
