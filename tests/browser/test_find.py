"""The box in the bar: one key leads there from wherever nobody is writing."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.tab import Tab


def test_a_slash_leads_to_the_box_and_what_is_written_there_is_found(tab: Tab):
    page = tab.goto("/claims")
    page.locator("h1").click()
    page.keyboard.press("/")
    box = page.locator("#find")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("iran russia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pair/IRN/RUS")


def test_a_slash_where_somebody_writes_is_a_slash(tab: Tab):
    page = tab.goto("/claims")
    words = page.locator("[name=search]")
    words.focus()
    page.keyboard.press("/")
    expect(words).to_be_focused()
    expect(words).to_have_value("/")
