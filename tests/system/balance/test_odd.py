"""The least covered negative cycles are those that listing all cycles finds."""

from __future__ import annotations

import math

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.system.balance.odd import SHORT, OddCycles, covering
from tests.system.drawn import drawn


def negative_cycles(network, hostile):
    """Every simple cycle with an odd number of hostile ties, as places of ties."""
    graph = networkx.Graph()
    for tie, (one, other) in enumerate(network.ends):
        graph.add_edge(one, other, tie=tie)
    for actors in networkx.simple_cycles(graph):
        onward = [*actors[1:], actors[0]]
        ties = [graph.edges[pair]["tie"] for pair in zip(actors, onward, strict=True)]
        if sum(hostile[tie] for tie in ties) % 2:
            yield ties


@settings(max_examples=120, deadline=None)
@given(drawn(7), st.data())
def test_a_cycle_is_found_if_and_only_if_one_is_not_covered(network, data):
    hostile = [weight < 0 for weight in network.weights]
    taken = np.array([data.draw(st.sampled_from([0.0, 0.25, 0.5, 1.0])) for _ in network.ends])
    sides = data.draw(st.lists(st.sampled_from([1, -1]), min_size=7, max_size=7))
    frustrated = [tie for tie, (u, v) in enumerate(network.ends) if hostile[tie] == (sides[u] == sides[v])]

    cycles = OddCycles(len(network.names), network.ends, hostile)
    found = list(cycles.least_covered(taken, frozenset(), frustrated, math.inf))

    short = [ties for ties in negative_cycles(network, hostile) if sum(taken[ties]) < 1 - SHORT]
    assert bool(found) == bool(short)
    if short:
        least = min(sum(taken[ties]) for ties in short)
        assert min(sum(taken[list(row.ties)]) for row in found) == pytest.approx(least)
    for row in found:
        assert sum(hostile[tie] for tie in row.ties) % 2 == 1


@given(drawn(7))
def test_few_actors_have_an_end_of_every_tie(network):
    bases = covering(network.ends, range(len(network.ends)))
    assert sorted(tie for ties in bases.values() for tie, _ in ties) == list(range(len(network.ends)))
    for actor, ties in bases.items():
        assert all({actor, other} == set(network.ends[tie]) for tie, other in ties)
