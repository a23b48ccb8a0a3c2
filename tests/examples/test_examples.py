"""The example reports and the claims that belong to them are what their README says."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman.documents import gather, split
from dragoman.exchange.networks import Conflicting, read_network
from dragoman.records import Document, EventType, Stance, Support
from dragoman.system import solve

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = EXAMPLES / "reports"
LISTED = [json.loads(line) for line in (EXAMPLES / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
GOLD = sorted((EXAMPLES / "gold").glob("*.jsonl"))
# A full stop, question or exclamation mark, perhaps a closing quote, then a capital: one sentence ends, another begins.
BREAK = re.compile(r"(?<!U\.S)(?<!Nov)(?<!Oct)(?<!Sept)[.?!][”\"]?\s+[“\"]?[A-Z]")


def claims(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def text_of(report: str) -> str:
    return (REPORTS / report).read_text(encoding="utf-8")


def test_every_report_is_listed_once_with_outlet_and_day():
    assert sorted(row["file"] for row in LISTED) == sorted(f"reports/{path.name}" for path in REPORTS.iterdir())
    for row in LISTED:
        assert row["outlet"]
        assert date(2014, 1, 1) <= date.fromisoformat(row["published"]) <= date(2023, 12, 31)
        assert row["title"] in text_of(Path(row["file"]).name)


def test_the_network_has_three_opposed_blocs_and_a_friend_of_two():
    found = solve(read_network(EXAMPLES / "network.csv", conflicting=Conflicting.fail).ties)
    assert (found.index, found.bloc_cost, found.proved) == (2, 1, True)
    assert sorted(len(bloc.members) for bloc in found.blocs) == [2, 3, 5]
    assert [name for bloc in found.blocs for name in bloc.ambiguous] == ["Ostmark"]


def test_the_table_of_events_is_taken_in_whole(tmp_path: Path):
    from dragoman.actors import registry
    from dragoman.exchange.coded.columns import columns_form
    from dragoman.importing import import_coded
    from dragoman.store import Project

    with (EXAMPLES / "coded.csv").open(encoding="utf-8") as lines:
        form = columns_form({name: name for name in next(lines).strip().split(",")}, registry())
    found = import_coded([EXAMPLES / "coded.csv"], Project.create(tmp_path / "project"), form=form)
    assert found.dataset
    assert (found.dataset.rows, found.dataset.events, found.faults) == (10, 10, ())
    assert (found.dataset.left_out, found.dataset.unknown) == ({}, {})


def test_every_report_has_its_claims_and_every_claim_its_report():
    assert [file.stem for file in GOLD] == sorted(path.stem for path in REPORTS.iterdir())
    for file in GOLD:
        assert {Path(claim["report"]).stem for claim in claims(file)} == {file.stem}


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_anchors_stand_once_where_they_are_said_to(file: Path):
    for claim in claims(file):
        text, anchor = text_of(claim["report"]), claim["anchor"]
        assert text.count(anchor) == 1, anchor
        assert text[claim["start"] : claim["end"]] == anchor
        assert "\n" not in anchor
        assert not BREAK.search(anchor), f"more than one sentence: {anchor}"


def test_every_anchor_stands_in_one_sentence_of_the_report_as_it_is_split():
    found = [item for item in gather([str(EXAMPLES / "reports.jsonl")]) if isinstance(item, Document)]
    assert len(found) == len(LISTED)
    by_title = {document.title: document for document in found}
    for row in LISTED:
        sentences = split(by_title[row["title"]])
        for claim in claims(EXAMPLES / "gold" / f"{Path(row['file']).stem}.jsonl"):
            assert sum(claim["anchor"] in sentence.text for sentence in sentences) == 1, claim["anchor"]


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_claims_use_the_words_of_the_records(file: Path):
    code = re.compile(r"\*|[A-Z]{2,3}|[A-Z]+(_[A-Z]+)*")
    for claim in claims(file):
        assert claim["types"], claim
        assert set(claim["types"]) <= set(get_args(EventType)), claim
        assert claim["stances"], claim
        assert set(claim["stances"]) <= set(get_args(Stance)), claim
        assert code.fullmatch(claim["initiator"]), claim
        assert code.fullmatch(claim["recipient"]), claim
        assert claim["initiator"] != claim["recipient"] or claim["initiator"] == "*", claim
        assert all(link and all(link) for link in claim["sources"]), claim
        assert isinstance(claim["symmetric"], bool), claim
        assert isinstance(claim["optional"], bool), claim
        assert set(claim) <= {
            "report", "anchor", "start", "end", "sources", "types", "initiator", "recipient", "symmetric", "optional",
            "stances", "sources_disputed", "object", "quantity", "unit", "when", "where",
        }, claim  # fmt: skip


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_what_a_claim_tells_beside_the_act_can_be_read_in_the_report(file: Path):
    for claim in claims(file):
        text = text_of(claim["report"])
        assert all(thing in text for thing in claim.get("object", "").split(",")), claim
        digits = re.match(r"\d*", claim.get("quantity", ""))[0]
        words = {"3": "three", "5": "five", "10": "ten", "2": "two"}
        assert digits in text.replace(",", "") or words.get(digits, digits) in text, claim
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}|", claim.get("when", "")), claim


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_no_claim_is_listed_twice(file: Path):
    listed = Counter((claim["anchor"], claim["initiator"], claim["recipient"]) for claim in claims(file))
    assert [key for key, count in listed.items() if count > 1] == []


def test_the_corpus_is_large_and_varied_enough_to_be_a_floor():
    lines = [line for path in REPORTS.iterdir() for line in text_of(path.name).splitlines()]
    sentences = sum(1 + len(BREAK.findall(line)) for line in lines if re.search(r"[a-z][.?!][”\"]?(</p>)?$", line))
    every = [claim for file in GOLD for claim in claims(file)]
    required = [claim for claim in every if not claim["optional"]]
    stances = Counter(stance for claim in required for stance in claim["stances"])
    assert sentences >= 150
    assert len(every) >= 450
    assert len(required) >= 220
    assert min(stances[stance] for stance in ("hedges", "denies", "expects", "supposes")) >= 5
    assert len({kind for claim in required for kind in claim["types"][:1]}) >= 14
    assert sum(len(claim["sources"]) > 1 for claim in required) >= 3
    assert sum(claim["sources"] != [] and claim["sources"][-1][0].startswith("anonymous") for claim in required) >= 10


def test_the_wire_copy_shares_its_paragraphs_and_drops_one():
    first, second = (text_of(name).split("\n\n") for name in ("courier-2022-10.txt", "herald-2022-10.txt"))
    shared = set(first) & set(second)
    assert len(shared) >= 5
    assert any("Polyanskiy" in paragraph for paragraph in set(first) - shared)
    assert any("Fairwater" in paragraph for paragraph in set(second) - shared)


def test_the_claim_shown_in_the_readme_is_one_of_them():
    shown = re.search(r"```json\n(.+?)\n```", (EXAMPLES / "README.md").read_text(encoding="utf-8"))
    assert json.loads(shown[1]) in claims(EXAMPLES / "gold" / "alborz-2022-10.jsonl")


def events() -> list[dict[str, Any]]:
    return claims(EXAMPLES / "events.jsonl")


def told_in(event: dict[str, Any]) -> set[str]:
    return {Path(claim["report"]).stem for claim in event["claims"]}


def outlets_of(event: dict[str, Any]) -> set[str]:
    return {row["outlet"] for row in LISTED if Path(row["file"]).stem in told_in(event)}


def gold_of(event: dict[str, Any]) -> list[dict[str, Any]]:
    """The labelled claims that an event names, each of which there is once."""
    named = [
        [
            claim
            for claim in claims(EXAMPLES / "gold" / f"{Path(one['report']).stem}.jsonl")
            if one.items() <= claim.items()
        ]
        for one in event["claims"]
    ]
    assert [len(found) for found in named] == [1] * len(named), event["event"]
    return [found[0] for found in named]


def test_events_are_made_of_labelled_claims_and_no_claim_is_in_two():
    every = [tuple(sorted(claim.items())) for event in events() for claim in event["claims"]]
    assert len(set(every)) == len(every)
    assert len(every) >= 300
    for event in events():
        assert set(event) <= {"event", "claims", "support", "near"}
        assert event.get("support", "single") in get_args(Support)
        assert len(gold_of(event)) >= 2


def test_near_misses_are_events_too():
    names = [event["event"] for event in events()]
    assert len(set(names)) == len(names)
    near = [other for event in events() for other in event.get("near", [])]
    assert len(near) >= 6
    assert set(near) <= set(names)


def test_what_merging_must_tell_apart_or_together_is_in_the_corpus():
    named = {event["event"]: event for event in events()}
    drones = gold_of(named["iranian-drones-for-russia"])
    assert len(outlets_of(named["iranian-drones-for-russia"])) >= 4
    assert {stance for claim in drones for stance in claim["stances"]} >= {"asserts", "denies", "expects"}
    assert {claim["quantity"] for claim in drones if "quantity" in claim} >= {"2400"}
    assert len(outlets_of(named["sanctions-over-drones"])) >= 4
    quoted = {name for claim in gold_of(named["iranians-in-crimea"]) for name in claim["sources"][-1]}
    assert (quoted, named["iranians-in-crimea"]["support"]) == ({"USA"}, "single")
    assert len(outlets_of(named["iranians-in-crimea"])) >= 3
    assert named["drones-on-kyiv"]["event"] in named["missiles-on-ukrainian-cities"]["near"]
    assert {event["support"] for event in events() if "support" in event} == {*get_args(Support)} - {"coded"}


def test_the_event_shown_in_the_readme_is_one_of_them():
    shown = re.findall(r"```json\n(.+?)\n```", (EXAMPLES / "README.md").read_text(encoding="utf-8"))
    assert json.loads(shown[1]) in events()
