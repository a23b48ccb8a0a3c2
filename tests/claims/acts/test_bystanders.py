"""Who only mediates an act, and who only travels."""

from __future__ import annotations

from dragoman import read_text


def withdrawn(text: str) -> set[tuple[str, str | None]]:
    claims = read_text(text, outlet="The Courier", published="2016-01-05")
    return {(claim.initiator.id, claim.recipient.id if claim.recipient else None)
            for claim in claims if claim.type == "RETREAT"}  # fmt: skip


def test_who_brokered_a_truce_did_not_lay_down_arms():
    assert withdrawn("Cease-fires brokered by Russia, France and Turkey have failed.") == set()
    assert withdrawn("A truce between Egypt and Libya, brokered by France, began on Monday.") == {("EGY", "LBY")}


def test_a_guest_who_leaves_withdraws_nothing_but_troops_do():
    assert withdrawn("Kerry left Warsaw on Sunday after talks with the Polish president.") == set()
    assert withdrawn("French troops left Mali.") == {("FRA", "MLI")}


def test_who_is_to_cease_an_attack_is():
    assert ("TUR", "kurds") in withdrawn("France urged Turkey to cease bombing Kurdish rebels.")


def test_free_is_no_verb_in_feel_free():
    assert withdrawn("The fear is that Moscow may feel free to challenge NATO.") == set()
