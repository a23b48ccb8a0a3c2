"""Find the hedgers: who is friendly to both sides of a quarrel.

Takes signed ties, gives Hedger. A hedger may mediate, profit, or be torn:
which of these is not told by ties.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Hedger, SignedTie
from dragoman.system.triads import EVENTS, Neighbours, evidence_of

# Evidence of so many quarrels is shown.
QUARRELS = 5


def hedgers(ties: Iterable[SignedTie]) -> list[Hedger]:
    """Those friendly to both sides of some hostile pair, by the weight of the weaker friendly tie in each, summed."""
    near = Neighbours(ties)
    between: dict[str, list[SignedTie]] = {}
    for (one, other), quarrel in near.ties.items():
        if quarrel.sign == "-":
            for friend in near.friends[one] & near.friends[other]:
                between.setdefault(friend, []).append(quarrel)
    found = [hedger(actor, quarrels, near) for actor, quarrels in between.items()]
    return sorted(found, key=lambda one: (-one.weight, one.actor))


def hedger(actor: str, quarrels: list[SignedTie], near: Neighbours) -> Hedger:
    """An actor between both sides of some quarrels, the most hostile first."""
    quarrels = sorted(quarrels, key=lambda tie: (-tie.weight, tie.one, tie.other))
    weights = near.weights[actor]
    threes = [(near.between(actor, tie.one), near.between(actor, tie.other), tie) for tie in quarrels]
    return Hedger(
        actor=actor,
        between=tuple((tie.one, tie.other) for tie in quarrels),
        weight=sum(min(weights[tie.one], weights[tie.other]) for tie in quarrels),
        thin=all(any(tie.thin for tie in three) for three in threes),
        evidence=evidence_of((tie for three in threes[:QUARRELS] for tie in three), EVENTS),
    )
