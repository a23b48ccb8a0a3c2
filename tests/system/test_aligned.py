from __future__ import annotations

from datetime import date

import pytest

from dragoman.deeds import Deeds
from dragoman.system.aligned import Aligned, aligned
from tests.builders import claim, event, fighters

DAY = date(2014, 12, 27)
IRAQ = "iraq-islamic-state"


def find(*claims, on=DAY, **changes):
    return list(aligned(Deeds.of_events([event(claims, **changes)]), on))


def allied(**more):
    """That two states stand in Iraq against the Islamic State."""
    chosen = {
        "type": "ALLY", "symmetric": True, "against": fighters("Islamic State"), "theatres": (IRAQ,),
        "published": "2014-12-27",
    }  # fmt: skip
    return claim("USA", "IRN", **(chosen | more))


def test_two_who_act_against_a_third_are_aligned_in_that_theatre():
    assert find(allied(), id="e1") == [Aligned("IRN", "USA", "islamic-state", IRAQ, DAY, "e1")]


@pytest.mark.parametrize("kind", ["AID", "COOPERATE", "SUPPORT", "AGREE"])
def test_any_friendly_act_will_do(kind):
    assert len(find(allied(type=kind))) == 1


def test_to_talk_about_an_enemy_is_not_to_act_against_it():
    assert find(allied(type="CONSULT")) == []


def test_a_hostile_act_towards_one_of_them_aligns_nobody():
    assert find(allied(type="ASSAULT")) == []


def test_what_is_denied_or_only_expected_aligns_nobody():
    assert find(allied(stance="expects")) == []
    assert find(allied(stance="denies", by=("IRN",))) == []


def test_without_a_third_or_a_theatre_nothing_is_told():
    assert find(allied(against=None)) == []
    assert find(allied(theatres=())) == []


def test_what_was_said_years_ago_does_not_tell_how_they_stand_now():
    assert find(allied(), on=date(2016, 12, 1))
    assert find(allied(), on=date(2017, 1, 1)) == []
    assert find(allied(), on=date(2014, 12, 1)) == []


def test_each_theatre_and_each_third_is_told():
    found = find(allied(theatres=(IRAQ, "syria-war")))
    assert [one.theatre for one in found] == [IRAQ, "syria-war"]


def test_no_deeds_align_nobody():
    assert list(aligned(Deeds.of([]), DAY)) == []
