"""The page of an actor."""

from __future__ import annotations

import csv
import io
from datetime import date

from fastapi.testclient import TestClient

from dragoman.show.web.pages.actor_months import COLUMNS, ActorMonth, drawn


def rows(site: TestClient, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.get(path).text)))


def test_an_actor_has_one_address_by_whatever_name(site: TestClient):
    answer = site.get("/actor/Tehran.json?since=2022", follow_redirects=False)
    assert answer.headers["location"] == "/actor/IRN.json?since=2022"


def test_ties_come_strongest_first_with_their_intervals(site: TestClient):
    ties = rows(site, "/actor/IRN.csv")
    acts = [int(one["acts"]) for one in ties]
    assert acts == sorted(acts, reverse=True)
    assert all(float(one["lean_low"]) <= float(one["lean"]) <= float(one["lean_high"]) for one in ties)
    page = site.get("/actor/IRN").text
    assert page.count('role="img" aria-label="lean ') == sum(int(one["acts"]) > 0 for one in ties)


def test_no_more_ties_than_asked_for_and_it_is_told_that_there_are_more(site: TestClient):
    answer = site.get("/actor/IRN.json?ties=3").json()
    assert len(answer["ties"]) == 3
    assert answer["more_ties"]


def test_what_an_official_does_counts_for_the_state(site: TestClient):
    answer = site.get("/actor/vladimir-putin.json").json()
    assert answer["profile"]["acts_for"] == "RUS"
    assert answer["ties"] == []
    assert answer["profile"]["holdings"][0]["title"] == "President of Russia"
    assert "What it does counts for" in site.get("/actor/vladimir-putin").text


def test_a_state_has_its_offices_with_who_held_them(site: TestClient):
    held = site.get("/actor/USA.json").json()["profile"]["holdings"]
    assert held
    assert {one["of"] for one in held} == {"USA"}


def test_months_tell_what_reports_tell_apart_from_what_others_coded(site: TestClient):
    months = rows(site, "/actor/IRN.csv?rows=months")
    assert sum(int(one["cooperation_coded"]) for one in months) > 0
    without = rows(site, "/actor/IRN.csv?rows=months&coded=none")
    assert not any(int(one["cooperation_coded"]) + int(one["conflict_coded"]) for one in without)
    assert [one["month"] for one in months] == sorted({one["month"] for one in months})


def test_partners_are_those_with_most_events(site: TestClient):
    partners = rows(site, "/actor/IRN.csv?rows=partners")
    counts = [int(one["told"]) + int(one["coded"]) for one in partners]
    assert counts == sorted(counts, reverse=True)
    assert {"RUS", "USA"} <= {one["id"] for one in partners}


def test_a_source_is_told_of_by_whose_deeds_it_tells_and_how_firmly(site: TestClient):
    speaks = site.get("/actor/USA.json").json()["speaks"]
    of_iran = next(one for one in speaks if one["of"] == "IRN")
    assert sum(of_iran["stances"].values()) == of_iran["claims"]
    assert "USA" not in {one["of"] for one in speaks}


def test_one_whom_no_table_knows_is_marked_with_the_nearest_that_are(site: TestClient):
    ids = (one["id"] for one in site.get("/actors.json?unknown=true").json()["actors"])
    page = site.get(f"/actor/{next(ids)}").text
    assert "in no table" in page
    assert "Nearest that are known" in page


def test_an_unknown_name_is_answered_with_the_nearest(site: TestClient):
    answer = site.get("/actor/Irann.json")
    assert answer.status_code == 404
    assert "Iran (IRN)" in answer.json()["error"]
    assert 'href="/actor/IRN' in site.get("/actor/Irann").text


def test_what_kind_of_actor_it_is_is_told_once(site: TestClient):
    page = site.get("/actor/IRN").text
    assert '<span class="badge">state</span>' in page
    assert "A state." not in page


def test_months_of_long_ago_in_which_hardly_anything_is_known_are_not_drawn():
    long_ago, now = month(1950, conflict_told=1), [month(2014 + number, cooperation_told=60) for number in range(3)]
    whole = drawn([long_ago, *now], None, None)
    assert (whole.firsts[0], whole.before) == (date(2014, 1, 1), 1)
    brushed = drawn([long_ago, *now], date(1950, 1, 20), None)
    assert (brushed.firsts[0], brushed.before) == (date(1950, 1, 1), 0)
    assert drawn([], None, None).firsts == ()


def month(year: int, **counts: int) -> ActorMonth:
    return ActorMonth(month=date(year, 1, 1), **dict.fromkeys(COLUMNS, 0) | counts)
