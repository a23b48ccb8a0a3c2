"""The ledger of claims: filters, facets, pages, copies, and what to loosen."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient


def ledger(site: TestClient, query: str = "") -> dict:
    answer = site.get(f"/claims.json{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def page(site: TestClient, query: str = "") -> str:
    answer = site.get(f"/claims{query}")
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def test_a_sentence_stands_once_with_all_its_claims_beneath(site: TestClient):
    text = page(site, "?search=%22restore+relations%22")
    claims = ledger(site, "?search=%22restore+relations%22")["claims"]
    assert len({claim["sentence_start"] for claim in claims}) < len(claims)
    assert text.count("<blockquote") == len({(claim["document"], claim["sentence_start"]) for claim in claims})
    assert text.count('class="claim"') == len(claims)


def test_every_count_of_a_facet_is_what_its_link_gives(site: TestClient):
    text = page(site, "?between=IRN&between=RUS&stance=denies")
    links = re.findall(r'<li><a href="(/claims[^"]*)">.*?</a> <span class="figure">([\d,]+)</span>', text)
    assert len(links) > 10
    for address, count in links:
        if address.count("stance=") > 1:  # asks for one beside another
            continue
        found = site.get(address.replace("/claims", "/claims.json", 1)).json()
        assert found["extent"]["claims"] == int(count.replace(",", "")), address


def test_a_facet_value_is_chosen_and_taken_off(site: TestClient):
    chosen = page(site, "?stance=denies")
    assert re.search(r'<a href="/claims" class="on" aria-current="true">.*denies', chosen)
    assert "/claims?stance=denies&stance=hedges" in chosen


def test_more_of_one_facet_is_shown_where_it_is_asked_for(site: TestClient):
    short = next(one for one in ledger(site)["facets"] if one["name"] == "source")
    whole = next(one for one in ledger(site, "?more=source")["facets"] if one["name"] == "source")
    assert len(short["values"]) == 8 < len(whole["values"]) == whole["there"]


def test_filters_that_are_on_can_be_taken_off_one_by_one(site: TestClient):
    text = page(site, "?search=drone*&between=Iran&between=RUS&since=2022")
    chips = re.findall(r'<a class="chip" href="([^"]*)"', text)
    assert chips == [
        "/claims?search=drone%2A&between=Iran&between=RUS",
        "/claims?since=2022&between=Iran&between=RUS",
        "/claims?since=2022&search=drone%2A&between=RUS",
        "/claims?since=2022&search=drone%2A&between=Iran",
    ]


def test_filters_that_exclude_everything_say_which_one_to_loosen(site: TestClient):
    answer = site.get("/claims?between=IRN&between=RUS&since=2023-02&stance=denies")
    text = unescape(answer.text)
    assert "No claims fulfil all that is asked" in text
    ways = re.findall(r'<li><a href="([^"]*)">Take off ([^<]*): ([\d,]+)</a></li>', text)
    assert [words for _, words, _ in ways] == ["since 2023-02", "between IRN and RUS"]
    for address, _, count in ways:
        found = ledger(site, address.removeprefix("/claims"))
        assert found["extent"]["claims"] == int(count)
    assert 'name="since"' in text  # the filters stay


def test_two_filters_are_loosened_together_where_one_is_not_enough(site: TestClient):
    text = unescape(site.get("/claims?since=1999&until=2000&search=drone*").text)
    assert "Take off since 1999 and until 2000" not in text  # until alone is in the way
    text = unescape(site.get("/claims?until=2000&search=zeppelin").text)
    assert "Take off until 2000 and words zeppelin" in text


def test_programs_are_told_in_words_what_to_loosen(site: TestClient):
    answer = site.get("/claims.json?until=2000&type=AID")
    assert answer.status_code == 404
    assert "without until 2000" in answer.json()["error"]


def test_one_party_alone_may_be_asked_for(site: TestClient):
    found = ledger(site, "?between=Turkey&size=1000")
    assert found["which"]["actor"] == "TUR"
    assert all(
        "TUR" in {part[key] for part in (claim["initiator"], claim["recipient"]) if part for key in ("id", "acts_for")}
        for claim in found["claims"]
    )


def test_who_did_it_and_to_whom_are_told_apart(site: TestClient):
    found = ledger(site, "?initiator=IRN&recipient=RUS&size=1000")["claims"]
    assert found
    for claim in found:
        assert claim["symmetric"] or claim["initiator"]["acts_for"] == "IRN"


@pytest.mark.parametrize("order", ["newest", "day", "confidence"])
def test_pages_hold_every_listed_claim_once(site: TestClient, order: str):
    whole = ledger(site, f"?order={order}&size=1000")["claims"]
    first = ledger(site, f"?order={order}&size=100")
    pages = [ledger(site, f"?order={order}&size=100&page={n}")["claims"] for n in range(1, first["pages"] + 1)]
    assert [claim["id"] for some in pages for claim in some] == [claim["id"] for claim in whole]
    assert len(whole) == first["listed"]


def test_copies_of_a_wire_report_stand_beside_the_first(site: TestClient):
    found = ledger(site, "?size=1000")
    assert found["listed"] < found["extent"]["claims"]
    copied = next(iter(found["copies"].values()))
    assert copied[0]["document"] not in {
        claim["document"] for claim in found["claims"] if claim["id"] in found["copies"]
    }
    assert "and in 1 copy" in page(site, "?size=1000")


def test_every_state_that_a_form_does_not_show_goes_along(site: TestClient):
    text = page(site, "?type=AID&stance=denies&coded=none")
    assert '<input type="hidden" name="type" value="AID">' in text
    assert '<input type="hidden" name="coded" value="none">' in text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?between=Atlantis", "Nearest:"),
        ("?outlet=Nothern+Ledger", "Northern Ledger"),
        ("?theatre=moon", "ukraine-invasion"),
        ("?type=HUG", "Choose from"),
        ("?search=%22", "no word to search for"),
        ("?at_least=2", "no more than 1"),
        ("?between=IRN&between=RUS&between=USA", "at most 2"),
        ("?page=0", "no less than 1"),
    ],
)
def test_what_means_nothing_is_told_with_what_would_do(site: TestClient, query: str, words: str):
    answer = site.get(f"/claims{query}")
    assert answer.status_code in (400, 404)
    assert words in unescape(answer.text)


def test_what_stands_in_a_report_is_no_markup(site: TestClient):
    assert "&lt;b&gt;x" in site.get("/claims?search=%3Cb%3Ex").text
