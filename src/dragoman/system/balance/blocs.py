"""Blocs: the division into any number of them that the least weight of ties does not fit (correlation clustering).

Takes a Network, gives the best division, a bound, and the packing of cycles
with one hostile tie that proves it. Hostile ties between parts that no
friendly ties hold together always fit, and what is left is solved block by
block (Lange, Karrer and Andres 2018, "Partial optimality and fast lower
bounds for weighted correlation clustering").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.system.balance.blocks import blocks
from dragoman.system.balance.covering import cover
from dragoman.system.balance.joining import Blocs, Labels
from dragoman.system.balance.network import Ends, Network, part
from dragoman.system.balance.parity import Parity


@dataclass(frozen=True, slots=True)
class Joined:
    """A division into blocs, its cost, a bound that none undercuts, and what a packing of cycles proves of it."""

    labels: Labels
    cost: float
    bound: float
    packing: list[tuple[tuple[int, ...], float]]  # ties, weight: they come to less than the bound after branching


def join(network: Network, start: Labels | None, deadline: float, *, small: bool = False) -> Joined:
    """The division of a network into blocs that costs least, searched from `start` if there is one.

    Of a `small` network it is sooner proved than searched for at length.
    """
    known = Parity(len(network.names))
    cost = bound = 0.0
    packing: list[tuple[tuple[int, ...], float]] = []
    for ties in _parts(network):
        block, actors = part(network, ties)
        found = _join_block(block, [start[actor] for actor in actors] if start else None, deadline, small)
        cost, bound = cost + found.cost, bound + found.bound
        packing += [(tuple(ties[tie] for tie in cycle), weight) for cycle, weight in found.packing]
        first: dict[int, int] = {}
        for actor, label in zip(actors, found.labels, strict=True):
            known.join(actor, first.setdefault(label, actor), False)
    return Joined([known.find(actor)[0] for actor in range(len(network.names))], cost, bound, packing)


def _join_block(block: Network, start: Labels | None, deadline: float, small: bool) -> Joined:
    """The same of one block."""
    n, ends, weights = len(block.names), block.ends, block.weights
    if min(weights) > 0:
        return Joined([0] * n, 0.0, 0.0, [])
    problem = Blocs(n, ends, weights, unit=block.unit, deadline=deadline)
    answer = cover(problem, problem.begin(start), deadline, search_first=not small)
    return Joined(_held(answer.solution, ends, weights), answer.cost, answer.bound, answer.packing)


def _parts(network: Network) -> Iterator[list[int]]:
    """The blocks of the ties that can matter: friendly ones, and hostile ones among those that these hold together."""
    held = _held([0] * len(network.names), network.ends, network.weights)
    inside = [tie for tie, (one, other) in enumerate(network.ends) if held[one] == held[other]]
    for block in blocks(len(network.names), [network.ends[tie] for tie in inside]):
        yield [inside[tie] for tie in block]


def _held(labels: Labels, ends: Sequence[Ends], weights: Sequence[float]) -> Labels:
    """The same division, with blocs that no friendly ties hold together taken apart, which costs nothing."""
    known = Parity(len(labels))
    for (one, other), weight in zip(ends, weights, strict=True):
        if weight > 0 and labels[one] == labels[other]:
            known.join(one, other, False)
    return [known.find(actor)[0] for actor in range(len(labels))]
