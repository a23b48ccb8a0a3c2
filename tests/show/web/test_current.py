"""Readers under fire: the store changes, goes and comes back while they ask."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient

from dragoman.asking import ready
from dragoman.events import Merger
from dragoman.judgements import rule
from dragoman.show.web import app
from dragoman.show.web.current import Current, NotReady, TooMuch
from dragoman.store import Project, View
from dragoman.store.patience import can_limit
from dragoman.store.schema import SCHEMA
from dragoman.ties.weights import TABLE
from tests.builders import claim, document
from tests.fakes import group, signature
from tests.show.projects import project_of
from tests.show.web.asked import pages_of


def add(project: Project, number: int) -> None:
    """One more report, of one claim, in a generation of its own."""
    with project.writer() as writer:
        told = claim("IRN", "RUS", id=f"c{number}", document=f"d{number}", sentence=f"Tehran armed Moscow {number}.")
        report = document(told.sentence, id=told.document)
        writer.add(report, [told], reader="r1", sentences=1, signature=signature(told.sentence))
        writer.publish(group, rule, Merger)


def newest(project: Project) -> Path:
    return max(project.store.glob(f"{SCHEMA}-*"))


def test_readers_are_answered_while_generations_are_swapped_under_them():
    project = project_of(claim("IRN", "RUS", id="c0", document="d0"))
    over, current = Event(), Current(project.folder)

    def asks(_: int) -> list[int]:
        counts = []
        while not over.is_set():
            counts.append(current.answer(lambda view: len(list(view.claims())) + view.count() * 0))
        return counts

    with ThreadPoolExecutor(8) as readers:
        asked = [readers.submit(asks, number) for number in range(8)]
        for number in range(1, 6):
            add(project, number)
        over.set()
        for counts in (one.result(timeout=30) for one in asked):
            assert counts == sorted(counts), "a reader was sent back in time"
    assert current.answer(View.count) == 6
    current.close()


def test_a_page_is_answered_by_the_new_generation_when_the_old_goes_while_it_is_made():
    project = project_of(claim("IRN", "RUS", id="c0", document="d0"))
    current, asked = Current(project.folder), []

    def question(view: View) -> int:
        if not asked:
            asked.append(view)
            add(project, 1)  # its search index is gone with the generation that this view shows
            raise FileNotFoundError("search.sqlite")
        return view.count()

    assert current.answer(question) == 2


def test_a_file_that_is_missing_without_a_new_generation_is_no_reason_to_ask_again():
    project = project_of(claim("IRN", "RUS"))
    asked: list[View] = []

    def question(view: View) -> None:
        asked.append(view)
        raise FileNotFoundError("search.sqlite")

    with pytest.raises(FileNotFoundError):
        Current(project.folder).answer(question)
    assert len(asked) == 1


def test_what_pages_look_up_by_id_is_held_in_memory():
    project = project_of(claim("IRN", "RUS", id="c0", document="d0"))
    held = []
    Current(project.folder).answer(lambda view: held.append(view._lasting))
    assert held == [True]


def test_views_are_used_again_until_there_is_another_generation():
    project = project_of(claim("IRN", "RUS", id="c0", document="d0"))
    current = Current(project.folder)
    first = current.answer(lambda view: view)
    assert current.answer(lambda view: view) is first
    add(project, 1)
    assert current.answer(lambda view: view) is not first


# a newer generation of a project with much in it


class Slowly:
    """Makes ready when it is let, and tells of what it was asked to."""

    def __init__(self) -> None:
        self.begun, self.may = Event(), Event()

    def __call__(self, view: View) -> None:
        self.begun.set()
        self.may.wait(600)


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slowly]:
    """What makes ready, of projects that all have much in them."""
    monkeypatch.setattr(ready, "MANY", 0)
    found = Slowly()
    monkeypatch.setattr(app, "make_ready", lambda view, _: found(view))
    yield found
    found.may.set()


@pytest.fixture
def asked(slowly: Slowly) -> tuple[Project, TestClient]:
    """A project whose pages were asked, and to which a report came since, which is being made ready."""
    project = project_of(claim("IRN", "RUS", id="c0", document="d0", sentence="Tehran armed Moscow 0."))
    client = pages_of(project.folder)
    client.get("/claims")
    add(project, 1)
    assert client.app.state.current.answer(View.count) == 1
    assert slowly.begun.wait(30)
    return project, client


def wait_for(question: Callable[[], bool]) -> None:
    """Come back when something is so."""
    until = time.monotonic() + 120
    while not question():
        assert time.monotonic() < until, "it is not so yet"
        time.sleep(0.01)


def test_pages_show_the_generation_before_until_the_newer_one_is_ready(asked, slowly):
    _, client = asked
    before = client.get("/claims")
    assert before.status_code == 200
    assert "A newer state of this project is being made ready." in before.text
    assert client.get("/claims.json").json()["extent"]["claims"] == 1
    slowly.may.set()
    wait_for(lambda: client.get("/claims.json").json()["extent"]["claims"] == 2)
    assert "A newer state" not in client.get("/claims").text


def test_the_generation_before_is_searched_and_listed_though_its_files_are_gone(asked):
    project, client = asked
    assert len(list(project.store.glob(f"{SCHEMA}-*"))) == 1
    for path in ("/claims.json?search=armed", "/events.json?search=armed", "/reports.json", "/actor/IRN.json"):
        assert client.get(path).status_code == 200, path


def test_many_read_the_generation_before_at_once(asked):
    _, client = asked
    current = client.app.state.current
    with ThreadPoolExecutor(8) as readers:
        counts = list(readers.map(lambda _: current.answer(lambda view: len(list(view.claims()))), range(80)))
    assert counts == [1] * 80


def test_answers_are_told_apart_before_while_and_after_a_newer_generation_is_made_ready(asked, slowly):
    project, client = asked
    current = client.app.state.current
    meanwhile = current.mark()
    assert current.mark() == meanwhile
    slowly.may.set()
    wait_for(lambda: current.answer(View.count) == 2)
    after = current.mark()
    assert after != meanwhile
    add(project, 2)
    assert current.mark() not in (current.mark(), meanwhile, after), "nobody has looked yet, so that no answer is known"


def test_tables_that_were_changed_by_hand_hold_at_once(asked):
    project, client = asked
    project.weights.write_text(TABLE.read_text() + "\n")
    assert client.app.state.current.answer(View.count) == 2


def test_a_store_that_is_gone_meanwhile_is_told(asked):
    project, client = asked
    shutil.rmtree(project.store)
    assert client.get("/claims").status_code == 503


def test_what_cannot_be_made_ready_does_not_keep_the_newer_generation_back(monkeypatch, caplog):
    monkeypatch.setattr(ready, "MANY", 0)

    def prepare(_: View) -> None:
        raise MemoryError

    project = project_of(claim("IRN", "RUS", id="c0", document="d0"))
    current = Current(project.folder, prepare=prepare)
    assert current.answer(View.count) == 1
    add(project, 1)
    wait_for(lambda: current.answer(View.count) == 2)
    assert "could not be made ready" in caplog.text


@pytest.mark.skipif(not can_limit(), reason="this DuckDB ends no question by itself")
def test_what_makes_ready_may_take_longer_than_what_is_asked(monkeypatch):
    monkeypatch.setattr(ready, "MANY", 0)
    limits: list[int] = []

    def limit(view: View) -> None:
        limits.append(view._one("SELECT current_setting('max_execution_time')", []))

    project = project_of(claim("IRN", "RUS", id="c0", document="d0"))
    current = Current(project.folder, prepare=limit)
    current.answer(limit)
    add(project, 1)
    wait_for(lambda: current.answer(View.count) == 2)
    current.answer(limit)
    assert limits == [20_000, 600_000, 20_000]


def test_generations_that_come_while_one_is_made_ready_show_in_the_end(asked, slowly):
    project, client = asked
    add(project, 2)
    current = client.app.state.current
    assert current.answer(View.count) == 1
    slowly.may.set()
    wait_for(lambda: current.answer(View.count) == 3)


def test_views_of_a_generation_are_closed_when_the_last_comes_back(asked, slowly):
    _, client = asked
    current = client.app.state.current
    with current.view() as view:
        slowly.may.set()
        wait_for(lambda: current.answer(View.count) == 2)
        assert view.count() == 1, "it is lent, and keeps its generation"
    with pytest.raises(Exception, match="closed"):
        view.count()


# nothing to look at


@pytest.fixture
def served() -> tuple[Project, TestClient]:
    project = project_of(claim("IRN", "RUS"))
    return project, pages_of(project.folder)


def test_a_folder_that_was_moved_away_is_told_and_the_page_finds_it_again(served):
    project, client = served
    away = project.folder.rename("elsewhere")
    answer = client.get("/claims")
    assert answer.status_code == 503
    assert "is not there any more" in answer.text
    assert '<meta http-equiv="refresh" content="5">' in answer.text
    assert answer.headers["retry-after"] == "5"
    away.rename(project.folder)
    assert client.get("/claims").status_code == 200


def test_a_store_that_was_deleted_is_told_with_the_command_that_makes_it_again(served):
    project, client = served
    shutil.rmtree(project.store)
    page, told = client.get("/claims").text, client.get("/claims.json")
    assert "dragoman serve --project dragoman-project" in page
    assert "http-equiv" not in page, "it will not be there before somebody has done something"
    assert told.status_code == 503
    assert "made from what is kept" in told.json()["error"]
    assert not project.store.exists(), "readers make nothing"


def test_a_store_of_another_version_is_told_with_the_command_that_makes_it_again(served):
    project, client = served
    path = newest(project)
    path.rename(path.with_name(path.name.replace(f"{SCHEMA}-", f"{SCHEMA - 1}-", 1)))
    answer = client.get("/claims")
    assert answer.status_code == 503
    assert "made by another version of Dragoman" in answer.text
    assert "dragoman serve --project dragoman-project" in answer.text


def test_a_store_that_is_being_made_is_waited_for(served):
    project, client = served
    with project.writer():
        shutil.rmtree(newest(project))
        answer = client.get("/claims")
    assert answer.status_code == 503
    assert "being made anew" in answer.text
    assert "http-equiv" in answer.text


def test_damaged_judgements_do_not_keep_anybody_from_looking(served):
    project, client = served
    project.judgements.write_bytes(b"{ no judgement\n\xff\xfe\n")
    assert client.get("/claims").status_code == 200


def test_a_store_that_is_damaged_is_told_with_what_to_do(served):
    project, _ = served
    for file in newest(project).glob("*.duckdb"):
        file.write_bytes(b"no database")
    answer = pages_of(project.folder).get("/claims")
    assert answer.status_code == 503
    assert "Delete" in answer.text


# too much


SLOW = "SELECT count(*) FROM range(100000) a, range(100000) b WHERE a.range % 7 = b.range % 11"


@pytest.mark.skipif(not can_limit(), reason="this DuckDB ends no question by itself")
def test_a_question_that_takes_too_long_is_given_up_and_others_are_answered():
    project = project_of(claim("IRN", "RUS"))
    current = Current(project.folder, patience=0.2)
    with pytest.raises(TooMuch, match=r"longer than 0\.2 seconds"):
        current.answer(lambda view: view._one(SLOW, []))
    assert current.answer(View.count) == 1


@pytest.mark.skipif(not can_limit(), reason="this DuckDB ends no question by itself")
def test_a_page_that_was_given_up_says_how_to_ask_for_less(served, monkeypatch):
    project, client = served
    client.app.state.current = Current(project.folder, patience=0.2)
    monkeypatch.setattr(View, "whole", property(lambda view: view._one(SLOW, [])))
    answer = client.get("/claims")
    assert answer.status_code == 503
    assert "given up" in answer.text
    assert "a shorter time" in answer.text
    assert "http-equiv" not in answer.text


def test_a_project_without_reports_is_told_to_read_some():
    folder = Project.create(Path("dragoman-project")).folder
    with pytest.raises(NotReady, match="holds no reports yet"):
        Current(folder).answer(View.count)
