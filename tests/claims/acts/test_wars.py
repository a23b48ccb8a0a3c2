"""Who fights a war, and where it is fought."""

from __future__ import annotations

import pytest

from dragoman import read_text


def fought(text: str) -> set[tuple[str, str | None]]:
    claims = read_text(text, outlet="The Courier", published="2016-01-05")
    return {(claim.initiator.id, claim.recipient.id if claim.recipient else None)
            for claim in claims if claim.type == "ASSAULT"}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Diplomats fear that U.S. help would lengthen the conflict in Libya.",
        "Officials worry that Turkey's involvement in the Libyan civil war will last.",
        "France plays a role in the Yemen war.",
    ],
)
def test_who_is_drawn_into_a_war_has_not_fought_the_state_in_which_it_is(text: str):
    assert fought(text) == set()


def test_who_wages_a_war_there_has():
    assert fought("Egypt waged war in Yemen.") == {("EGY", "YEM")}
    assert fought("The U.S. war against Iraq began in 2003.") == {("USA", "IRQ")}


def test_those_who_fought_on_one_side_did_not_fight_one_another():
    assert fought("Turkey and Qatar fought on the same side in Libya.") == set()
    assert ("DNK", "NOR") not in fought("Norwegian and Danish troops fought side by side against the Taliban.")
    assert fought("Ethiopia fought Eritrea in 1999.") == {("ETH", "ERI")}


def test_those_whom_a_strike_is_to_help_are_not_struck():
    assert fought("Russian warplanes carried out strikes to help Syrian troops near Palmyra.") == set()


def test_those_whom_an_alliance_is_against_are_not_in_it():
    text = "The two nations' alliance against the Islamic State surprised France and Chad."
    claims = read_text(text, outlet="The Courier", published="2016-01-05")
    friends = [claim for claim in claims if claim.type in ("ALLY", "COOPERATE", "SUPPORT", "AID")]
    assert all("islamic-state" not in (one.initiator.id, one.recipient and one.recipient.id) for one in friends)
    (told,) = [
        claim
        for claim in read_text("France and Chad formed an alliance against the Islamic State.", outlet="The Courier")
        if claim.type == "ALLY"
    ]
    assert (told.initiator.id, told.recipient.id, told.against.id) == ("FRA", "TCD", "islamic-state")
