"""What goes wrong, in words, with what would do."""

from __future__ import annotations

import logging
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from dragoman.show.web.faults import in_words
from dragoman.store import View
from tests.builders import claim
from tests.show.projects import project_of
from tests.show.web.asked import pages_of


def test_a_theatre_that_is_not_known_keeps_the_page_and_links_to_the_nearest(site: TestClient):
    answer = site.get("/claims", params={"theatre": "syria", "since": "2022"})
    assert answer.status_code == 404
    assert "No theatre is called" in answer.text
    assert '<a href="/claims?theatre=syria-war&amp;since=2022">Syrian war</a>' in answer.text
    assert '<form class="filters"' in answer.text
    assert 'value="2022"' in answer.text


def test_a_day_that_is_none_keeps_the_form_in_which_it_stands(site: TestClient):
    answer = site.get("/claims", params={"since": "last week"})
    assert answer.status_code == 400
    assert 'value="last week"' in answer.text


def test_options_of_commands_are_fields_here_and_commands_stay_as_they_are_typed():
    assert in_words("--since 'x' is not a date. For an outlet: --by outlet:NAME.") == (
        "since 'x' is not a date. For an outlet: by outlet:NAME."
    )
    made = "Read some: dragoman read REPORT --project voa"
    assert in_words(f"There is none. {made}") == f"There is none. {made}"
    assert in_words("a well-known -- and long--standing – dash") == "a well-known -- and long--standing – dash"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("colour=red", ["no filter called &#39;colour&#39;", "This page knows: since, until, theatre"]),
        ("coded=some", ["coded &#39;some&#39; is not known", "&#39;all&#39;, &#39;none&#39; or &#39;only&#39;"]),
        ("since=2022&since=2023", ["since"]),
        ("dataset=nothing", ["nothing", "ministry-watch"]),
        ("coded=none&dataset=ministry-watch", ["Give one of both"]),
    ],
)
def test_what_an_address_asks_wrongly_is_told_in_our_words(site: TestClient, query: str, words: list[str]):
    answer = site.get(f"/claims?{query}")
    if answer.status_code == 200 and query.startswith(("since", "dataset", "coded=none")):
        pytest.skip("claims ask for no event data")
    assert answer.status_code in (400, 404)
    assert all(word in answer.text for word in words), answer.text
    assert "--" not in answer.text.partition("</nav>")[2]


def test_a_page_that_there_is_none_of_is_told_with_the_bar(site: TestClient):
    answer = site.get("/nothing-here")
    assert answer.status_code == 404
    assert "There is no page /nothing-here" in answer.text
    assert 'href="/claims"' in answer.text
    assert "There is no page" in site.get("/nothing-here.json").json()["error"]


def test_what_nobody_foresaw_is_a_plain_page_and_stands_in_the_terminal(monkeypatch, caplog):
    with pages_of(project_of(claim("IRN", "RUS")).folder) as client:
        with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
            broken.setattr(View, "whole", property(lambda view: 1 / 0))
            answer = client.get("/claims")
        assert answer.status_code == 500
        assert "ZeroDivisionError" not in answer.text
        assert "Traceback" not in answer.text
        assert "nobody foresaw" in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "ZeroDivisionError" in caplog.text
        assert client.get("/claims").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd",
        "/static/%2fetc%2fpasswd", "/static/..\\app.py", "/%2e%2e/%2e%2e/etc/passwd", "/static/%ff%fe", "/static/",
    ],
)  # fmt: skip
def test_no_address_leads_out_of_the_pages(site: TestClient, path: str):
    answer = site.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text
    assert "root:" not in answer.text


def test_two_that_are_called_the_same_are_offered_with_their_ids(site: TestClient):
    page = site.get("/claims?initiator=Rusia").text
    assert ">Russia (RUS)</a>" in page
    assert ">Russia (SUN)</a>" in page


@pytest.mark.parametrize("name", ["claims", "events", "reports", "actors", "sources"])
def test_a_page_behind_the_last_one_says_how_many_there_are_and_leads_to_the_first(site: TestClient, name: str):
    answer = site.get(f"/{name}?page=39&until=2022-12")
    assert answer.status_code == 404
    told = unescape(answer.text)
    assert re.search(rf"There (is 1 page|are \d+ pages) of these {name}, so no page 39\.", told), told
    assert f'href="/{name}?until=2022-12"' in told
    as_json = site.get(f"/{name}.json?page=39&until=2022-12")
    assert as_json.status_code == 404
    assert "so no page 39" in as_json.json()["error"]
