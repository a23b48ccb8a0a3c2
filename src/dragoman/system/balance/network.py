"""A signed network as numbers, which is what the solvers work on.

Takes SignedTie, gives a Network: actors are numbered by name, so that the
same ties give the same numbers whatever their order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.records import SignedTie

Ends = tuple[int, int]
# Weights this near to whole multiples of the least count as such.
NEAR = 1e-9
STEPS = (1.0, 0.1, 0.01, 0.001)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors by number, and the signed weight of each tie between two of them."""

    names: list[str]
    ends: list[Ends]
    weights: list[float]  # below 0: hostile
    unit: float  # every sum of weights is a multiple of it; 0 where there is no such step


def network(ties: Sequence[SignedTie], *, weighted: bool) -> Network:
    """The ties as numbers, in their order; each weighs 1 unless `weighted`.

    Raises UsageError for ties that are impossible: to oneself, two of one pair, or of a weight that
    is no number over 0.
    """
    if wrong := list(faults(ties)):
        raise UsageError("\n".join(wrong))
    names = sorted({name for tie in ties for name in (tie.one, tie.other)})
    number = {name: at for at, name in enumerate(names)}
    sizes = [tie.weight if weighted else 1.0 for tie in ties]
    return Network(
        names=names,
        ends=[(number[tie.one], number[tie.other]) for tie in ties],
        weights=[size if tie.sign == "+" else -size for tie, size in zip(ties, sizes, strict=True)],
        unit=step(sizes),
    )


def part(network: Network, ties: Sequence[int]) -> tuple[Network, list[int]]:
    """The network of some ties alone, and which actors of the whole its own are."""
    actors = list(dict.fromkeys(actor for tie in ties for actor in network.ends[tie]))
    place = {actor: at for at, actor in enumerate(actors)}
    ends = [(place[one], place[other]) for one, other in (network.ends[tie] for tie in ties)]
    names = [network.names[actor] for actor in actors]
    return Network(names, ends, [network.weights[tie] for tie in ties], network.unit), actors


def faults(ties: Iterable[SignedTie]) -> Iterator[str]:
    """What is impossible about ties, a sentence each."""
    seen: set[tuple[str, str]] = set()
    for tie in ties:
        pair = (min(tie.one, tie.other), max(tie.one, tie.other))
        if pair in seen:
            yield f"{pair[0]} and {pair[1]} have two ties. Give one to a pair."
        seen.add(pair)
        if tie.one == tie.other:
            yield f"{tie.one} is tied to itself. Give two actors to each tie."
        if not (math.isfinite(tie.weight) and tie.weight > 0):
            yield f"The tie of {tie.one} and {tie.other} weighs {tie.weight:g}. Give a number over 0."


def step(sizes: Sequence[float]) -> float:
    """The least size if all are multiples of it, else the greatest of STEPS of which they are, else 0."""
    for unit in (min(sizes, default=1.0), *STEPS):
        if all(abs(size / unit - round(size / unit)) <= NEAR * size / unit for size in sizes):
            return unit
    return 0.0
