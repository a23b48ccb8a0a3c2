"""Whatever a report says, every page shows it as words: nothing of it runs, leads astray or weighs the page down."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, urlencode, urlsplit

import lxml.html
import pytest
from fastapi.testclient import TestClient

from dragoman.show.web.page import Page
from dragoman.show.web.pages import PAGES
from dragoman.store import EventFilter, View
from tests.browser.addresses import FOUND
from tests.show.web.asked import pages_of
from tests.show.web.hostile import BREAKS, EVIL, OUTLET, TURNS, WORDS, hostile_project

TEXTS = (
    WORDS,
    BREAKS,
    TURNS,
    "' OR 1=1 --",
    '"unclosed',
    "NEAR(",
    "*",
    "../../etc/passwd",
    "٢٠٢٢",
    "x" * 3000,
    "%",
    "\\",
)
csv.field_size_limit(10_000_000)  # a line of a megabyte is a cell of as much
PAGE_SIZE = 2_000_000  # bytes of a page, however long its reports
REPORT_SIZE = 8_000_000  # of one that shows a report whole


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The pages of reports that mean harm."""
    project = hostile_project(tmp_path_factory.mktemp("hostile") / "project")
    with pages_of(project.folder) as client:
        yield client


def values(part: str, view: View) -> list[str]:
    """What stands for a part of a path: every report and the events that mean harm, or what is usual."""
    match part:
        case "actor" | "one":
            return ["IRN", EVIL.id]
        case "other":
            return ["RUS", "IRN"]
        case "document" | "report":
            return [f"d{number}" for number in range(7) if number != 4]
        case "claim":
            return ["a0", "b1", "l0"]
        case "event":
            return [one.id for one in view.events(EventFilter(), limit=4)] + ["gdelt:0", "gdelt:1"]
        case "outlet":
            return [OUTLET]
    return [FOUND[part](view)]


def addresses(page: Page, view: View) -> list[str]:
    """A page for every value of its parts, each taken once at least."""
    parts = {part: values(part, view) for part in page.parts or {}}
    some = max(map(len, parts.values()), default=1)
    return [
        page.path.format(**{part: quote(found[number % len(found)], safe="") for part, found in parts.items()})
        for number in range(some)
    ]


def asked(client: TestClient, page: Page) -> list[str]:
    return client.app.state.current.answer(lambda view: addresses(page, view))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_in_a_report_runs_or_leads_astray(hostile: TestClient, page: Page):
    # Until the day before the report of thousands of lines, the line of a megabyte is among the newest.
    for address in (one + query for one in asked(hostile, page) for query in ("", "?until=2022-10-07")):
        answer = hostile.get(address)
        assert answer.status_code in (200, 404), f"{address}: {answer.text[:300]}"
        most = REPORT_SIZE if {"document", "report"} & set(page.parts or {}) else PAGE_SIZE
        assert len(answer.content) < most, f"{address}: {len(answer.content):,} bytes"
        check_harmless(answer.text, address)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_in_an_address_runs_or_breaks_a_page(hostile: TestClient, page: Page):
    address = asked(hostile, page)[0]
    for number, field in enumerate(page.asked.model_fields):
        for text in (WORDS, TEXTS[1 + number % (len(TEXTS) - 1)]):  # all of them are tried by some field of some page
            asked_for = f"{address}?{urlencode({field: text})}"
            answer = hostile.get(asked_for)
            assert answer.status_code in (200, 400, 404), f"{asked_for}: {answer.text[:300]}"
            check_harmless(answer.text, asked_for)


@pytest.mark.parametrize("page", [page for page in PAGES if page.parts], ids=lambda page: page.name)
def test_nothing_in_a_path_runs_or_breaks_a_page(hostile: TestClient, page: Page):
    for text in (WORDS, "' OR 1=1 --", "../../etc"):
        address = page.path.format(**{part: quote(text, safe="") for part in page.parts or {}})
        for ending in ("", ".json", ".csv"):
            answer = hostile.get(address + ending, follow_redirects=True)
            assert answer.status_code in (200, 400, 404), f"{address}{ending}: {answer.text[:300]}"
            if not ending:
                check_harmless(answer.text, address)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_spreadsheet_runs_nothing_of_a_report(hostile: TestClient, page: Page):
    for address in asked(hostile, page):
        answer = hostile.get(f"{address}.csv")
        assert answer.status_code in (200, 404), answer.text[:300]
        for line in csv.DictReader(io.StringIO(answer.text)):
            for cell in line.values():
                assert not isinstance(cell, str) or len(cell) < 2 or cell[0] not in "=+@\t\r", cell[:80]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_json_is_told_as_json(hostile: TestClient, page: Page):
    answer = hostile.get(f"{asked(hostile, page)[0]}.json")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    json.loads(answer.text)


def check_harmless(html: str, address: str) -> None:
    """Nothing in it but what our templates wrote."""
    for element in lxml.html.document_fromstring(html).iter():
        if not isinstance(element.tag, str):
            continue
        where = f"{address}: {lxml.html.tostring(element)[:200]!r}"
        assert element.tag not in ("xss", "iframe", "object", "embed", "base"), where
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"], where
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            scheme = urlsplit(element.get(name, "").strip()).scheme
            assert scheme in ("", "http", "https"), where
        if element.tag == "script" and element.get("type") == "application/json":
            json.loads(element.text_content())
        elif element.tag == "script":
            assert element.get("src", "").startswith("/static/"), where
            assert not element.text_content().strip(), where
        if element.tag == "meta":
            assert "http-equiv" not in element.attrib, where
    turning = {sign for sign in html if not sign.isspace() and unicodedata.category(sign) in ("Cf", "Cc")}
    assert not turning, f"{address}: {[hex(ord(sign)) for sign in turning]}"
