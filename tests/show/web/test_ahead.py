"""Months that are asked for before anybody does, while nobody asks for anything."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event

import pytest

from dragoman.asking import ready, systems
from dragoman.show.web import app
from dragoman.show.web.ahead import MONTHS, Ahead
from dragoman.show.web.current import Current
from dragoman.store import Project, View
from tests.builders import claim
from tests.show.projects import project_of
from tests.show.web.test_current import add, wait_for

OFTEN = {"quiet": 0.0, "pause": 0.005, "later": 0.005}


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project that has much in it, as much is taken here: deeds of three months."""
    monkeypatch.setattr(ready, "MANY", 0)
    told = {"2022-01-10": "IRN", "2022-01-20": "CHN", "2022-02-10": "FRA", "2022-04-10": "IRQ"}
    return project_of(
        *(claim(who, "RUS", id=f"c{who}", document=f"d{who}", published=day) for day, who in told.items())
    )


class Fake:
    """Is asked for months, and does nothing."""

    def __init__(self) -> None:
        self.months: list[str] = []

    def __call__(self, view: View, month: str) -> None:
        self.months.append(month)


@pytest.fixture
def ask() -> Fake:
    return Fake()


@pytest.fixture
def ahead(project: Project, ask: Fake) -> Iterator[Ahead]:
    found = Ahead(Current(project.folder), ask, **OFTEN)
    yield found
    found.close()


def test_months_are_asked_for_the_last_first(ahead: Ahead, ask: Fake):
    ahead.begin()
    wait_for(lambda: len(ask.months) == 3)
    assert ask.months == ["2022-04", "2022-02", "2022-01"]


def test_nothing_is_asked_while_somebody_is_answered(ahead: Ahead, ask: Fake):
    asked, may = Event(), Event()

    def question(view: View) -> None:
        ahead.begin()
        asked.set()
        time.sleep(0.1)
        assert ask.months == []
        may.set()

    ahead._current.answer(question)
    assert may.is_set()
    wait_for(lambda: len(ask.months) == 3)


def test_nothing_is_asked_just_after_somebody_was_answered(project: Project, ask: Fake):
    current = Current(project.folder)
    current.answer(View.count)
    ahead = Ahead(current, ask, **(OFTEN | {"quiet": 600}))
    ahead.begin()
    time.sleep(0.1)
    ahead.close()
    assert ask.months == []


def test_no_month_is_asked_for_once_it_is_closed(ahead: Ahead, ask: Fake):
    ahead.close()
    ahead.begin()
    time.sleep(0.05)
    assert ask.months == []


def test_the_months_of_a_newer_generation_are_asked_for_again(ahead: Ahead, ask: Fake, project: Project):
    ahead.begin()
    wait_for(lambda: len(ask.months) == 3)
    add(project, 1)  # of October
    wait_for(lambda: len(ask.months) == 7)
    assert ask.months[3:] == ["2022-10", "2022-04", "2022-02", "2022-01"]


def test_a_month_that_cannot_be_answered_does_not_keep_the_others(project: Project):
    asked = []

    def ask(view: View, month: str) -> None:
        asked.append(month)
        raise MemoryError

    ahead = Ahead(Current(project.folder), ask, **OFTEN)
    ahead.begin()
    wait_for(lambda: len(asked) == 3)
    ahead.close()


def test_nothing_is_asked_of_a_project_with_little_in_it(ahead: Ahead, ask: Fake, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ready, "MANY", 1_000)
    ahead.begin()
    wait_for(lambda: ahead._generation is not None)
    time.sleep(0.05)
    assert ask.months == []


def test_what_was_asked_for_ahead_is_not_made_again(project: Project, monkeypatch: pytest.MonkeyPatch):
    made = []
    among = systems.among_ready
    monkeypatch.setattr(systems, "among_ready", lambda *some, **how: made.append(1) or among(*some, **how))
    current = app.create(project.folder).state.current
    for _ in range(2):
        current.answer(lambda view: app.answer_front(view, "2022-02"))
    assert made == [1]


def test_so_many_months_are_kept_as_are_asked_for():
    assert MONTHS * (app.PAGES[0].asked().actors + 1) < ready.ANSWERS // 2, "what readers ask for needs room, too"
