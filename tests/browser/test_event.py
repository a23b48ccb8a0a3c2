"""From the list of events to one, and from there to its sentences."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.tab import Tab


def test_contested_events_are_chosen_and_one_tells_who_stands_where(tab: Tab):
    page = tab.goto("/events")
    page.locator("[name=support]").first.select_option("contested")
    page.wait_for_url(re.compile("support=contested"))
    expect(page.locator("main")).to_contain_text(re.compile(r"\d+ events?"))
    page.locator("main a[href^='/event/']").first.click()
    page.wait_for_url(re.compile("/event/"))
    main = page.locator("main")
    expect(main).to_contain_text("asserts")
    expect(main).to_contain_text("denies")
    assert main.locator("mark").count() > 2


def test_coded_events_look_otherwise_and_name_their_dataset(tab: Tab):
    page = tab.goto("/events?coded=only")
    badge = page.locator(".badge.coded").first
    expect(badge).to_contain_text("ministry-watch")
    assert badge.evaluate("(one) => getComputedStyle(one).borderTopStyle") == "dashed"


def test_an_event_that_is_not_known_says_so(tab: Tab):
    page = tab.goto("/event/ffffffffffff", status=404)
    expect(page.locator("main")).to_contain_text("ffffffffffff")
