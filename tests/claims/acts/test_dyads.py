"""Who did what to whom, from parses made by hand."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.actors import registry
from dragoman.claims.acts.deeds import find_deeds
from dragoman.claims.acts.dyads import find_dyads
from dragoman.claims.acts.matching import POS
from dragoman.claims.acts.parties import Parties
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.syntax import Syntax
from dragoman.records import Act, ActLink, Reading
from tests.builders import document, reading


def deeds_of(read: Reading) -> set[tuple[str, str, str | None, str, bool]]:
    """(trigger, initiator, recipient, type, symmetric) of every dyad in a sentence."""
    (mentions,) = find_mentions(document(read.sentence.text), [read], registry())
    parties = Parties(Tree(read), mentions, read.predicates)
    found = set()
    for deed in find_deeds(Syntax(read)):
        for dyad in find_dyads(deed, POS[read.upos[deed.word]][0], parties, mentions):
            recipient = dyad.recipient.mention.actor.id if dyad.recipient else None
            trigger = read.sentence.tokens[deed.word].text
            found.add((trigger, dyad.initiator.mention.actor.id, recipient, deed.type, deed.symmetric))
    return found


ACTIVE = """
France France PROPN 2 nsubj
attacked attack VERB 0 root
Mali Mali PROPN 2 obj
. . PUNCT 2 punct
"""
PASSIVE = """
Mali Mali PROPN 3 nsubj:pass
was be AUX 3 aux:pass
attacked attack VERB 0 root
by by ADP 5 case
France France PROPN 3 obl:agent
. . PUNCT 3 punct
"""
ACCUSED_OF = """
Japan Japan PROPN 2 nsubj
accused accuse VERB 0 root
China China PROPN 2 obj
of of SCONJ 5 mark
attacking attack VERB 2 advcl
Vietnam Vietnam PROPN 5 obj
. . PUNCT 2 punct
"""
POSSESSED = """
France France PROPN 3 nmod:poss
's 's PART 1 case
attack attack NOUN 6 nsubj
on on ADP 5 case
Mali Mali PROPN 3 nmod
ended end VERB 0 root
. . PUNCT 6 punct
"""
LIGHT = """
France France PROPN 2 nsubj
launched launch VERB 0 root
an a DET 4 det
attack attack NOUN 2 obj
on on ADP 6 case
Mali Mali PROPN 4 nmod
. . PUNCT 2 punct
"""
RECEIVED = """
Mali Mali PROPN 2 nsubj
received receive VERB 0 root
aid aid NOUN 2 obj
from from ADP 5 case
France France PROPN 2 obl
. . PUNCT 2 punct
"""
BETWEEN = """
Talks talk NOUN 6 nsubj
between between ADP 3 case
Japan Japan PROPN 1 nmod
and and CCONJ 5 cc
China China PROPN 3 conj
ended end VERB 0 root
. . PUNCT 6 punct
"""
SHARED = """
France France PROPN 4 nsubj
and and CCONJ 3 cc
Chad Chad PROPN 1 conj
attacked attack VERB 0 root
Mali Mali PROPN 4 obj
. . PUNCT 4 punct
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ACTIVE, {("attacked", "FRA", "MLI", "ASSAULT", False)}),
        (PASSIVE, {("attacked", "FRA", "MLI", "ASSAULT", False)}),
        (ACCUSED_OF, {("accused", "JPN", "CHN", "ACCUSE", False), ("attacking", "CHN", "VNM", "ASSAULT", False)}),
        (POSSESSED, {("attack", "FRA", "MLI", "ASSAULT", False)}),
        (LIGHT, {("attack", "FRA", "MLI", "ASSAULT", False)}),
        (RECEIVED, {("received", "FRA", "MLI", "AID", False)}),
        (BETWEEN, {("Talks", "JPN", "CHN", "CONSULT", True)}),
        (SHARED, {("attacked", "FRA", "MLI", "ASSAULT", False), ("attacked", "TCD", "MLI", "ASSAULT", False)}),
    ],
    ids=["active", "passive", "accused of", "possessed", "light verb", "received", "between", "shared subject"],
)
def test_constructions_give_their_dyads(rows, expected):
    assert deeds_of(reading(rows)) >= expected


@pytest.mark.parametrize("rows", [ACTIVE, PASSIVE, POSSESSED, LIGHT])
def test_no_construction_turns_the_direction_round(rows):
    assert not any((who, whom) == ("MLI", "FRA") for _, who, whom, _, _ in deeds_of(reading(rows)))


def test_a_symmetric_act_is_one_unordered_dyad():
    talks = [deed for deed in deeds_of(reading(BETWEEN)) if deed[3] == "CONSULT"]
    assert len(talks) == 1


def test_the_claim_head_alone_makes_a_dyad_where_the_table_has_no_word():
    rows = """
France France PROPN 2 nsubj
frobbed frob VERB 0 root
Mali Mali PROPN 2 obj
. . PUNCT 2 punct
"""
    assert deeds_of(reading(rows)) == set()
    act = Act(
        word=1,
        types=(("COERCE", 0.9),),
        stances=(("asserts", 0.9),),
        links=(ActLink(part="initiator", word=0, confidence=0.9), ActLink(part="recipient", word=2, confidence=0.9)),
    )
    assert deeds_of(msgspec.structs.replace(reading(rows), acts=(act,))) == {("frobbed", "FRA", "MLI", "COERCE", False)}


def test_students_are_a_party_to_their_protest_and_to_nothing_else():
    rows = """
    Students student NOUN 2 nsubj
    {} {} VERB 0 root
    {} {} ADP 4 case
    Mali Mali PROPN 2 obl
    """
    marched = reading(rows.format("demonstrated", "demonstrate", "against", "against"))
    assert deeds_of(marched) == {("demonstrated", "students", "MLI", "PROTEST", False)}
    assert not deeds_of(reading(rows.format("met", "meet", "with", "with")))


def test_who_releases_a_report_says_what_it_says():
    rows = """
    France France PROPN 2 nsubj
    released release VERB 0 root
    a a DET 4 det
    {} {} NOUN 2 obj
    accusing accuse VERB 4 acl
    Mali Mali PROPN 5 obj
    """
    accusing = ("accusing", "FRA", "MLI", "ACCUSE", False)
    assert accusing in deeds_of(reading(rows.format("report", "report")))
    assert accusing not in deeds_of(reading(rows.format("man", "man")))


def test_people_protest_without_a_recipient_and_their_state_does_not():
    rows = """
    {} {} PROPN 2 nsubj
    demonstrated demonstrate VERB 0 root
    """
    egyptians, egypt = rows.format("Egyptians", "Egyptian"), rows.format("Egypt", "Egypt")
    assert deeds_of(reading(egyptians)) == {("demonstrated", "EGY", None, "PROTEST", False)}
    assert not deeds_of(reading(egypt))


def test_a_curfew_needs_no_recipient():
    rows = """
    Mali Mali PROPN 2 nsubj
    imposed impose VERB 0 root
    a a DET 4 det
    {} {} NOUN 2 obj
    """
    assert ("imposed", "MLI", None, "COERCE", False) in deeds_of(reading(rows.format("curfew", "curfew")))


def test_two_offices_of_one_state_are_no_dyad():
    rows = """
France France PROPN 2 nsubj
attacked attack VERB 0 root
France France PROPN 2 obj
. . PUNCT 2 punct
"""
    assert deeds_of(reading(rows)) == set()


def test_whom_aid_is_against_is_no_party_to_it():
    rows = """
France France PROPN 2 nsubj
aided aid VERB 0 root
Mali Mali PROPN 2 obj
against against ADP 5 case
Libya Libya PROPN 2 obl
. . PUNCT 2 punct
"""
    assert deeds_of(reading(rows)) == {("aided", "FRA", "MLI", "AID", False)}


def test_a_symmetric_deed_told_twice_round_is_one_dyad():
    rows = """
Japan Japan PROPN 6 nsubj
and and CCONJ 3 cc
China China PROPN 1 conj
and and CCONJ 5 cc
Japan Japan PROPN 1 conj
met meet VERB 0 root
. . PUNCT 6 punct
"""
    assert len([deed for deed in deeds_of(reading(rows)) if deed[3] == "CONSULT"]) == 1


def test_those_whom_one_has_ties_with_have_none_with_each_other():
    rows = """
France France PROPN 3 nmod:poss
's 's PART 1 case
ties tie NOUN 8 nsubj
with with ADP 5 case
Japan Japan PROPN 3 nmod
and and CCONJ 7 cc
China China PROPN 5 conj
grew grow VERB 0 root
. . PUNCT 8 punct
"""
    links = tuple(
        ActLink(part=part, word=word, confidence=0.8) for part in ("initiator", "recipient") for word in (0, 4, 6)
    )
    act = Act(word=2, types=(("ALLY", 0.9),), stances=(("asserts", 0.9),), links=links)
    read = msgspec.structs.replace(reading(rows), acts=(act,))
    pairs = {frozenset(deed[1:3]) for deed in deeds_of(read)}
    assert pairs == {frozenset(("FRA", "JPN")), frozenset(("FRA", "CHN"))}


TENSIONS = """
{} {} PRON 2 nsubj
has have VERB 0 root
tensions tension NOUN 2 obj
{} {} ADP 5 case
Japan Japan PROPN 3 nmod
and and CCONJ 7 cc
China China PROPN 5 conj
. . PUNCT 2 punct
"""


def test_what_is_had_with_two_is_not_had_between_them_though_nobody_else_is_known():
    assert deeds_of(reading(TENSIONS.format("It", "it", "with", "with"))) == set()
    between = deeds_of(reading(TENSIONS.format("It", "it", "between", "between")))
    assert between == {("tensions", "JPN", "CHN", "RIVAL", True)}


COMPOUND = """
Turkey Turkey PROPN 2 nsubj
shelled shell VERB 0 root
US US PROPN 5 compound
- - PUNCT 3 punct
backed back VERB 6 amod
Kurds Kurds PROPN 2 obj
"""


def test_a_compound_ties_the_name_before_its_hyphen_to_whom_it_describes_and_to_nothing_else():
    read = reading(COMPOUND)
    links = tuple(ActLink(word=word, part=part, confidence=0.9) for word, part in ((0, "initiator"), (2, "recipient")))
    acts = (
        Act(word=1, types=(("ASSAULT", 0.9),), stances=(), links=links),
        Act(word=4, types=(("SUPPORT", 0.9),), stances=(), links=links),
    )
    assert deeds_of(msgspec.structs.replace(read, acts=acts)) == {
        ("shelled", "TUR", "kurds", "ASSAULT", False),
        ("backed", "USA", "kurds", "SUPPORT", False),
    }
