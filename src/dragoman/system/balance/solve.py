"""How far a signed network is from balance: the one function of the solver.

Takes SignedTie, gives a Balance with what proves it. What is heavy is loaded
when it is first asked for.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.records import Balance, Bloc, Cycle, SignedTie
from dragoman.system.balance.network import Network, network

if TYPE_CHECKING:
    from dragoman.system.balance.blocs import Joined
    from dragoman.system.balance.sides import Divided

# Of the time there is, when the sides must be found, and then the blocs; the rest is for what the best share.
SIDES, BLOCS = 0.5, 0.8
SECONDS = 10.0
# Relative to the cost: a bound this near is the cost.
NEAR = 1e-6


def solve(
    ties: Sequence[SignedTie],
    *,
    weighted: bool = False,
    seconds: float = SECONDS,
    explain: bool = True,
    start: Balance | None = None,
) -> Balance:
    """The frustration index and the blocs of a signed network, proved where that takes no more than `seconds`.

    Each tie counts as one unless `weighted`. `start` is the balance of a
    network much like this one, from which the search sets out: that of the
    same network before one tie was changed. With `explain` it is also told,
    of what is proved, which ties every best division into two sides frustrates
    and which members might stand in other blocs at no cost; else `always` is
    None and `explained` False.

    Both are solved exactly: cycles are covered by linear programming
    (Grötschel and Wakabayashi 1989, "A cutting plane algorithm for a
    clustering problem"; Aref, Mason and Wilson 2020), with branching where
    its solution is not whole. Raises UsageError for impossible ties.
    """
    from dragoman.system.balance.blocs import join
    from dragoman.system.balance.sides import divide

    begun = time.perf_counter()
    net = network(ties, weighted=weighted)
    divided = divide(net, _sides(net, start), begun + SIDES * seconds)
    joined = join(net, _labels(net, start) or divided.sides, begun + BLOCS * seconds)
    found = _balance(ties, net, weighted, divided, joined)
    if explain:
        found = _explained(found, ties, net, divided, joined, begun + seconds)
    return replace(found, seconds=round(time.perf_counter() - begun, 4))


def _sides(net: Network, start: Balance | None) -> list[int] | None:
    """The sides of an earlier balance, for actors that it does not have the first."""
    if start is None:
        return None
    second = set(start.sides[1])
    return [-1 if name in second else 1 for name in net.names]


def _labels(net: Network, start: Balance | None) -> list[int] | None:
    """The blocs of an earlier balance; those it does not have stand alone."""
    if start is None:
        return None
    known = {name: at for at, bloc in enumerate(start.blocs) for name in bloc.members}
    return [known.get(name, len(start.blocs) + at) for at, name in enumerate(net.names)]


def _balance(ties: Sequence[SignedTie], net: Network, weighted: bool, divided: Divided, joined: Joined) -> Balance:
    """What was found, in names."""
    frustrated, misfits = misfit(net, divided.sides), misfit(net, joined.labels)
    index, bloc_cost = _weight(net, frustrated), _weight(net, misfits)
    bound, bloc_bound = _rounded(net, divided.bound, index), _rounded(net, joined.bound, bloc_cost)
    return Balance(
        n=len(net.names),
        m=len(ties),
        negative=sum(tie.sign == "-" for tie in ties),
        weighted=weighted,
        index=index,
        bound=bound,
        bloc_cost=bloc_cost,
        bloc_bound=bloc_bound,
        proved=bound == index and bloc_bound == bloc_cost,
        seconds=0.0,
        sides=(_named(net, divided.sides, 1), _named(net, divided.sides, -1)),
        frustrated=tuple(ties[tie] for tie in frustrated),
        always=None,
        blocs=_blocs(net, joined.labels),
        misfits=tuple(ties[tie] for tie in misfits),
        cycles=_cycles(net, divided),
    )


def _explained(
    found: Balance, ties: Sequence[SignedTie], net: Network, divided: Divided, joined: Joined, until: float
) -> Balance:
    """The same with what all best divisions share, of each kind that is proved."""
    from dragoman.system.balance.optima import always, together

    share = together(net, joined, until) if found.bloc_bound == found.bloc_cost else None
    frustrated = always(net, divided, until) if found.bound == found.index else None
    return replace(
        found,
        always=None if frustrated is None else tuple(ties[tie] for tie in sorted(frustrated)),
        blocs=found.blocs if share is None else tuple(_ambiguous(bloc, net, share) for bloc in found.blocs),
        explained=share is not None,
    )


def _ambiguous(bloc: Bloc, net: Network, share: Sequence[int]) -> Bloc:
    """A bloc with those of its members that are not always with its core, the most who always are together."""
    with_whom = dict(zip(net.names, share, strict=True))
    sets: dict[int, list[str]] = {}
    for member in bloc.members:
        sets.setdefault(with_whom[member], []).append(member)
    core = max(sets.values(), key=len)
    return Bloc(members=bloc.members, ambiguous=tuple(name for name in bloc.members if name not in core))


def misfit(net: Network, labels: Sequence[int]) -> list[int]:
    """The ties that a division does not fit: friendly ones between its parts, hostile ones within."""
    return [
        tie
        for tie, ((one, other), weight) in enumerate(zip(net.ends, net.weights, strict=True))
        if (weight < 0) == (labels[one] == labels[other])
    ]


def _weight(net: Network, ties: Sequence[int]) -> float:
    return _whole(net, sum(abs(net.weights[tie]) for tie in ties))


def _whole(net: Network, cost: float) -> float:
    """A cost without what floating point adds to it, where all costs are multiples of a unit."""
    return round(round(cost / net.unit) * net.unit, 9) if net.unit else cost


def _rounded(net: Network, bound: float, cost: float) -> float:
    """A bound, and the cost itself where they differ by what floating point may leave."""
    return cost if bound >= cost - NEAR * max(1.0, cost) else max(0.0, _whole(net, bound))


def _named(net: Network, sides: Sequence[int], side: int) -> tuple[str, ...]:
    return tuple(name for name, of in zip(net.names, sides, strict=True) if of == side)


def _blocs(net: Network, labels: Sequence[int]) -> tuple[Bloc, ...]:
    """The blocs, largest first, and their members, most ties within first."""
    within = [0] * len(net.names)
    for one, other in net.ends:
        if labels[one] == labels[other]:
            within[one] += 1
            within[other] += 1
    members: dict[int, list[int]] = {}
    for actor in sorted(range(len(labels)), key=lambda actor: (-within[actor], actor)):
        members.setdefault(labels[actor], []).append(actor)
    return tuple(
        Bloc(members=tuple(net.names[actor] for actor in bloc), ambiguous=())
        for bloc in sorted(members.values(), key=lambda bloc: (-len(bloc), min(bloc)))
    )


def _cycles(net: Network, divided: Divided) -> tuple[Cycle, ...]:
    """The cycles of a packing, the weightiest and shortest first."""
    cycles = [
        Cycle(
            members=tuple(net.names[actor] for actor, _ in walk),
            signs=tuple("-" if net.weights[tie] < 0 else "+" for _, tie in walk),
            weight=round(weight, 9),
        )
        for walk, weight in divided.packing
    ]
    return tuple(sorted(cycles, key=lambda cycle: (-cycle.weight, len(cycle.members), cycle.members)))
