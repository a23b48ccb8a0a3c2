"""Check a balance by itself: without a solver, and without trusting one.

Takes ties and their Balance, gives what is wrong with it. Anybody can follow
the proof: each negative cycle has a frustrated tie in every division; where
cycles have weights, and those of no tie's cycles come to more than it weighs,
every division frustrates at least the sum of them (duality of packing and
covering). The proof of the blocs' cost is not part of a Balance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import Balance, Cycle, Sign, SignedTie

# What floating point may leave.
SLACK = 1e-6

Known = dict[frozenset[str], tuple[Sign, float]]


def check(ties: Sequence[SignedTie], balance: Balance) -> list[str]:
    """What is wrong with a balance of these ties, a sentence each; nothing where it proves what it says."""
    known: Known = {
        frozenset((tie.one, tie.other)): (tie.sign, tie.weight if balance.weighted else 1.0) for tie in ties
    }
    faults = [fault for cycle in balance.cycles for fault in _cycle_faults(cycle, known)]
    if not faults:
        faults += _load_faults(balance, known)
    sides = {name: side for side, members in enumerate(balance.sides) for name in members}
    blocs = {name: at for at, bloc in enumerate(balance.blocs) for name in bloc.members}
    faults += _cost_faults("index", balance.index, balance.frustrated, sides, ties, balance)
    faults += _cost_faults("cost of the blocs", balance.bloc_cost, balance.misfits, blocs, ties, balance)
    if balance.bound > balance.index + SLACK or balance.bloc_bound > balance.bloc_cost + SLACK:
        faults.append("A bound is above the cost of a division.")
    return faults


def proved_by_cycles(balance: Balance) -> float:
    """How much of the index the cycles prove; where each tie counts as one, the next whole number."""
    proved = sum(cycle.weight for cycle in balance.cycles)
    return proved if balance.weighted else -(-(proved - SLACK) // 1)


def _cycle_faults(cycle: Cycle, known: Known) -> Iterator[str]:
    """What is wrong with one cycle."""
    told = " – ".join(cycle.members)
    onward = [*cycle.members[1:], *cycle.members[:1]]
    if len(set(cycle.members)) != len(cycle.members) or len(cycle.members) < 3:
        yield f"{told} is not a cycle."
    if cycle.signs.count("-") % 2 == 0:
        yield f"{told} is not negative."
    for one, other, sign in zip(cycle.members, onward, cycle.signs, strict=True):
        pair = frozenset((one, other))
        if pair not in known or known[pair][0] != sign:
            yield f"{told}: {one} and {other} have no such tie."


def _load_faults(balance: Balance, known: Known) -> Iterator[str]:
    """Ties that weigh less than the cycles that take them, and a sum of cycles above the bound."""
    loads: dict[frozenset[str], float] = {}
    for cycle in balance.cycles:
        onward = [*cycle.members[1:], *cycle.members[:1]]
        for one, other in zip(cycle.members, onward, strict=True):
            loads[frozenset((one, other))] = loads.get(frozenset((one, other)), 0.0) + cycle.weight
    for pair, load in loads.items():
        if load > known[pair][1] + SLACK * max(1.0, known[pair][1]):
            yield f"The cycles with the tie of {' and '.join(sorted(pair))} weigh {load:g}, the tie {known[pair][1]:g}."
    proved = sum(cycle.weight for cycle in balance.cycles)
    if proved > balance.bound + SLACK * max(1.0, balance.bound):
        yield f"The cycles prove {proved:g}, more than the bound of {balance.bound:g}."


def _cost_faults(
    name: str, told: float, ties_told: Sequence[SignedTie], part: dict[str, int], ties: Sequence[SignedTie],
    balance: Balance,
) -> Iterator[str]:  # fmt: skip
    """What a division is said to cost, and does not."""
    found = [tie for tie in ties if (tie.sign == "-") == (part.get(tie.one) == part.get(tie.other))]
    cost = sum(tie.weight if balance.weighted else 1.0 for tie in found)
    if list(ties_told) != found or abs(cost - told) > SLACK * max(1.0, told):
        yield f"The {name} is {told:g}, but the division costs {cost:g}."
