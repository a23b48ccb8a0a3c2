"""Events of one pair about the same things are a story line, and others are not."""

from __future__ import annotations

import random
import time

from dragoman.events import stories
from dragoman.records import Event
from tests.builders import claim, event, item

DRONES, MISSILES, WEAPONS = item("drones", "drone"), item("missiles", "missile"), item("arms", "weapons")


def told(id: str, *things, day: str = "2022-10-29", who: str = "IRN", whom: str | None = "RUS", **more) -> Event:
    """An event told on a day, by one claim."""
    return event([claim(who, whom, type=more.pop("type", "AID"), id=id, items=things, published=day, **more)], id=id)


def chains(*events: Event) -> list[list[str]]:
    return [[one.id for one in story.events] for story in stories(events)]


def test_a_plan_a_delivery_and_a_later_denial_are_one_story_in_their_order():
    plan = told("plan", DRONES, day="2022-07-17", stance="expects")
    delivery = told("delivery", DRONES, day="2022-10-19", time="2022-08")
    denial = told("denial", DRONES, day="2023-01-10", stance="denies")

    (story,) = stories([denial, delivery, plan])

    assert [one.id for one in story.events] == ["plan", "delivery", "denial"]
    assert story.id == "plan"


def test_other_things_and_other_pairs_are_other_stories():
    assert chains(told("a", DRONES), told("b", MISSILES)) == []
    assert chains(told("a", DRONES), told("b", DRONES, whom="SYR")) == []


def test_both_directions_of_a_pair_are_one_story():
    order = told("order", DRONES, who="RUS", whom="IRN", type="REQUEST")
    assert chains(order, told("sent", DRONES, day="2022-11-10")) == [["order", "sent"]]


def test_the_same_things_years_later_are_another_story():
    assert chains(told("a", DRONES), told("b", DRONES, day="2024-06-01")) == []


def test_a_vague_event_joins_the_nearest_like_it_and_links_no_two_stories():
    drones = told("d1", DRONES), told("d2", DRONES, day="2022-10-30")
    missiles = told("m1", MISSILES, day="2022-11-01"), told("m2", MISSILES, day="2022-11-02")
    vague, wider = told("v", day="2022-11-03"), told("w", WEAPONS, day="2022-10-28")

    found = chains(*drones, *missiles, vague, wider)

    assert found == [["w", "d1", "d2"], ["m1", "m2", "v"]]


def test_a_vague_event_joins_no_other_kind_of_act_and_none_long_before():
    assert chains(told("a", DRONES), told("b", type="CONSULT")) == []
    assert chains(told("a", DRONES), told("b", day="2023-03-01")) == []


def test_vague_events_make_no_story_of_their_own():
    assert chains(told("a"), told("b", day="2022-10-30")) == []


def test_an_act_that_names_one_side_is_of_no_pair():
    assert chains(told("a", DRONES, whom=None), told("b", DRONES, whom=None)) == []


def test_no_event_is_in_two_stories_and_the_order_in_which_they_come_does_not_matter():
    pick = random.Random(5)
    things = [(), (DRONES,), (MISSILES,), (WEAPONS,), (DRONES, MISSILES)]
    some = [
        told(f"e{n:02}", *pick.choice(things), day=f"2022-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}",
             whom=pick.choice(["RUS", "SYR"]))
        for n in range(60)
    ]  # fmt: skip

    found = chains(*some)

    assert found
    ids = [id for chain in found for id in chain]
    assert len(ids) == len(set(ids))
    assert chains(*pick.sample(some, len(some))) == found


def test_a_long_war_is_chained_in_a_moment():
    days = [f"20{year}-{month:02}-{day:02}" for year in range(14, 24) for month in range(1, 13) for day in range(1, 29)]
    strikes = [told(f"e{n:05}", *((DRONES,) if n % 2 else ()), day=day, type="ASSAULT") for n, day in enumerate(days)]

    started = time.perf_counter()
    (story,) = stories(strikes)

    assert time.perf_counter() - started < 5
    assert len(story.events) == len(strikes)
