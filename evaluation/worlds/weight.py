"""Tell how much of the weight of ties the merging misplaces: from claims of a world to what passes between its pairs.

Takes Worlds, gives shares. What is true is that of the happenings, each one
event of all claims that tell of it and were well read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType

from dragoman import merge
from dragoman.deeds import Deeds
from dragoman.events.build import build
from dragoman.records import Claim, Event
from dragoman.ties import weigh
from evaluation.worlds.world import World

Weights = dict[tuple[str, str, str], float]  # by both sides and channel

WAYS: MappingProxyType[str, Callable[[Sequence[Claim]], list[Event]]] = MappingProxyType(
    {"": lambda claims: list(merge(claims)), "apart: ": lambda claims: [build([claim]) for claim in claims]}
)


def misplaced(worlds: Iterable[World]) -> dict[str, float]:
    """For each way to make events of claims, how much weight it adds and leaves out, in percent of the true weight."""
    off, true = dict.fromkeys(WAYS, 0.0), 0.0
    for world in worlds:
        right = weights(happenings(world))
        true += sum(right.values())
        claims = list({claim.id: claim for claim in world.claims}.values())
        for way, make in WAYS.items():
            found = weights(make(claims))
            off[way] += sum(abs(found.get(key, 0.0) - right.get(key, 0.0)) for key in found.keys() | right.keys())
    return {way: 100 * amount / true for way, amount in off.items()}


def happenings(world: World) -> list[Event]:
    """What happened, as events of all well-read claims that tell of it."""
    told: dict[str, dict[str, Claim]] = {}
    for line in world.lines:
        if not line.is_misread:
            told.setdefault(line.event, {})[line.claim.id] = line.claim
    return [build(claims.values()) for claims in told.values()]


def weights(events: Iterable[Event]) -> Weights:
    """What passes between each pair in each channel, nothing aged."""
    ties = weigh(Deeds.of_events(events), half_life=None)
    return {(tie.one, tie.other, name): getattr(tie, name).weight
            for tie in ties for name in ("cooperation", "conflict")}  # fmt: skip
