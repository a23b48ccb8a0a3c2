from __future__ import annotations

import random
from datetime import date
from itertools import combinations

import pytest
from msgspec.structs import replace

from dragoman.system.aligned import Aligned
from dragoman.system.odd_couples import Theatre, odd_couples
from tests.builders import tie

IRAQ, SYRIA = "iraq-islamic-state", "syria-war"


def against_the_islamic_state(*, sign="-", acts=30):
    """The United States and Iran, each against the Islamic State in Iraq."""
    return [
        tie(
            one,
            "islamic-state",
            sign,
            lean=-0.5,
            theatre=IRAQ,
            acts=acts,
            evidence=tuple(f"{one}-{n}" for n in (1, 2, 3)),
        )
        for one in ("USA", "IRN")
    ]


OPPOSED = tie("USA", "IRN", "-", theatre=SYRIA, lean=-0.4, evidence=("s1",))


def test_two_who_fight_the_same_third_while_opposed_elsewhere_are_an_odd_couple():
    (found,) = odd_couples([], [*against_the_islamic_state(), OPPOSED])
    assert (found.one, found.other, found.against) == ("IRN", "USA", ("islamic-state",))
    assert (found.together, found.opposed, found.thin) == (IRAQ, SYRIA, False)
    assert found.weight == pytest.approx(0.3)
    assert found.evidence == ("IRN-1", "IRN-2", "USA-1", "USA-2", "s1")


def test_a_pooled_quarrel_is_enough():
    (found,) = odd_couples([tie("USA", "IRN", "-")], against_the_islamic_state())
    assert (found.together, found.opposed) == (IRAQ, None)


def test_who_are_opposed_in_the_theatre_itself_do_not_stand_together_there():
    there = tie("USA", "IRN", "-", theatre=IRAQ)
    assert odd_couples([tie("USA", "IRN", "-")], [*against_the_islamic_state(), there, OPPOSED]) == []


def test_without_a_quarrel_elsewhere_two_allies_are_no_odd_couple():
    assert odd_couples([tie("USA", "IRN", "+")], against_the_islamic_state()) == []
    undecided = tie("USA", "IRN", None, lean=-0.4, theatre=SYRIA)
    assert odd_couples([tie("USA", "IRN", None)], [*against_the_islamic_state(), undecided]) == []


def test_a_common_enemy_in_two_theatres_is_not_one_in_the_same():
    one, other = against_the_islamic_state()
    elsewhere = tie("USA", "islamic-state", "-", theatre=SYRIA)
    assert odd_couples([tie("USA", "IRN", "-")], [other if other.one == "IRN" else one, elsewhere]) == []


def test_friends_in_one_theatre_who_are_enemies_in_another_need_no_third():
    friends = tie("USA", "RUS", "+", theatre="iran-nuclear")
    enemies = tie("USA", "RUS", "-", theatre="ukraine-crimea-donbas")
    (found,) = odd_couples([], [friends, enemies])
    assert (found.against, found.together, found.opposed) == ((), "iran-nuclear", "ukraine-crimea-donbas")


def test_what_leans_without_a_sign_makes_a_lead():
    usa, _ = against_the_islamic_state()
    leaning = tie("IRN", "islamic-state", None, lean=-0.4, theatre=IRAQ, acts=3)
    (found,) = odd_couples([], [usa, leaning, OPPOSED])
    assert (found.thin, found.weight, found.against) == (True, 0.0, ("islamic-state",))
    assert odd_couples([], [usa, replace(leaning, lean=-0.1), OPPOSED]) == []


def test_leads_do_not_rest_on_leads():
    assert odd_couples([], [*against_the_islamic_state(sign=None, acts=3), OPPOSED]) == []
    leaning = tie("USA", "IRN", None, lean=-0.5, theatre=SYRIA)
    assert odd_couples([], [*against_the_islamic_state(), leaning]) == []


def test_leans_make_a_lead_where_the_two_deal_kindly_with_one_another_there():
    leads = [*against_the_islamic_state(sign=None, acts=3), tie("USA", "IRN", None, lean=-0.5, theatre=SYRIA)]
    kindly = tie("USA", "IRN", None, lean=0.4, acts=3, theatre=IRAQ)
    (found,) = odd_couples([], [*leads, kindly])
    assert (found.together, found.opposed, found.against, found.thin) == (IRAQ, SYRIA, ("islamic-state",), True)
    assert odd_couples([], [*leads, replace(kindly, acts=0)]) == []
    assert odd_couples([], [*leads, replace(kindly, lean=0.1)]) == []


def test_who_leans_to_hostility_in_the_theatre_itself_does_not_stand_together_there():
    there = tie("USA", "IRN", None, lean=-0.5, theatre=IRAQ)
    assert odd_couples([], [*against_the_islamic_state(), there, OPPOSED]) == []


def said(event: str = "e1", *, against: str = "islamic-state") -> Aligned:
    """That the United States and Iran are said to be aligned in Iraq."""
    return Aligned("IRN", "USA", against, IRAQ, date(2014, 12, 27), event)


def test_who_are_said_to_be_aligned_are_a_couple_where_they_are_opposed_elsewhere():
    fights = [tie(third, "IRQ", None, theatre=IRAQ) for third in ("islamic-state", "al-nusra")]
    (found,) = odd_couples([], [OPPOSED, *fights], [said("e1"), said("e2"), said("e2", against="al-nusra")])
    assert (found.one, found.other, found.together, found.opposed) == ("IRN", "USA", IRAQ, SYRIA)
    assert (found.against, found.said, found.thin) == (("islamic-state", "al-nusra"), 2, False)
    assert found.evidence == ("e1", "e2", "s1")
    assert odd_couples([], [OPPOSED, *fights], [said("e1")])[0].thin


def test_they_are_aligned_where_the_third_party_is():
    elsewhere = tie("islamic-state", "IRQ", None, theatre="syria-islamic-state")
    assert odd_couples([], [OPPOSED, elsewhere], [said()]) == []


def test_of_those_who_are_said_to_be_aligned_a_lean_is_enough_of_a_quarrel_for_a_lead():
    pooled = tie("USA", "IRN", None, lean=-0.5, acts=8)
    there = tie("USA", "IRN", None, lean=-0.5, acts=8, theatre=IRAQ)
    fights = tie("IRQ", "islamic-state", None, theatre=IRAQ)
    (found,) = odd_couples([pooled], [there, fights], [said()])
    assert (found.opposed, found.thin, found.weight) == (None, True, 0.0)
    assert odd_couples([pooled], [replace(there, sign="-"), fights], [said()])
    assert odd_couples([pooled], [replace(there, sign="-", thin=False), fights], [said()]) == []
    assert odd_couples([replace(pooled, lean=0.5)], [fights], [said()]) == []


def test_who_helps_the_third_as_much_as_it_fights_it_does_not_oppose_it():
    one, other = against_the_islamic_state()
    helps = tie("IRN", "islamic-state", None, lean=0.2, theatre=IRAQ)
    usa = next(each for each in (one, other) if "USA" in (each.one, each.other))
    assert odd_couples([], [usa, helps, OPPOSED]) == []


def test_the_firmest_come_first_and_all_common_enemies_are_named():
    weak = tie("USA", "IRN", "-", lean=-0.2, theatre="israel-iran")
    nusra = [tie(one, "al-nusra", "-", lean=-0.9, theatre=IRAQ) for one in ("USA", "IRN")]
    turkey = [tie("TUR", "islamic-state", "-", lean=-0.2, theatre=IRAQ), tie("TUR", "IRN", "-", theatre=SYRIA)]
    first, second = odd_couples([], [*against_the_islamic_state(), *nusra, weak, OPPOSED, *turkey])
    assert (first.one, first.other, first.against) == ("IRN", "USA", ("al-nusra", "islamic-state"))
    assert (second.one, second.other, second.opposed) == ("IRN", "TUR", SYRIA)


@pytest.mark.parametrize("seed", range(5))
def test_no_pair_is_passed_over_that_stands_together(seed, monkeypatch):
    chance = random.Random(seed)
    pairs = list(combinations("ABCDEF", 2))
    ties = [
        tie(*both, chance.choice(("+", "-", None)), lean=0.9 * chance.random() - 0.5, theatre=theatre)
        for both in pairs for theatre in (None, IRAQ, SYRIA) if chance.random() < 0.7
    ]  # fmt: skip
    said = [
        Aligned("A", "B", "C", IRAQ, date(2022, 12, 1), "e1"),
        Aligned("D", "E", "F", SYRIA, date(2022, 12, 1), "e2"),
    ]
    pooled, there = [one for one in ties if not one.theatre], [one for one in ties if one.theatre]
    found = odd_couples(pooled, there, said)
    monkeypatch.setattr(Theatre, "uniting", lambda theatre, some: some)
    assert found == odd_couples(pooled, there, said) != []
