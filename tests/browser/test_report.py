"""Report: a claim in the margin and the sentence it is read from point at one another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.tab import Tab


@pytest.fixture
def report(tab: Tab) -> Page:
    """A report of which something is claimed."""
    listed = tab.goto("/reports")
    return tab.goto(listed.locator("main a[href^='/report/']").first.get_attribute("href") or "")


@pytest.fixture
def paragraph(report: Page) -> Locator:
    """Its first paragraph of which several things are claimed."""
    return report.locator("sentence-claims", has=report.locator(".margin .claim:nth-child(2)")).first


def told(paragraph: Locator) -> list[list[str]]:
    """The numbers of the claims of each sentence that stands out."""
    found = paragraph.locator(".read.on").evaluate_all("some => some.map((one) => one.dataset.claims)")
    return [claims.split() for claims in found]


@pytest.mark.parametrize("come", [Locator.hover, Locator.focus], ids=["the mouse", "the keyboard"])
def test_who_comes_to_a_claim_sees_its_sentence_and_what_it_is_made_of_and_nothing_else(
    report: Page, paragraph: Locator, come: Callable[[Locator], None]
):
    assert told(paragraph) == []
    for number in ("0", "1"):
        come(paragraph.locator(f".margin .claim[data-number='{number}'] summary"))
        expect(paragraph.locator(".read.on")).to_have_count(1)
        (claims,) = told(paragraph)
        assert number in claims
        lit = paragraph.locator("mark.lit")
        assert lit.count() > 0
        assert all(
            number in (mark.get_attribute("data-act") or "").split() for mark in lit.all() if "act" in classes(mark)
        )
        assert report.locator("mark.lit").count() == lit.count()
    report.mouse.move(0, 0)
    report.evaluate("document.activeElement.blur()")
    expect(paragraph.locator("mark.lit")).to_have_count(0)
    assert told(paragraph) == []


def test_who_points_at_a_sentence_sees_which_claims_are_read_from_it(paragraph: Locator):
    sentence = paragraph.locator(".read").first
    claims = (sentence.get_attribute("data-claims") or "").split()
    sentence.hover()
    expect(paragraph.locator(".margin .claim.on")).to_have_count(len(claims))


def classes(mark: Locator) -> list[str]:
    return (mark.get_attribute("class") or "").split()
