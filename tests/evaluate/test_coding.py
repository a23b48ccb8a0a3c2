"""Claims as coded events: dyads, directions, labels."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.evaluate import run
from dragoman.evaluate.coding import (
    Dyad,
    choose_coding,
    count_coding,
    day_of,
    figures_coding,
    gold_dyads,
)
from dragoman.evaluate.figures import total
from dragoman.records import ActorMention, Claim, Trigger
from tests.evaluate.oracle import Oracle, Row, labelled


def row(source: list[str], target: list[str], code: str) -> Row:
    return {"text": "x", "events": [{"source": source, "target": target, "code": code}]}


def test_every_source_acts_on_every_target_at_country_level():
    assert gold_dyads(row(["NOR/GOV", "SWE"], ["MLI/REB", "TCD"], "AID")) == [
        Dyad("NOR", "MLI", "AID", False), Dyad("NOR", "TCD", "AID", False),
        Dyad("SWE", "MLI", "AID", False), Dyad("SWE", "TCD", "AID", False),
    ]  # fmt: skip


def test_two_sources_alone_are_one_dyad_both_ways_and_one_alone_is_skipped():
    assert gold_dyads(row(["NOR/GOV", "SWE"], [], "CONSULT")) == [Dyad("NOR", "SWE", "CONSULT", True)]
    assert choose_coding([row(["NOR"], [], "PROTEST"), row(["NOR"], ["MLI"], "AID")]) == [False, True]


@pytest.mark.parametrize(
    ("old", "new"),
    [("DEMAND", "REQUEST"), ("DISAPPROVE", "ACCUSE"), ("INVESTIGATE", "ACCUSE"), ("FIGHT", "ASSAULT"), ("AID", "AID")],
)
def test_older_labels_are_read_as_todays(old: str, new: str):
    assert gold_dyads(row(["NOR"], ["MLI"], old))[0].code == new


def coded(gold: Row, *events: tuple[str, str, str]) -> dict[str, float | None]:
    predicted = {"events": [dict(zip(("source", "target", "code"), event, strict=True)) for event in events]}
    figures = figures_coding(total([count_coding(gold, predicted)]))
    return {name: figure.value for name, figure in figures.items()}


def test_direction_counts_unless_the_dyad_runs_both_ways():
    assert coded(row(["NOR"], ["MLI"], "AID"), ("MLI", "NOR", "AID"))["events.f1"] == 0
    assert coded(row(["NOR", "MLI"], [], "AID"), ("MLI", "NOR", "AID"))["events.f1"] == 100


def test_a_symmetric_dyad_found_in_both_directions_is_right_once():
    found = coded(row(["NOR", "MLI"], [], "CONSULT"), ("MLI", "NOR", "CONSULT"), ("NOR", "MLI", "CONSULT"))
    assert (found["events.precision"], found["events.recall"]) == (50, 100)


def test_the_pair_is_right_where_the_type_is_wrong():
    found = coded(row(["NOR"], ["MLI"], "AID"), ("NOR", "MLI", "ASSAULT"))
    assert (found["events.f1"], found["pairs.f1"]) == (0, 100)


def test_the_day_that_the_set_writes_on_every_line_is_none():
    assert day_of({"date": "2000-01-01"}) is None
    assert day_of({"date": "1999-03-02T00:00"}) == date(1999, 3, 2)


TEXT = "Oslo aided Bamako. Lima protested."


def claim(source: str, target: str | None, type: str, **more: Any) -> Claim:
    """A claim between two states named by their first letters in TEXT."""

    def mention(words: str, id: str) -> ActorMention:
        start = TEXT.index(words)
        return ActorMention(
            id=id, name=words, kind="state", sector="GOV", acts_for=id, text=words, start=start, end=start + len(words)
        )

    ids = {"Oslo": "NOR", "Bamako": "MLI", "Lima": "PER"}
    fields: dict[str, Any] = {
        "id": "c", "act": "a", "document": "d", "outlet": None, "published": None, "origin": "d", "sentence": TEXT,
        "sentence_start": 0, "sentence_end": len(TEXT), "trigger": Trigger(text="aided", start=5, end=10), "type": type,
        "mode": None, "cameo": None, "initiator": mention(source, ids[source]),
        "recipient": mention(target, ids[target]) if target else None, "symmetric": False, "against": None,
        "sources": (), "polarity": "+", "certainty": "certain", "aspect": "done", "stance": "asserts", "items": (),
        "time": None, "place": None, "theatres": (), "confidence": 0.5, "reader": "r",
    }  # fmt: skip
    return Claim(**{**fields, **more})


@pytest.fixture
def claiming(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the claims stage find what a test says."""
    monkeypatch.setattr(pipeline, "split", lambda document: ())

    def claims(*found: Claim) -> None:
        monkeypatch.setattr(pipeline, "find", lambda document, readings, reader: list(found))

    return claims


def test_what_was_denied_or_merely_stands_is_no_event(tmp_path: Path, claiming: Any):
    claiming(
        claim("Oslo", "Bamako", "AID"), claim("Oslo", "Bamako", "AID"), claim("Oslo", "Lima", "AID", polarity="-"),
        claim("Lima", "Oslo", "RIVAL"),
        claim("Lima", None, "MOBILIZE"),
    )  # fmt: skip
    gold = labelled(tmp_path / "gold.jsonl", [{**row(["NOR"], ["MLI"], "AID"), "text": TEXT}])
    done = run("coding", gold, reader=Oracle([]))
    assert (done["figures"]["events.precision"], done["figures"]["events.recall"]) == (100, 100)
    assert done["intervals"]["events.f1"] == [100, 100]
