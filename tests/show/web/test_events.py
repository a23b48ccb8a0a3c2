"""The list of events and the page of one: filters, counts, who stands where, rows of others, ids that are none."""

from __future__ import annotations

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient


def events(site: TestClient, **asked) -> list[dict]:
    return site.get("/events.json", params=asked).json()["events"]


@pytest.fixture(scope="module")
def contested(site: TestClient) -> dict:
    """The most reported event on which sources do not agree."""
    return events(site, support="contested", order="reports")[0]


# the list


def test_events_come_newest_first_and_are_the_same_on_the_page_in_json_and_in_csv(site: TestClient):
    found = site.get("/events.json").json()
    rows = list(csv.DictReader(io.StringIO(site.get("/events.csv").text)))
    page = site.get("/events").text

    assert [row["id"] for row in rows] == [event["id"] for event in found["events"]]
    assert f"<strong>{found['count']} events</strong>" in page
    days = [
        (event["time"] and (event["time"]["start"] or event["time"]["end"])) or event["first"]
        for event in found["events"]
    ]
    assert days[0][:4] >= days[-1][:4]
    assert all(
        f"/event/{event['id'].replace(':', '%3A')}" in page or f"/event/{event['id']}" in page
        for event in found["events"]
    )


def test_pages_follow_one_another_without_a_gap_or_a_repetition(site: TestClient):
    count = site.get("/events.json").json()["count"]
    ids = [event["id"] for page in range(1, count // 50 + 2) for event in events(site, page=page)]
    assert len(ids) == len(set(ids)) == count


def test_what_others_have_coded_is_counted_apart_and_marked_with_its_dataset(site: TestClient):
    found = site.get("/events.json").json()
    only = site.get("/events", params={"coded": "only"}).text

    assert found["coded"] == 10
    assert site.get("/events.json?coded=none").json()["count"] == found["count"] - 10
    assert only.count('class="happening is-coded"') == 10
    assert "coded · ministry-watch" in only


def test_counts_beside_a_filter_tell_what_there_would_be_with_another(site: TestClient):
    found = site.get("/events.json", params={"support": "contested", "type": "AID"}).json()
    supports = {one["name"]: one["count"] for one in found["supports"]}
    types = {one["name"]: one["count"] for one in found["types"]}

    assert found["count"] == supports["contested"] == types["AID"]
    assert supports["single"] == site.get("/events.json?support=single&type=AID").json()["count"]
    assert types.get("COOPERATE", 0) == len(
        events(site, support="contested", type="COOPERATE") if "COOPERATE" in types else []
    )


def test_one_party_may_be_asked_for_by_name_and_two_in_either_order(site: TestClient):
    one = site.get("/events.json", params={"between": "Tehran"}).json()
    both = site.get("/events.json", params={"between": ["Iran", "RUS"]}).json()

    assert one["count"] > both["count"] > 0
    assert both == site.get("/events.json", params={"between": ["RUS", "IRN"]}).json()
    assert site.get("/events.json?between=Iran&between=").json()["count"] == one["count"]


def test_filters_that_leave_nothing_keep_their_form(site: TestClient):
    page = site.get("/events", params={"between": ["Iran", "Russia"], "since": "1999", "until": "1999"})
    assert page.status_code == 200
    assert 'value="1999"' in page.text
    assert 'role="status"' in page.text
    assert site.get("/events.json?since=1999&until=1999").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [({"between": "Atlantis-on-Sea"}, 404, "No actor is called"), ({"support": "firm"}, 400, "contested"),
     ({"page": 41}, 400, "page"), ({"page": 30}, 404, "pages"), ({"order": "loudest"}, 400, "order"),
     ({"between": ["a", "b", "c"]}, 400, "between")],
)  # fmt: skip
def test_what_means_nothing_is_answered_with_what_would(site: TestClient, asked, status, words):
    answer = site.get("/events.json", params=asked)
    assert answer.status_code == status
    assert words in answer.json()["error"]


# one event


def test_a_contested_event_shows_both_sides_each_with_a_sentence(site: TestClient, contested):
    found = site.get(f"/event/{contested['id']}.json").json()
    camps = {camp["stance"]: camp for camp in found["camps"]}

    assert {"asserts", "denies"} <= camps.keys()
    assert all(
        voice["claim"]["stance"] == stance
        for stance, camp in camps.items()
        for voice in camp["voices"]
        if voice["claim"]
    )
    page = site.get(f"/event/{contested['id']}").text
    assert "Who stands where" in page
    assert 'class="camp denies"' in page
    assert '<mark class="act"' in page
    assert {row["id"] for row in csv.DictReader(io.StringIO(site.get(f"/event/{contested['id']}.csv").text))} == set(
        contested["evidence"]
    )


def test_the_headline_takes_nobodys_word_for_it(site: TestClient, contested):
    page = site.get(f"/event/{contested['id']}").text
    assert re.search(r"<h1><bdi>[^<]* said to ", page)
    denied = events(site, support="denied")[0]
    assert "said not to" in site.get(f"/event/{denied['id']}").text


def test_numbers_stand_side_by_side_with_who_gives_them(site: TestClient, contested):
    found = site.get(f"/event/{contested['id']}.json").json()["amounts"]
    drones = next(amount for amount in found if amount["counted"] == "drone")
    assert len({given["number"]["text"] for given in drones["given"]}) > 1
    assert site.get(f"/event/{contested['id']}").text.count("<circle") >= len(drones["given"])


def test_the_story_line_leads_to_what_came_before_and_after(site: TestClient, contested):
    story = site.get(f"/event/{contested['id']}.json").json()["account"]["story"]
    page = site.get(f"/event/{contested['id']}").text
    others = [event["id"] for event in story["events"] if event["id"] != contested["id"]]
    assert any(f'href="/event/{id}"' in page for id in others)
    assert page.count('aria-current="true"') == 1


def test_an_event_tells_what_it_adds_to_its_pair(site: TestClient, contested):
    adds = site.get(f"/event/{contested['id']}.json").json()["adds"]
    assert {(adds[0]["one"], adds[0]["other"]), (adds[0]["other"], adds[0]["one"])} & {("IRN", "RUS")}
    assert adds[0]["channel"] == "cooperation"
    assert adds[0]["factor"] < 1
    denied = events(site, support="denied")[0]
    assert {one["channel"] for one in site.get(f"/event/{denied['id']}.json").json()["adds"]} <= {None}


def test_a_coded_event_says_that_nobody_says_so(site: TestClient):
    coded = events(site, coded="only")[0]
    page = site.get(f"/event/{coded['id']}").text
    found = site.get(f"/event/{coded['id']}.json").json()

    assert "nobody is on record as saying so" in page
    assert "Who stands where" not in page
    assert found["account"]["claims"] == []
    assert found["dataset"]["name"] == "ministry-watch"
    assert [row["dataset"] for row in csv.DictReader(io.StringIO(site.get(f"/event/{coded['id']}.csv").text))] == [
        "ministry-watch"
    ]
    beside = [site.get(f"/event/{event['id']}.json").json()["nearest"] for event in events(site, coded="only")]
    assert any(beside)


def test_the_beginning_of_an_id_is_enough_and_of_several_one_may_choose(site: TestClient, contested):
    short = site.get(f"/event/{contested['id'][:10]}.json").json()
    assert short["account"]["event"]["id"] == contested["id"]
    several = site.get("/event/0")
    assert several.status_code == 200
    assert "Which event?" in several.text


def test_a_claims_id_leads_to_its_event(site: TestClient, contested):
    found = site.get(f"/event/{contested['evidence'][0]}.json").json()
    assert found["account"]["event"]["id"] == contested["id"]


def test_an_id_that_is_none_is_not_found_and_says_where_to_look(site: TestClient):
    answer = site.get("/event/zzzz")
    assert answer.status_code == 404
    assert "/events" in answer.text


def test_what_is_done_to_nobody_has_no_blank_before_its_things(site: TestClient):
    page = site.get("/events?type=MOBILIZE").text
    assert "MOBILIZE</span>: <bdi>" in page
    assert "MOBILIZE</span> <span" in page
