"""Take out of a network the actors that few ties reach, without changing what balance costs.

Takes actors and signed ties, gives a Kernel: fewer of both, and the way back
for divisions. An actor of one tie never strains anything; one of two is a
longer tie between its neighbours; one of three is a triangle of ties among
them (the star and triangle of statistical physics: Onsager 1944; for maximum
cut, Ferizovic and others 2020, "Engineering kernelization for maximum cut").
Ties of one pair are summed; where they disagree, the lesser is frustrated
whatever happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.system.balance.network import Ends

# More ties than this of one actor can in general not be replaced by ties among its neighbours.
FEW = 3


@dataclass(frozen=True, slots=True)
class Merged:
    """Two ties of one pair, made one."""

    new: int | None  # None where they cancel out
    strong: int
    weak: int
    agree: bool


@dataclass(frozen=True, slots=True)
class Dropped:
    """An actor that was taken out, its ties, and what took their place: two of its neighbours, and their new tie."""

    actor: int
    ties: tuple[tuple[int, int], ...]  # neighbour, tie
    new: tuple[tuple[int, int, int], ...]


@dataclass(slots=True)
class Kernel:
    """What is left: the ties `live`, by place in `ends` and `weights`, which also hold those that were replaced."""

    ends: list[Ends]
    weights: list[float]
    live: list[int] = field(default_factory=list)
    offset: float = 0.0  # weight frustrated whatever happens
    steps: list[Merged | Dropped] = field(default_factory=list)

    def place(self, sides: list[int]) -> None:
        """Give those taken out the side that costs least, once `sides` holds 1 or −1 for all that are left."""
        for step in reversed(self.steps):
            if isinstance(step, Dropped):
                pull = sum(self.weights[tie] * sides[other] for other, tie in step.ties)
                sides[step.actor] = 1 if pull >= 0 else -1


def kernel(n: int, ends: Sequence[Ends], weights: Sequence[float]) -> Kernel:
    """The kernel of a network of `n` actors."""
    made = Kernel(list(ends), list(weights))
    near: list[dict[int, int]] = [{} for _ in range(n)]
    for tie in range(len(ends)):
        _put(made, near, tie)
    waiting = [actor for actor in range(n) if 0 < len(near[actor]) <= FEW]
    while waiting:
        actor = waiting.pop()
        if 0 < len(near[actor]) <= FEW:
            others = list(near[actor])
            _drop(made, near, actor)
            waiting += [other for other in others if 0 < len(near[other]) <= FEW]
    made.live = [tie for actor in range(n) for other, tie in near[actor].items() if actor < other]
    return made


def _put(made: Kernel, near: list[dict[int, int]], tie: int) -> None:
    """Add a tie to the network; with one of the same pair it makes one."""
    one, other = made.ends[tie]
    there = near[one].get(other)
    if there is None:
        near[one][other] = near[other][one] = tie
        return
    weights = made.weights
    strong, weak = (there, tie) if abs(weights[there]) >= abs(weights[tie]) else (tie, there)
    agree = (weights[there] > 0) == (weights[tie] > 0)
    total = weights[there] + weights[tie]
    new = _new(made, one, other, total) if total else None
    made.steps.append(Merged(new, strong, weak, agree))
    if not agree:
        made.offset += abs(weights[weak])
    if new is None:
        del near[one][other], near[other][one]
    else:
        near[one][other] = near[other][one] = new


def _new(made: Kernel, one: int, other: int, weight: float) -> int:
    made.ends.append((one, other))
    made.weights.append(weight)
    return len(made.ends) - 1


def _drop(made: Kernel, near: list[dict[int, int]], actor: int) -> None:
    """Take out an actor of at most three ties."""
    ties = tuple(near[actor].items())
    for other, _ in ties:
        del near[other][actor]
    near[actor] = {}
    new = tuple(
        (one, other, _new(made, one, other, weight))
        for one, other, weight in _instead(ties, [made.weights[tie] for _, tie in ties])
        if weight
    )
    made.steps.append(Dropped(actor, ties, new))
    for _, _, tie in new:
        _put(made, near, tie)


def _instead(ties: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[tuple[int, int, float]]:
    """The ties among an actor's neighbours that cost them what the actor, on its better side, would."""
    if len(ties) < 2:
        return []
    sizes = [abs(weight) for weight in weights]
    if len(ties) == 2:
        return [(ties[0][0], ties[1][0], _signed(min(sizes), weights[0], weights[1]))]
    alone = [min(size, sum(sizes) - size) for size in sizes]  # cost where this neighbour differs from the two others
    return [
        (ties[i][0], ties[j][0], _signed((alone[i] + alone[j] - alone[k]) / 2, weights[i], weights[j]))
        for i, j, k in ((0, 1, 2), (1, 2, 0), (0, 2, 1))
    ]


def _signed(size: float, one: float, other: float) -> float:
    return size if (one > 0) == (other > 0) else -size
