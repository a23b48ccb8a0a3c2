"""Readers under fire: the store changes, goes and comes back while they ask."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient

from dragoman.events import Merger
from dragoman.judgements import rule
from dragoman.show.web.current import Current, NotReady, TooMuch
from dragoman.store import Project, View
from dragoman.store.patience import can_limit
from dragoman.store.schema import SCHEMA
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


def test_views_are_used_again_until_there_is_another_generation():
    project = project_of(claim("IRN", "RUS", id="c0", document="d0"))
    current = Current(project.folder)
    first = current.answer(lambda view: view)
    assert current.answer(lambda view: view) is first
    add(project, 1)
    assert current.answer(lambda view: view) is not first


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
