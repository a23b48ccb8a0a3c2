"""Who stands on either side of a deed, from parses made by hand."""

from __future__ import annotations

import msgspec

from dragoman.records import Act, ActLink, Reading
from tests.builders import reading
from tests.claims.acts.test_dyads import deeds_of

VISITED = """
France France PROPN 2 nsubj
visited visit VERB 0 root
Mali Mali PROPN 2 obj
before before SCONJ 6 mark
Japan Japan PROPN 6 nsubj
met meet VERB 2 advcl
China China PROPN 6 obj
"""
IN_STEP = """
France France PROPN 5 nsubj
and and CCONJ 3 cc
Mali Mali PROPN 1 conj
are be AUX 5 cop
step step NOUN 0 root
with with ADP 7 case
Japan Japan PROPN 5 nmod
"""


def test_a_noun_that_names_one_of_two_known_parties_is_no_third():
    partner = reading("""
Japan Japan PROPN 5 nsubj
is be AUX 5 cop
China China PROPN 5 nmod:poss
's 's PART 3 case
partner partner NOUN 0 root
""")
    links = tuple(
        ActLink(part=part, word=word, confidence=0.8) for part in ("initiator", "recipient") for word in (0, 2, 4)
    )
    act = Act(word=4, types=(("ALLY", 0.9),), stances=(), links=links)
    assert deeds_of(msgspec.structs.replace(partner, acts=(act,))) == {("partner", "JPN", "CHN", "ALLY", True)}


def linked(rows: str, word: int, kind: str, links: dict[int, str]) -> Reading:
    """A sentence in which the head sees an act at a word and links others to it."""
    both = tuple(ActLink(part=part, word=number, confidence=0.7) for number, part in links.items())
    return msgspec.structs.replace(reading(rows), acts=(Act(word=word, types=((kind, 0.9),), stances=(), links=both),))


def test_a_verb_with_parties_of_its_own_takes_none_that_is_only_linked():
    visited = linked(VISITED, 1, "CONSULT", {0: "initiator", 4: "initiator", 2: "recipient", 6: "recipient"})
    assert {found[1:3] for found in deeds_of(visited) if found[0] == "visited"} == {("FRA", "MLI")}


def test_those_who_are_in_step_with_another_are_not_said_to_be_so_with_each_other():
    links = dict.fromkeys((0, 2, 6), "initiator")
    found = deeds_of(linked(IN_STEP, 4, "ALLY", links))
    assert {pair[1:3] for pair in found} == {("FRA", "JPN"), ("MLI", "JPN")}


def test_a_firm_of_a_state_may_act_and_another_firm_may_not():
    rows = """
{} {} PROPN 2 nsubj
attacked attack VERB 0 root
Mali Mali PROPN 2 obj
"""
    assert {found[1:3] for found in deeds_of(reading(rows.format("Gazprom", "Gazprom")))} == {("gazprom", "MLI")}
    assert not deeds_of(reading(rows.format("Twitter", "Twitter")))


def test_who_recalls_its_own_ambassador_does_so_from_another():
    recalled = reading("""
France France PROPN 2 nsubj
recalled recall VERB 0 root
its its PRON 4 nmod:poss
ambassador ambassador NOUN 2 obj
from from ADP 6 case
Mali Mali PROPN 2 obl
""")
    assert {found[1:4] for found in deeds_of(recalled)} == {("FRA", "MLI", "SANCTION")}


def test_of_tells_whom_a_shelling_strikes():
    shelling = """
The the DET 2 det
shelling shelling NOUN 5 nsubj
of of ADP 4 case
Mali Mali PROPN 2 nmod
troubled trouble VERB 0 root
France France PROPN 5 obj
"""
    found = {(found[1], found[2]) for found in deeds_of(linked(shelling, 1, "ASSAULT", {5: "initiator"}))}
    assert ("FRA", "MLI") in found
