"""A project in a notebook: the same answers as the commands give, as tables."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import NothingFound, ProjectError, UsageError
from dragoman.exchange import frames
from dragoman.records import Account, Claim, Comparison, System, TieAccount, WhatIf
from dragoman.show.notebook.opened import Opened
from dragoman.store import Report, claim_columns
from tests.builders import claim
from tests.show.projects import project_of


@pytest.fixture(scope="module")
def plain(examples: Path) -> Opened:
    return dragoman.open(examples, frames=None)


def test_claims_of_a_pair_with_names_as_the_commands_take_them(examples, plain):
    table = dragoman.open(examples, frames="pandas").claims(between=("Iran", "Moscow"), stance="denies")
    found = plain.claims(between=("IRN", "RUS"), stance=["denies"])
    assert found
    assert list(table["id"]) == [one.id for one in found]
    assert set(table["stance"]) == {"denies"}


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_claims_fetched_as_columns_are_those_made_of_records(examples, plain, library, monkeypatch):
    pytest.importorskip(library)
    monkeypatch.setattr(claim_columns, "PART", 100)
    columns = dragoman.open(examples, frames=library).claims()
    records = frames.frame(plain.claims(), Claim, library)
    assert list(columns.columns) == list(records.columns)
    for name in columns.columns:
        one, other = ([None if value != value else value for value in table[name].to_list()]
                      for table in (columns, records))  # fmt: skip
        assert one == other, name
    for name in ("type", "stance", "published", "theatres"):
        assert columns[name].dtype == records[name].dtype


def test_every_table_has_the_columns_of_its_kind(examples):
    project = dragoman.open(examples, frames="pandas")
    assert {"asserted_by", "support"} <= set(project.events(since="2022").columns)
    assert {"lean", "conflict_rate"} <= set(project.ties("Iran").columns)
    assert {"outlet", "sentences"} <= set(project.reports(outlet="harbour wire").columns)
    assert {"forms", "claims"} <= set(project.actors().columns)
    assert list(project.datasets()["name"]) == ["ministry-watch"]
    assert len(project.layers()) == len(project.bonds()) == 0
    assert "text" in project.changes(since="2014", on="2023").columns
    assert "day" in project.shifts().columns


def test_one_pair_and_the_whole_are_records(plain):
    pair = plain.tie("Iran", "Russia", until=date(2022, 12, 31))
    assert isinstance(pair, TieAccount)
    assert pair.tie.until == date(2022, 12, 31)
    system = plain.system(on="2023")
    assert isinstance(system, System)
    tie = system.signed[0]
    changed = plain.what_if(tie.one, tie.other, None, system=system)
    assert isinstance(changed, WhatIf)
    assert plain.frame(system) == list(system.signed)
    assert plain.shifts("IRN", "RUS") == list(plain.tie("IRN", "RUS").shifts)


def test_outlets_are_compared_and_an_id_leads_to_its_sentences(plain):
    assert isinstance(plain.compare(*plain.outlets()[:2]), Comparison)
    event = plain.events(support="contested", limit=1)[0]
    account = plain.why(event.id[:10])
    assert isinstance(account, Account)
    assert plain.why(account.claims[0].id)[0] == account.claims[0]
    assert isinstance(plain.why(account.claims[0].document), Report)


@pytest.mark.parametrize(
    ("ask", "fault", "said"),
    [
        (lambda project: project.claims(between=("Iran", "Atlantis")), UsageError, "No actor is called 'Atlantis'"),
        (lambda project: project.events(theatre="moon"), UsageError, "No theatre is called 'moon'"),
        (lambda project: project.claims(since="lately"), UsageError, "'lately' is not a date"),
        (lambda project: project.ties(until="1900"), NothingFound, "There are some from"),
        (lambda project: project.shifts("IRN"), UsageError, "give both sides, or neither"),
        (lambda project: project.why("zzzz"), UsageError, "No event, claim or report"),
        (lambda project: project.changes(since=None), UsageError, "From which day on"),
        (lambda project: project.events(dataset="nope"), UsageError, "'nope'"),
        (lambda project: project.claims(between="Iran"), UsageError, "'Iran' is not two actors"),
        (lambda project: project.events(between=("Iran", "Russia", "China")), UsageError, "is not two actors"),
        (lambda project: project.claims(order="newest"), UsageError, "Choose from: day, confidence"),
        (lambda project: project.events(coded="every"), UsageError, "coded 'every' is not known"),
        (lambda project: project.claims(limit=-1), UsageError, "limit -1 must be no less than 0"),
        (lambda project: project.ties(level=2), UsageError, "level 2 must be between 0.5 and 0.999"),
        (lambda project: project.ties(half_life=0), UsageError, "no number of days over 0"),
        (lambda project: project.system(coded="every"), UsageError, "coded 'every' is not known"),
        (lambda project: project.system(actors=0), UsageError, "actors 0 must be no less than 1"),
        (lambda project: project.what_if("Iran", "Russia", "friendly"), UsageError, "sign 'friendly' is not known"),
    ],
)
def test_what_cannot_be_answered_says_why(plain, ask, fault, said):
    with pytest.raises(fault, match=said):
        ask(plain)


@pytest.mark.parametrize("day", [datetime(2022, 10, 20, 12), date(2022, 10, 20), "2022-10-20"])
def test_a_day_may_be_given_in_any_of_its_forms(plain, day):
    assert plain.claims(since=day, until=day) == plain.claims(since="2022-10-20", until="2022-10-20")
    assert plain.ties("Iran", until=day) == plain.ties("Iran", until="2022-10-20")


def test_a_year_may_be_a_number_and_one_word_stands_for_a_list_of_it(plain):
    assert plain.claims(since=2022) == plain.claims(since="2022") != plain.claims()
    assert plain.claims(judged="accepted") == plain.claims(judged=("accepted",)) == []


def test_a_folder_without_a_project_says_how_one_is_made(tmp_path):
    with pytest.raises(ProjectError, match="dragoman read REPORT"):
        dragoman.open(tmp_path / "nowhere")


def test_another_question_is_asked_of_the_newest_generation(tmp_path):
    project_of(claim("IRN", "RUS", id="a", document="a"), folder=str(tmp_path / "project"))
    with dragoman.open(tmp_path / "project", frames=None) as project:
        before = project.generation
        assert [one.id for one in project.claims()] == ["a"]
        project_of(claim("RUS", "UKR", id="b", document="b"), folder=str(tmp_path / "project"))
        assert {one.id for one in project.claims()} == {"a", "b"}
        assert project.generation != before
    assert len(project.claims()) == 2  # opened again by a question after it was closed


def test_it_says_what_it_is(examples, tmp_path):
    shutil.copytree(examples, tmp_path / "mine")
    assert "mine: 20 reports of 6 outlets" in repr(dragoman.open(tmp_path / "mine"))
