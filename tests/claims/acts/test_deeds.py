"""Which deeds a sentence tells of, and which are told by another."""

from __future__ import annotations

import pytest

from dragoman import read_text
from dragoman.claims.acts.deeds import find_deeds
from dragoman.claims.syntax import Syntax
from dragoman.records import Act, Reading
from tests.builders import reading


def deeds(rows: str) -> list[tuple[str, str]]:
    """(word, type) of every deed."""
    return deeds_of(reading(rows))


def deeds_of(read: Reading) -> list[tuple[str, str]]:
    return [(read.sentence.tokens[deed.word].text, deed.type) for deed in find_deeds(Syntax(read))]


@pytest.mark.parametrize(
    ("verb", "lemma", "found"),
    [
        ("cut", "cut", [("cut", "SANCTION")]),
        ("suspended", "suspend", [("suspended", "SANCTION")]),
        ("sent", "send", [("sent", "AID"), ("aid", "AID")]),
    ],
)
def test_aid_that_is_cut_is_not_given(verb: str, lemma: str, found: list[tuple[str, str]]):
    rows = f"""
        Norland Norland PROPN 2 nsubj
        {verb} {lemma} VERB 0 root
        aid aid NOUN 2 obj
        to to ADP 5 case
        Sudland Sudland PROPN 3 nmod
    """
    assert deeds(rows) == found


def test_sanctions_that_are_lifted_are_not_imposed():
    rows = """
        Norland Norland PROPN 2 nsubj
        lifted lift VERB 0 root
        sanctions sanction NOUN 2 obj
        on on ADP 5 case
        Sudland Sudland PROPN 3 nmod
    """
    assert deeds(rows) == [("lifted", "CONCEDE")]


def test_an_attack_that_is_halted_took_place():
    rows = """
        Norland Norland PROPN 2 nsubj
        halted halt VERB 0 root
        attacks attack NOUN 2 obj
        on on ADP 5 case
        Sudland Sudland PROPN 3 nmod
    """
    assert ("attacks", "ASSAULT") in deeds(rows)


def seen(read: Reading, word: int, type: str) -> Reading:
    """The same reading, with an act that the claim head sees at a word."""
    act = Act(word=word, types=((type, 0.9),), stances=(), links=())  # type: ignore[arg-type]
    return Reading(**{**{name: getattr(read, name) for name in read.__struct_fields__}, "acts": (act,)})


def test_an_act_that_the_head_sees_at_a_preposition_is_told_by_the_verb():
    read = reading("""
        Norland Norland PROPN 2 nsubj
        armed arm VERB 0 root
        rebels rebel NOUN 2 obj
        against against ADP 5 case
        Sudland Sudland PROPN 3 nmod
    """)
    deed = next(deed for deed in find_deeds(Syntax(seen(read, 3, "ASSAULT"))) if deed.word == 3)
    assert read.lemmas[deed.told] == "arm"


def test_the_agreement_that_the_head_sees_in_what_is_agreed_is_told_by_agreeing():
    read = reading("""
        Norland Norland PROPN 2 nsubj
        agreed agree VERB 0 root
        to to PART 4 mark
        return return VERB 2 xcomp
        home home ADV 4 advmod
    """)
    deed = next(deed for deed in find_deeds(Syntax(seen(read, 3, "AGREE"))) if deed.word == 3)
    assert read.lemmas[deed.told] == "agree"


def test_what_the_head_sees_at_a_particle_it_sees_at_the_verb():
    read = reading("""
        Norland Norland PROPN 2 nsubj
        fended fend VERB 0 root
        off off ADP 2 compound:prt
        Sudland Sudland PROPN 2 obj
    """)
    assert deeds_of(seen(read, 2, "REJECT")) == [("fended", "REJECT")]


def test_a_verb_that_carries_a_deed_is_none_besides():
    read = reading("""
        Norland Norland PROPN 2 nsubj
        imposed impose VERB 0 root
        sanctions sanction NOUN 2 obj
        on on ADP 5 case
        Sudland Sudland PROPN 3 nmod
    """)
    assert deeds_of(seen(read, 1, "COERCE")) == [("sanctions", "SANCTION")]


def test_what_protesters_demand_is_no_request():
    read = reading("""
        Norlanders Norlander PROPN 2 nsubj
        demonstrated demonstrate VERB 0 root
        demanding demand VERB 2 advcl
        answers answer NOUN 3 obj
    """)
    assert deeds_of(read) == [("demonstrated", "PROTEST")]


@pytest.mark.parametrize(
    ("text", "kind", "pair"),
    [
        ("Merkel gave credit to Kyiv for its reforms.", "SUPPORT", ("DEU", "UKR")),
        ("Washington has removed Havana from a list of sponsors of terror.", "CONCEDE", ("USA", "CUB")),
        ("Washington may lift its trade embargo on Cuba.", "CONCEDE", ("USA", "CUB")),
        ("The frozen conflict between Armenia and Azerbaijan escalated.", "RIVAL", ("ARM", "AZE")),
    ],
)
def test_a_phrase_is_what_it_says_whole(text: str, kind: str, pair: tuple[str, str]):
    claims = read_text(text, outlet="The Courier", published="2016-01-05")
    assert {claim.type for claim in claims} == {kind}
    assert {(claim.initiator.acts_for, claim.recipient.acts_for) for claim in claims if claim.recipient} == {pair}


def test_who_shares_a_moment_or_a_border_does_not_cooperate_for_that():
    text = "A photo shows an Indian admiral sharing a light moment with a Pakistani admiral."
    assert not read_text(text, outlet="The Courier", published="2016-01-05")
