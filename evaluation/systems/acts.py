"""What sides do to one another, and how likely each is between friends, rivals that talk and enemies.

Reads acts.csv; how it is written stands at its head.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from dragoman.records import EventType

Mix = tuple[float, ...]  # the share of each act, in the order of `acts`

MIXES = ("friend", "neutral", "cold", "hot", "ahead_friend", "ahead_foe", "denied_friend", "denied_foe")


class Act(NamedTuple):
    """A kind of deed."""

    type: EventType
    mode: str | None
    symmetric: bool
    tone: float
    news: float


@cache
def acts() -> tuple[Act, ...]:
    """All acts."""
    return tuple(
        Act(row["type"], row["mode"] or None, row["symmetric"] == "1", float(row["tone"]), float(row["news"]))  # type: ignore[arg-type]
        for row in _rows()
    )


@cache
def mix(name: str) -> Mix:
    """The shares of acts between those who are this to one another."""
    return scaled(tuple(float(row[name]) for row in _rows()))


def hostile_by(shares: Mix, factor: float) -> Mix:
    """A mix with so many times as much of what is hostile in tone."""
    return scaled(tuple(share * (factor if act.tone < 0 else 1) for share, act in zip(shares, acts(), strict=True)))


def only(type: str, mode: str | None = None) -> Mix:
    """Nothing but one act."""
    return tuple(float((act.type, act.mode) == (type, mode)) for act in acts())


def of_types(shares: Mix, *types: str) -> Mix:
    """What is left of a mix of some types; its sum tells how much of it they are."""
    return tuple(share * (act.type in types) for share, act in zip(shares, acts(), strict=True))


def own(shares: Mix, likeness: float, chance: Random) -> Mix:
    """A mix of one pair's own, drawn from the Dirichlet distribution about that of its like."""
    return scaled(tuple(chance.gammavariate(likeness * share, 1) if share else 0.0 for share in shares))


def misread(shares: Mix, part: float) -> Mix:
    """A mix of which a part is taken for any act at all."""
    return tuple((1 - part) * share + part / len(shares) for share in shares)


def scaled(shares: Mix) -> Mix:
    """Shares that come to one."""
    whole = sum(shares)
    return tuple(share / whole for share in shares)


@cache
def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "acts.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))
