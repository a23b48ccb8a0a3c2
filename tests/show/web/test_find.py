"""The box in the bar, and the list of reports."""

from __future__ import annotations

from html import unescape

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Iran", "/actor/IRN"),
        ("quds-force", "/actor/quds-force"),
        ("Iran Russia", "/pair/IRN/RUS"),
        ("RUS-IRN", "/pair/IRN/RUS"),
        ("Iran and Russia", "/pair/IRN/RUS"),
        ("Saudi Arabia Iran", "/pair/IRN/SAU"),
        ("northern ledger", "/reports?outlet=Northern+Ledger"),
        ("ukraine-invasion", "/?theatre=ukraine-invasion"),
        ("October 2022", "/?on=2022-10"),
        ("2022-10-29", "/?on=2022-10-29"),
    ],
)
def test_what_is_named_is_led_to(site: TestClient, words: str, address: str):
    answer = site.get("/find", params={"q": words}, follow_redirects=False)
    assert answer.headers["location"] == address


def test_ids_lead_to_reports_claims_and_events(site: TestClient):
    ledger = site.get("/claims.json?search=drone*").json()
    claim = ledger["claims"][0]
    report, event = claim["document"], ledger["events"][claim["id"]]

    def led(id: str) -> str:
        return site.get("/find", params={"q": id}, follow_redirects=False).headers["location"]

    assert led(report[:10]) == f"/report/{report}"
    assert led(claim["id"]) == f"/report/{report}?claim={claim['id']}#claim-{claim['id']}"
    assert led(event) in (f"/event/{event}", f"/report/{report}?claim={event}#claim-{event}")


def test_what_is_called_nothing_here_is_answered_with_what_is_like_it(site: TestClient):
    text = unescape(site.get("/find?q=Hezbolah").text)
    assert '<a href="/actor/hezbollah">' in text


def test_words_that_no_name_has_lead_to_the_sentences_that_have_them(site: TestClient):
    answer = site.get("/find.json?q=drones").json()
    assert answer["sentences"] == site.get("/claims.json?search=drones").json()["extent"]["claims"] > 0
    assert "/claims?search=drones" in site.get("/find?q=drones").text


@pytest.mark.parametrize("words", ["", "  ", "%%", '"', "../..", "a" * 300])
def test_what_is_no_name_breaks_nothing(site: TestClient, words: str):
    assert site.get("/find", params={"q": words}).status_code == 200


def test_reports_are_listed_newest_first_and_by_outlet_and_title(site: TestClient):
    whole = site.get("/reports.json?size=1000").json()
    days = [one["published"] for one in whole["reports"]]
    assert whole["count"] == len(days) == 20
    assert days == sorted(days, reverse=True)
    some = site.get("/reports.json?outlet=Northern+Ledger&search=IRAN").json()["reports"]
    assert some
    assert all(one["outlet"] == "Northern Ledger" and "iran" in one["title"].lower() for one in some)


def test_reports_that_there_are_none_of_say_which_filter_to_loosen(site: TestClient):
    assert "Take off words zeppelin: 20" in unescape(site.get("/reports?search=zeppelin").text)


def test_the_box_keeps_what_was_looked_for_so_that_it_can_be_changed(site: TestClient):
    assert ' value="Kerri &lt;"' in site.get("/find", params={"q": "Kerri <"}).text
    assert ' name="q" placeholder' in site.get("/claims").text
