"""Which deeds with which parties are weighed at all."""

from __future__ import annotations

import msgspec

from dragoman.actors import registry
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.syntax import Syntax
from dragoman.claims.weighing.candidates import Weighing, candidates, parties_of
from dragoman.records import Act, ActLink
from tests.builders import document, reading


def weighed(rows: str) -> set[tuple[str, str, str | None]]:
    """(initiator, type, recipient) of every candidate."""
    read = reading(rows)
    (mentions,) = find_mentions(document(read.sentence.text), [read], registry())
    return {
        (dyad.initiator.mention.actor.id, deed.type, dyad.recipient.mention.actor.id if dyad.recipient else None)
        for deed, dyad in candidates(Syntax(read), parties_of(read, mentions))
    }


def test_who_stands_in_what_is_denied_is_not_turned_down():
    denied = """
        Iran Iran PROPN 2 nsubj
        denied deny VERB 0 root
        arming arm VERB 2 xcomp
        Iraq Iraq PROPN {} obj
    """
    assert weighed(denied.format(3)) == {("IRN", "AID", "IRQ")}
    assert ("IRN", "REJECT", "IRQ") in weighed(denied.format(2))


def test_nor_who_stands_in_claims_that_are_rejected():
    rejected = """
        Russia Russia PROPN 2 nsubj
        rejected reject VERB 0 root
        claims claim NOUN 2 obj
        that that SCONJ 6 mark
        Iran Iran PROPN 6 nsubj
        armed arm VERB 3 acl
        Iraq Iraq PROPN 6 obj
    """
    assert ("IRN", "AID", "IRQ") in weighed(rejected)
    assert not {found for found in weighed(rejected) if found[1] == "REJECT"}


def test_whose_proposal_is_rejected_is_turned_down():
    rejected = """
        Russia Russia PROPN 2 nsubj
        rejected reject VERB 0 root
        the the DET 4 det
        proposal proposal NOUN 2 obj
        by by ADP 6 case
        Iran Iran PROPN 4 nmod
    """
    assert ("RUS", "REJECT", "IRN") in weighed(rejected)


TWO_NAMED = """
The the DET 3 det
French French ADJ 3 amod
attack attack NOUN 7 nsubj
on on ADP 5 case
Mali Mali PROPN 3 nmod
has have AUX 7 aux
worried worry VERB 0 root
Japan Japan PROPN 7 obj
"""
LISTED = """
The the DET 3 det
French French ADJ 3 amod
attack attack NOUN 9 nsubj
on on ADP 5 case
Mali Mali PROPN 3 nmod
and and CCONJ 7 cc
Japan Japan PROPN 5 conj
has have AUX 9 aux
ended end VERB 0 root
"""


def attacked(rows: str, *words: int) -> set[str]:
    """Whom France is claimed to attack where the head links these words and the reader is less sure of the later."""
    links = [ActLink(part="initiator", word=1, confidence=0.9)]
    links += [ActLink(part="recipient", word=word, confidence=0.9) for word in words]
    act = Act(word=2, types=(("ASSAULT", 0.9),), stances=(), links=tuple(links))
    read = msgspec.structs.replace(reading(rows), acts=(act,))
    mentions = find_mentions(document(read.sentence.text), [read], registry())
    weighed = Weighing(
        [read], mentions, lambda _: Syntax(read), lambda sentences, one, other: (("ASSAULT", 1 - other.start / 100),)
    )
    return {found.dyad.recipient.mention.actor.id for found in weighed.of(0) if found.deed.word == 2}


def test_an_act_is_done_to_one_or_to_one_list():
    assert attacked(TWO_NAMED, 4, 7) == {"MLI"}
    assert attacked(LISTED, 4, 6) == {"MLI", "JPN"}
