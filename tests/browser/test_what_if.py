"""What-if: a tie is turned, and the page says and shows what moves."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.tab import Tab


def test_a_tie_that_is_turned_is_told_and_drawn_otherwise(tab: Tab):
    page = tab.goto("/what-if")
    before = page.locator("dragoman-network").screenshot()
    page.locator("#change-one").fill("Iran")
    page.locator("#change-other").fill("Russia")
    page.locator("form.change button").click()
    page.wait_for_url(re.compile("one=Iran&other=Russia"))
    tab.drawn()
    expect(page.locator("h1")).to_have_text(re.compile("Iran – Russia were hostile"))
    expect(page.locator("[aria-label='What follows']")).to_contain_text("would")
    assert page.locator("dragoman-network").screenshot() != before
    told = page.locator("[aria-label='What follows']").inner_text()
    page.reload()
    assert page.locator("[aria-label='What follows']").inner_text() == told


def test_the_picture_goes_back_and_forth_between_as_it_is_and_as_it_would_be(tab: Tab):
    page = tab.goto("/what-if?change=IRN~RUS~hostile")
    then = page.locator("dragoman-network").screenshot()
    page.get_by_label("as it is").check()
    page.wait_for_timeout(1500)
    tab.drawn()
    assert page.locator("dragoman-network").screenshot() != then


def test_who_is_not_known_is_told_with_the_nearest(tab: Tab):
    page = tab.goto("/what-if?one=Irann&other=RUS&to=flip", status=404)
    expect(page.locator("main")).to_contain_text("Iran")
