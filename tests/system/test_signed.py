from datetime import date

import pytest

from dragoman.records import Bond
from dragoman.system.signed import signed, signed_bonds
from tests.builders import tie

DAY = date(2022, 6, 1)


def bond(sign: str | None, weight: float = 1.0, *, one: str = "USA", other: str = "GBR", **more) -> Bond:
    fields = {"since": None, "until": None, "text": None} | more
    return Bond(layer="alliances", one=one, other=other, sign=sign, weight=weight, **fields)


def test_a_tie_without_a_sign_is_no_signed_tie():
    assert signed([tie(sign=None)]) == []


def test_a_tie_weighs_what_its_interval_bears_out_at_the_least():
    (friends,) = signed([tie(sign="+", lean=0.6, low=0.45, high=0.75)])
    (enemies,) = signed([tie(sign="-", lean=-0.6, low=-0.75, high=-0.45)])
    assert (friends.sign, friends.weight) == ("+", 0.45)
    assert (enemies.sign, enemies.weight) == ("-", 0.45)


def test_a_handful_of_events_weighs_less_than_many_that_lean_as_far():
    thin = tie("CHN", "RUS", lean=0.6, low=0.02, high=0.95, acts=3)
    firm = tie("IRN", "RUS", lean=0.6, low=0.5, high=0.7, acts=90)
    assert [(one.one, one.thin) for one in signed([thin, firm])] == [("IRN", False), ("CHN", True)]


def test_thin_ties_can_be_left_out():
    assert signed([tie(acts=3)], firm=True) == []
    assert len(signed([tie(acts=3)])) == 1


def test_a_weight_is_never_nothing():
    (barely,) = signed([tie(lean=0.2, low=0.00001, high=0.4)])
    assert barely.weight == 0.001


def test_a_pooled_tie_tells_the_theatres_that_have_its_sign():
    signs = {"syria-war": "-", "ukraine-invasion": "+", "yemen-war": None}
    (found,) = signed([tie(sign="+", theatres=signs)])
    assert found.theatres == ("ukraine-invasion",)


def test_a_theatre_without_a_sign_counts_where_it_leans_to_the_same_side():
    pooled = tie(sign="-", theatres={"syria-war": "-"})
    (leaning,) = pooled.theatres
    from msgspec.structs import replace

    theatres = (replace(leaning, sign=None, lean=-0.1), replace(leaning, theatre="gaza", sign=None, lean=0.1))
    (found,) = signed([replace(pooled, theatres=theatres)])
    assert found.theatres == ("syria-war",)


def test_the_tie_of_one_theatre_holds_there():
    (found,) = signed([tie(theatre="syria-war", evidence=("e1",))])
    assert (found.theatres, found.evidence) == (("syria-war",), ("e1",))


def test_a_bond_counts_on_the_days_on_which_it_holds():
    lasting = bond("+", since=date(1949, 4, 4))
    assert [(one.one, one.other) for one in signed_bonds([lasting], DAY)] == [("GBR", "USA")]
    assert signed_bonds([lasting], date(1948, 1, 1)) == []
    assert signed_bonds([bond("+", until=date(2022, 5, 31))], DAY) == []
    assert len(signed_bonds([bond("+", until=DAY)], DAY)) == 1


def test_of_two_bonds_of_one_sign_the_stronger_counts():
    (found,) = signed_bonds([bond("+", 0.4), bond("+", 0.9, one="GBR", other="USA")], DAY)
    assert (found.sign, found.weight) == ("+", 0.9)


def test_bonds_of_both_signs_count_by_what_the_stronger_has_over_the_other():
    (found,) = signed_bonds([bond("+", 0.4), bond("-", 1.0)], DAY)
    assert (found.sign, found.weight) == ("-", pytest.approx(0.6))
    assert signed_bonds([bond("+", 0.4), bond("-", 0.4)], DAY) == []


def test_a_bond_that_says_neither_is_no_tie():
    assert signed_bonds([bond(None)], DAY) == []
