"""What holds for every page: three forms, one answer, and words for what goes wrong."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from dragoman.show.web.app import create, draw_first
from dragoman.store import Project


def test_a_page_its_json_and_its_csv_are_one_answer(site: TestClient):
    found = site.get("/claims.json", params={"search": "drone*"}).json()
    rows = list(csv.DictReader(io.StringIO(site.get("/claims.csv", params={"search": "drone*"}).text)))
    page = site.get("/claims", params={"search": "drone*"}).text
    assert found["claims"]
    assert [row["id"] for row in rows] == [claim["id"] for claim in found["claims"]]
    assert f"{found['extent']['claims']:,} claim" in page


def test_what_is_no_day_is_told_in_words(site: TestClient):
    answer = site.get("/claims", params={"since": "last week"})
    assert answer.status_code == 400
    assert "2022-10-29" in answer.text


def test_a_filter_that_there_is_none_of_is_told_by_its_name(site: TestClient):
    answer = site.get("/claims.json", params={"colour": "red"})
    assert answer.status_code == 400
    assert "colour" in answer.json()["error"]


def test_fields_of_one_name_that_were_all_left_empty_ask_for_nothing(site: TestClient):
    assert site.get("/claims.json?between=&between=").json() == site.get("/claims.json").json()


def test_fields_that_were_left_empty_ask_for_nothing(site: TestClient):
    assert site.get("/claims.json?since=&until=&search=").json() == site.get("/claims.json").json()


def test_programs_are_told_what_each_address_holds(site: TestClient):
    told = site.get("/openapi.json").json()
    shape = told["paths"]["/claims.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert shape["$ref"].rpartition("/")[2] in told["components"]["schemas"]


@pytest.mark.parametrize("path", ["/claims", "/nothing-here"])
def test_every_answer_says_what_a_browser_may_do_with_it(site: TestClient, path: str):
    policy = site.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_front_page_can_be_drawn_before_anybody_comes(examples, tmp_path, monkeypatch):
    drawn = []
    app = create(examples)
    monkeypatch.setattr(type(app.state.drawing), "page", lambda *_: drawn.append(1))
    draw_first(app)
    draw_first(create(Project.create(tmp_path / "empty").folder))  # readers are told that there is nothing
    assert drawn == [1]
