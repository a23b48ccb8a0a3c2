"""Now: the network and the map are drawn, and slider, play, theatre and number of actors change what is drawn."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.drawn import colours
from tests.browser.tab import Tab


@pytest.fixture
def now(tab: Tab) -> Page:
    return tab.goto("/")


def asked(page: Page) -> dict[str, str]:
    """What the address says."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def slider(page: Page) -> Locator:
    return page.locator("dragoman-player input[type=range]")


def ties(page: Page) -> int:
    return page.locator("[data-part=ties] tbody tr").count()


def test_the_network_is_drawn_in_colours_of_its_own(now: Page):
    network = now.locator("dragoman-network")
    expect(network).to_have_attribute("data-drawn", "true")
    assert len(colours(network)) > 20, "hardly anything is drawn"


def test_another_month_is_drawn_otherwise_and_stands_in_the_address_and_the_heading(now: Page, tab: Tab):
    before, heading = now.locator("dragoman-network").screenshot(), now.locator("h1").inner_text()
    slider(now).focus()
    for _ in range(4):
        now.keyboard.press("ArrowLeft")
    now.wait_for_url(re.compile("on="))
    expect(now.locator("h1")).not_to_have_text(heading)
    tab.drawn()
    expect(now.locator("h1")).to_contain_text(asked(now)["on"])
    assert now.locator("dragoman-network").screenshot() != before
    month = slider(now).input_value()
    now.reload()
    expect(slider(now)).to_have_value(month)


def test_going_back_draws_the_day_that_was_before(now: Page, tab: Tab):
    heading, month = now.locator("h1").inner_text(), slider(now).input_value()
    slider(now).focus()
    now.keyboard.press("Home")
    expect(now.locator("h1")).not_to_have_text(heading)
    now.wait_for_url(re.compile("on="))
    now.go_back()
    expect(now.locator("h1")).to_have_text(heading)
    expect(slider(now)).to_have_value(month)


# Every value that the slider takes, however soon another follows.
WATCH = """() => {
    const slider = document.querySelector("dragoman-player input[type=range]");
    window.seen = [Number(slider.value)];
    setInterval(() => { const now = Number(slider.value); if (now !== window.seen.at(-1)) window.seen.push(now); }, 20);
}"""


def test_playing_goes_through_the_months_until_it_is_stopped(now: Page):
    slider(now).focus()
    now.keyboard.press("PageDown")
    now.keyboard.press("PageDown")
    now.wait_for_url(re.compile("on="))
    now.locator("dragoman-player select").select_option(label="fast")
    button = now.locator("dragoman-player button")
    now.evaluate(WATCH)
    button.click()
    seen: list[int] = []
    for _ in range(200):
        if len(seen := now.evaluate("window.seen")) > 3:
            break
        now.wait_for_timeout(100)
    assert len(seen) > 3
    assert seen == list(range(seen[0], seen[0] + len(seen)))
    button.click()
    expect(button).to_contain_text("Play")
    now.wait_for_timeout(300)
    stopped = slider(now).input_value()
    now.wait_for_timeout(1200)
    assert slider(now).input_value() == stopped


def test_a_theatre_narrows_what_is_shown_and_stands_in_the_address(now: Page):
    before = ties(now)
    now.locator("[name=theatre]").select_option("ukraine-invasion")
    now.wait_for_url(re.compile("theatre=ukraine-invasion"))
    expect(now.locator("h1")).to_contain_text("Ukraine")
    assert 0 < ties(now) <= before


def test_all_ties_are_in_the_table_once_they_are_asked_for_and_the_drawing_stays(now: Page):
    first = ties(now)
    now.evaluate("window.same = true")
    now.locator("[data-part=ties] p a").click()
    now.wait_for_url(re.compile("every=true"))
    expect(now.locator("[data-part=ties] p a")).to_have_text("Only the first")
    assert ties(now) > first
    assert now.evaluate("window.same"), "the page was loaded anew"
    now.reload()
    assert ties(now) > first


def test_whoever_is_drawn_can_be_chosen_from_a_list(now: Page):
    names = now.locator("[data-part=actors]")
    expect(names).to_be_hidden()
    now.get_by_text("These actors as a list").press("Enter")
    assert names.locator("a").count() == 30
    names.locator("a", has_text="Turkey").press("Enter")
    now.wait_for_url(re.compile("chosen=TUR"))
    expect(now.locator("[data-part=beside] h2")).to_have_text("Turkey")
    expect(names).to_be_visible()


def test_fewer_actors_are_fewer(now: Page):
    field = now.locator("[name=actors]")
    before = now.locator("dragoman-network").get_attribute("data-label")
    field.fill("5")
    now.wait_for_url(re.compile("actors=5"))
    expect(now.locator("dragoman-network")).not_to_have_attribute("data-label", before or "")
    expect(now.locator("dragoman-network")).to_have_attribute("data-label", re.compile(r"\b5 actors"))


def test_the_map_is_drawn_and_the_states_of_the_system_are_on_it(now: Page):
    expect(now.locator("dragoman-map")).to_have_attribute("data-drawn", "true")
    assert now.locator("dragoman-map path").count() > 100
    assert len(colours(now.locator("dragoman-map"))) > 5


# Most Canadians live so far south that the middle of them all is in Michigan; that of the Chadians is in Chad.
PICTURE = """{
  blocs: [{letter: "C", colour: 1}], ties: [{one: "CAN", other: "TCD", sign: "-", thin: false}],
  actors: [
    {id: "CAN", name: "Canada", bloc: "C", land: {shapes: ["124"], latitude: 46.49, longitude: -88.75}},
    {id: "TCD", name: "Chad", bloc: "C", land: {shapes: ["148"], latitude: 11.6, longitude: 17.1}},
  ],
}"""
ON_LAND = """([mark, [x, y]]) => {
  const map = document.querySelector("dragoman-map");
  const point = Object.assign(map.querySelector("svg").createSVGPoint(), {x, y});
  return map.querySelector(`[data-mark="${mark}"]`).isPointInFill(point);
}"""


def test_letters_and_ties_of_the_map_stand_on_the_land_of_their_state_and_tell_signs_by_form(now: Page):
    now.evaluate(f"document.dispatchEvent(new CustomEvent('dragoman:picture', {{detail: {PICTURE}}}))")
    letters = now.locator("dragoman-map text")
    places = letters.evaluate_all("some => some.map((one) => [+one.getAttribute('x'), +one.getAttribute('y')])")
    assert [now.evaluate(ON_LAND, [mark, place]) for mark, place in zip(("124", "148"), places, strict=True)] == [
        True
    ] * 2
    (begin, end) = now.locator("dragoman-map .tie").evaluate(
        "line => [0, line.getTotalLength()].map((far) => line.getPointAtLength(far)).map(({x, y}) => [x, y])"
    )
    assert now.evaluate(ON_LAND, ["124", begin])
    assert now.evaluate(ON_LAND, ["148", end])
    assert now.locator("dragoman-map .tie").evaluate("line => getComputedStyle(line).strokeDasharray") != "none"


def test_an_actor_can_be_chosen_with_the_keyboard_alone(now: Page):
    now.locator("dragoman-network [role=application]").focus()
    now.keyboard.press("ArrowRight")
    now.keyboard.press("Enter")
    now.wait_for_url(re.compile("chosen="))
    expect(now.locator("[data-part=beside]")).to_contain_text(re.compile(r"\w"))


def test_it_is_drawn_anew_in_dark(now: Page, tab: Tab):
    network = now.locator("dragoman-network")
    light = network.screenshot()
    now.emulate_media(color_scheme="dark")
    now.wait_for_timeout(300)
    tab.drawn()
    assert network.screenshot() != light
    assert len(colours(network)) > 20


def test_one_slides_back_from_a_month_in_which_there_is_nothing(tab: Tab):
    page = tab.goto("/?on=2014-01")
    expect(page.locator("dragoman-network")).to_have_count(0)
    expect(page.locator(".nothing")).to_be_visible()
    slider(page).focus()
    page.keyboard.press("End")
    expect(page.locator("dragoman-network")).to_have_attribute("data-drawn", "true")
