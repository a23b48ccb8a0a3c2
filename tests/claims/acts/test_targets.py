"""Whom a blow does not strike."""

from __future__ import annotations

import msgspec
import pytest

from dragoman import read_text
from dragoman.actors import registry
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.syntax import Syntax
from dragoman.claims.weighing.candidates import candidates, parties_of
from dragoman.records import Act, ActLink
from tests.builders import document, reading


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


VEHICLES = """
Polish Polish ADJ 3 amod
combat combat NOUN 3 compound
vehicles vehicle NOUN 4 nsubj
crossed cross VERB 0 root
the the DET 7 det
Belarusian Belarusian ADJ 7 amod
border border NOUN 4 obj
"""
VETERANS = """
Polish Polish ADJ 2 amod
veterans veteran NOUN 6 nsubj
of of ADP 5 case
a a DET 5 det
battle battle NOUN 2 nmod
met meet VERB 0 root
Belarusian Belarusian ADJ 8 amod
officials official NOUN 6 obj
"""


def linked(rows: str, act: int, one: int, other: int) -> set[str]:
    """Types of what is weighed of two words that the claim head takes for the sides of an attack."""
    links = (ActLink(part="initiator", word=one, confidence=0.9), ActLink(part="recipient", word=other, confidence=0.9))
    seen = Act(word=act, types=(("ASSAULT", 0.9),), stances=(), links=links)
    read = msgspec.structs.replace(reading(rows), acts=(seen,))
    (mentions,) = find_mentions(document(read.sentence.text), [read], registry())
    return {deed.type for deed, dyad in candidates(Syntax(read), parties_of(read, mentions)) if dyad.recipient}


def test_what_something_is_for_is_no_attack():
    assert "ASSAULT" not in linked(VEHICLES, 1, 0, 5)
    assert "ASSAULT" in linked(VEHICLES.replace("compound", "nmod"), 1, 0, 5)


def test_nor_is_a_battle_that_is_remembered_one_among_those_who_remember():
    assert "ASSAULT" not in linked(VETERANS, 4, 1, 7)
    assert "ASSAULT" in linked(VETERANS.replace("veterans veteran", "soldiers soldier"), 4, 1, 7)
