"""Whom descriptions take up."""

from __future__ import annotations

from tests.claims.mentions.parses import OFFICIALS, mentions, told


def test_its_army_is_that_states_army():
    [[iran, army]] = mentions("Iran/PROPN/2/nsubj moved~move/VERB/0/root its/PRON/4/nmod:poss army/NOUN/2/obj")
    assert (army.actor.id, army.actor.sector, iran.actor.id) == ("IRN", "MIL", "IRN")


def test_both_sides_are_the_last_two_states():
    met = "Iran/PROPN/2/nsubj met~meet/VERB/0/root with/ADP/4/case Iraq/PROPN/2/obl"
    _, found = mentions(met, "Both/DET/2/det sides~side/NOUN/3/nsubj agreed~agree/VERB/0/root")
    assert [one.actor.id for one in found] == ["IRN", "IRQ"]


def test_both_sides_of_three_stay_open():
    met = "Iran/PROPN/2/nsubj met~meet/VERB/0/root Iraq/PROPN/2/obj with/ADP/5/case Turkey/PROPN/2/obl"
    _, found = mentions(met, "Both/DET/2/det sides~side/NOUN/3/nsubj agreed~agree/VERB/0/root")
    assert found == []


def test_the_group_and_the_militants_take_up_the_last_group():
    _, [group], [militants] = mentions(
        "Islamic/PROPN/2/compound State/PROPN/3/nsubj retreated~retreat/VERB/0/root",
        "The/DET/2/det group/NOUN/3/nsubj regrouped~regroup/VERB/0/root",
        "The/DET/2/det militants~militant/NOUN/3/nsubj returned~return/VERB/0/root",
    )
    assert told([group, militants]) == [("group", "islamic-state", None), ("militants", "islamic-state", None)]


def test_the_officials_are_those_of_the_sentence_before_and_stay_anonymous():
    _, [again] = mentions(OFFICIALS, "The/DET/2/det officials~official/NOUN/3/nsubj left~leave/VERB/0/root")
    assert (again.actor.id, again.anonymous, again.antecedent) == ("IRN", True, (0, 0))


def test_officials_of_nobody_in_particular_are_unknown():
    [[officials]] = mentions("Officials~official/NOUN/2/nsubj disagreed~disagree/VERB/0/root")
    assert (officials.actor.id, officials.actor.kind, officials.actor.acts_for) == ("officials", "unknown", None)


def test_the_president_is_whoever_was_called_so():
    _, [president] = mentions(
        "Anna/PROPN/3/nsubj Berg/PROPN/1/flat arrived~arrive/VERB/0/root",
        "The/DET/2/det president/NOUN/3/nsubj waved~wave/VERB/0/root",
    )
    assert (president.actor.id, president.actor.acts_for) == ("anna-berg", "USA")


def test_her_country_is_the_state_she_acts_for():
    _, [_, country] = mentions(
        "Anna/PROPN/3/nsubj Berg/PROPN/1/flat left~leave/VERB/0/root",
        "She/PRON/2/nsubj defended~defend/VERB/0/root her/PRON/4/nmod:poss country/NOUN/2/obj",
    )
    assert told([country]) == [("country", "USA", "USA")]


def test_the_government_is_that_of_the_state_the_text_speaks_of_most():
    before = (
        "Iraq/PROPN/2/nsubj raised~raise/VERB/0/root Iraqi/ADJ/4/amod taxes~tax/NOUN/2/obj "
        "near/ADP/6/case Turkey/PROPN/2/obl"
    )

    government = "The/DET/2/det government/NOUN/3/nsubj hesitated/VERB/0/root"
    _, [government_of_iraq] = mentions(before, government)
    assert (government_of_iraq.actor.id, government_of_iraq.actor.sector) == ("IRQ", "GOV")
    [[nobodys]] = mentions(government)
    assert (nobodys.actor.id, nobodys.actor.kind) == ("governments", "unknown")


def test_the_militant_group_is_the_last_group_and_militant_groups_are_their_own():
    _, [group] = mentions(
        "Islamic/PROPN/2/compound State/PROPN/3/nsubj retreated/VERB/0/root",
        "The/DET/3/det militant/ADJ/3/amod group/NOUN/4/nsubj regrouped/VERB/0/root",
    )
    assert group.actor.id == "islamic-state"
    [[groups]] = mentions("Militant/ADJ/2/amod groups~group/NOUN/3/nsubj regrouped/VERB/0/root")
    assert groups.actor.name == "militant groups"


def test_both_alone_are_the_last_two_states():
    _, found = mentions(
        "Iran/PROPN/2/nsubj met~meet/VERB/0/root Iraq/PROPN/2/obj", "Both/DET/2/nsubj agreed~agree/VERB/0/root"
    )
    assert [one.actor.id for one in found] == ["IRN", "IRQ"]


def test_authorities_in_a_capital_are_that_states_wherever_the_reader_hung_it():
    [found] = mentions("Authorities~authority/NOUN/4/nsubj in/ADP/3/case Baghdad/PROPN/4/obl spoke~speak/VERB/0/root")
    assert ("IRQ", "Authorities") in [(one.actor.id, one.actor.text.split()[0]) for one in found]


def test_government_forces_are_those_of_the_state_that_the_report_is_about():
    syria = "Syria/PROPN/2/nsubj fell~fall/VERB/0/root"
    filler = "Iraq/PROPN/2/nsubj met~meet/VERB/0/root Iran/PROPN/2/obj"
    *_, [forces] = mentions(
        syria,
        syria,
        syria,
        filler,
        filler,
        "Rain/NOUN/2/nsubj fell~fall/VERB/0/root",
        "Government/NOUN/2/compound forces~force/NOUN/3/nsubj left~leave/VERB/0/root",
    )
    assert forces.actor.id == "SYR"


def test_both_who_speak_are_two_also_where_they_are_the_speaker_of_a_sentence():
    met = "Iran/PROPN/2/nsubj met~meet/VERB/0/root with/ADP/4/case Iraq/PROPN/2/obl"
    _, found = mentions(met, "Both/PRON/2/nsubj said~say/VERB/0/root so/ADV/2/advmod")
    assert [one.actor.id for one in found] == ["IRN", "IRQ"]
