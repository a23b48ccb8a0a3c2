"""A browser that has an answer already is not sent it again, until there is another."""

from __future__ import annotations

from fastapi.testclient import TestClient

from dragoman.show.web.remembered import Given, Remembered
from dragoman.store import Project
from tests.builders import claim, judgement
from tests.show.projects import project_of
from tests.show.web.asked import pages_of


def test_what_has_not_changed_is_not_sent_again(site: TestClient):
    first = site.get("/claims.json?since=2022")
    again = site.get("/claims.json?since=2022", headers={"if-none-match": first.headers["etag"]})
    assert first.headers["cache-control"] == "private, no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert "content-security-policy" in again.headers


def test_each_address_and_each_start_has_a_mark_of_its_own(site: TestClient, examples):
    marks = {site.get(f"/claims.json?since={year}").headers["etag"] for year in ("2021", "2022")}
    assert len(marks) == 2
    with pages_of(examples) as other:
        assert other.get("/claims.json?since=2022").headers["etag"] not in marks


def test_another_generation_a_judgement_and_tables_of_ones_own_make_another_answer(tmp_path):
    project = project_of(claim("IRN", "RUS"))
    with pages_of(project.folder) as client:
        marks = [client.get("/claims.json").headers["etag"]]
        for change in (
            lambda: Project.open(project.folder).judge(judgement("accept", claim("IRN", "RUS"))),
            lambda: project.weights.write_text("type,mode,weight\n"),
            lambda: project.keep_list("mine", b"id,name\n"),
        ):
            change()
            answer = client.get("/claims.json", headers={"if-none-match": marks[-1]})
            assert answer.status_code == 200
            marks.append(answer.headers["etag"])
    assert len(set(marks)) == len(marks)


def test_faults_are_not_kept(site: TestClient):
    assert "etag" not in site.get("/claims?since=last").headers
    assert "etag" not in site.get("/nothing-here").headers


def test_files_have_marks_of_their_own(site: TestClient):
    first = site.get("/static/base.css")
    again = site.get("/static/base.css", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert first.headers["content-encoding"] == "gzip"


# remembered


def test_the_same_question_is_asked_of_the_project_once(examples, monkeypatch):
    with pages_of(examples) as client:
        asked, answer = [], client.app.state.current.answer
        monkeypatch.setattr(client.app.state.current, "answer", lambda question: asked.append(1) or answer(question))
        first, again = client.get("/claims"), client.get("/claims")
        plain = client.get("/claims", headers={"accept-encoding": "identity"})
        assert client.get("/claims.json").headers["content-type"] == "application/json"
    assert first.content == again.content == plain.content
    assert first.headers == again.headers
    assert "content-encoding" not in plain.headers
    assert len(asked) == 3, "once compressed, once not, and once as JSON"


def test_faults_are_made_anew_each_time(site: TestClient):
    assert {site.get("/claims?since=last").status_code for _ in range(3)} == {400}


def test_what_was_asked_for_longest_ago_is_forgotten_first():
    remembered = Remembered(room=25)
    for name in ("a", "b"):
        remembered.keep(name, Given([], name.encode() * 10))
    assert remembered.get("a")
    remembered.keep("c", Given([], b"c" * 10))
    assert [bool(remembered.get(name)) for name in "abc"] == [True, False, True]
    remembered.keep("d", Given([], b"d" * 26))
    assert not remembered.get("d")
    assert remembered.get("a")
