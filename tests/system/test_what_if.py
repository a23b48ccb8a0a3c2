from __future__ import annotations

from datetime import date
from functools import partial
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dragoman.errors import UsageError
from dragoman.records import Bloc
from dragoman.system import build, what_if
from dragoman.system.what_if import changed, moved
from tests.builders import tie

build = partial(build, on=date(2022, 12, 31))
BLOCS = (
    tie("IRN", "RUS", "+"), tie("RUS", "SYR", "+"), tie("IRN", "SYR", "+"), tie("GBR", "USA", "+"),
    tie("RUS", "USA", "-"), tie("IRN", "USA", "-"), tie("GBR", "RUS", "-"),
)  # fmt: skip


def bloc(*members: str) -> Bloc:
    return Bloc(members=members, ambiguous=())


def members(balance) -> set[frozenset[str]]:
    return {frozenset(one.members) for one in balance.blocs}


def test_a_tie_that_turns_hostile_strains_the_triads_around_it():
    found = what_if(build(BLOCS), "IRN", "RUS", "-")
    assert (found.before, found.after, found.now.index) == ("+", "-", 0)
    assert found.then.index == pytest.approx(0.4)
    assert {(one.members, one.kind) for one in found.strained} == {
        (("IRN", "SYR", "RUS"), "friend of both"), (("IRN", "RUS", "USA"), "three enemies"),
    }  # fmt: skip
    assert (found.eased, found.weight) == ((), 0.4)


def test_the_strain_goes_when_the_tie_is_taken_away():
    system = build([*BLOCS[:5], tie("IRN", "USA", "+")])
    found = what_if(system, "USA", "IRN", None)
    assert (found.before, found.after, found.then.index) == ("+", None, 0)
    assert [one.members for one in found.eased] == [("RUS", "IRN", "USA")]
    assert found.strained == ()


def test_who_changes_blocs_is_named():
    system = build(
        [tie("a", "b", "+", lean=0.9), tie("c", "d", "+", lean=0.9), tie("a", "d", "-"), tie("b", "c", "-", lean=-0.2)]
    )
    found = what_if(system, "b", "a", "-")
    assert members(found.now) == {frozenset("ab"), frozenset("cd")}
    assert "a" not in {one for bloc in found.then.blocs if "b" in bloc.members for one in bloc.members}
    assert found.moved in (("a",), ("b",))


def test_a_pair_without_a_tie_gets_one_of_the_median_weight():
    system = build([tie("a", "b", "+", lean=0.9), tie("b", "c", "+", lean=0.5), tie("c", "d", "-", lean=-0.2)])
    found = what_if(system, "a", "c", "-")
    assert (found.before, found.weight, found.then.m) == (None, 0.4, 4)


@pytest.mark.parametrize(
    ("one", "other", "sign", "says"),
    [
        ("IRN", "IRN", "-", "no tie with itself"),
        ("IRN", "RUS", "+", "friendly already"),
        ("GBR", "SYR", None, "without a sign already"),
        ("IRN", "PRK", "+", "PRK is not in the system"),
        ("CUB", "PRK", "+", "CUB and PRK are not in the system"),
    ],
)
def test_what_changes_nothing_is_refused_with_a_reason(one, other, sign, says):
    with pytest.raises(UsageError, match=says):
        what_if(build(BLOCS), one, other, sign)


def test_the_fewest_that_can_have_moved_are_named():
    assert moved([bloc("a", "b", "c"), bloc("d", "e")], [bloc("d", "e", "c"), bloc("a", "b")]) == ("c",)
    assert moved([bloc("a", "b"), bloc("c")], [bloc("c"), bloc("b", "a")]) == ()
    assert moved([bloc("a", "b", "c", "d")], [bloc("a", "b"), bloc("c", "d")]) in (("a", "b"), ("c", "d"))
    # Bloc by bloc, the largest overlap first, four would have moved.
    before, after = [bloc(*"abcde"), bloc(*"fg")], [bloc(*"abc", *"fg"), bloc(*"de")]
    assert moved(before, after) == ("a", "b", "c")


def test_who_is_in_no_bloc_any_more_has_not_moved():
    assert moved([bloc("a", "b")], [bloc("a")]) == ()


@some.composite
def systems(draw):
    """A system of up to six actors who are all tied somehow."""
    actors = "abcdef"[: draw(some.integers(3, 6))]
    signs = draw(some.lists(some.sampled_from("+-"), min_size=15, max_size=15))
    pairs = zip(combinations(actors, 2), signs, strict=False)
    return build([tie(one, other, sign, lean=0.5 if sign == "+" else -0.5) for (one, other), sign in pairs])


@settings(max_examples=30, deadline=None)
@given(systems(), some.randoms(use_true_random=False))
def test_to_take_a_tie_away_and_put_it_back_changes_nothing(system, random):
    chosen = random.choice(system.signed)
    gone = what_if(system, chosen.one, chosen.other, None)
    rest = [one for one in system.ties if (one.one, one.other) != (chosen.one, chosen.other)]
    without = build(rest)
    if {chosen.one, chosen.other} <= set(without.actors):
        back = what_if(without, chosen.one, chosen.other, chosen.sign)
        assert back.then.index == pytest.approx(system.balance.index)
        assert back.then.bloc_cost == pytest.approx(system.balance.bloc_cost)
        assert {one.members for one in back.strained} == {one.members for one in gone.eased}
    assert gone.then.index == pytest.approx(without.balance.index)


@settings(max_examples=30, deadline=None)
@given(systems(), some.randoms(use_true_random=False))
def test_a_changed_sign_is_what_building_anew_gives(system, random):
    chosen = random.choice(system.signed)
    other = "-" if chosen.sign == "+" else "+"
    found = what_if(system, chosen.one, chosen.other, other)
    anew = build([
        tie(one.one, one.other, other, lean=-one.lean) if (one.one, one.other) == (chosen.one, chosen.other) else one
        for one in system.ties
    ])  # fmt: skip
    assert found.then.index == pytest.approx(anew.balance.index)
    before, after = ({frozenset(one.members) for one in each.strained} for each in (system, anew))
    assert {frozenset(one.members) for one in found.strained} == after - before
    assert {frozenset(one.members) for one in found.eased} == before - after


def test_a_changed_system_is_that_of_the_changed_ties_and_in_part_as_far_as_what_ifs_go():
    system = build(BLOCS)
    found = what_if(system, "IRN", "RUS", "-")
    whole, part = changed(system, found), changed(system, found, whole=False)
    turned = build([tie("IRN", "RUS", "-"), *BLOCS[1:]])
    assert (whole.imbalanced, whole.unweighted.index) == (turned.imbalanced, turned.unweighted.index) == (2, 1)
    assert (part.actors, part.signed, part.balance) == (whole.actors, whole.signed, whole.balance)
    assert what_if(part, "IRN", "USA", "+").strained == what_if(whole, "IRN", "USA", "+").strained
