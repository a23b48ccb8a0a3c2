"""Groups of several dyads that are one event, and those that are not."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from dragoman.events import merge
from dragoman.events.joining import join
from dragoman.events.merge import both_ways
from tests.builders import claim

SIX = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")


class Group(NamedTuple):
    """A group of one dyad, by its claims and their acts."""

    claims: tuple[str, ...]
    acts: tuple[str, ...]


def joined(*groups: Group, same=(), different=()) -> list[list[str]]:
    return [
        [id for group in event for id in group.claims] for event in join(groups, same=same, apart=both_ways(different))
    ]


def summit(report: str, act: str, *, sentence: str = "The six met by the sea for talks on grain.", **told):
    """Six states meet: a claim for each two."""
    return [
        claim(
            one, other, id=f"{report} {one} {other}", act=act, document=report, type="CONSULT", trigger="met",
            sentence=sentence, symmetric=True, **told,
        )
        for one, other in combinations(SIX, 2)
    ]  # fmt: skip


def test_a_summit_of_six_is_one_event():
    (event,) = merge(summit("d1", "a1"))
    assert len(event.dyads) == 15
    assert event.acts == ("a1",)


def test_a_summit_that_two_reports_tell_is_one_event():
    own = summit("d2", "a2", outlet="The Mirror", sentence="On grain the six met for talks in a hotel by the sea.")
    (event,) = merge([*summit("d1", "a1"), *own])
    assert len(event.evidence) == 30
    assert event.support == "corroborated"


def test_a_report_that_names_two_events_in_one_breath_makes_none_of_them():
    tellings = {"type": "SANCTION", "trigger": "sanctioned"}
    apart = [
        claim("USA", state, id=f"{state} {number}", act=f"{state} {number}", document=f"{state} {number}", **tellings)
        for state in ("RUS", "IRN")
        for number in range(3)
    ]
    in_one = [
        claim("USA", state, id=f"{state} both", act="both", document="d9", **tellings) for state in ("RUS", "IRN")
    ]
    assert [len(event.evidence) for event in merge([*apart, *in_one])] == [4, 4]


def test_what_only_one_report_tells_of_two_in_one_breath_is_one_event():
    in_one = [claim("USA", state, id=state, act="both", type="SANCTION") for state in ("RUS", "IRN")]
    (event,) = merge(in_one)
    assert {party.id for party in event.recipients} == {"RUS", "IRN"}


def test_groups_that_share_half_of_their_acts_are_one():
    assert joined(Group(("a",), ("1", "2")), Group(("b",), ("2",))) == [["a", "b"]]
    assert joined(Group(("a",), ("1", "2")), Group(("b",), ("2", "3"))) == [["a"], ["b"]]


def test_groups_that_share_no_act_are_two():
    assert joined(Group(("a",), ("1",)), Group(("b",), ("2",))) == [["a"], ["b"]]


def test_groups_are_one_through_a_third():
    groups = Group(("a",), ("1", "2")), Group(("b",), ("1", "2", "3", "4")), Group(("c",), ("3", "4"))
    assert joined(*groups) == [["a", "b", "c"]]


def test_events_and_their_groups_come_in_the_order_of_the_groups():
    groups = Group(("a",), ("1",)), Group(("b",), ("2",)), Group(("c",), ("1",))
    assert joined(*groups) == [["a", "c"], ["b"]]


def test_what_a_person_put_together_is_one_whatever_its_dyads_are():
    groups = Group(("a",), ("1",)), Group(("b", "c"), ("2",)), Group(("d",), ("3",))
    assert joined(*groups, same=[("d", "b")]) == [["a"], ["b", "c", "d"]]
    assert joined(*groups, same=[("a", "d"), ("c", "d")]) == [["a", "b", "c", "d"]]


def test_what_a_person_put_apart_is_not_joined_by_its_acts_nor_through_a_third():
    groups = Group(("a",), ("1",)), Group(("b",), ("1",)), Group(("c",), ("1",))
    assert joined(*groups) == [["a", "b", "c"]]
    assert joined(*groups, different=[("a", "b")]) == [["a", "c"], ["b"]]


def test_those_that_share_most_are_joined_first():
    groups = Group(("a",), ("1", "2", "3")), Group(("b",), ("1", "2", "3")), Group(("c",), ("1", "2"))
    assert joined(*groups, different=[("c", "b")]) == [["a", "b"], ["c"]]


def test_no_groups_are_no_events():
    assert joined() == []
