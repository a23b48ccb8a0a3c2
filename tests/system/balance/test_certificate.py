"""What a balance proves can be checked without a solver, and what is wrong with one is found."""

from __future__ import annotations

from msgspec.structs import replace

from dragoman import system
from tests.system.networks import ties

QUARREL = ties("A+B 2", "B+C", "A-C 3", "C+D", "D+E", "C-E")
RIGHT = system.solve(QUARREL, weighted=True)


def faults(**changed):
    return system.check(QUARREL, replace(RIGHT, **changed))


def test_a_right_balance_has_no_fault_and_its_cycles_prove_it():
    assert faults() == []
    assert system.proved_by_cycles(RIGHT) == RIGHT.index == 2


def test_a_cycle_that_is_none_or_not_negative_is_found():
    cycle = RIGHT.cycles[0]
    assert faults(cycles=(replace(cycle, signs=("+",) * len(cycle.signs)),))
    assert faults(cycles=(replace(cycle, members=("A", "B", "E")),))
    assert faults(cycles=(replace(cycle, members=("A", "B", "A")),))


def test_cycles_that_weigh_more_than_their_ties_or_the_bound_are_found():
    heavy = replace(RIGHT.cycles[0], weight=1.5)
    assert any("weigh" in fault for fault in faults(cycles=(heavy, *RIGHT.cycles[1:])))
    assert any("more than the bound" in fault for fault in faults(bound=1.0))


def test_costs_that_the_divisions_do_not_have_are_found():
    assert faults(index=1.0, bound=1.0)
    assert faults(bloc_cost=0.0, bloc_bound=0.0)
    assert faults(frustrated=())
    assert faults(bound=3.0)
    assert faults(sides=(("A", "B", "C", "D", "E"), ()))
