"""Claims as coders of PLOVER would record them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dragoman.evaluate.plover import Dyad, country, events_of
from dragoman.records import ActorMention, Claim, Item, Place, Trigger
from tests.builders import claim as stated
from tests.builders import reading

SENTENCE = "Norway rejected a plan to shell Mali and met Chad ."
TREE = reading(
    """
    Norway   Norway PROPN 2 nsubj
    rejected reject VERB  0 root
    a        a      DET   4 det
    plan     plan   NOUN  2 obj
    to       to     PART  6 mark
    shell    shell  VERB  4 acl
    Mali     Mali   PROPN 6 obj
    and      and    CCONJ 9 cc
    met      meet   VERB  2 conj
    Chad     Chad   PROPN 9 obj
    .        .      PUNCT 2 punct
    """
)


def claim(initiator: str = "NOR", recipient: str | None = "MLI", type: str = "AID", **more: Any) -> Claim:
    by, at = more.pop("by", ()), more.pop("at", "rejected")
    start = SENTENCE.index(at)
    made = stated(initiator, recipient, type=type, by=by, sentence=SENTENCE)
    fields = {"act": at, "trigger": Trigger(text=at, start=start, end=start + len(at)), "symmetric": False, **more}
    return msgspec.structs.replace(made, **fields)


def unnamed(text: str, kind: Any = "group") -> ActorMention:
    return ActorMention(
        id=text.replace(" ", "-"), name=text, kind=kind, sector="REB", acts_for=None, text=text, start=0, end=1
    )


def codes(*claims: Claim) -> set[tuple[str, str, str]]:
    return {(dyad.source, dyad.target, dyad.code) for dyad in events_of(claims)}


def test_what_is_done_keeps_its_type_and_what_is_denied_or_stands_is_no_event():
    assert codes(claim()) == {("NOR", "MLI", "AID")}
    assert codes(claim(polarity="-")) == codes(claim(type="RIVAL")) == set()


@pytest.mark.parametrize(
    ("type", "event"), [("CONSULT", "AGREE"), ("RETREAT", "AGREE"), ("ASSAULT", "THREATEN"), ("SANCTION", "THREATEN")]
)
def test_what_lies_ahead_is_a_promise_or_a_threat(type: str, event: str):
    assert codes(claim(type=type, aspect="future")) == {("NOR", "MLI", event)}
    assert codes(claim(type=type, aspect="future", by=("NOR",))) == {("NOR", "MLI", event)}


def test_a_concession_and_a_ceasefire_are_made_by_announcing_them():
    assert codes(claim(type="CONCEDE", aspect="future")) == {("NOR", "MLI", "CONCEDE")}
    assert codes(claim(type="RETREAT", mode="ceasefire", aspect="future")) == {("NOR", "MLI", "CONCEDE")}


def test_an_agreement_that_is_concluded_is_support_and_one_that_fails_is_rejected():
    assert codes(claim(type="AGREE", cameo="030")) == {("NOR", "MLI", "AGREE")}
    assert codes(claim(type="AGREE", cameo="057")) == {("NOR", "MLI", "SUPPORT")}
    assert codes(claim(type="AGREE", cameo="057", polarity="-")) == {("NOR", "MLI", "REJECT")}


def test_what_others_expect_is_neither_promise_nor_threat():
    assert codes(claim(type="ASSAULT", aspect="future", by=("TCD",))) == set()
    assert codes(claim(type="ASSAULT", aspect="hypothetical", by=("TCD",))) == set()


def test_either_party_may_announce_what_both_will_do():
    assert codes(claim(type="CONSULT", symmetric=True, aspect="future", by=("MLI",))) == {("NOR", "MLI", "AGREE")}
    assert codes(claim(type="AID", aspect="future", by=("MLI",))) == set()


def test_what_is_demanded_is_a_request_of_who_demands_it():
    assert codes(claim("MLI", "TCD", "RETREAT", aspect="demanded", by=("NOR",))) == {("NOR", "MLI", "REQUEST")}
    assert codes(claim("MLI", "TCD", "RETREAT", aspect="demanded")) == set()


def test_what_one_will_not_do_is_a_rejection():
    assert codes(claim(aspect="future", polarity="-", by=("NOR",))) == {("NOR", "MLI", "REJECT")}


def test_what_is_told_as_a_part_of_another_event_is_none_but_what_stands_beside_it_is():
    claims = [claim(type="REJECT"), claim(type="ASSAULT", at="shell"), claim("NOR", "TCD", "CONSULT", at="met")]
    assert {dyad.code for dyad in events_of(claims, [TREE])} == {"REJECT", "CONSULT"}


def test_of_one_act_a_much_less_sure_pair_is_another_reading():
    act = [claim(confidence=0.8), claim("NOR", "TCD", confidence=0.5), claim("NOR", "PER", confidence=0.7)]
    assert codes(*act) == {("NOR", "MLI", "AID"), ("NOR", "PER", "AID")}


def test_without_a_recipient_it_is_done_to_where_it_happened():
    bamako = Place(text="Bamako", name="Bamako", country="MLI", latitude=None, longitude=None)
    assert codes(claim(recipient=None, place=bamako)) == {("NOR", "MLI", "AID")}
    assert codes(claim(recipient=None)) == set()


def test_without_a_recipient_it_is_done_to_the_country_of_those_it_strikes():
    journalists = Item(name="Malian journalists", kind=None, quantity=None, unit=None)
    assert codes(claim(type="RETREAT", recipient=None, items=(journalists,))) == {("NOR", "MLI", "RETREAT")}
    assert codes(claim(type="RETREAT", recipient=None)) == {("NOR", "NOR", "RETREAT")}


def test_a_protest_without_a_word_of_whom_it_is_against_is_against_ones_own_state():
    assert codes(claim(type="PROTEST", recipient=None)) == {("NOR", "NOR", "PROTEST")}
    students = msgspec.structs.replace(claim(type="PROTEST", recipient=None), initiator=unnamed("students"))
    told = msgspec.structs.replace(students, sentence="Students marched through Oslo, the capital of Norway.")
    assert codes(told) == {("NOR", "NOR", "PROTEST")}


def test_rebels_without_a_name_are_of_the_other_ones_country_unless_a_party_with_one_shares_the_act():
    rebels = claim(initiator="NOR", type="ASSAULT", recipient=None)
    rebels = msgspec.structs.replace(rebels, recipient=unnamed("rebels"))
    assert codes(rebels) == {("NOR", "NOR", "ASSAULT")}
    assert codes(rebels, claim(type="ASSAULT")) == {("NOR", "MLI", "ASSAULT")}


@pytest.mark.parametrize(
    ("mention", "code"),
    [
        (unnamed("Malian rebels"), "MLI"),
        (unnamed("rebels"), None),
        (unnamed("Union of Painters", "organisation"), "NGO"),
        (unnamed("International Union of Painters", "organisation"), "IGO"),
        (unnamed("regional peacekeeping force"), "IGO"),
        (unnamed("ethnic Malians"), None),
        (msgspec.structs.replace(unnamed("the West", "alliance"), id="west"), None),
        (msgspec.structs.replace(unnamed("Hamas"), id="hamas"), "PSE"),
        (msgspec.structs.replace(unnamed("al-Qaida"), id="al-qaida"), "IMG"),
        (msgspec.structs.replace(unnamed("NATO", "alliance"), id="nato"), "IGO"),
    ],
)
def test_an_actor_is_of_its_state_its_home_its_name_or_of_many(mention: ActorMention, code: str | None):
    assert country(mention) == code


def test_a_symmetric_claim_stays_so_where_its_type_does():
    assert events_of([claim(type="CONSULT", symmetric=True)]) == {Dyad("NOR", "MLI", "CONSULT", True)}
    assert events_of([claim(type="CONSULT", symmetric=True, aspect="future")]) == {Dyad("NOR", "MLI", "AGREE", False)}
