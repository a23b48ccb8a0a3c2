"""What a group is found by, and how many are looked at."""

from __future__ import annotations

from dragoman.events.index import MOST, Index, keys, reach
from dragoman.events.profile import Profile, profile_of
from tests.builders import claim, item, official, place

KHERSON = place("Kherson", "UKR", (46.6, 32.6))


def told(day: str | None, **choices) -> Profile:
    return profile_of(claim(published=day, **choices))


def finds(claimed: Profile, *groups: Profile) -> set[int]:
    index = Index()
    for number, profile in enumerate(groups):
        index.add(number, profile)
    return index.near(claimed)


def test_what_was_told_within_days_is_found_if_its_type_is_near():
    yesterday, coerced, met = (
        told("2022-10-28"),
        told("2022-10-28", type="COERCE"),
        told("2022-10-28", type="CONSULT", trigger="met"),
    )
    assert finds(told("2022-10-29"), yesterday, coerced, met) == {0, 1}


def test_what_was_told_months_ago_is_found_by_its_thing_or_place_alone():
    drones, at_kherson, plain = (
        told("2022-08-01", items=(item("drones", "drone"),)), told("2022-08-01", place=KHERSON), told("2022-08-01")
    )  # fmt: skip
    asked = told("2022-10-29", items=(item("drones", "drone"),), place=KHERSON)
    assert finds(asked, drones, at_kherson, plain) == {0, 1}


def test_a_wider_thing_finds_its_parts():
    drones = told("2022-09-20", items=(item("drones", "drone"),))
    assert finds(told("2022-10-29", items=(item("arms", "weapons"),)), drones) == {0}
    assert finds(told("2022-10-29", items=(item("grain", "food"),)), drones) == set()


def test_what_was_told_weeks_ago_is_found_by_its_words_or_people_too():
    lavrov = official("Sergei Lavrov", of="RUS")
    by_word, by_person = told("2022-10-10"), told("2022-10-10", initiator=lavrov, trigger="struck")
    assert finds(told("2022-10-29", initiator=lavrov), by_word, by_person) == {0, 1}
    assert finds(told("2023-06-29", initiator=lavrov), by_word, by_person) == set()


def test_what_is_told_long_after_is_found_by_the_day_on_which_it_happened():
    asked = told("2022-10-29", time="2014-03-18")
    assert finds(asked, told("2014-03-19"), told("2016-01-01", time="2014-03"), told("2016-01-01")) == {0, 1}
    assert finds(told("2014-03-19"), asked) == {0}


def test_a_standing_is_found_by_its_type_whenever_it_was_told():
    assert finds(told("2022-10-29", type="ALLY"), told("2021-12-01", type="ALLY"), told("2021-12-01")) == {0}


def test_a_report_without_a_date_is_found_by_its_type():
    assert finds(told("2022-10-29"), told(None), told(None, type="CONSULT", trigger="met")) == {0}


def test_of_very_many_the_last_told_are_looked_at():
    index = Index()
    for number in range(5 * MOST):
        index.add(number, told("2022-10-29"))
    found = index.near(told("2022-10-30"))
    assert max(found) == 5 * MOST - 1
    assert len(found) == MOST


def test_a_group_that_has_changed_is_found_by_what_it_has_become():
    index = Index()
    before, after = told("2022-08-01"), told("2022-08-01", items=(item("drones", "drone"),))
    index.add(0, before)
    asked = told("2022-10-29", items=(item("drones", "drone"),))
    assert index.near(asked) == set()
    index.change(0, before, after)
    assert index.near(asked) == {0}
    index.drop(0, after)
    assert index.near(asked) == set()


def test_a_like_profile_is_always_in_reach():
    for choices in ({}, {"time": "2022-10-20"}, {"time": "2022"}, {"place": KHERSON}, {"type": "RIVAL"}):
        profile = told("2022-10-29", **choices)
        assert keys(profile) & set(reach(profile)), choices
