"""Two outlets side by side: who tells what, where they stand to it, in which words."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.events.compare import compare
from dragoman.records import Comparison
from tests.builders import claim, event

COURIER, MIRROR = "The Courier", "The Mirror"


def told(*claims, id: str = "e1"):
    """An event with its claims."""
    return event(claims, id=id), claims


@pytest.fixture
def comparison() -> Comparison:
    """One event that both tell, one that only the first tells, one that only a third tells."""
    return compare(
        [
            told(
                claim(id="a", outlet=COURIER, document="d1"),
                claim(id="b", outlet=COURIER, document="d1", by=("UKR",)),
                claim(id="c", outlet=MIRROR, document="d2", by=("RUS",), stance="denies"),
            ),
            told(claim("IRN", "RUS", id="d", outlet=COURIER, document="d3", type="AID"), id="e2"),
            told(claim("CHN", "USA", id="e", outlet="The Third", document="d4"), id="e3"),
        ],
        (COURIER, MIRROR),
    )


def test_events_that_neither_tells_are_passed_over(comparison: Comparison):
    assert [one.event.id for one in comparison.events] == ["e1", "e2"]
    assert comparison.reports == (2, 1)
    assert comparison.claims == (3, 1)


def test_an_outlet_that_leaves_an_event_out_has_no_telling(comparison: Comparison):
    both, alone = comparison.events
    assert all(both.tellings)
    assert alone.tellings[0] is not None
    assert alone.tellings[1] is None
    assert not alone.differ


def test_an_outlet_stands_to_an_event_in_its_own_voice_or_only_quotes(comparison: Comparison):
    one, other = comparison.events[0].tellings
    assert one.own == ("asserts",)
    assert [(source.id, source.stance) for source in one.quoted] == [("UKR", "asserts")]
    assert other.own == ()
    assert [(source.id, source.stance) for source in other.quoted] == [("RUS", "denies")]
    assert comparison.events[0].differ


def test_outlets_that_both_only_quote_do_not_differ_whomever_they_quote():
    both = told(
        claim(id="a", outlet=COURIER, by=("USA",)),
        claim(id="b", outlet=MIRROR, document="d2", by=("IRN",), stance="denies"),
    )
    assert not compare([both], (COURIER, MIRROR)).events[0].differ


def test_an_outlet_that_gives_one_side_only_omits_what_the_other_gives():
    both_sides = [
        claim(id="a", outlet=COURIER, by=("USA",), stance="hedges"),
        claim(id="b", outlet=COURIER, by=("IRN",), stance="denies"),
    ]
    one_side = claim(id="c", outlet=MIRROR, document="d2", by=("IRN",), stance="denies")

    (one,) = compare([told(*both_sides, one_side)], (COURIER, MIRROR)).events

    assert one.omits == ((), ("asserts",))


def test_an_event_that_one_leaves_out_altogether_has_no_omitted_side(comparison: Comparison):
    assert comparison.events[1].omits == ((), ())


def test_a_copy_counts_as_told_by_both_and_is_said_to_be_one():
    printed = msgspec.structs.replace(claim(id="b", outlet=MIRROR, document="d2"), origin="d1")

    (one,) = compare([told(claim(id="a", outlet=COURIER, document="d1"), printed)], (COURIER, MIRROR)).events

    assert all(one.tellings)
    assert one.copied
    assert not one.differ


def test_the_names_of_outlets_are_taken_in_any_case(comparison: Comparison):
    events = [told(claim(id="a", outlet="the courier"))]
    assert compare(events, (COURIER, MIRROR)).events[0].tellings[0]


def test_acts_are_worded_where_both_tell_of_the_event_and_those_of_the_same_parties_together():
    def worded(id: str, outlet: str, word: str, document: str):
        made = claim("IRN", "RUS", id=id, type="AID", outlet=outlet, document=document)
        return msgspec.structs.replace(made, trigger=msgspec.structs.replace(made.trigger, text=word))

    found = compare(
        [
            told(worded("a", COURIER, "supplied", "d1"), worded("b", MIRROR, "sold", "d2")),
            told(worded("c", COURIER, "supplies", "d3"), worded("d", MIRROR, "selling", "d2"), id="e2"),
            told(worded("e", COURIER, "gifted", "d1"), id="e3"),
        ],
        (COURIER, MIRROR),
    )

    (act,) = found.acts
    assert act.events == ("e1", "e2")
    assert [[(one.word, one.count) for one in side] for side in act.words] == [[("supply", 2)], [("sell", 2)]]


def test_actors_whom_both_name_are_worded_side_by_side(comparison: Comparison):
    assert {actor.actor.id for actor in comparison.actors} == {"RUS", "UKR"}
    russia = next(actor for actor in comparison.actors if actor.actor.id == "RUS")
    assert [[(one.word, one.count) for one in side] for side in russia.words] == [[("Rus", 2)], [("Rus", 1)]]


def test_swapping_the_outlets_swaps_the_sides(comparison: Comparison):
    both = [told(claim(id="a"), claim(id="b", outlet=MIRROR, document="d2", stance="hedges"))]
    one, other = compare(both, (COURIER, MIRROR)), compare(both, (MIRROR, COURIER))
    assert one.events[0].tellings == other.events[0].tellings[::-1]
    assert one.events[0].omits == other.events[0].omits[::-1]
    assert [act.words for act in one.acts] == [act.words[::-1] for act in other.acts]
    assert [actor.words for actor in one.actors] == [actor.words[::-1] for actor in other.actors]


def test_outlets_that_tell_nothing_share_nothing():
    found = compare([], (COURIER, MIRROR))
    assert (found.events, found.acts, found.actors) == ((), (), ())
