"""Who fills the slots of an act, and whom a description names, from parses made by hand."""

from __future__ import annotations

from dragoman import read_text
from dragoman.actors import registry
from dragoman.claims.acts.parties import Parties
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.mentions.tree import Tree
from tests.builders import document, reading

CLAUSE_BETWEEN = """
France France PROPN 10 nsubj
, , PUNCT 4 punct
which which PRON 4 nsubj
backs back VERB 1 acl:relcl
Mali Mali PROPN 4 obj
, , PUNCT 8 punct
and and CCONJ 8 cc
Japan Japan PROPN 1 conj
both both DET 10 advmod
agreed agree VERB 0 root
"""
LATEST = """
Japan Japan PROPN 5 nsubj
is be AUX 5 cop
the the DET 5 det
latest late ADJ 5 amod
country country NOUN 0 root
to to PART 7 mark
recognise recognise VERB 5 acl
Mali Mali PROPN 7 obj
"""
IS_PARTNER = """
Japan Japan PROPN 5 nsubj
is be AUX 5 cop
China China PROPN 5 nmod:poss
's 's PART 3 case
partner partner NOUN 0 root
"""
AS_RIVAL = """
Japan Japan PROPN 2 nsubj
emerged emerge VERB 0 root
as as ADP 5 case
a a DET 5 det
rival rival NOUN 2 obl
to to ADP 7 case
China China PROPN 5 nmod
"""
CALLED_ENEMY = """
France France PROPN 2 nsubj
considers consider VERB 0 root
Japan Japan PROPN 5 nsubj
an a DET 5 det
enemy enemy NOUN 2 xcomp
"""
ARSENALS = """
The the DET 2 det
arsenals arsenal NOUN 8 nsubj:pass
of of ADP 4 case
France France PROPN 2 nmod
and and CCONJ 6 cc
Mali Mali PROPN 4 conj
were be AUX 8 aux:pass
destroyed destroy VERB 0 root
"""
FIGHTERS = """
France France PROPN 2 nsubj
shelled shell VERB 0 root
fighters fighter NOUN 2 obj
from from ADP 6 case
the the DET 6 det
Taliban Taliban PROPN 2 obl
"""
ALLIES = """
Allies ally NOUN 5 nsubj
of of ADP 4 case
the the DET 4 det
Taliban Taliban PROPN 1 nmod
left leave VERB 0 root
"""


def parties(rows: str) -> Parties:
    read = reading(rows)
    (mentions,) = find_mentions(document(read.sentence.text), [read], registry())
    return Parties(Tree(read), mentions, read.predicates)


def filling(rows: str, word: str, slot: str) -> set[str]:
    """The actors in a slot of a word."""
    found = parties(rows)
    return {found.mentions[number].actor.id for number in found.at(found.tree.words.index(word), slot)}


def test_what_is_joined_behind_a_relative_clause_has_no_part_in_it():
    assert filling(CLAUSE_BETWEEN, "backs", "subj") == {"FRA"}
    assert filling(CLAUSE_BETWEEN, "agreed", "subj") == {"FRA", "JPN"}


def test_who_is_the_latest_to_do_something_does_it():
    assert filling(LATEST, "recognise", "subj") == {"JPN"}


def test_a_noun_names_who_is_said_to_be_it():
    assert filling(IS_PARTNER, "partner", "self") == {"JPN"}
    assert filling(AS_RIVAL, "rival", "self") == {"JPN"}
    assert filling(CALLED_ENEMY, "enemy", "self") == {"JPN"}


def test_what_belongs_to_two_states_stands_for_both():
    assert filling(ARSENALS, "destroyed", "obj") == {"FRA", "MLI"}


def test_fighters_from_a_group_are_the_group_and_its_allies_are_not():
    fighters, allies = parties(FIGHTERS), parties(ALLIES)
    described = next(mention for mention in fighters.mentions if not mention.known)
    name = fighters.name_of(described)
    assert name is not None
    assert fighters.mentions[name].actor.id == "taliban"
    assert all(allies.name_of(mention) is None for mention in allies.mentions)


def test_who_is_said_to_be_something_is_meant_by_the_noun():
    found = parties(CALLED_ENEMY)
    (noun,) = (mention for mention in found.mentions if not mention.known)
    name = found.name_of(noun)
    assert name is not None
    assert found.mentions[name].actor.id == "JPN"


def test_a_list_goes_on_over_commas_even_where_the_parse_does_not():
    found = parties("""
France France PROPN 8 nsubj
, , PUNCT 4 punct
the the DET 4 det
Netherlands Netherlands PROPN 1 dep
and and CCONJ 6 cc
Mali Mali PROPN 4 dep
have have AUX 8 aux
met meet VERB 0 root
Japan Japan PROPN 8 obj
""")
    assert {found.mentions[number].actor.id for number in found.listed(0)} == {"FRA", "NLD", "MLI"}


def test_by_whom_something_is_done_did_it_though_the_participle_hangs_wrongly():
    text = "France knew the route of a Russian plane, shot down by Turkey last week."
    claims = read_text(text, outlet="The Courier", published="2016-01-05")
    assert {claim.initiator.id for claim in claims if claim.type == "ASSAULT"} == {"TUR"}
