"""Judge: claims are judged from the keyboard, and what is judged is kept and shows at once. On a copy, as it writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dragoman.store.judgements import read_ledger
from tests.browser.served import Served
from tests.browser.tab import Tab


@pytest.fixture
def judge(tabs: Callable[..., Tab], copied: Served) -> Page:
    page = tabs(copied.address).goto("/judge")
    page.locator("input[name=by]").first.fill("A. Reader")
    page.keyboard.press("Escape")
    return page


def claim(page: Page) -> str:
    """The id of the claim that is to be judged."""
    return page.locator("form.verdict input[name=claim]").get_attribute("value") or ""


def judged(copied: Served) -> dict[str, str]:
    """The verdict on each claim that was judged."""
    kept = read_ledger(copied.folder / "judgements.jsonl").judgements
    return {one.claims[0].claim: one.verdict for one in kept if one.claims}


def after(page: Page, key: str) -> str:
    """Press a key, and wait for another claim; the id of the one before."""
    before = claim(page)
    page.keyboard.press(key)
    expect(page.locator(f"form.verdict input[name=claim][value='{before}']")).to_have_count(0)
    return before


def test_accepting_and_rejecting_with_a_key_is_kept_and_the_next_comes(judge: Page, copied: Served):
    accepted, rejected = after(judge, "a"), after(judge, "r")
    assert accepted != rejected
    kept = judged(copied)
    assert (kept[accepted], kept[rejected]) == ("accept", "reject")
    expect(judge.locator(".judgements li").first).to_contain_text("A. Reader")


def test_passing_over_writes_nothing(judge: Page, copied: Served):
    before = judged(copied)
    passed = after(judge, "s")
    assert passed not in judged(copied)
    assert judged(copied) == before


def test_a_correction_is_made_without_a_mouse(judge: Page, copied: Served):
    judge.keyboard.press("c")
    expect(judge.locator("details.correcting")).to_have_attribute("open", "")
    corrected = claim(judge)
    field = judge.locator("#field-stance")
    field.focus()
    now = field.input_value()
    field.select_option("denies" if now != "denies" else "asserts")
    judge.locator("button[value=correct]").focus()
    judge.keyboard.press("Enter")
    expect(judge.locator(f"form.verdict input[name=claim][value='{corrected}']")).to_have_count(0)
    assert judged(copied)[corrected] == "correct"


def test_every_part_that_is_kept_is_corrected_without_a_mouse(judge: Page, copied: Served):
    corrected = claim(judge)
    judge.keyboard.press("c")
    summary = judge.locator("details.parts > summary")
    summary.focus()
    judge.keyboard.press("Enter")
    field = judge.locator("#whole-items")
    field.focus()
    field.fill('[{"name": "aid", "kind": "money", "quantity": null, "unit": "USD"}]')
    judge.keyboard.press("Control+Enter")
    expect(judge.locator(f"form.verdict input[name=claim][value='{corrected}']")).to_have_count(0)
    last = read_ledger(copied.folder / "judgements.jsonl").judgements[-1]
    assert (last.verdict, last.claims[0].claim) == ("correct", corrected)
    assert last.changes["items"][0]["unit"] == "USD"


def test_enter_in_a_field_saves_the_correction_and_in_a_name_nothing(judge: Page, copied: Served):
    before = judged(copied)
    corrected = claim(judge)
    judge.locator("input[name=by]").first.press("Enter")
    judge.keyboard.press("c")
    judge.locator("#field-time").fill("2013-05")
    judge.locator("#field-time").press("Enter")
    expect(judge.locator(f"form.verdict input[name=claim][value='{corrected}']")).to_have_count(0)
    assert judged(copied) == before | {corrected: "correct"}


def test_a_judgement_is_undone_with_a_key(judge: Page, copied: Served):
    accepted = after(judge, "a")
    assert judged(copied)[accepted] == "accept"
    judge.keyboard.press("u")
    expect(judge.locator(".said")).to_contain_text("ndo")
    last = read_ledger(copied.folder / "judgements.jsonl").judgements[-1]
    assert last.verdict == "undo"
