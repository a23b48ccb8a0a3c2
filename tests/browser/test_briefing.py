"""A briefing in a browser and on paper: whole without the net, on a phone too, on A4 with page numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from dragoman.show.cli import main

A4 = (595, 842)  # points
FOOT = re.compile(r"Dragoman briefing|^\s*\d+ / \d+\s*$")


@pytest.fixture(scope="module")
def file(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("paper") / "october.html"
    with pytest.raises(SystemExit) as end:
        main(["briefing", str(file), "--month", "2022-10", "--project", str(examples)])
    assert not end.value.code
    return file


@pytest.fixture
def paper(browser: Browser, file: Path) -> Iterator[Page]:
    """The briefing on a screen; what it asks for, or complains of, fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: None if request.url == file.as_uri() else wrong.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: wrong.append(str(fault)))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert wrong == []


def test_it_is_whole_on_a_phone(paper: Page):
    assert paper.evaluate("document.documentElement.scrollWidth") <= 390
    assert paper.locator("svg.network").evaluate("it => it.getBoundingClientRect().width") > 200


def test_its_styles_are_taken_and_a_reference_leads_to_its_note_and_back(paper: Page):
    assert paper.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    first = paper.locator("a.ref").first
    first.click()
    note = paper.locator(":target")
    assert note.get_attribute("id") == (first.get_attribute("href") or "").removeprefix("#")
    note.locator(".back a").first.click()
    assert paper.evaluate("document.querySelector(':target').matches('a.ref')")


def test_no_serious_fault_is_found_by_axe(paper: Page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    paper.context.set_default_timeout(30_000)
    # The page lets no script in: axe is run on a copy of it without that rule.
    paper.set_content(re.sub(r"<meta http-equiv=.Content-Security-Policy.[^>]*>", "", paper.content()))
    found = axe.run(paper).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_on_paper_it_is_a4_with_page_numbers_and_no_part_begins_at_the_foot_of_a_page(paper: Page):
    printed = PdfReader(io.BytesIO(paper.pdf(prefer_css_page_size=True, print_background=True)))
    pages = [page.extract_text() for page in printed.pages]
    assert len(pages) >= 4
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in printed.pages] == [A4] * len(pages)
    for number, text in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in text
    headings = [heading.strip() for heading in paper.locator("h2").all_inner_texts()]
    for text in pages:
        lines = [
            line for line in text.splitlines() if line.strip() and "Dragoman briefing" not in line and " / " not in line
        ]
        assert lines
        assert lines[-1].strip() not in headings
