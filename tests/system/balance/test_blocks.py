"""Blocks are those that networkx finds."""

from __future__ import annotations

import networkx
from hypothesis import given, settings

from dragoman.system.balance.blocks import blocks
from tests.system.drawn import drawn


@settings(max_examples=150, deadline=None)
@given(drawn(12))
def test_blocks_are_the_biconnected_components_of_networkx(network):
    found = {frozenset(network.ends[tie] for tie in block) for block in blocks(len(network.names), network.ends)}
    graph = networkx.Graph(network.ends)
    expected = {
        frozenset((min(pair), max(pair)) for pair in part) for part in networkx.biconnected_component_edges(graph)
    }
    assert found == expected


def test_two_triangles_at_one_actor_are_two_blocks_and_a_bridge_is_one():
    ends = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)]
    assert sorted(sorted(block) for block in blocks(6, ends)) == [[0, 1, 2], [3], [4, 5, 6]]


def test_a_long_chain_needs_no_recursion():
    ends = [(at, at + 1) for at in range(20_000)]
    assert len(blocks(20_001, ends)) == 20_000
