"""A form shows its answer as it is filled in, the address follows, and nothing is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.served import Served
from tests.browser.tab import Tab

# Answers that are late, as the page itself sees it: a wait outside would hold up the keys as well.
LATE = """() => { const ask = window.fetch; window.fetch = async (url, rest) => {
  const answer = await ask(url, rest);
  await new Promise((done) => setTimeout(done, String(url).includes("sanctions") ? 1000 : 400));
  return answer;
}; }"""


def shows(page: Page, query: str) -> None:
    """Wait until the page shows the answer to a query."""
    expect(page.locator("p.forms a").first).to_have_attribute("href", f"/claims.json{query}")


def test_words_that_are_filled_in_are_searched_and_stand_in_the_address(tab: Tab):
    page = tab.goto("/claims")
    page.locator("[name=search]").press_sequentially("drones")
    page.wait_for_url(re.compile(r"/claims\?search=drones$"))
    shows(page, "?search=drones")
    expect(page.locator("[name=search]")).to_have_value("drones")
    expect(page.locator("[name=search]")).to_be_focused()
    shown = page.locator("#main").inner_text()
    page.reload()
    assert page.locator("#main").inner_text() == shown


def test_going_back_shows_what_was_before_in_the_fields_too(tab: Tab):
    page = tab.goto("/claims")
    for words in ("drones", "sanctions"):
        page.locator("[name=search]").fill(words)
        page.wait_for_url(f"**/claims?search={words}")
        shows(page, f"?search={words}")
    page.go_back()
    page.wait_for_url("**/claims?search=drones")
    expect(page.locator("[name=search]")).to_have_value("drones")
    shows(page, "?search=drones")
    page.go_forward()
    expect(page.locator("[name=search]")).to_have_value("sanctions")


def test_what_is_typed_while_an_answer_is_on_its_way_is_not_lost(tab: Tab):
    page = tab.goto("/claims")
    page.evaluate(LATE)
    page.locator("[name=search]").press_sequentially("dro")
    page.wait_for_url("**/claims?search=dro")
    page.locator("[name=search]").press_sequentially("nes", delay=150)
    page.wait_for_url("**/claims?search=drones")
    shows(page, "?search=drones")
    expect(page.locator("[name=search]")).to_have_value("drones")


def test_an_answer_that_comes_late_does_not_take_the_place_of_a_later_one(tab: Tab):
    page = tab.goto("/claims")
    page.evaluate(LATE)
    page.evaluate("window.dragoman.show('/claims?search=sanctions'); window.dragoman.show('/claims?search=drones')")
    page.wait_for_timeout(1500)
    assert page.url.endswith("search=drones")
    expect(page.locator("[name=search]")).to_have_value("drones")


def test_the_bar_takes_what_was_filled_in_to_other_pages(tab: Tab):
    page = tab.goto("/claims")
    page.locator("[name=since]").fill("2022")
    page.wait_for_url("**/claims?since=2022")
    shows(page, "?since=2022")
    page.locator(".bar nav a", has_text="Events").click()
    page.wait_for_url("**/events?since=2022")


def test_a_day_that_is_none_is_told_in_words_and_can_be_mended(tab: Tab):
    page = tab.goto("/claims")
    page.locator("[name=since]").fill("last week")
    expect(page.locator(".nothing")).to_contain_text("last week")
    tab.complaints = [told for told in tab.complaints if "status of 400" not in told]
    page.locator("[name=since]").fill("2022")
    page.wait_for_url("**/claims?since=2022")
    expect(page.locator(".nothing")).to_have_count(0)


def test_a_place_on_a_page_is_gone_to_without_asking_for_the_page_again(tab: Tab):
    page = tab.goto("/claims?search=drones")
    page.evaluate("document.querySelector('h1').dataset.same = 'yes'; location.hash = 'main'")
    page.go_back()
    page.wait_for_timeout(300)
    expect(page.locator("h1[data-same]")).to_have_count(1)


def test_without_scripts_the_form_is_sent_with_its_button(tabs: Callable[..., Tab], served: Served):
    page = tabs(served.address, java_script_enabled=False).page
    page.goto("/claims")
    page.locator("[name=search]").fill("drones")
    page.locator("form.filters button").first.click()
    assert "search=drones" in page.url
    assert page.locator("[name=search]").input_value() == "drones"


def test_light_and_dark_can_be_chosen_and_stay_chosen(tab: Tab):
    paper = "getComputedStyle(document.body).backgroundColor"
    page = tab.goto("/claims")
    light = page.evaluate(paper)
    page.locator("#theme").select_option("dark")
    dark = page.evaluate(paper)
    assert dark != light
    page.goto("/events")
    assert page.evaluate(paper) == dark
