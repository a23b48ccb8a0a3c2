"""What all best divisions share.

Takes a Network with one best division and the packing that proves it; gives
the ties that every best division into two sides frustrates, and who is in one
bloc in every best division into blocs. A tie to which a packing leaves more
room than the division costs beyond what is proved fits every best division
(its reduced cost), so that its ends are taken together. Of the few sets that
are left each question is put to the solver: does it cost more otherwise?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.system.balance.blocks import blocks
from dragoman.system.balance.blocs import Joined, join
from dragoman.system.balance.contracting import contracted
from dragoman.system.balance.network import Ends, Network, part
from dragoman.system.balance.parity import Parity
from dragoman.system.balance.sides import Divided, divide

# Relative to a cost: two that differ by less are one.
SAME = 1e-6


class TooLong(Exception):
    """Time was too short to tell."""


def always(network: Network, divided: Divided, deadline: float) -> set[int] | None:
    """The ties that every best division into two sides frustrates; None where time was too short to tell."""
    packing = [(tuple(tie for _, tie in walk), weight) for walk, weight in divided.packing]
    known = Parity(len(network.names))
    for tie in _fitting(network, packing, divided.cost):
        one, other = network.ends[tie]
        known.join(one, other, network.weights[tie] < 0)
    small = contracted(network, known)
    try:
        for ties in blocks(len(small.roots), small.network.ends):
            block, nodes = part(small.network, ties)
            sides = [divided.sides[small.roots[node]] for node in nodes]
            for one, other in _fixed_relations(block, sides, deadline):
                known.join(small.roots[nodes[one]], small.roots[nodes[other]], sides[one] != sides[other])
    except TooLong:
        return None
    return {tie for tie in range(len(network.ends)) if _frustrates(known, network, tie)}


def together(network: Network, joined: Joined, deadline: float) -> list[int] | None:
    """For each actor a number that those share who are in one bloc in every best division into blocs.

    None where time was too short to tell.
    """
    known = Parity(len(network.names))
    for tie in _fitting(network, joined.packing, joined.cost):
        if network.weights[tie] > 0:
            one, other = network.ends[tie]
            known.join(one, other, False)
    small = contracted(network, known)
    try:
        for ties in blocks(len(small.roots), small.network.ends):
            block, nodes = part(small.network, ties)
            labels = [joined.labels[small.roots[node]] for node in nodes]
            for one, other in _fixed_pairs(block, labels, deadline):
                known.join(small.roots[nodes[one]], small.roots[nodes[other]], False)
    except TooLong:
        return None
    return [known.find(actor)[0] for actor in range(len(network.names))]


def _fitting(network: Network, packing: Iterable[tuple[tuple[int, ...], float]], cost: float) -> Iterator[int]:
    """The ties that fit every best division: one that they do not fit would cost more."""
    loads, proved = [0.0] * len(network.ends), 0.0
    for ties, weight in packing:
        proved += weight
        for tie in ties:
            loads[tie] += weight
    for tie, (weight, load) in enumerate(zip(network.weights, loads, strict=True)):
        if proved + abs(weight) - load > cost + SAME * max(1.0, cost):
            yield tie


def _frustrates(known: Parity, network: Network, tie: int) -> bool:
    """Whether what is known of two actors frustrates their tie."""
    (root, first), (second_root, second) = (known.find(actor) for actor in network.ends[tie])
    return root == second_root and (first == second) == (network.weights[tie] < 0)


def _fixed_relations(block: Network, sides: Sequence[int], deadline: float) -> Iterator[Ends]:
    """The tied pairs that are together, or apart, in every best division of a block."""
    least = _cost(block, sides)
    left = list(block.ends)
    while left:
        one, other = left.pop()
        known = Parity(len(block.names))
        known.join(one, other, sides[one] == sides[other])
        small = contracted(block, known)
        found = divide(small.network, None, deadline, small=True)
        another = small.sides(found.sides)
        if _as_good(_cost(block, another), found.bound - found.cost, least):
            left = [(u, v) for u, v in left if (another[u] == another[v]) == (sides[u] == sides[v])]
        else:
            yield one, other


def _fixed_pairs(block: Network, labels: Sequence[int], deadline: float) -> Iterator[Ends]:
    """Pairs that are in one bloc in every best division of a block, as many as tell who all are."""
    least = _cost(block, labels)
    apart = -sum(map(abs, block.weights)) - max(block.unit, 1.0)
    ways = [list(labels)]
    firsts: list[int] = []
    for actor in range(len(block.names)):
        for first in firsts:
            if any(way[first] != way[actor] for way in ways):
                continue
            forced = Network(block.names, [*block.ends, (first, actor)], [*block.weights, apart], block.unit)
            small = contracted(forced, Parity(len(block.names)))
            found = join(small.network, None, deadline, small=True)
            another = small.labels(found.labels)
            if not _as_good(_cost(block, another), found.bound - found.cost, least):
                yield first, actor
                break
            ways.append(another)
        else:
            firsts.append(actor)


def _as_good(cost: float, gap: float, least: float) -> bool:
    """Whether a division costs no more than the least, where none costs less than it by more than the gap.

    Raises TooLong where it costs more, but another might not.
    """
    limit = least + SAME * max(1.0, least)
    if cost > limit >= cost + gap:
        raise TooLong
    return cost <= limit


def _cost(network: Network, labels: Sequence[int]) -> float:
    """What a division costs, into sides or into blocs."""
    return sum(
        abs(weight)
        for (one, other), weight in zip(network.ends, network.weights, strict=True)
        if (weight < 0) == (labels[one] == labels[other])
    )
