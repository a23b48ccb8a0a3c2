"""Events of one pair about the same things are a story line, and others are not."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable

from dragoman.events import stories
from dragoman.records import Claim, Event
from tests.builders import claim, event, item, place

DRONES, MISSILES, WEAPONS = item("drones", "drone"), item("missiles", "missile"), item("arms", "weapons")
GRAIN, DEAL = item("grain", "food"), item("deal", "agreement")


def told(id: str, *things, day: str = "2022-10-29", who: str = "IRN", whom: str | None = "RUS", **more) -> Event:
    """An event told on a day, by one claim."""
    return event([said(id, *things, day=day, who=who, whom=whom, **more)], id=id)


def said(id: str, *things, day: str = "2022-10-29", who: str = "IRN", whom: str | None = "RUS", **more) -> Claim:
    return claim(who, whom, type=more.pop("type", "AID"), id=id, items=things, published=day, **more)


def chains(*events: Event, claims: Iterable[Claim] = ()) -> list[list[str]]:
    return [[one.id for one in story.events] for story in stories(events, claims)]


def test_a_plan_a_delivery_and_a_later_denial_are_one_story_in_their_order():
    plan = told("plan", DRONES, day="2022-07-17", stance="expects")
    delivery = told("delivery", DRONES, day="2022-10-19", time="2022-08")
    denial = told("denial", DRONES, day="2023-01-10", stance="denies")

    (story,) = stories([denial, delivery, plan])

    assert [one.id for one in story.events] == ["plan", "delivery", "denial"]
    assert story.id == "plan"


def test_other_things_and_other_pairs_are_other_stories():
    assert chains(told("a", DRONES), told("b", GRAIN)) == []
    assert chains(told("a", DRONES), told("b", DRONES, whom="SYR")) == []


def test_what_goes_the_other_way_is_another_story():
    drones = told("d1", DRONES), told("d2", DRONES, day="2022-10-30")
    assert chains(*drones, told("back", DRONES, who="RUS", whom="IRN")) == [["d1", "d2"]]


def test_who_asks_for_something_is_in_the_story_of_its_delivery():
    order = told("order", DRONES, who="RUS", whom="IRN", type="REQUEST")
    sent, back = told("sent", DRONES, day="2022-11-10"), told("back", DRONES, day="2022-11-10", who="RUS", whom="IRN")
    assert chains(order, sent, back) == [["order", "sent"]]


def test_arms_are_one_story_where_they_change_hands_and_each_its_own_where_they_are_used():
    assert chains(told("a", DRONES), told("b", MISSILES, day="2022-10-30")) == [["a", "b"]]
    assert chains(told("a", DRONES, type="ASSAULT"), told("b", MISSILES, type="ASSAULT")) == []
    assert chains(told("a", DRONES), told("b", DRONES, type="ASSAULT")) == []


def test_a_common_act_joins_the_story_of_its_things_and_links_no_two():
    forth = told("f1", DRONES), told("f2", DRONES, day="2022-10-30")
    back = [told(id, WEAPONS, who="RUS", whom="IRN", day="2022-11-20") for id in ("b1", "b2")]
    common = told("common", DRONES, type="COOPERATE", symmetric=True, day="2022-11-02")
    assert chains(*forth, *back, common) == [["f1", "f2", "common"], ["b1", "b2"]]


def test_the_same_things_years_later_are_another_story():
    assert chains(told("a", DRONES), told("b", DRONES, day="2024-06-01")) == []


def test_what_is_fought_over_one_place_by_either_side_is_one_story():
    town, other = place("Eastport", "SUD", (10.0, 10.0)), place("Westport", "SUD", (10.0, 14.0))
    strikes = told("a", type="ASSAULT", place=town), told("b", type="COERCE", place=town, who="RUS", whom="IRN")
    assert chains(*strikes, told("c", type="ASSAULT", place=other)) == [["a", "b"]]
    assert chains(told("a", place=town), told("b", place=town, type="CONSULT")) == []
    assert chains(told("a", type="ASSAULT", place=town), told("b", type="ASSAULT", place=town, day="2023-04-01")) == []


def test_a_whole_country_is_no_place_that_is_fought_over():
    country = place("Syria", "SYR", (35.0, 38.0))
    assert chains(*(told(id, type="ASSAULT", place=country) for id in ("a", "b"))) == []


def test_what_is_agreed_and_broken_in_one_issue_is_one_story_for_two_years():
    nuclear = {"who": "IRN", "whom": "USA", "theatres": ("iran-nuclear",)}
    talks = told("talks", type="CONSULT", symmetric=True, day="2013-11-10", **nuclear)
    accord = told("accord", DEAL, type="AGREE", symmetric=True, day="2015-07-14", **nuclear)
    broken = told("broken", DEAL, type="REJECT", day="2017-02-03", **nuclear)
    sailors = told("sailors", type="COERCE", day="2016-01-13", **nuclear)
    war = [told(id, type="CONSULT", theatres=("syria-war",)) for id in ("c", "d")]
    assert chains(talks, accord, broken, sailors, *war) == [["talks", "accord", "broken"]]


def test_a_vague_event_joins_the_nearest_like_it_and_links_no_two_stories():
    drones = told("d1", DRONES), told("d2", DRONES, day="2022-10-30")
    grain = told("g1", GRAIN, day="2022-11-01"), told("g2", GRAIN, day="2022-11-02")
    assert chains(*drones, *grain, told("v", day="2022-11-03")) == [["d1", "d2"], ["g1", "g2", "v"]]


def test_a_vague_event_joins_no_other_kind_of_act_no_other_direction_and_none_long_before():
    assert chains(told("a", DRONES), told("b", type="THREATEN")) == []
    assert chains(told("a", DRONES), told("b", who="RUS", whom="IRN")) == []
    assert chains(told("a", DRONES), told("b", day="2023-03-01")) == []


def test_vague_events_make_no_story_of_their_own():
    assert chains(told("a"), told("b", day="2022-10-30")) == []


def test_an_act_that_names_one_side_is_of_no_pair():
    assert chains(told("a", DRONES, whom=None), told("b", DRONES, whom=None)) == []


def test_a_summit_is_a_step_of_one_pair_and_links_no_stories_of_others():
    nuclear = {"type": "AGREE", "symmetric": True, "theatres": ("iran-nuclear",)}
    six = [said(f"six {whom}", whom=whom, act="act", **nuclear) for whom in ("USA", "FRA")]
    summit = event(six, id="summit")
    later = told("usa", whom="USA", day="2022-11-02", **nuclear), told("fra", whom="FRA", day="2022-11-02", **nuclear)
    assert summit.dyads == (("FRA", "IRN"), ("IRN", "USA"))
    assert chains(summit, *later) == [["summit", "fra"]]


def test_what_is_told_as_of_one_day_is_in_the_order_in_which_it_was_told():
    first, later = told("b", DRONES, day="2022-10-10", time="2022-10-05"), told("a", DRONES, time="2022-10-05")
    assert chains(later, first) == [["b", "a"]]


def test_a_standing_is_a_step_of_no_story():
    assert chains(told("a", DRONES), told("b", DRONES, type="ALLY", symmetric=True)) == []


APOLOGY = "In Norland nobody will say sorry for the bomber that fell at the border ridge."
FELL = {
    "type": "ASSAULT",
    "sentence": "In heavy fog a bomber crossed the border ridge and was brought down.",
    "trigger": "brought down",
}
LATER = {"type": "ASSAULT", "sentence": "In fog, too, the second bomber crossed the ridge.", "trigger": "crossed"}


def test_what_tells_no_thing_joins_the_story_that_is_told_in_the_same_words():
    town = place("Eastport", "SUD", (10.0, 10.0))
    claims = [
        said("fell", place=town, **FELL), said("later", place=town, day="2022-10-30", **LATER),
        said("sorry", day="2022-11-20", who="RUS", whom="IRN", type="REJECT", sentence=APOLOGY, trigger="sorry"),
        said("other", day="2022-11-20", type="REJECT", sentence="Sudland wants no grain.", trigger="wants"),
        said("long after", day="2023-11-20", type="REJECT", sentence=APOLOGY, trigger="sorry"),
    ]  # fmt: skip
    events = [event([one], id=one.id) for one in claims]

    assert chains(*events) == [["fell", "later"]]
    assert chains(*events, claims=claims) == [["fell", "later", "sorry"]]


def test_two_lone_events_in_the_same_words_are_no_story():
    claims = [said(id, type="REJECT", sentence=APOLOGY, trigger="sorry") for id in ("a", "b")]
    assert chains(*(event([one], id=one.id) for one in claims), claims=claims) == []


def test_no_event_is_in_two_stories_and_the_order_in_which_they_come_does_not_matter():
    pick = random.Random(5)
    things = [(), (DRONES,), (GRAIN,), (WEAPONS,), (DRONES, GRAIN)]
    words = [f"word{n}" for n in range(10, 99)]
    claims = [
        said(f"e{n:03}", *pick.choice(things), day=f"2022-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}",
             whom=pick.choice(["RUS", "SYR"]), type=pick.choice(["AID", "COOPERATE", "CONSULT", "CONSULT"]),
             symmetric=pick.random() < 0.2, sentence=f"They spoke of {' '.join(pick.sample(words, 8))}.")
        for n in range(150)
    ]  # fmt: skip
    some = [event([one], id=one.id) for one in claims]

    found = chains(*some, claims=claims)

    assert found != chains(*some)
    ids = [id for chain in found for id in chain]
    assert len(ids) == len(set(ids))
    assert chains(*pick.sample(some, len(some)), claims=pick.sample(claims, len(claims))) == found


def test_a_long_war_is_chained_in_a_moment():
    days = [f"20{year}-{month:02}-{day:02}" for year in range(14, 24) for month in range(1, 13) for day in range(1, 29)]
    strikes = [told(f"e{n:05}", *((DRONES,) if n % 2 else ()), day=day, type="ASSAULT") for n, day in enumerate(days)]

    started = time.perf_counter()
    (story,) = stories(strikes)

    assert time.perf_counter() - started < 5
    assert len(story.events) == len(strikes)
