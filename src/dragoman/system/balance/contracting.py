"""Make one of those actors whose relation is known.

Takes a Network and what is known of its actors, gives a smaller one, in which
each set of them is seen from its root, and the way back for divisions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.system.balance.network import Ends, Network
from dragoman.system.balance.parity import Parity


@dataclass(frozen=True, slots=True)
class Contracted:
    """A network of sets of actors; the root of each is an actor of the network it was made of."""

    network: Network  # a tie may weigh nothing, where those that it sums cancel out
    roots: list[int]
    known: Parity

    def sides(self, sides: Sequence[int]) -> list[int]:
        """The sides of all actors, from those of the sets."""
        of = dict(zip(self.roots, sides, strict=True))
        found = [self.known.find(actor) for actor in range(len(self.known.above))]
        return [-of[root] if against else of[root] for root, against in found]

    def labels(self, labels: Sequence[int]) -> list[int]:
        """The blocs of all actors, from those of the sets."""
        of = dict(zip(self.roots, labels, strict=True))
        return [of[self.known.find(actor)[0]] for actor in range(len(self.known.above))]


def contracted(network: Network, known: Parity) -> Contracted:
    """The network of what is known: ties between two sets are summed, those within are left out."""
    found = [known.find(actor) for actor in range(len(network.names))]
    roots = [actor for actor, (root, _) in enumerate(found) if actor == root]
    place = {root: at for at, root in enumerate(roots)}
    sums: dict[Ends, float] = {}
    for (one, other), weight in zip(network.ends, network.weights, strict=True):
        (root, first), (second_root, second) = found[one], found[other]
        if root != second_root:
            nodes = (place[root], place[second_root])
            pair = (min(nodes), max(nodes))
            sums[pair] = sums.get(pair, 0.0) + (-weight if first != second else weight)
    if network.unit:
        sums = {pair: round(weight / network.unit) * network.unit for pair, weight in sums.items()}
    names = [network.names[root] for root in roots]
    return Contracted(Network(names, list(sums), list(sums.values()), network.unit), roots, known)
