"""What an event adds to pairs."""

from __future__ import annotations

from datetime import date

import msgspec
import numpy as np

from dragoman.deeds import Deeds, deeds_of
from dragoman.events import merge
from dragoman.records import Event
from tests.builders import claim, mention


def events(*claims) -> list[Event]:
    return merge(claims)


def pairs(event: Event) -> list[tuple[str, str, bool]]:
    return [(deed.initiator, deed.recipient, deed.against) for deed in deeds_of(event)]


def test_an_event_told_by_many_is_one_deed():
    (event,) = events(
        claim("RUS", "UKR", id="a", document="d1", outlet="The Courier"),
        claim("RUS", "UKR", id="b", document="d2", outlet="The Ledger"),
    )
    (deed,) = deeds_of(event)
    assert (deed.initiator, deed.recipient, deed.support) == ("RUS", "UKR", "corroborated")


def test_a_summit_of_three_is_a_deed_of_each_pair():
    (event,) = events(
        *(
            claim(one, other, id=f"{one}{other}", act="a", type="CONSULT", symmetric=True, trigger="met")
            for one, other in (("IRN", "RUS"), ("RUS", "TUR"), ("IRN", "TUR"))
        )
    )
    assert {frozenset(pair[:2]) for pair in pairs(event)} == {
        frozenset(pair) for pair in (("IRN", "RUS"), ("RUS", "TUR"), ("IRN", "TUR"))
    }


def test_what_is_aimed_against_a_third_party_is_a_deed_towards_it():
    (event,) = events(claim("USA", "IRQ", type="AID", against=mention("islamic-state", kind="group")))
    assert pairs(event) == [("USA", "IRQ", False), ("USA", "islamic-state", True)]
    assert [deed.kinds for deed in deeds_of(event)] == [("state", "state"), ("state", "group")]


def test_what_a_minister_does_is_a_deed_of_the_state():
    minister = mention("sergei-lavrov", kind="person", of="RUS")
    (event,) = events(claim(minister, "UKR", type="THREATEN"))
    assert [(deed.initiator, deed.kinds) for deed in deeds_of(event)] == [("RUS", ("state", "state"))]


def test_what_is_only_supposed_is_no_deed():
    (event,) = events(claim("RUS", "UKR", stance="supposes"))
    assert list(deeds_of(event)) == []


def test_what_is_hedged_by_all_says_so():
    (hedged,) = events(claim("RUS", "UKR", stance="hedges"))
    assert [deed.hedged for deed in deeds_of(hedged)] == [True]
    (firm,) = events(claim("RUS", "UKR", id="a", stance="hedges"), claim("RUS", "UKR", id="b", document="d2"))
    assert [deed.hedged for deed in deeds_of(firm)] == [False]


def test_a_deed_is_of_the_day_it_happened_and_never_later_than_it_was_told():
    def day(time) -> date:
        (event,) = events(claim("RUS", "UKR", time=time, published="2022-10-29"))
        return next(deeds_of(event)).day

    assert day("2022-10-10") == date(2022, 10, 10)
    assert day("2022") == date(2022, 10, 29)
    assert day("2023-01") == date(2022, 10, 29)
    assert day(("2014-02-20", None)) == date(2022, 10, 29)
    assert day(None) == date(2022, 10, 29)


def test_what_was_expected_and_then_told_is_of_the_day_on_which_it_happened():
    deal = {"type": "AGREE", "symmetric": True, "trigger": "deal", "sentence": "A nuclear deal."}
    hoped = claim("IRN", "USA", id="a", stance="expects", aspect="future", time="2015", published="2014-12-27", **deal)
    struck = claim("IRN", "USA", id="b", document="d2", time="2015", published="2016-01-05", **deal)
    (event,) = merge([hoped, struck], same=[("a", "b")])
    assert next(deeds_of(event)).day == date(2015, 12, 31)
    (event,) = events(hoped)
    assert next(deeds_of(event)).day == date(2014, 12, 27)


def test_an_event_of_no_known_day_is_no_deed():
    (event,) = events(claim("RUS", "UKR", published=None))
    assert list(deeds_of(event)) == []


def test_columns_hold_what_the_records_say():
    happened = events(
        claim("USA", "IRQ", id="a", type="AID", theatres=("iraq-war",), published="2010-01-05"),
        claim("IRN", "USA", id="b", type="THREATEN", published="2011-06-01", sentence_start=900),
        claim("USA", "IRN", id="c", type="SANCTION", published="2013-06-01", document="d2"),
    )
    deeds = Deeds.of_events(happened)
    assert len(deeds) == 3
    assert deeds.ids == tuple(event.id for event in happened)
    assert [deeds.acts[act].type for act in deeds.act] == ["AID", "THREATEN", "SANCTION"]
    assert len(deeds.between("IRN", "USA")) == len(deeds.between("USA", "IRN")) == 2
    assert len(deeds.between("IRN", "CHN")) == 0
    assert len(deeds.within("iraq-war")) == 1
    assert len(deeds.within("syria-war")) == 0
    assert len(deeds.during(date(2011, 1, 1), date(2011, 12, 31))) == 1
    assert len(deeds.of_kinds({"group"})) == 0
    assert np.array_equal(deeds.where(slice(0)).day, [])


def test_a_deed_is_as_sure_as_its_event():
    happened = events(claim("RUS", "UKR", confidence=0.75))
    assert Deeds.of_events(happened).confidence.tolist() == [0.75]


def test_no_deeds_are_columns_too():
    deeds = Deeds.of([])
    assert len(deeds) == len(deeds.within("iraq-war")) == len(deeds.between("USA", "IRN")) == 0
    assert len(deeds.of_kinds({"state"})) == 0


def test_a_deed_reads_back_as_it_was_written():
    (event,) = events(claim("USA", "IRQ", type="AID"))
    (deed,) = deeds_of(event)
    assert msgspec.json.decode(msgspec.json.encode(deed), type=type(deed)) == deed
