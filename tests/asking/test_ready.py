"""What is answered from what is kept ready is what is answered from all deeds."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman import asking
from dragoman.asking import dyads, pairs, ready, systems
from dragoman.asking.ready import Readied
from dragoman.errors import NothingFound
from dragoman.store import Project, View
from dragoman.system import brokers
from dragoman.system.build import MOST
from dragoman.ties import decay
from dragoman.ties.weights import TABLE
from tests.asking.projects import with_deeds
from tests.ties.test_ready import drawn

DAYS = (None, date(2020, 1, 31), date(2020, 6, 11), date(2021, 2, 2))
PAIR = ("CHN", "FRA")
QUESTIONS: dict[str, Callable[[View, date | None], Any]] = {
    "a pair": lambda view, day: asking.tie(view, *PAIR, until=day, strongest=0),
    "a pair in a theatre": lambda view, day: asking.tie(view, *PAIR, until=day, theatre="syria", strongest=0),
    "all ties": lambda view, day: asking.ties(view, until=day, ids=True),
    "those of an actor": lambda view, day: asking.ties(view, until=day, actor="CHN", order="conflict", limit=3),
    "in a theatre": lambda view, day: asking.ties(view, until=day, theatre="iraq", order="lean", limit=4),
    "each": lambda view, day: asking.ties(view, until=day, each=True, actor="IRN"),
    "a system": lambda view, day: asking.system(view, on=day, seconds=5),
    "the busiest": lambda view, day: asking.system(view, on=day, theatre="syria", actors=4, seconds=5),
    "a history": lambda view, day: asking.history(view, *PAIR, until=day),
    "a history in a theatre": lambda view, day: asking.history(view, *PAIR, until=day, theatre="syria"),
    "what changed": lambda view, day: asking.lately(view, on=day, limit=3),
    "what changed of one": lambda view, day: asking.lately(view, on=day, actor="IRN", limit=3),
    "what changed in a theatre": lambda view, day: asking.lately(view, on=day, theatre="iraq", limit=3),
    "days": lambda view, day: asking.days_known(view, theatre="iraq"),
    "a time since": lambda view, day: asking.tie(view, *PAIR, since=date(2020, 3, 1), until=day, strongest=0),
}  # fmt: skip


@pytest.fixture(scope="module", params=(1, 2))
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Reports that tell of some hundred deeds between seven states."""
    deeds = [one for one in drawn(request.param) if one.support != "coded"]
    return with_deeds(tmp_path_factory.mktemp("ready") / "project", deeds)


@pytest.fixture
def view(project: Project) -> Iterator[View]:
    with project.view() as found:
        yield found


def asked(question: Callable[[View, date | None], Any], view: View, day: date | None) -> Any:
    """The answer in plain values, or why there is none; how long it took is left out."""
    try:
        return rounded(msgspec.to_builtins(question(view, day)))
    except NothingFound as fault:
        return str(fault)


def rounded(value: Any) -> Any:
    """Without the last digits of fractions, which hang on the order in which they are added up."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {name: rounded(one) for name, one in value.items() if name != "seconds"}
    return [rounded(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("day", DAYS)
def test_what_is_kept_ready_answers_as_all_deeds_do(name, day, view, monkeypatch):
    plain = asked(QUESTIONS[name], view, day)
    monkeypatch.setattr(ready, "MANY", 1)
    assert asked(QUESTIONS[name], view, day) == plain


def test_event_data_of_others_are_kept_ready_with_what_reports_tell(examples: Path, tmp_path, monkeypatch):
    shutil.copytree(examples, tmp_path / "project")
    with Project.open(tmp_path / "project").view() as view:
        tie = asking.ties(view, limit=1)[0]
        days = [None, date(2022, 10, 31), date(2014, 9, 3)]
        questions: list[Callable[[View, date | None], Any]] = [
            lambda view, day: asking.tie(view, tie.one, tie.other, until=day),
            lambda view, day: asking.system(view, on=day, seconds=5),
            lambda view, day: asking.ties(view, until=day, coded="only", ids=True),
            lambda view, day: asking.ties(view, until=day, coded="none", datasets=("ministry-watch",)),
        ]
        plain = [asked(question, view, day) for question in questions for day in days]
        monkeypatch.setattr(ready, "MANY", 1)
        assert [asked(question, view, day) for question in questions for day in days] == plain
    assert list((tmp_path / "project" / "ready").iterdir())


def test_what_is_ready_is_made_anew_when_the_project_or_its_weights_change(project, monkeypatch):
    monkeypatch.setattr(ready, "MANY", 1)
    with project.view() as view:
        first = ready.readied(view, asking.Counted())
        assert ready.readied(view, asking.Counted()) is first
        project.weights.write_text(TABLE.read_text() + "\n")
        assert ready.readied(view, asking.Counted()) is not first
        project.weights.unlink()


def test_what_asking_says_itself_is_as_the_stages_have_it():
    assert dyads.HALF_LIFE == pairs.HALF_LIFE == decay.HALF_LIFE
    assert (systems.MEDIATES, systems.HOSTS) == (brokers.MEDIATES, brokers.HOSTS)
    assert systems.TRIADS == MOST


def test_a_project_that_may_not_be_written_keeps_it_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(ready, "MANY", 1)
    project = with_deeds(tmp_path / "project", [one for one in drawn(3) if one.support != "coded"])
    (tmp_path / "project" / "ready").write_text("in the way")
    with project.view() as view:
        assert asking.tie(view, *PAIR, strongest=0).tie.acts


def test_what_several_ask_at_once_is_made_once():
    readied, made, begun = Readied(None, None), [], threading.Event()

    def make() -> int:
        begun.set()
        time.sleep(0.05)
        made.append(1)
        return 7

    with ThreadPoolExecutor(4) as readers:
        first = readers.submit(readied.answer, ("system", 1), make)
        assert begun.wait(5)
        others = [readers.submit(readied.answer, ("system", 1), make) for _ in range(3)]
        assert [one.result(5) for one in (first, *others)] == [7] * 4
    assert len(made) == 1


def test_what_could_not_be_made_is_tried_again():
    readied = Readied(None, None)
    with pytest.raises(ZeroDivisionError):
        readied.answer(("system", 1), lambda: 1 // 0)
    assert readied.answer(("system", 1), lambda: 7) == 7


def test_answers_are_kept_up_to_a_size_those_asked_for_last():
    answers, made = ready.Answers(60), []

    def answer(day: int, size: int) -> None:
        answers(("system", day), lambda: made.append(day), size=size)

    for day in (1, 2, 1, 3):  # the second is let go, which nobody asked for again
        answer(day, 25)
    for day in (1, 3, 2):
        answer(day, 25)
    assert made == [1, 2, 3, 2]


def test_what_could_not_be_made_takes_no_room():
    answers, made = ready.Answers(60), []
    answers(("days", 1), lambda: made.append(1), size=30)
    with pytest.raises(ZeroDivisionError):
        answers(("system", 1), lambda: 1 // 0, size=30)
    answers(("system", 2), lambda: None, size=30)
    answers(("days", 1), lambda: made.append(1), size=30)
    assert made == [1]
