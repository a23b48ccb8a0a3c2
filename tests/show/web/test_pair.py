"""The page of a pair."""

from __future__ import annotations

import csv
import io

from fastapi.testclient import TestClient

from dragoman.show.web.pages import pair
from dragoman.show.web.tie_spelling import occurring


def rows(site: TestClient, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.get(path).text)))


def test_a_pair_has_one_address_whoever_is_named_first_and_by_whatever_name(site: TestClient):
    answer = site.get("/pair/Russia/iran.csv?rows=ties", follow_redirects=False)
    assert answer.headers["location"] == "/pair/IRN/RUS.csv?rows=ties"
    assert site.get("/pair/RUS/IRN").url.path == "/pair/IRN/RUS"


def test_the_verdict_says_how_sure_it_is(site: TestClient):
    page = site.get("/pair/IRN/RUS").text
    assert "Thin evidence: a lead, no finding." in page
    assert "citing 20 sources" in page


def test_months_hold_what_they_brought_and_how_the_tie_stood_with_intervals(site: TestClient):
    months = rows(site, "/pair/IRN/RUS.csv")
    assert months[0]["month"] == "2022-07-01"
    assert all(
        float(one["cooperation_low"]) <= float(one["cooperation_rate"]) <= float(one["cooperation_high"])
        for one in months
    )


def test_rows_of_claims_are_there_without_asking_for_their_list_too(site: TestClient):
    claims = rows(site, "/pair/IRN/RUS.csv?rows=claims&size=100")
    assert len(claims) == site.get("/pair/IRN/RUS.json").json()["told"]["count_claims"] > 0
    assert rows(site, "/pair/IRN/RUS.csv?told=claims&rows=events")
    assert rows(site, "/actor/IRN.csv?rows=claims")


def test_claims_in_copies_that_the_list_leaves_out_are_told(site: TestClient):
    answer = site.get("/pair/IRN/RUS.json").json()
    listed, copied = answer["told"]["count_claims"], answer["told"]["count_copied"]
    assert listed + copied == answer["told_by"]["extent"]["claims"] > listed
    page = site.get("/pair/IRN/RUS?told=claims").text
    assert f"{copied} more, in copies of a wire report, stand with the first." in page


def test_a_period_that_is_brushed_lists_what_is_told_of_it(site: TestClient):
    everything = site.get("/pair/IRN/RUS.json").json()["told"]
    brushed = site.get("/pair/IRN/RUS.json?from=2022-10&to=2022-10").json()["told"]
    assert 0 < brushed["count_events"] < everything["count_events"]
    assert (brushed["since"], brushed["until"]) == ("2022-10-01", "2022-10-31")
    claims = site.get("/pair/IRN/RUS.json?from=2022-10&to=2022-10&told=claims").json()["told"]["claims"]
    assert claims
    assert all(one["claim"]["published"].startswith("2022-10") for one in claims)


def test_screenfuls_follow_one_another_and_leave_nothing_out(site: TestClient):
    whole = site.get("/pair/IRN/RUS.json?size=1000").json()["told"]["events"]
    parts = [site.get(f"/pair/IRN/RUS.json?size=10&page={page}").json()["told"]["events"] for page in (1, 2, 3)]
    assert [one["id"] for part in parts for one in part] == [one["id"] for one in whole]


def test_rows_of_others_can_be_told_apart_and_left_out(site: TestClient):
    page = site.get("/pair/IRN/RUS").text
    assert "ministry-watch" in page
    told = site.get("/pair/IRN/RUS.json?coded=none").json()
    assert told["account"]["tie"]["coded"] == 0
    assert all(one["coded"] is None for one in told["told"]["events"])
    only = site.get("/pair/IRN/RUS.json?coded=only").json()
    assert only["account"]["tie"]["acts"] == only["account"]["tie"]["coded"] == 2


def test_what_is_expected_denied_and_contested_is_told_apart(site: TestClient):
    apart = site.get("/pair/IRN/RUS.json").json()["apart"]
    for support, some in apart.items():
        assert some
        assert {one["support"] for one in some} == {support}


def test_who_says_so_is_counted_with_how_firmly(site: TestClient):
    told_by = site.get("/pair/IRN/RUS.json").json()["told_by"]
    iran = next(one for one in told_by["sources"] if one["source"] == "irn")
    assert iran["stances"]["denies"] > iran["stances"]["asserts"]
    assert told_by["extent"]["origins"] < told_by["extent"]["reports"]
    assert sum(one["count"] for one in told_by["outlets"]) == told_by["extent"]["claims"]


def test_nothing_known_of_a_pair_is_no_peace_and_leads_on(site: TestClient):
    page = site.get("/pair/BRA/IRN")
    assert "nothing is known of their tie, not that it is good" in page.text
    assert 'href="/actor/IRN"' in page.text
    assert site.get("/pair/BRA/IRN.json").status_code == 404


def test_an_unknown_actor_names_the_nearest(site: TestClient):
    answer = site.get("/pair/Irann/RUS.json")
    assert answer.status_code == 404
    assert "Iran (IRN)" in answer.json()["error"]


def test_one_and_the_same_is_no_pair(site: TestClient):
    assert site.get("/pair/IRN/Iran.json").status_code == 400


def test_a_period_that_ends_before_it_begins_is_told(site: TestClient):
    assert "Turn" in site.get("/pair/IRN/RUS.json?from=2023&to=2022").json()["error"]


def test_ties_since_a_day_are_not_weighed_of_more_events_than_a_reader_can_wait_for(site: TestClient, monkeypatch):
    assert site.get("/pair/IRN/RUS?since=2022-09").status_code == 200
    monkeypatch.setattr("dragoman.show.web.state.MANY", 5)
    for path in ("/pair/IRN/RUS", "/actor/IRN", "/", "/what-if"):
        answer = site.get(f"{path}?since=2022-10")
        assert answer.status_code == 400
        assert "Leave since out" in answer.text
        assert 'name="since"' in answer.text or 'name="on"' in answer.text
        assert site.get(path).status_code == 200


def test_rates_are_weighed_since_the_day_from_which_the_tie_is(site: TestClient):
    whole, since = (site.get(f"/pair/IRN/RUS.json{asked}").json() for asked in ("", "?since=2022-11"))
    for answer in (whole, since):
        assert answer["series"]["rates"]["conflict"]["rate"][-1] == round(
            answer["account"]["tie"]["conflict"]["rate"], 4
        )
    assert since["series"]["firsts"][0] == since["series"]["since"] == "2022-11-01"
    assert "by what had happened since 2022-11-01" in site.get("/pair/IRN/RUS?since=2022-11").text


def test_where_that_would_take_too_long_it_is_told_that_earlier_events_count(site: TestClient, monkeypatch):
    monkeypatch.setattr(pair, "ANEW", 0)
    answer = site.get("/pair/IRN/RUS.json?since=2022-10").json()
    assert answer["series"]["firsts"][0] == "2022-10-01"
    assert answer["series"]["since"] is None
    assert "all that had happened, also before 2022-10-01" in site.get("/pair/IRN/RUS?since=2022-10").text


def test_a_month_that_is_level_has_the_sign_for_it_and_not_that_of_who_to_whom(site: TestClient):
    assert '<span class="arrow level"><span aria-hidden="true">▬</span>' in site.get("/pair/IRN/RUS").text


def test_only_stances_that_occur_have_a_column():
    assert occurring([{"asserts": 2, "expects": 0}, {"denies": 1, "asserts": 1}]) == ["asserts", "denies"]


def test_what_it_is_is_told_once_beside_the_sign_for_it(site: TestClient):
    page = site.get("/pair/IRN/RUS").text
    verdict = page[page.index('<p class="verdict">') : page.index(" That two of its theatres")]
    assert "friendly, thin evidence</span> Lean +" in verdict
    assert "Friendly:" not in verdict
