"""Whom a blow does not strike."""

from __future__ import annotations

import pytest

from dragoman import read_text


def struck(text: str) -> set[tuple[str, str | None]]:
    claims = read_text(text, outlet="The Courier", published="2016-01-05")
    return {(claim.initiator.id, claim.recipient.id if claim.recipient else None)
            for claim in claims if claim.type == "ASSAULT"}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Turkish operations in Libya went on.",
        "France's campaign in Mali has lasted for years.",
        "A French raid took place in the northern Malian town of Kidal.",
    ],
)
def test_a_state_is_not_struck_where_another_only_strikes_in_it(text: str):
    assert struck(text) == set()


def test_but_by_what_is_done_to_it_as_such_or_by_an_armed_group():
    assert struck("Russia's aggression in Georgia must stop.") == {("RUS", "GEO")}
    assert struck("The French campaign against Mali began.") == {("FRA", "MLI")}
    assert ("taliban", "PAK") in struck("A Taliban attack in Pakistan killed nine soldiers.")


def test_who_fights_something_else_together_does_not_fight_one_another():
    assert struck("Italian and Greek crews battled gale-force winds.") == set()
    assert ("TUR", "GRC") not in struck("Turkish and Greek forces fought against Islamic State.")
    assert struck("Ethiopian and Eritrean forces clashed on the border.") == {("ETH", "ERI")}


@pytest.mark.parametrize(
    "text",
    [
        "The war of words between Ankara and Athens continued.",
        "The legal battle between Kenya and Somalia began in 2014.",
        "Japan gives aid to counter China's influence.",
        "Washington helps Georgia in countering Russian aggression.",
    ],
)
def test_without_blood_nobody_is_struck(text: str):
    assert struck(text) == set()


def test_who_is_fought_beside_something_that_is_no_foe_is():
    assert ("NGA", "boko-haram") in struck("Nigeria fights poverty and Boko Haram.")
