"""What holds for every page, whoever made it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from dragoman.show.web.current import Current
from dragoman.show.web.pages import PAGES
from tests.browser.addresses import BY_NAME, NAMES, QUERIES, address
from tests.browser.served import Served
from tests.browser.tab import HEIGHT, WIDTH, Tab

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
BLAMED = ("serious", "critical")


@pytest.fixture(scope="package")
def paths(served: Served) -> Mapping[str, str]:
    """An address of each page, by its name."""
    current = Current(served.folder)
    with current.view() as view:
        found = {page.name: address(page, view) for page in PAGES}
    current.close()
    return found


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """Each page's name in turn, so that what only looks at a page shares one look."""
    return request.param


@pytest.fixture(scope="module")
def opened(browser: Browser, served: Served, paths: Mapping[str, str], name: str) -> Iterator[Tab]:
    """The page, opened once."""
    with Tab(browser, served.address) as tab:
        tab.goto(paths[name])
        yield tab


@pytest.fixture
def page(opened: Tab) -> Iterator[BrowserPage]:
    """The same; a test fails when the page complains while it looks."""
    yield opened.page
    complaints, opened.complaints = opened.complaints, []
    assert complaints == []


def test_it_has_a_title_one_heading_and_one_main_part_and_no_script_complains(page: BrowserPage, name: str):
    assert page.title().endswith("Dragoman")
    assert len(page.title()) > len("Dragoman")
    assert page.locator("main").count() == 1
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    if name not in QUERIES:
        assert page.locator(".nothing").count() == 0, "the examples have nothing for this page"
    marked = page.locator(".bar nav a[aria-current=page]")
    assert marked.count() == (1 if BY_NAME[name].in_bar else 0)


def test_no_serious_fault_is_found_by_axe_in_light_or_dark(page: BrowserPage):
    page.evaluate(AXE_SCRIPT)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert faults(page) == [], scheme


def faults(page: BrowserPage) -> list[str]:
    """What axe holds against a page, with where."""
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['help']}: {node['html'][:120]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for one in found["violations"]
        if one["impact"] in BLAMED
        for node in one["nodes"][:5]
    ]


def test_it_does_not_scroll_sideways_on_a_phone(page: BrowserPage):
    page.set_viewport_size({"width": 390, "height": 844})
    for _ in range(20):  # what draws itself anew may take a moment
        if page.evaluate(SIDEWAYS) <= 1:
            break
        page.wait_for_timeout(100)
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
                && !one.closest(".scrolls, .unseen, .skip, svg") && one.checkVisibility())
            .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""
    )
    sideways = page.evaluate(SIDEWAYS)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    assert sideways <= 1, wide


def test_its_links_lead_to_json_and_csv_of_the_same_answer(page: BrowserPage):
    links = {
        kind: page.locator("p.forms a", has_text=kind).get_attribute("href") or "" for kind in ("JSON", "CSV")
    }  # fmt: skip
    answers = {kind: page.request.get(href) for kind, href in links.items()}
    assert {kind: answer.status for kind, answer in answers.items()} == {"JSON": 200, "CSV": 200}
    assert json.loads(answers["JSON"].text())
    rows = list(csv.reader(io.StringIO(answers["CSV"].text())))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) > 1, "no row"


# What can be used with a mouse: it must be reached with the Tab key too.
USABLE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex], [role=button], [contenteditable]")]
  .filter((one) => one.tabIndex !== -1 || !one.matches("[tabindex]"))
  .filter((one) => !one.disabled && one.type !== "hidden" && !one.closest("[inert]"))
  .filter((one) => one.checkVisibility({visibilityProperty: true}))"""
# Note what the Tab key reaches, and whether one sees that it did.
NOTE = """() => {
  window.reached = new Set(); window.unseen = [];
  document.addEventListener("focusin", ({target}) => {
    window.reached.add(target);
    const style = getComputedStyle(target), box = target.getBoundingClientRect();
    const seen = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    if (!seen || !box.width) window.unseen.push(target.outerHTML.slice(0, 160));
  });
}"""
# Of radio buttons one is reached with Tab, its fellows from there with the arrows.
MISSED = f"""() => ({USABLE})().filter((one) => !window.reached.has(one))
  .filter((one) => one.type !== "radio" || ![...window.reached].some((other) => other.name === one.name))
  .map((one) => one.outerHTML.slice(0, 160))"""


def test_the_keyboard_reaches_everything_in_the_order_of_the_page_and_shows_where_it_is(page: BrowserPage):
    page.evaluate("document.activeElement.blur()")
    page.evaluate(NOTE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')"), "the first is no way past the bar"
    for _ in range(page.evaluate(f"({USABLE})().length")):
        page.keyboard.press("Tab")
    assert page.evaluate(MISSED) == []
    assert page.evaluate("window.unseen") == []
    assert page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0


def test_the_way_past_the_bar_leads_to_what_is_shown(page: BrowserPage):
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('header.bar')")


def test_its_state_is_in_the_address_and_stays_when_it_is_loaded_again_and_when_one_comes_back(
    tab: Tab, paths: Mapping[str, str], name: str
):
    asks = next((field for field in ("on", "until") if field in BY_NAME[name].asked.model_fields), None)
    path = f"{paths[name]}{'&' if '?' in paths[name] else '?'}{asks}=2022-12-31"
    page = tab.goto(path)
    page.wait_for_timeout(300)  # for scripts that put things in their places
    before = page.locator("#main").inner_text()
    page.reload()
    assert becomes(tab, before)
    fields = page.locator(f"form.filters [name={asks}]")
    if fields.count():
        assert fields.first.input_value() == "2022-12-31"
    page.locator(".bar nav a:not([aria-current])").first.click()
    page.wait_for_url(lambda url: not url.endswith(path))
    page.go_back()
    page.wait_for_url(lambda url: url.endswith(path))
    assert becomes(tab, before)


def becomes(tab: Tab, wanted: str) -> bool:
    """Whether the page comes to show this text within some seconds."""
    tab.drawn()
    for _ in range(50):
        if tab.page.locator("#main").inner_text() == wanted:
            return True
        tab.page.wait_for_timeout(100)
    return False
