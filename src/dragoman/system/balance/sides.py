"""The frustration index: the least weight of frustrated ties over all divisions into two sides.

Takes a Network, gives the best division, a bound, and the packing of negative
cycles that proves it. Each block by itself, and of each only the kernel.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.system.balance.blocks import blocks
from dragoman.system.balance.covering import cover
from dragoman.system.balance.dividing import Division, Sides
from dragoman.system.balance.kernel import Kernel, kernel
from dragoman.system.balance.lifting import Packing
from dragoman.system.balance.network import Ends, Network, part
from dragoman.system.balance.parity import Parity
from dragoman.system.balance.walks import Walk

Packed = list[tuple[Walk, float]]


@dataclass(frozen=True, slots=True)
class Divided:
    """A division, its cost, a bound that none undercuts, and weighted negative cycles that prove it."""

    sides: Sides
    cost: float
    bound: float
    packing: Packed


def divide(network: Network, start: Sides | None, deadline: float, *, small: bool = False) -> Divided:
    """The division of a network that frustrates least, searched from `start` if there is one.

    Of a `small` network it is sooner proved than searched for at length.
    """
    known = Parity(len(network.names))
    cost = bound = 0.0
    packing: Packed = []
    for ties in blocks(len(network.names), network.ends):
        block, actors = part(network, ties)
        found = _divide_block(block, [start[actor] for actor in actors] if start else None, deadline, small)
        cost, bound = cost + found.cost, bound + found.bound
        packing += [([(actors[one], ties[tie]) for one, tie in walk], weight) for walk, weight in found.packing]
        for actor, side in zip(actors, found.sides, strict=True):
            known.join(actors[0], actor, side != found.sides[0])
    return Divided(_larger_first(known), cost, bound, packing)


def _divide_block(block: Network, start: Sides | None, deadline: float, small: bool) -> Divided:
    """The same of one block."""
    left = kernel(len(block.names), block.ends, block.weights)
    sides, cost, bound, packing = _divide_kernel(left, block, start, deadline, small)
    left.place(sides)
    return Divided(sides, cost + left.offset, bound + left.offset, Packing(left, packing).lifted())


def _divide_kernel(
    made: Kernel, block: Network, start: Sides | None, deadline: float, small: bool
) -> tuple[Sides, float, float, Packed]:
    """Sides of those who are left in a kernel (1 for all others), cost, bound and packing, without the offset."""
    sides = [1] * len(block.names)
    if not made.live:
        return sides, 0.0, 0.0, []
    left = sorted({actor for tie in made.live for actor in made.ends[tie]})
    place = {actor: at for at, actor in enumerate(left)}
    ends = [(place[one], place[other]) for one, other in (made.ends[tie] for tie in made.live)]
    weights = [made.weights[tie] for tie in made.live]
    problem = Division(len(left), ends, weights, unit=block.unit, offset=made.offset, deadline=deadline)
    first = problem.begin([start[actor] for actor in left] if start else None)
    answer = cover(problem, first, deadline, search_first=not small)
    for actor, side in zip(left, answer.solution, strict=True):
        sides[actor] = side
    packing = [
        ([(left[actor], made.live[tie]) for actor, tie in around(ties, ends)], weight)
        for ties, weight in answer.packing
    ]
    return sides, answer.cost, answer.bound, packing


def around(ties: Iterable[int], ends: Sequence[Ends]) -> Walk:
    """The ties of a cycle as a walk around it."""
    left: dict[int, list[int]] = {}
    for tie in ties:
        for actor in ends[tie]:
            left.setdefault(actor, []).append(tie)
    actor = first = next(iter(left))
    tie = left[actor][0]
    walk: Walk = []
    while not walk or actor != first:
        walk.append((actor, tie))
        one, other = ends[tie]
        actor = other if actor == one else one
        tie = next(another for another in left[actor] if another != tie)
    return walk


def _larger_first(known: Parity) -> Sides:
    """The sides of all, the larger one of each part that holds together being 1."""
    sides = known.sides()
    balance: dict[int, int] = {}
    for actor, side in enumerate(sides):
        root = known.find(actor)[0]
        balance[root] = balance.get(root, 0) + side
    return [-side if balance[known.find(actor)[0]] < 0 else side for actor, side in enumerate(sides)]
