"""An actor: its events by month are drawn, and a period that is brushed over is what is listed below."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drawn import colours
from tests.browser.tab import Tab


@pytest.fixture
def actor(tab: Tab) -> Page:
    return tab.goto("/actor/IRN")


def test_a_period_that_is_brushed_is_listed_and_stands_in_the_address(actor: Page):
    assert len(colours(actor.locator("time-series canvas").first)) > 5
    before = actor.locator("#told").inner_text()
    over = actor.locator("time-series .u-over").bounding_box()
    assert over
    middle = over["y"] + over["height"] / 2
    actor.mouse.move(over["x"] + over["width"] * 0.5, middle)
    actor.mouse.down()
    actor.mouse.move(over["x"] + over["width"] * 0.75, middle, steps=5)
    expect(actor.locator("time-series .hint")).to_contain_text(" to ")
    actor.mouse.up()
    actor.wait_for_url(re.compile("from=.*to=|to=.*from="))
    expect(actor.locator("#told-heading")).not_to_contain_text("all days")
    listed = actor.locator("#told").inner_text()
    assert listed != before
    actor.reload()
    assert actor.locator("#told").inner_text() == listed
    actor.go_back()
    expect(actor.locator("#told-heading")).to_contain_text("all days")
