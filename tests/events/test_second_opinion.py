"""Merging against a plain second writing of the same rule, and what holds whatever the claims are."""

from __future__ import annotations

from collections import Counter

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.events import merge
from dragoman.events.grouping import Group, Grouping
from dragoman.events.merge import both_ways, by_dyad
from dragoman.events.order import order
from dragoman.records import Claim
from tests.events import simple
from tests.events.drawn import claims

MANY = settings(max_examples=100, deadline=None)


def groups_of(events) -> set[frozenset[str]]:
    return {frozenset(event.evidence) for event in events}


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[Claim], list[tuple[str, str]], list[tuple[str, str]]]:
    """Claims, some of which a person put together, and some of which apart."""
    told = draw(claims())
    ids = sorted({one.id for one in told})
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1]), max_size=3)
    return (told, draw(pairs), draw(pairs)) if len(ids) > 1 else (told, [], [])


@MANY
@given(claims())
def test_looking_at_all_groups_without_an_index_gives_the_same_events(told):
    assert groups_of(merge(told)) == simple.events(told)


@MANY
@given(judged())
def test_so_it_does_where_a_person_has_judged(given):
    told, same, apart = given
    assert groups_of(merge(told, same=same, different=apart)) == simple.events(told, same=same, apart=apart)


@MANY
@given(claims(), st.randoms())
def test_the_order_in_which_claims_arrive_changes_nothing(told, chance):
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert merge(shuffled) == merge(told)


@MANY
@given(claims())
def test_every_claim_is_in_exactly_one_event(told):
    counted = Counter(claim for event in merge(told) for claim in event.evidence)
    assert counted == dict.fromkeys({one.id for one in told}, 1)


@MANY
@given(claims())
def test_merging_twice_changes_nothing(told):
    once = merge(told)
    assert merge([*told, *told]) == once
    again = merge(one for event in once for one in told if one.id in event.evidence)
    assert again == once


@MANY
@given(judged(), st.integers(0, 8))
def test_claims_told_later_join_the_groups_that_are_there(given, at):
    told, _, different = given
    apart = both_ways(different)
    for of_dyad in by_dyad(sorted(told, key=order)):
        begun = Grouping(apart=apart)
        for one in of_dyad[:at]:
            begun.add(one)
        gone_on = Grouping(stored(begun), apart=apart)
        whole = Grouping(apart=apart)
        for one in of_dyad[at:]:
            gone_on.add(one)
        for one in of_dyad:
            whole.add(one)
        assert stored(gone_on) == stored(whole)


def stored(grouping: Grouping) -> list[Group]:
    """The groups as they are written down and read again."""
    return msgspec.json.decode(msgspec.json.encode(list(grouping.groups.values())), type=list[Group])


@MANY
@given(claims(), st.integers(0, 5))
def test_removing_a_report_removes_exactly_its_claims(told, number):
    gone = {one.id for one in told if one.document == f"d{number}"}
    rest = [one for one in told if one.document != f"d{number}"]
    kept = {one.id for one in rest}
    assert {claim for event in merge(rest) for claim in event.evidence} == kept
    assert gone - kept == {claim for event in merge(told) for claim in event.evidence} - kept


@MANY
@given(claims())
def test_copies_of_a_report_are_where_their_original_is(told):
    for event in merge(told):
        copies = [one for one in told if one.id in event.evidence]
        assert event.reports == len({one.document for one in copies})
        assert event.origins == len({one.origin for one in copies})
