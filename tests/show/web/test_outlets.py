"""The outlets, and two of them side by side, in parts of which no page shows more than it can."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from dragoman.show.web.pages import outlets

ONE, OTHER = "The Meridian Courier", "Northern Ledger"
TWO = {"one": ONE, "other": OTHER}


def beside(site: TestClient, **asked) -> dict:
    return site.get("/outlets.json", params=TWO | asked).json()["beside"]


def test_the_outlets_are_listed_with_what_they_have_and_copy(site: TestClient):
    found = site.get("/outlets.json").json()
    rows = list(csv.DictReader(io.StringIO(site.get("/outlets.csv").text)))

    assert found["count"] == len(found["outlets"]) == len(rows) == 6
    assert sum(one["reports"] for one in found["outlets"]) == 20
    assert sum(one["copies"] for one in found["outlets"]) == 1
    assert rows[0]["outlet"] == found["outlets"][0]["outlet"]
    assert site.get("/outlets.json", params={"search": "ledger"}).json()["count"] == 1
    assert site.get("/outlets.json", params={"search": "no such"}).status_code == 404


def test_two_outlets_are_counted_over_all_events_and_compared_over_those_shown(site: TestClient):
    found = beside(site)
    comparison = found["comparison"]
    every = {
        name: site.get("/events.json", params={"outlet": name, "coded": "none"}).json()["count"]
        for name in (ONE, OTHER)
    }

    assert found["names"] == [ONE, OTHER]
    assert [found["both"] + only for only in found["only"]] == [every[ONE], every[OTHER]]
    assert len(comparison["events"]) == found["both"]
    assert all(None not in told["tellings"] for told in comparison["events"])
    assert any(told["differ"] for told in comparison["events"])
    assert comparison["acts"]
    assert found["cited"][0][0]["claims"] >= found["cited"][0][1]["claims"]


def test_what_only_one_tells_is_a_part_of_its_own(site: TestClient):
    found = beside(site, part="other")
    tellings = [told["tellings"] for told in found["comparison"]["events"]]
    assert tellings
    assert all(one is None and other is not None for one, other in tellings)


def test_a_long_part_comes_page_by_page(site: TestClient):
    first, second = beside(site, part="one"), beside(site, part="one", page=2)
    ids = [{told["event"]["id"] for told in found["comparison"]["events"]} for found in (first, second)]
    assert first["only"][0] > outlets.SHOWN == len(ids[0])
    assert ids[0].isdisjoint(ids[1])
    assert site.get("/outlets.json", params=TWO | {"page": 400}).status_code == 404


def test_days_pair_and_type_narrow_it_and_rows_are_those_of_the_command(site: TestClient):
    all_of_it, some = beside(site), beside(site, between=["Iran", "Russia"], type="AID", since="2022")
    assert 0 < some["both"] <= all_of_it["both"]
    assert some["only"][0] < all_of_it["only"][0]
    rows = list(csv.DictReader(io.StringIO(site.get("/outlets.csv", params=TWO).text)))
    assert {row["outlet"] for row in rows} == {ONE, OTHER}
    assert len(rows) == 2 * all_of_it["both"]


def test_the_page_says_where_they_stand_differently_and_in_which_words(site: TestClient):
    page = site.get("/outlets", params=TWO).text
    for words in ("stances differ", "no denial", "The same act, in their words", "Whom they cite most"):
        assert words in page


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [({"one": ONE, "other": "Northern Legder"}, 404, OTHER), ({"one": ONE, "other": ONE}, 400, "two outlets"),
     ({**TWO, "since": "1990", "until": "1991"}, 404, "Neither")],
)  # fmt: skip
def test_what_cannot_be_compared_is_told(site: TestClient, asked, status, words):
    answer = site.get("/outlets.json", params=asked)
    assert answer.status_code == status
    assert words in answer.json()["error"]
