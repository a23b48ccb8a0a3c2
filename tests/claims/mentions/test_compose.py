"""Whom a chunk of words means by itself."""

from __future__ import annotations

import pytest

from tests.claims.mentions.parses import OFFICIALS, mentions, told


def test_officials_and_ministries_are_their_state_and_absorb_its_name():
    [[officials]] = mentions(OFFICIALS)
    assert (officials.actor.id, officials.actor.acts_for, officials.actor.sector) == ("IRN", "IRN", "GOV")
    assert officials.anonymous
    assert officials.plural
    [[ministry]] = mentions(
        "Russia/PROPN/4/nmod:poss 's/PART/1/case defence/NOUN/4/compound ministry/NOUN/5/nsubj "
        "replied~reply/VERB/0/root"
    )
    assert told([ministry]) == [("Russia 's defence ministry", "RUS", "RUS")]
    assert not ministry.anonymous


def test_an_of_phrase_tells_whose_the_government_is():
    [[government]] = mentions(
        "The/DET/2/det government/NOUN/5/nsubj of/ADP/4/case Iraq/PROPN/2/nmod fell~fall/VERB/0/root"
    )
    assert told([government]) == [("government of Iraq", "IRQ", "IRQ")]


def test_rebels_are_a_group_of_their_own_and_act_for_no_state():
    [[rebels]] = mentions("Syrian/ADJ/2/amod rebels~rebel/NOUN/3/nsubj fled~flee/VERB/0/root")
    assert told([rebels]) == [("Syrian rebels", "syrian-rebels", None)]
    assert rebels.actor.name == "Syrian rebels"


def test_the_opposition_is_not_the_state():
    [[opposition]] = mentions("The/DET/3/det Iranian/ADJ/3/amod opposition/NOUN/4/nsubj won~win/VERB/0/root")
    assert told([opposition]) == [("Iranian opposition", "iranian-opposition", None)]
    assert opposition.actor.sector == "OPP"


def test_who_is_for_a_state_or_backed_by_it_is_not_that_state():
    [found] = mentions("pro-Russian/ADJ/2/amod separatists~separatist/NOUN/3/nsubj fired~fire/VERB/0/root")
    assert {(one.actor.text, one.actor.acts_for, one.bond) for one in found} == {
        ("Russian", "RUS", "pro"), ("pro-Russian separatists", None, None),
    }  # fmt: skip
    [found] = mentions(
        "Iranian/ADJ/3/obl -/PUNCT/3/punct backed~back/VERB/4/amod militias~militia/NOUN/5/nsubj left~leave/VERB/0/root"
    )
    assert {(one.actor.id, one.actor.acts_for, one.bond) for one in found} == {
        ("IRN", "IRN", "backed"), ("iranian-backed-militias", None, None),
    }  # fmt: skip


def test_an_alliance_against_a_state_is_not_that_state():
    [found] = mentions("an~a/DET/3/det anti-Iran/ADJ/3/amod alliance/NOUN/4/nsubj formed~form/VERB/0/root")
    assert {(one.actor.text, one.bond) for one in found} == {("Iran", "anti"), ("anti-Iran alliance", None)}
    assert next(one for one in found if not one.bond).actor.acts_for is None


def test_a_people_makes_forces_a_group():
    [[forces]] = mentions("Kurdish/ADJ/2/amod forces~force/NOUN/3/nsubj advanced~advance/VERB/0/root")
    assert told([forces]) == [("Kurdish forces", "kurdish-forces", None)]


def test_former_officials_speak_for_nobody():
    [[envoy]] = mentions(
        "a/DET/4/det former/ADJ/4/amod U.S./PROPN/4/compound ambassador/NOUN/5/nsubj warned~warn/VERB/0/root"
    )
    assert envoy.actor.acts_for is None
    assert envoy.actor.kind == "person"
    assert envoy.anonymous


def test_private_people_of_a_country_do_not_act_for_it():
    [[citizens]] = mentions("American/ADJ/2/amod citizens~citizen/NOUN/3/nsubj left~leave/VERB/0/root")
    assert told([citizens]) == [("American citizens", "american-citizens", None)]
    assert citizens.actor.sector == "CVL"


def test_a_word_of_a_name_makes_nobody_private():
    [[leaders]] = mentions(
        "African/PROPN/3/compound Union/PROPN/3/compound leaders~leader/NOUN/4/nsubj met~meet/VERB/0/root"
    )
    assert told([leaders]) == [("African Union leaders", "african-union", None)]


def test_an_ethnic_people_is_not_the_state_it_is_named_for():
    [[people]] = mentions("ethnic/ADJ/2/amod Russians/PROPN/3/nsubj voted~vote/VERB/0/root")
    assert (people.actor.id, people.actor.kind, people.actor.acts_for) == ("ethnic-russians", "group", None)


def test_security_forces_are_those_of_the_land_they_stand_in_other_forces_need_not_be():
    row = "{}/NOUN/2/compound forces~force/NOUN/5/nsubj in/ADP/4/case Iraq/PROPN/2/nmod fired~fire/VERB/0/root"
    assert ("IRQ", "MIL") in {(one.actor.acts_for, one.actor.sector) for one in mentions(row.format("security"))[0]}
    assert ("IRQ", "MIL") not in {(one.actor.acts_for, one.actor.sector) for one in mentions(row.format("rebel"))[0]}


def test_diplomats_from_a_state_are_its_own_wherever_the_reader_hung_it():
    [found] = mentions(
        "They/PRON/2/nsubj expelled~expel/VERB/0/root diplomats~diplomat/NOUN/2/obj from/ADP/5/case Iraq/PROPN/2/obl"
    )
    assert "IRQ" in {one.actor.acts_for for one in found if "diplomats" in one.actor.text}


def test_two_states_may_share_a_head_word():
    [found] = mentions(
        "U.S./PROPN/4/compound and/CCONJ/3/cc Iraqi/ADJ/1/conj forces~force/NOUN/5/nsubj advanced~advance/VERB/0/root"
    )
    assert [(one.word, one.actor.id) for one in found] == [(3, "USA"), (3, "IRQ")]


def test_an_adjective_before_another_noun_is_a_mention_by_itself():
    [found] = mentions(
        "A/DET/3/det Russian/ADJ/3/amod attack/NOUN/7/nsubj on/ADP/6/case Ukrainian/ADJ/6/amod "
        "towns~town/NOUN/3/nmod failed~fail/VERB/0/root"
    )
    assert [(one.actor.text, one.form, one.as_place) for one in found] == [
        ("Russian", "adjective", False), ("Ukrainian", "adjective", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "as_place"),
    [
        ("fighting~fight/VERB/0/root in/ADP/3/case Iraq/PROPN/1/obl", True),
        ("sanctions~sanction/NOUN/0/root against/ADP/3/case Iraq/PROPN/1/nmod", False),
        ("bases~base/NOUN/0/root across/ADP/4/case northern/ADJ/4/amod Iraq/PROPN/1/nmod", True),
        ("left~leave/VERB/0/root northern/ADJ/3/amod Iraq/PROPN/1/obj", True),
        ("the/DET/2/det province/NOUN/0/root of/ADP/4/case Iraq/PROPN/2/nmod", True),
        ("aid/NOUN/0/root from/ADP/3/case Iraq/PROPN/1/nmod", False),
        ("fled~flee/VERB/0/root from/ADP/3/case Iraq/PROPN/1/obl", True),
    ],
)
def test_a_states_name_may_say_where(row: str, as_place: bool):
    [[iraq]] = mentions(row)
    assert iraq.as_place is as_place


def test_a_states_forces_may_be_joined_to_a_group_named_whole():
    [found] = mentions(
        "Iraqi/ADJ/5/amod and/CCONJ/4/cc Islamic/PROPN/4/compound State/PROPN/1/conj "
        "forces~force/NOUN/6/nsubj clashed/VERB/0/root"
    )
    assert [(one.word, one.actor.id) for one in found] == [(4, "IRQ"), (4, "islamic-state")]


def test_a_group_before_a_noun_that_is_no_actor_is_a_mention():
    [[rebel]] = mentions("A/DET/3/det rebel/NOUN/3/compound advance/NOUN/4/nsubj began~begin/VERB/0/root")
    assert (rebel.actor.id, rebel.form, rebel.word) == ("rebels", "adjective", 1)


def test_places_joined_to_a_place_are_places():
    [found] = mentions("fighting/VERB/0/root in/ADP/3/case Iraq/PROPN/1/obl and/CCONJ/5/cc Syria/PROPN/3/conj")
    assert [one.as_place for one in found] == [True, True]


def test_a_dateline_is_a_place():
    [found] = mentions("London/PROPN/4/dep —/PUNCT/1/punct Iran/PROPN/4/nsubj agreed~agree/VERB/0/root")
    assert [(one.actor.id, one.as_place) for one in found] == [("GBR", True), ("IRN", False)]


def test_a_fighter_that_describes_an_aircraft_is_nobody():
    assert not mentions("fighter/NOUN/2/compound jets~jet/NOUN/3/nsubj landed~land/VERB/0/root")[0]
    [fighters] = mentions("fighters~fighter/NOUN/2/nsubj landed~land/VERB/0/root")[0]
    assert fighters.actor.id == "fighters"
