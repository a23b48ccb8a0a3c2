"""Where the linear program is not whole, branching proves what brute force finds."""

from __future__ import annotations

import itertools
import sys

import numpy as np
import pytest

from dragoman import system
from dragoman.records import SignedTie
from dragoman.system.balance.covering import packed
from dragoman.system.balance.program import Program, Row
from tests.system.networks import best, cost, misfits


def wheel(weights):
    """A friend of five who are enemies of their neighbours: half of each tie would do, but there are no halves."""
    rim = "ABCDE"
    pairs = [("hub", one, "+") for one in rim] + [(rim[at - 1], rim[at], "-") for at in range(5)]
    return [
        SignedTie(one=one, other=other, sign=sign, weight=weight)
        for (one, other, sign), weight in zip(pairs, weights, strict=True)
    ]


@pytest.mark.parametrize("shift", range(10))
def test_a_wheel_of_uneven_weights_is_branched_on_and_proved(shift):
    weights = [1 + 0.1 * ((at * 7 + shift) % 10) ** 0.5 for at in range(10)]
    some = wheel(weights)

    found = system.solve(some, weighted=True)

    assert found.proved
    assert found.bloc_cost == pytest.approx(cost(misfits(some, best(some, None, weighted=True)[0]), weighted=True))
    assert found.index == pytest.approx(cost(misfits(some, best(some, 2, weighted=True)[0]), weighted=True))


def by_chance(seed):
    """Eight actors, all tied to all."""
    return [
        SignedTie(one=one, other=other, sign="+-"[(at * at + seed * at) % 7 % 2], weight=1 + (at * 5 + seed) % 7 / 3)
        for at, (one, other) in enumerate(itertools.combinations("ABCDEFGH", 2))
    ]


@pytest.mark.parametrize("seed", range(4))
def test_signs_as_if_by_chance_among_all_are_proved(seed):
    some = by_chance(seed)
    found = system.solve(some, weighted=True)
    assert found.proved
    assert found.index == pytest.approx(cost(misfits(some, best(some, 2, weighted=True)[0]), weighted=True))
    assert found.bloc_cost == pytest.approx(cost(misfits(some, best(some, None, weighted=True)[0]), weighted=True))


def test_cycles_are_packed_with_what_those_before_leave_them():
    rows = [Row((0, 1, 2)), Row((2, 3, 4)), Row((4, 5, 6))]
    assert packed(rows, np.array([1.0, 2.0, 1.5, 2.0, 1.0, 3.0, 3.0])) == [
        ((0, 1, 2), 1.0),
        ((2, 3, 4), 0.5),
        ((4, 5, 6), 0.5),
    ]


def test_a_program_that_grows_is_solved_from_where_it_was():
    program = Program(np.array([3.0, 1.0, 2.0]))
    assert program.add([Row((0, 1)), Row((0, 1))]) == 1
    assert program.solve(float("inf"))
    assert program.value == pytest.approx(1)
    assert program.add([Row((0, 1)), Row((0, 2))]) == 1
    program.bound(1, 0.0, 0.0)
    assert program.solve(float("inf"))
    assert program.value == pytest.approx(3)
    assert sum(program.duals) == pytest.approx(3)


def test_blocs_are_explained_where_they_are_proved_and_the_sides_are_not(monkeypatch):
    solving = sys.modules["dragoman.system.balance.solve"]
    monkeypatch.setattr(solving, "SIDES", 0.0)
    some = by_chance(0)

    found = system.solve(some, weighted=True)

    assert found.bound < found.index
    assert (found.proved, found.always, found.explained) == (False, None, True)
