from __future__ import annotations

import pytest

from dragoman.system.odd_couples import odd_couples
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
    (found,) = odd_couples([], [*against_the_islamic_state(sign=None, acts=3), OPPOSED])
    assert (found.thin, found.weight, found.against) == (True, 0.0, ("islamic-state",))


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
