"""Events that others have coded, in every command: shown with a mark, left out when asked, never taken for said."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest

from dragoman.records import Account, Event, System, TieAccount
from tests.builders import claim, item
from tests.show.projects import project_of, row, take_in

PROJECT = "dragoman-project"


@pytest.fixture(scope="module")
def made_world(tmp_path_factory) -> Path:
    """Iran sent Russia drones, Iran denies it; rows of GDELT tell of that, and of Turkey and Syria beside it."""
    sent = {"type": "AID", "sentence": "Iran sent Russia drones.", "trigger": "sent", "items": (item("drones"),)}
    folder = tmp_path_factory.mktemp("world")
    project = str(folder / PROJECT)
    project_of(
        claim("IRN", "RUS", id="a1", by=("UKR",), document="d1", **sent),
        claim("IRN", "RUS", id="b2", by=("IRN",), document="d2", stance="denies", published="2022-10-30", **sent),
        folder=project,
    )  # fmt: skip
    take_in(project, [
        row(1, "IRN", "RUS", "072", day="2022-10-30"), row(10, "IRN", "RUS", "040", day="2022-10-20"),
        row(2, "TUR", "SYR"), row(3, "TUR", "SYR", SOURCEURL="https://herald.example/2"),
    ])  # fmt: skip
    take_in(project, [row(7, "TUR", "SYR", "190", day="2022-11-02")], name="other")
    return folder


@pytest.fixture
def world(made_world, monkeypatch):
    """A folder with that project; nothing is written to it."""
    monkeypatch.chdir(made_world)


def ids(text: str) -> list[str]:
    return [json.loads(line)["id"] for line in text.splitlines()]


def events(run, *arguments: str) -> list[str]:
    code, out, told = run("events", *arguments)
    assert (code, told) == (0, "")
    return sorted(one for one in ids(out) if ":" in one) + ["told"] * sum(":" not in one for one in ids(out))


# events


def test_coded_events_come_with_the_others_or_without_or_alone(run, world):
    coded = ["gdelt:1", "gdelt:10", "gdelt:2", "gdelt:3", "other:7"]
    assert events(run) == [*coded, "told"]
    assert events(run, "--coded", "none") == ["told"]
    assert events(run, "--coded", "only") == coded
    assert events(run, "--support", "coded") == coded
    assert events(run, "--contested") == ["told"]


def test_a_dataset_is_meant_alone_unless_all_is_asked_for(run, world):
    assert events(run, "--dataset", "other") == ["other:7"]
    assert events(run, "--dataset", "other", "--coded", "all") == ["other:7", "told"]
    assert len(events(run, "--dataset", "other", "--dataset", "gdelt")) == 5


@pytest.mark.parametrize("command", [("events",), ("ties",), ("system",), ("what-if", "IRN", "RUS", "+")])
def test_an_unknown_dataset_is_told_with_those_there_are(run, world, command):
    code, _, told = run(*command, "--dataset", "nope")
    assert (code, told) == (2, "dragoman: No event data of others are called 'nope' here. There are: gdelt, other.\n")
    code, _, told = run(*command, "--dataset", "gdelt", "--coded", "none")
    assert code == 2
    assert "leaves out all event data of others, gdelt too" in told


def test_the_table_counts_both_kinds_apart(run, world):
    _, out, told = run("events", "--format", "table")
    assert "coded · gdelt" in out
    assert "from courier.example" in out
    assert "6 events, 5 of them coded elsewhere (--coded none leaves them out)." in told
    assert "1 event." in run("events", "--coded", "none", "--format", "table")[2]
    assert "5 events, all coded elsewhere." in run("events", "--coded", "only", "--format", "table")[2]


def test_story_lines_are_of_what_is_said(run, world):
    code, _, told = run("events", "--stories", "--coded", "only")
    assert code == 2
    assert "rows of others' data say nothing" in told
    assert run("events", "--stories")[0] == 0


def test_csv_has_columns_for_both(run, world):
    _, out, _ = run("events", "--format", "csv")
    rows = {one["id"]: one for one in csv.DictReader(io.StringIO(out))}
    assert (rows["gdelt:2"]["dataset"], rows["gdelt:2"]["code"], rows["gdelt:2"]["asserted_by"]) == ("gdelt", "190", "")
    assert [one["dataset"] for one in rows.values() if one["support"] != "coded"] == [""]


# why


def test_why_shows_the_row_and_says_that_nobody_says_so(run, world):
    _, out, _ = run("why", "gdelt:1", "--format", "table")
    for words in ("nobody is on record as saying so", "072", "https://www.courier.example/1", "+", "Leetaru"):
        assert words in out
    assert "about 35 % of such rows" in out
    assert "contested" in out  # what reports tell of the pair in those days


def test_an_id_that_others_begin_with_is_found(run, world):
    (found,) = [msgspec.json.decode(line, type=Account) for line in run("why", "gdelt:1")[1].splitlines()]
    assert (found.event.id, found.claims, found.story) == ("gdelt:1", (), None)


# claims, judge, remove, compare: of what is said


def test_no_claims_but_coded_events_are_told_apart(run, world):
    told = run("claims", "--between", "Turkey", "Syria", "--format", "table")[2]
    assert told == (
        "No claims match. 3 events coded elsewhere: nobody is on record as saying so. "
        "See them: dragoman events --coded only\n"
    )
    assert run("claims", "--between", "Turkey", "Syria", "--by", "UKR", "--format", "table")[2] == "No claims match.\n"


@pytest.mark.parametrize(
    "verdict", [("accept", "gdelt:2"), ("same", "gdelt:2", "gdelt:3"), ("correct", "gdelt:2", "type=AID")]
)
def test_a_coded_event_cannot_be_judged(run, world, verdict):
    code, _, told = run("judge", *verdict)
    assert code == 2
    assert "there is no claim to judge" in told
    assert "dragoman datasets gdelt --remove" in told


@pytest.mark.parametrize("name", ["gdelt", "gdelt:2"])
def test_remove_is_of_reports_and_says_how_datasets_go(run, world, name):
    code, _, told = run("remove", name, "--yes")
    assert code == 2
    assert "dragoman datasets gdelt --remove" in told


# ties


def test_ties_count_a_row_once_a_day_and_not_beside_a_report(run, world):
    found = {(one["one"], one["other"]): one for one in map(json.loads, run("ties")[1].splitlines())}
    # of the pair with a report the delivery is the report's, though denied, and the meeting is coded
    assert [found["IRN", "RUS"][name] for name in ("acts", "coded")] == [2, 1]
    # two rows of a day, and one of another
    assert [found["SYR", "TUR"][name] for name in ("acts", "coded")] == [2, 2]
    assert set(found["SYR", "TUR"]["evidence"]) == {"gdelt:2", "other:7"}
    assert {one["one"] for one in map(json.loads, run("ties", "--coded", "none")[1].splitlines())} == {"IRN"}


def test_the_tables_say_how_much_is_coded(run, world):
    out = run("ties", "--format", "table")[1]
    assert "coded" in out
    assert " all " in out
    assert "coded" not in run("ties", "--coded", "none", "--format", "table")[1]


def test_a_pair_in_full_shows_rows_in_the_place_of_sentences(run, world):
    _, out, _ = run("ties", "Turkey", "Syria", "--format", "table")
    assert "2 acts (all of them coded elsewhere: nobody is on record as saying so)" in out
    assert "coded · other" in out
    assert "code 190" in out
    mixed = run("ties", "Iran", "Russia", "--format", "table")[1]
    assert "2 acts (1 of them coded elsewhere)" in mixed
    assert "Iran sent Russia drones." in mixed
    account = msgspec.json.decode(run("ties", "Iran", "Russia")[1], type=TieAccount)
    assert sorted((one.claim is None, one.event.coded is None) for one in account.events) == [
        (False, True), (True, False)
    ]  # fmt: skip


def test_a_pair_of_which_only_rows_tell_is_unknown_without_them(run, world):
    code, _, told = run("ties", "Turkey", "Syria", "--coded", "none")
    assert code == 1
    assert "No event that reports tell is between" in told


# the system


@pytest.fixture(scope="module")
def made_war(tmp_path_factory) -> Path:
    """Russia shells Ukraine every month, and civilians there, by rows alone."""
    folder = tmp_path_factory.mktemp("war")
    project = str(folder / PROJECT)
    project_of(claim("IRN", "RUS", type="CONSULT", trigger="met", sentence="Iran met Russia."), folder=project)
    days = [f"{year}-{month:02}-{day:02}" for year in (2021, 2022) for month in range(1, 13) for day in (3, 9, 15, 21)]
    civilians = {"Actor2Code": "UKRCVL", "Actor2Type1Code": "CVL"}
    take_in(project, [
        *(row(number, "RUS", "UKR", day=day) for number, day in enumerate(days, 1)),
        *(row(1000 + number, "RUS", "UKR", day=day, **civilians) for number, day in enumerate(days, 1)),
    ])  # fmt: skip
    return folder


@pytest.fixture
def war(made_war, monkeypatch):
    """A folder with that project; nothing is written to it."""
    monkeypatch.chdir(made_war)


def test_a_system_says_which_ties_rest_on_rows_alone(run, war):
    code, out, _ = run("system", "--format", "table", "--half-life", "none")
    assert code == 0
    assert "1 on coded events alone, of which nobody is on record as saying so (--coded none leaves them out)" in out
    system = msgspec.json.decode(run("system", "--half-life", "none")[1], type=System)
    assert [(tie.one, tie.other, tie.sign, tie.coded) for tie in system.signed] == [("RUS", "UKR", "-", True)]
    assert len(system.signed[0].evidence) == 5  # of ninety-six rows
    assert run("system", "--coded", "none")[0] == 1


def test_people_of_whom_only_a_description_is_known_take_no_part_in_a_system(run, war):
    system = msgspec.json.decode(run("system", "--half-life", "none")[1], type=System)
    assert system.actors == ("RUS", "UKR")
    assert dict(system.left_out) == {"nameless": 1}
    assert "ukrainian-civilians" in run("ties", "Russia")[1]


def test_what_if_and_layers_take_the_same_options(run, war):
    assert run("what-if", "RUS", "UKR", "+", "--half-life", "none", "--dataset", "gdelt")[0] == 0
    assert run("system", "--layer", "atop", "--coded", "none")[0] == 2
    code, _, told = run("layers", "--coded", "none")
    assert (code, "go with --at-odds" in told) == (2, True)


def test_events_read_back_as_records(run, world):
    found = [msgspec.json.decode(line, type=Event) for line in run("events")[1].splitlines()]
    assert sum(one.coded is not None for one in found) == 5
