from __future__ import annotations

from datetime import date
from functools import partial
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dragoman.records import Bond
from dragoman.system import build, build_layer
from tests.builders import tie

DAY = date(2022, 12, 31)
build = partial(build, on=DAY)
TWO_SIDES = (
    tie("IRN", "RUS", "+"), tie("GBR", "USA", "+"), tie("RUS", "USA", "-", evidence=("e1",)), tie("IRN", "USA", "-"),
    tie("GBR", "RUS", "-"), tie("GBR", "IRN", "-"),
)  # fmt: skip


def test_two_sides_are_two_blocs_without_strain():
    system = build(TWO_SIDES)
    assert [set(bloc.members) for bloc in system.balance.blocs] == [{"GBR", "USA"}, {"IRN", "RUS"}]
    assert (system.balance.index, system.unweighted.index) == (0, 0)
    assert (system.triads, system.imbalanced, system.strained) == (4, 0, ())
    assert (system.layer, system.on, system.firm) == ("behaviour", DAY, False)


def test_both_balances_are_there_by_weight_and_by_count():
    weak = tie("IRN", "USA", "+", lean=0.3)
    system = build([*TWO_SIDES[:3], weak])
    assert system.balance.index == 0.2
    assert system.unweighted.index == 1
    assert (system.balance.weighted, system.unweighted.weighted) == (True, False)


def test_what_is_undecided_or_thin_is_counted():
    ties = [tie("CHN", "RUS", None, acts=2), tie("CHN", "USA", None), tie("IRN", "RUS", "+", acts=4), *TWO_SIDES[1:]]
    system = build(ties)
    assert (system.undecided, system.thin, len(system.ties)) == (2, 1, 8)
    assert (len(system.actors), system.of) == (4, 5), "who has no signed tie is there all the same"
    assert system.ties[-1].sign is None
    firm = build(ties, firm=True)
    assert (firm.undecided, firm.thin, len(firm.signed), firm.firm) == (2, 1, 5, True)
    assert "CHN" not in system.actors


def test_persons_and_the_nameless_are_left_out_and_counted():
    kinds = dict.fromkeys(("IRN", "RUS", "GBR", "USA"), "state") | {"rebels": "nameless", "mary-hale": "person"}
    others = [tie("USA", "rebels", "+"), tie("RUS", "rebels", None), tie("mary-hale", "USA", "-"), tie("USA", "x", "-")]
    system = build([*TWO_SIDES, *others], kinds=kinds)
    assert system.left_out == (("nameless", 2), ("person", 1), ("unknown", 1))
    assert system.actors == ("GBR", "IRN", "RUS", "USA")
    assert (system.undecided, system.of) == (0, 4)


def test_groups_alliances_and_organisations_take_part():
    kinds = {"islamic-state": "group", "nato": "alliance", "un": "organisation", "USA": "state"}
    system = build([tie("USA", other, "-") for other in kinds if other != "USA"], kinds=kinds)
    assert set(system.actors) == set(kinds)


def test_no_ties_make_an_empty_system_that_says_so():
    system = build([tie(sign=None)])
    assert (system.actors, system.signed, system.undecided, system.balance.blocs) == ((), (), 1, ())


def test_of_a_theatre_only_the_couples_who_stand_together_there_are_told():
    here = [tie(one, "islamic-state", "-", theatre="iraq") for one in ("IRN", "USA")]
    there = [tie(one, "al-nusra", "-", theatre="yemen") for one in ("IRN", "USA")]
    opposed = tie("IRN", "USA", "-", theatre="syria")
    pooled = build([opposed], by_theatre=[*here, *there, opposed])
    assert {couple.together for couple in pooled.odd_couples} == {"iraq", "yemen"}
    iraq = build(here, by_theatre=[*here, *there, opposed], theatre="iraq")
    assert [couple.together for couple in iraq.odd_couples] == ["iraq"]


@settings(max_examples=25, deadline=None)
@given(
    some.lists(some.sampled_from(["+", "-", None]), min_size=15, max_size=15),
    some.permutations([f"z{number}" for number in range(6)]),
)
def test_other_names_make_the_same_system(signs, names):
    pairs = list(combinations(range(6), 2))
    one, other = (
        build([tie(called[a], called[b], sign) for (a, b), sign in zip(pairs, signs, strict=True)])
        for called in ([f"a{number}" for number in range(6)], names)
    )
    for balance, renamed in ((one.balance, other.balance), (one.unweighted, other.unweighted)):
        assert (balance.index, balance.bloc_cost) == pytest.approx((renamed.index, renamed.bloc_cost))
    assert (one.triads, one.imbalanced, one.undecided) == (other.triads, other.imbalanced, other.undecided)
    assert sorted(len(each.between) for each in one.hedgers) == sorted(len(each.between) for each in other.hedgers)


def test_a_layer_is_a_system_of_its_bonds_on_a_day():
    def bond(one, other, sign, layer="alliances", since=None):
        return Bond(layer=layer, one=one, other=other, sign=sign, weight=1.0, since=since, until=None, text=None)

    bonds = [
        bond("USA", "GBR", "+"), bond("USA", "CHN", None), bond("USA", "JPN", "+", since=date(2030, 1, 1)),
        bond("USA", "PRK", "-", layer="rivalries"),
    ]  # fmt: skip
    system = build_layer(bonds, layer="alliances", on=DAY)
    assert (system.layer, system.actors, system.undecided) == ("alliances", ("GBR", "USA"), 1)
    assert (system.ties, system.brokers, system.odd_couples) == ((), (), ())
    both = build_layer(bonds, layer="alliances+rivalries", on=DAY)
    assert [(one.one, one.other, one.sign) for one in both.signed] == [("GBR", "USA", "+"), ("PRK", "USA", "-")]
