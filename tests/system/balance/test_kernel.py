"""A kernel costs what its network does, and proofs of it can be carried back."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings

from dragoman.system.balance.kernel import kernel
from dragoman.system.balance.lifting import Packing
from tests.system.drawn import drawn


def cost(ends, weights, sides):
    return sum(
        abs(weight)
        for (one, other), weight in zip(ends, weights, strict=True)
        if (weight < 0) == (sides[one] == sides[other])
    )


def least(n, ends, weights):
    return min(cost(ends, weights, (1, *sides)) for sides in product((1, -1), repeat=n - 1))


@settings(max_examples=150, deadline=None)
@given(drawn())
def test_the_kernel_costs_as_much_less_as_its_offset_and_its_best_division_is_placed_as_well(network):
    n = len(network.names)
    small = kernel(n, network.ends, network.weights)
    ends, weights = ([of[tie] for tie in small.live] for of in (small.ends, small.weights))

    assert least(n, network.ends, network.weights) == pytest.approx(small.offset + least(n, ends, weights))

    best = min(product((1, -1), repeat=n), key=lambda sides: cost(ends, weights, sides))
    sides = list(best)
    small.place(sides)
    assert cost(network.ends, network.weights, sides) == pytest.approx(small.offset + cost(ends, weights, best))


@settings(max_examples=150, deadline=None)
@given(drawn())
def test_what_is_frustrated_whatever_happens_is_proved_by_cycles_of_the_network(network):
    small = kernel(len(network.names), network.ends, network.weights)

    lifted = Packing(small, []).lifted()

    loads = [0.0] * len(network.ends)
    for walk, weight in lifted:
        assert sum(network.weights[tie] < 0 for _, tie in walk) % 2 == 1
        assert len({actor for actor, _ in walk}) == len(walk)
        for at, (actor, tie) in enumerate(walk):
            assert set(network.ends[tie]) == {actor, walk[(at + 1) % len(walk)][0]}
            loads[tie] += weight
    assert all(load <= abs(weight) + 1e-9 for load, weight in zip(loads, network.weights, strict=True))
    assert sum(weight for _, weight in lifted) == pytest.approx(small.offset)


def test_few_ties_leave_no_kernel():
    ends = [(0, 1), (1, 2), (2, 3), (0, 3), (0, 2), (3, 4)]
    small = kernel(5, ends, [1.0, 1.0, -1.0, 1.0, 1.0, -1.0])
    assert (small.live, small.offset) == ([], 1.0)
