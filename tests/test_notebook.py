"""What one asks in Python: the same as the commands, from events in a list or from a project."""

from __future__ import annotations

import doctest
from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman import notebook
from dragoman.errors import NothingFound, UsageError
from dragoman.exchange import frames
from dragoman.records import Event, SignedTie
from dragoman.store import EventFilter, Project
from tests.builders import claim, item
from tests.show.projects import project_of, row, take_in


def claims(years: int = 9):
    """Iran arms Russia every year, and Russia attacks Ukraine."""
    for n in range(years):
        thing, town = f"item{n}", f"Town {n}"
        yield claim("IRN", "RUS", id=f"a{n}", document=f"a{n}", published=f"{2012 + n}-01-03", type="AID",
                    sentence=f"Iran sent Russia {thing}.", trigger="sent", items=(item(thing),),
                    theatres=("ukraine-invasion",))  # fmt: skip
        yield claim("RUS", "UKR", id=f"w{n}", document=f"w{n}", published=f"{2012 + n}-12-05",
                    sentence=f"Russia shelled {town}.", trigger="shelled")  # fmt: skip


@pytest.fixture
def events() -> list[Event]:
    return dragoman.merge(claims())


@pytest.fixture
def project(tmp_path) -> Project:
    return project_of(*claims(), folder=str(tmp_path / "project"))


def test_ties_of_events_are_those_of_a_project_that_holds_them(events, project):
    assert dragoman.ties_of(events, each=True) == dragoman.ties_of(project, each=True)
    assert dragoman.ties_of(str(project.folder), since="2014") == dragoman.ties_of(events, since=date(2014, 1, 1))


def test_ties_of_one_theatre_and_period(events):
    (tie,) = dragoman.ties_of(events, theatre="ukraine-invasion", until="2015-06")
    assert (tie.one, tie.other, tie.acts, tie.until) == ("IRN", "RUS", 4, date(2015, 6, 30))


def test_the_system_of_events_is_that_of_a_project_that_holds_them(events, project):
    of_events, of_project = (dragoman.system_of(asked, half_life=None) for asked in (events, project))
    assert of_events.signed == of_project.signed != ()
    assert {(tie.one, tie.other, tie.sign) for tie in of_events.signed} >= {("IRN", "RUS", "+")}


def test_a_tie_that_is_changed_changes_the_system(events):
    system = dragoman.system_of(events, half_life=None)
    changed = dragoman.what_if(system, "IRN", "RUS", "-")
    assert (changed.before, changed.after) == ("+", "-")


def test_balance_takes_ties_or_a_file(tmp_path):
    signs = (("A", "B", "+"), ("B", "C", "+"), ("A", "C", "-"))
    (tmp_path / "edges.csv").write_text(
        "u,v,sign\n" + "".join(f"{one},{other},{sign}1\n" for one, other, sign in signs), encoding="utf-8"
    )
    ties = [SignedTie(one=one, other=other, sign=sign) for one, other, sign in signs]
    assert dragoman.balance(ties).index == dragoman.balance(tmp_path / "edges.csv").index == 1


def test_a_pair_of_events_has_its_shifts(events, project):
    assert dragoman.shifts_of(events, "RUS", "UKR") == dragoman.shifts_of(project, "UKR", "RUS")
    assert dragoman.shifts_of(events) == []  # no pair of twenty events


@pytest.mark.parametrize(
    ("ask", "fault", "said"),
    [
        (lambda events: dragoman.ties_of([]), NothingFound, "no ties"),
        (lambda events: dragoman.ties_of(events, until="1999"), NothingFound, "no ties"),
        (lambda events: dragoman.ties_of(events, since="2020", until="2019"), UsageError, "Turn the two days round"),
        (lambda events: dragoman.ties_of(events, since="lately"), UsageError, "'lately' is not a day"),
        (lambda events: dragoman.system_of([]), NothingFound, "no system"),
        (lambda events: dragoman.system_of(events, layer="pacts"), UsageError, "a project keeps layers"),
        (lambda events: dragoman.shifts_of(events, "RUS"), UsageError, "give both sides, or neither"),
        (lambda events: dragoman.shifts_of(events, "RUS", "RUS"), UsageError, "one side"),
        (lambda events: dragoman.frame([events[0], SignedTie(one="A", other="B", sign="+")]), UsageError, "one kind"),
    ],
)
def test_what_cannot_be_answered_says_why(events, ask, fault, said):
    with pytest.raises(fault, match=said):
        ask(events)


def test_a_frame_has_the_columns_of_the_csv_and_days_as_days(events):
    pandas = pytest.importorskip("pandas")
    table = dragoman.frame(dragoman.ties_of(events))
    assert list(table["one"]) == ["IRN", "RUS"]
    assert {"cooperation_rate", "conflict_high", "lean_low", "evidence"} <= set(table.columns)
    assert pandas.api.types.is_datetime64_any_dtype(table["until"])
    assert table["acts"].sum() == 18


def test_a_frame_of_a_system_has_its_signed_ties(events):
    pytest.importorskip("pandas")
    system = dragoman.system_of(events, half_life=None)
    assert len(dragoman.frame(system)) == len(system.signed)
    assert len(dragoman.frame([])) == 0


def test_without_pandas_a_frame_that_asks_for_it_says_what_to_install(events, monkeypatch):
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install \"dragoman\[frames\]\""):
        notebook.frame([], "pandas")
    assert notebook.frame(events) == events


def test_the_examples_in_docstrings_are_so():
    assert doctest.testmod(notebook, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


def test_a_project_without_ties_says_so(tmp_path):
    project = project_of(claim("RUS", None, id="a", document="a"), folder=str(tmp_path / "empty"))
    with pytest.raises(NothingFound):
        dragoman.ties_of(Path(project.folder))


def test_events_of_others_count_or_not_in_a_list_as_in_a_project(events, project):
    days = [f"2022-03-{day:02}" for day in range(1, 11)]
    take_in(str(project.folder), [row(number, "TUR", "SYR", day=day) for number, day in enumerate(days, 1)])
    with project.view() as view:
        listed = [*events, *view.events(EventFilter(coded="only"))]

    def found(asked, **which):
        ties = dragoman.ties_of(asked, half_life=None, **which)
        return [(tie.one, tie.other, tie.acts, tie.coded, round(tie.lean, 6), tie.thin) for tie in ties]

    for which in ({}, {"coded": "none"}, {"coded": "only"}, {"datasets": ["gdelt"]}):
        assert found(listed, **which) == found(project, **which)
    assert ("SYR", "TUR", 10, 10) in [tie[:4] for tie in found(project)]
    assert found(project, coded="none") == found(events)
    with pytest.raises(UsageError, match="'nope' here"):
        dragoman.ties_of(project, datasets=["nope"])
    for asked in (project, listed):
        with pytest.raises(UsageError, match="coded is 'some'"):
            dragoman.ties_of(asked, coded="some")
    for of in (dragoman.system_of, dragoman.shifts_of):
        of(project, coded="none")
