"""Who turns down what an earlier sentence told."""

from __future__ import annotations

import pytest

from dragoman.claims.stance.denials import denied, retorts
from dragoman.claims.syntax import Syntax
from dragoman.records import Claim, Source
from tests.builders import claim, reading


def charges(rows: str) -> list[str]:
    """The words for what a sentence denies."""
    read = reading(rows)
    return [read.sentence.text[retort.charge.start : retort.charge.end] for retort in retorts(0, Syntax(read))]


DENIED = """
    Norland Norland PROPN 2 nsubj
    {0} {0} VERB 0 root
    {1}
"""


@pytest.mark.parametrize("said", ["it it PRON 2 obj", "this this PRON 2 obj", "accusations accusation NOUN 2 obj"])
def test_it_and_the_charge_stand_for_what_was_told(said: str):
    assert charges(DENIED.format("deny", said)) == [said.split()[0]]


def test_what_is_told_in_the_same_sentence_is_no_retort():
    clause = "claims claim NOUN 2 obj\n that that SCONJ 5 mark\n fled flee VERB 3 acl"
    assert charges(DENIED.format("deny", clause)) == []


def test_to_confirm_it_or_to_deny_a_thing_is_none():
    assert charges(DENIED.format("confirm", "it it PRON 2 obj")) == []
    assert charges(DENIED.format("deny", "visas visa NOUN 2 obj")) == []


def test_a_denial_that_is_itself_denied_is_none():
    rows = """
        Norland Norland PROPN 4 nsubj
        did do AUX 4 aux
        not not PART 4 advmod
        deny deny VERB 0 root
        it it PRON 4 obj
    """
    assert charges(rows) == []


def norland(id: str = "NOR") -> Source:
    return Source(id=id, name=id, kind="state", sector="GOV", acts_for=id, anonymous=False, cue="denied", text=id,
                  start=0, end=3)  # fmt: skip


def told(*claims: Claim) -> list[str]:
    return [one.id for one in denied(norland(), claims)]


def test_one_denies_what_another_says_that_one_did():
    by_sudland = claim("NOR", "SUD", by=("SUD",), id="attack")
    assert told(by_sudland) == ["attack"]
    assert denied(norland("EST"), [by_sudland]) == []


def test_neither_what_one_said_oneself_nor_that_one_is_accused():
    assert told(claim("NOR", "SUD", by=("NOR",))) == []
    assert told(claim("NOR", "SUD", by=("SUD",), type="ACCUSE")) == []
    assert told(claim("NOR", "SUD")) == []
