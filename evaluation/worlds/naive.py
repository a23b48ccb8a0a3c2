"""Merge claims by rules that anyone would try first, so that other figures mean something.

Each takes claims and gives events of nothing but their evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from dragoman.records import ActorMention, Claim


class Group(NamedTuple):
    """What `merging` asks of an event."""

    id: str
    evidence: tuple[str, ...]
    support: str | None = None
    independent: int | None = None


def apart(claims: Sequence[Claim]) -> list[Group]:
    """Every claim an event of its own."""
    return grouped(claims, lambda claim: claim.id)


def by_type(claims: Sequence[Claim]) -> list[Group]:
    """One event for each dyad and type."""
    return grouped(claims, lambda claim: (dyad(claim), claim.type))


def by_week(claims: Sequence[Claim]) -> list[Group]:
    """One event for each dyad, type and week: of the day that is told, else of publication."""
    return grouped(claims, lambda claim: (dyad(claim), claim.type, week(claim)))


def grouped(claims: Sequence[Claim], key: Callable[[Claim], Hashable]) -> list[Group]:
    """Claims with the same key together."""
    groups: dict[Hashable, dict[str, None]] = {}
    for claim in claims:
        groups.setdefault(key(claim), {})[claim.id] = None
    return [Group(next(iter(ids)), tuple(ids)) for ids in groups.values()]


def dyad(claim: Claim) -> tuple[str | None, ...]:
    """Who did it to whom, by the sides they act for."""
    one, other = side(claim.initiator), side(claim.recipient)
    return tuple(sorted((one or "", other or ""))) if claim.symmetric else (one, other)


def side(actor: ActorMention | None) -> str | None:
    """The state an actor acts for, or the actor."""
    return (actor.acts_for or actor.id) if actor else None


def week(claim: Claim) -> tuple[int, ...] | None:
    """Year and week in which it happened."""
    told = claim.time.start if claim.time else None
    day = date.fromisoformat(told) if told and len(told) == 10 else claim.published
    return tuple(day.isocalendar()[:2]) if day else None


BASELINES = MappingProxyType({"apart": apart, "by dyad and type": by_type, "by dyad, type and week": by_week})
