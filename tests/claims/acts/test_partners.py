"""Who may be meant where an act's own words name one side alone."""

from __future__ import annotations

from dragoman.actors import registry
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.syntax import Syntax
from dragoman.claims.weighing.asking import Asked
from dragoman.claims.weighing.candidates import Weighing
from tests.builders import document, reading

HELD = """
Despite despite ADP 3 case
French French ADJ 3 amod
shelling shelling NOUN 6 obl
, , PUNCT 3 punct
Mali Mali PROPN 6 nsubj
held hold VERB 0 root
the the DET 8 det
town town NOUN 6 obj
"""
ATTACKED = """
France France PROPN 2 nsubj
shelled shell VERB 0 root
Mali Mali PROPN 2 obj
. . PUNCT 2 punct
"""
WENT_ON = """
The the DET 3 det
French French ADJ 3 amod
shelling shelling NOUN 4 nsubj
continued continue VERB 0 root
. . PUNCT 4 punct
"""
IDLE = """
Rain rain NOUN 2 nsubj
fell fall VERB 0 root
. . PUNCT 2 punct
"""


def yes(sentences, initiator, recipient):
    """A reader that takes every pair for attacked and attacker."""
    return (("ASSAULT", 0.95),)


def weighing(*rows: str, ask=yes):
    """A Weighing of sentences that stand one after the other, and their readings."""
    read, at = [], 0
    for number, row in enumerate(rows):
        read.append(reading(row, start=at, number=number))
        at = read[-1].sentence.end + 1
    mentions = find_mentions(document(" ".join(one.sentence.text for one in read)), read, registry())
    return Weighing(read, mentions, lambda number: Syntax(read[number]), ask), read


def claimed(found) -> set[tuple[str, str]]:
    return {(one.dyad.initiator.mention.actor.id, one.dyad.recipient.mention.actor.id) for one in found}


def test_another_of_the_sentence_may_be_meant():
    weighed, _ = weighing(HELD)
    beside = [one for one in weighed.candidates(0) if one.dyad.recipient and one.dyad.recipient.beside]
    assert claimed(one for one in beside if one.deed.type == "ASSAULT") == {("FRA", "MLI")}


def test_the_other_side_may_be_known_from_the_sentences_before():
    weighed, _ = weighing(ATTACKED, WENT_ON)
    assert claimed(weighed.of(0)) == {("FRA", "MLI")}
    (grounds,) = [one for one in weighed.candidates(1) if one.dyad.recipient]
    assert claimed([grounds]) == {("FRA", "MLI")}
    assert grounds.dyad.recipient.reading == 0
    assert grounds.dyad.recipient.before == 1.0


def test_what_was_told_too_long_ago_is_no_longer_meant():
    weighed, _ = weighing(ATTACKED, IDLE, IDLE, IDLE, WENT_ON)
    for number in range(4):
        weighed.of(number)
    assert not [one for one in weighed.candidates(4) if one.dyad.recipient]


def test_it_is_asked_with_the_sentence_that_names_the_other():
    asked = []

    def ask(sentences, initiator, recipient):
        asked.append([sentence.number for sentence in sentences])
        return (("ASSAULT", 0.9),)

    weighed, read = weighing(ATTACKED, IDLE, WENT_ON, ask=ask)
    for number in range(3):
        weighed.of(number)
    assert asked[-1] == [0, 2]
    assert Asked(read, 2, None).of(next(iter(weighed.candidates(2))).dyad) is None


def test_who_is_struck_by_an_armed_group_may_be_the_state_it_strikes_in():
    weighed, _ = weighing("""
The the DET 3 det
Taliban Taliban PROPN 3 compound
attack attack NOUN 4 nsubj
ended end VERB 0 root
in in ADP 6 case
Afghanistan Afghanistan PROPN 4 obl
""")
    (grounds,) = [one for one in weighed.candidates(0) if one.dyad.recipient]
    assert claimed([grounds]) == {("taliban", "AFG")}
    assert grounds.dyad.recipient.beside


def test_who_tells_of_an_act_and_has_no_state_is_not_whom_it_is_done_to():
    told = """
    Mali Mali PROPN 2 nsubj
    attacked attack VERB 5 ccomp
    , , PUNCT 2 punct
    {} {} PROPN 5 nsubj
    said say VERB 0 root
    """
    by_state, _ = weighing(told.format("France", "France"))
    assert ("MLI", "FRA") in claimed(one for one in by_state.candidates(0) if one.dyad.recipient)
    by_body, _ = weighing(told.format("NATO", "NATO"))
    assert not [one for one in by_body.candidates(0) if one.dyad.recipient]
