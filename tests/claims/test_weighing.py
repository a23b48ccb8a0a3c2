"""Which deeds with which parties are weighed at all."""

from __future__ import annotations

from dragoman.actors import registry
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.syntax import Syntax
from dragoman.claims.weighing import candidates
from tests.builders import document, reading


def weighed(rows: str) -> set[tuple[str, str, str | None]]:
    """(initiator, type, recipient) of every candidate."""
    read = reading(rows)
    (mentions,) = find_mentions(document(read.sentence.text), [read], registry())
    return {
        (dyad.initiator.mention.actor.id, deed.type, dyad.recipient.mention.actor.id if dyad.recipient else None)
        for deed, dyad in candidates(Syntax(read), mentions)
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
