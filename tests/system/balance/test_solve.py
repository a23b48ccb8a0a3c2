"""Balance is solved exactly: as brute force finds, whatever names, order and sides are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman import system
from dragoman.errors import UsageError
from dragoman.records import SignedTie
from tests.system.networks import best, cost, misfits, names, shared, ties

ACTORS = "ABCDEFG"


@st.composite
def networks(draw, actors=ACTORS):
    """Signed networks of a few actors, with weights of every kind."""
    pairs = [(one, other) for at, one in enumerate(actors) for other in actors[at + 1 :]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, min_size=1))
    weights = draw(st.sampled_from([st.sampled_from([1.0, 2.0, 3.0]), st.floats(0.01, 10), st.just(0.5)]))
    return [
        SignedTie(one=one, other=other, sign=draw(st.sampled_from("+-")), weight=draw(weights))
        for one, other in chosen
    ]  # fmt: skip


def test_a_friend_of_both_sides_of_a_quarrel_costs_one_tie():
    found = system.solve(ties("A+B", "B+C", "A-C"))
    assert (found.n, found.m, found.negative, found.index, found.bloc_cost) == (3, 3, 1, 1, 1)
    assert found.proved
    assert [set(cycle.members) for cycle in found.cycles] == [{"A", "B", "C"}]


def test_three_enemies_cost_one_tie_of_two_sides_and_nothing_of_three_blocs():
    found = system.solve(ties("A-B", "B-C", "A-C"))
    assert (found.index, found.bloc_cost) == (1, 0)
    assert [bloc.members for bloc in found.blocs] == [("A",), ("B",), ("C",)]


def test_a_network_without_ties_is_balanced():
    found = system.solve([])
    assert (found.n, found.m, found.index, found.bloc_cost, found.proved) == (0, 0, 0, 0, True)


def test_weights_count_only_when_asked():
    heavy = ties("A+B 5", "B+C 5", "A-C 2")
    assert system.solve(heavy).index == 1
    assert system.solve(heavy, weighted=True).index == 2


@settings(max_examples=150, deadline=None)
@given(networks(), st.booleans())
def test_brute_force_finds_nothing_better_and_costs_are_those_of_the_divisions(some, weighted):
    found = system.solve(some, weighted=weighted)

    assert found.proved
    assert found.index == pytest.approx(cost(misfits(some, best(some, 2, weighted=weighted)[0]), weighted=weighted))
    assert found.bloc_cost == pytest.approx(
        cost(misfits(some, best(some, None, weighted=weighted)[0]), weighted=weighted)
    )
    sides = {name: side for side, members in enumerate(found.sides) for name in members}
    blocs = {name: at for at, bloc in enumerate(found.blocs) for name in bloc.members}
    assert sorted(sides) == sorted(blocs) == names(some)
    assert list(found.frustrated) == misfits(some, sides)
    assert list(found.misfits) == misfits(some, blocs)
    assert found.index == pytest.approx(cost(found.frustrated, weighted=weighted))
    assert found.bloc_cost == pytest.approx(cost(found.misfits, weighted=weighted))


@settings(max_examples=150, deadline=None)
@given(networks("ABCDEF"), st.booleans())
def test_what_all_best_divisions_share_is_what_brute_force_finds_in_all(some, weighted):
    found = system.solve(some, weighted=weighted)

    two, many = best(some, 2, weighted=weighted), best(some, None, weighted=weighted)
    assert found.explained
    assert list(found.always) == [tie for tie in some if all(tie in misfits(some, way) for way in two)]
    sets = shared(some, many)
    for bloc in found.blocs:
        core = set(bloc.members) - set(bloc.ambiguous)
        assert core == max(
            (one & set(bloc.members) for one in sets), key=lambda one: (len(one), sorted(one) == sorted(core))
        )


@settings(max_examples=100, deadline=None)
@given(networks("ABCDEFGHIJ"), st.booleans())
def test_every_balance_stands_up_to_a_check_that_trusts_no_solver(some, weighted):
    found = system.solve(some, weighted=weighted, explain=False)

    assert system.check(some, found) == []
    assert (found.always, found.explained) == (None, False)


@settings(max_examples=60, deadline=None)
@given(networks("ABCDEFGH"), st.sets(st.sampled_from("ABCDEFGH")), st.booleans())
def test_changing_the_side_of_some_actors_changes_nothing_of_the_index(some, moved, weighted):
    switched = [
        replace(tie, sign="+-"[(tie.sign == "+") == ((tie.one in moved) != (tie.other in moved))]) for tie in some
    ]
    assert system.solve(switched, weighted=weighted).index == pytest.approx(system.solve(some, weighted=weighted).index)


@settings(max_examples=60, deadline=None)
@given(networks("ABCDEFGH"), st.permutations("ABCDEFGH"), st.randoms())
def test_other_names_and_another_order_give_the_same_figures(some, others, random):
    name = dict(zip("ABCDEFGH", others, strict=True))
    renamed = [replace(tie, one=name[tie.other], other=name[tie.one]) for tie in some]
    random.shuffle(renamed)

    first, second = system.solve(some), system.solve(renamed)

    assert (first.index, first.bloc_cost, len(first.always)) == (second.index, second.bloc_cost, len(second.always))


@settings(max_examples=60, deadline=None)
@given(networks("ABCDEFGH"), st.data())
def test_setting_out_from_the_balance_of_another_network_changes_no_figure(some, data):
    now = system.solve(some)
    changed = [*some[1:], replace(some[0], sign=data.draw(st.sampled_from("+-")))]

    then, anew = system.solve(changed, start=now), system.solve(changed)

    assert (then.index, then.bloc_cost, then.always) == (anew.index, anew.bloc_cost, anew.always)


def test_impossible_ties_are_told_together():
    some = [*ties("A+A", "B-C", "C+B"), SignedTie(one="D", other="E", sign="+", weight=-1.0)]
    with pytest.raises(UsageError) as told:
        system.solve(some)
    assert str(told.value).splitlines() == [
        "A is tied to itself. Give two actors to each tie.",
        "B and C have two ties. Give one to a pair.",
        "The tie of D and E weighs -1. Give a number over 0.",
    ]
