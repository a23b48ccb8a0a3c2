"""Ids of claims, which are few raw fields and the same for ever."""

from __future__ import annotations

from dragoman.claims.identity import Joint, digest
from dragoman.records import Claim
from tests.builders import claim

TEXT = digest("U.S. and British officials said that Russia attacked Ukraine.")


def apart(*claims: Claim) -> list[str]:
    joint = Joint(TEXT)
    return [joint.apart(one).id for one in claims]


def test_several_who_are_named_by_the_same_words_each_make_a_claim():
    ids = apart(claim(by=("USA",)), claim(by=("GBR",)), claim(by=("USA",)))
    assert ids[0] == ids[2] == "c1"
    assert ids[1] != "c1"


def test_so_do_both_who_did_it_where_the_outlet_tells_it():
    ids = apart(claim("RUS", "SYR"), claim("IRN", "SYR"), claim("IRN", "SYR"))
    assert ids[0] == "c1"
    assert ids[1] == ids[2] != "c1"


def test_what_several_say_of_themselves_is_told_once():
    assert apart(claim("GBR", by=("GBR",)), claim("FRA", by=("GBR",))) == ["c1", "c1"]


def test_the_ids_do_not_hang_on_what_else_the_report_tells():
    ours = [claim(by=("USA",)), claim(by=("GBR",))]
    assert apart(*ours) == apart(ours[0], claim(id="c2"), ours[1])[::2]
