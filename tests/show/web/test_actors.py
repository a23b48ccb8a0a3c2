"""The list of actors."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_the_most_named_come_first_a_screenful_at_a_time(site: TestClient):
    whole = site.get("/actors.json?size=1000").json()
    claims = [one["claims"] for one in whole["actors"]]
    assert claims == sorted(claims, reverse=True)
    assert whole["count"] == len(claims)
    second = site.get("/actors.json?size=5&page=2").json()["actors"]
    assert [one["id"] for one in second] == [one["id"] for one in whole["actors"][5:10]]


def test_they_are_found_by_a_part_of_their_names_and_by_kind(site: TestClient):
    assert "RUS" in {one["id"] for one in site.get("/actors.json?search=rUssI").json()["actors"]}
    assert {one["kind"] for one in site.get("/actors.json?kind=person").json()["actors"]} == {"person"}


def test_those_whom_no_table_knows_are_marked(site: TestClient):
    unknown = site.get("/actors.json?unknown=true").json()
    assert unknown["actors"]
    assert [one["id"] for one in unknown["actors"]] == unknown["unknown"]
    assert "IRN" not in unknown["unknown"]
    assert "? in no table" in site.get("/actors?unknown=true").text


def test_a_filter_that_lets_nobody_through_says_what_to_loosen(site: TestClient):
    assert "write less of it" in site.get("/actors?search=nobodyatall").text
