"""A pair: its series are drawn, and a period that is brushed over is what is listed below."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drawn import colours
from tests.browser.tab import Tab


@pytest.fixture
def pair(tab: Tab) -> Page:
    return tab.goto("/pair/IRN/RUS")


def test_both_channels_are_drawn(pair: Page):
    assert len(colours(pair.locator("time-series canvas").first)) > 10


def test_a_period_that_is_brushed_is_listed_and_stands_in_the_address(pair: Page):
    before = pair.locator("#told").inner_text()
    over = pair.locator("time-series .u-over").bounding_box()
    assert over
    middle = over["y"] + over["height"] / 2
    pair.mouse.move(over["x"] + over["width"] * 0.02, middle)
    pair.mouse.down()
    pair.mouse.move(over["x"] + over["width"] * 0.25, middle, steps=5)
    pair.mouse.up()
    pair.wait_for_url(re.compile("from=.*to=|to=.*from="))
    expect(pair.locator("#told-heading")).not_to_contain_text("all days")
    assert pair.locator("#told").inner_text() != before
    listed = pair.locator("#told").inner_text()
    pair.reload()
    assert pair.locator("#told").inner_text() == listed
    pair.locator("#told a.all").click()
    expect(pair.locator("#told-heading")).to_contain_text("all days")


def test_a_period_can_be_chosen_with_the_keys_alone(pair: Page):
    pair.locator("time-series .plot").focus()
    pair.keyboard.press("Home")
    for _ in range(2):
        pair.keyboard.press("Shift+ArrowRight")
    pair.keyboard.press("Enter")
    pair.wait_for_url(re.compile("from=.*to=|to=.*from="))
    expect(pair.locator("#told-heading")).not_to_contain_text("all days")


def test_the_names_of_a_pair_lead_to_its_address(tab: Tab):
    page = tab.goto("/pair/Russia/iran")
    assert page.url.endswith("/pair/IRN/RUS")
