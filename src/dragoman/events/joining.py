"""Join the groups of several dyads that are one happening.

A summit of six is one act of fifteen dyads: groups are one event where they
share at least half of their acts. That two big events share a report ("as
Russia and Iran were sanctioned") does not make one of them. A person's
judgement that two are the same joins them whatever their dyads are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

from dragoman.events.grouping import Apart


class Joinable(Protocol):
    """What joining asks of a group."""

    @property
    def claims(self) -> Collection[str]:
        """The ids of its claims."""

    @property
    def acts(self) -> Collection[str]:
        """The ids of their acts."""


G = TypeVar("G", bound=Joinable)
SHARED = 0.5  # acts that two groups share, of all that they have (Jaccard)


def join(
    groups: Sequence[G],
    *,
    attached: Iterable[tuple[int, int]] = (),
    same: Iterable[tuple[str, str]] = (),
    apart: Apart | None = None,
) -> list[list[G]]:
    """The groups of each happening; groups come and go in the order of their first claims.

    `same` are pairs of claims that a person put together; `apart` forbids.
    The pairs that share most are joined first, and last, by their places in
    `groups`, those that are `attached` to another and joined to none yet.
    """
    events = [[number] for number in range(len(groups))]
    home = list(range(len(groups)))
    apart = apart or {}
    joining = [*_judged(groups, same), *_sharing(groups)]
    for place, (one, other) in enumerate([*joining, *sorted(attached)]):
        first, second = sorted((home[one], home[other]))
        if first == second or _are_apart(groups, events[first], events[second], apart):
            continue
        if place >= len(joining) and len(events[home[one]]) > 1:
            continue
        events[first] += events[second]
        for number in events[second]:
            home[number] = first
        events[second] = []
    return [[groups[number] for number in sorted(event)] for event in events if event]


def _judged(groups: Sequence[Joinable], same: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    pairs = list(same)
    asked = {claim for pair in pairs for claim in pair}
    homes = {claim: number for number, group in enumerate(groups) for claim in asked.intersection(group.claims)}
    for one, other in sorted(pairs):
        if one in homes and other in homes:
            yield homes[one], homes[other]


def _sharing(groups: Sequence[Joinable]) -> list[tuple[int, int]]:
    """Pairs of groups that share acts enough, those that share most first."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for act in group.acts:
            having[act].append(number)
    pairs = {pair for numbers in having.values() for pair in combinations(numbers, 2)}
    shared = [(share(groups[one], groups[other]), one, other) for one, other in pairs]
    return [(one, other) for part, one, other in sorted(shared, key=lambda s: (-s[0], s[1:])) if part >= SHARED]


def share(one: Joinable, other: Joinable) -> float:
    """The acts that two groups share, of all that they have."""
    ours, theirs = set(one.acts), set(other.acts)
    return len(ours & theirs) / len(ours | theirs)


def _are_apart(groups: Sequence[Joinable], ours: Sequence[int], theirs: Sequence[int], apart: Apart) -> bool:
    if not apart:
        return False
    others = {claim for number in theirs for claim in groups[number].claims}
    return any(
        other in others for number in ours for claim in groups[number].claims for other in apart.get(claim, ())
    )  # fmt: skip
