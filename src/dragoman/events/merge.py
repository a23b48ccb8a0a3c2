"""Merge claims into events.

Takes claims in any order, gives events: first the claims of each dyad into
groups, then groups that share their acts into one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from dragoman.events.attaching import Candidate, attach, sought
from dragoman.events.build import build
from dragoman.events.dyads import dyad
from dragoman.events.grouping import Apart, Group, Grouping
from dragoman.events.joining import join
from dragoman.events.order import order
from dragoman.records import Claim, Event

Pairs = Iterable[tuple[str, str]]


def merge(claims: Iterable[Claim], *, same: Pairs = (), different: Pairs = ()) -> list[Event]:
    """The events that claims tell of, in the order in which they were first told.

    The same claims give the same events with the same ids, whatever their
    order. `same` and `different` are pairs of claims, by id, of which a
    person has judged that they are of one happening or of two.
    """
    told: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=order):
        told.setdefault(claim.id, []).append(claim)
    apart = both_ways(different)
    # A copy is where its original is, also where "the president" has become another by its day.
    originals = (copies[0] for copies in told.values())
    groups = sorted(
        (group for of_dyad in by_dyad(originals) for group in grouped(of_dyad, apart)), key=lambda group: group.told
    )
    return [
        build(copy for group in event for claim in group.claims for copy in told[claim])
        for event in join(groups, attached=attached(groups), same=same, apart=apart)
    ]


def attached(groups: Iterable[Group]) -> list[tuple[int, int]]:
    """Pairs of a group that knows one side only and the group that it is attached to, by their places."""
    sides: dict[str, list[Candidate]] = {}
    seeking: set[str] = set()
    for place, group in enumerate(groups):
        candidate = Candidate(group.told, place, group.dyad, group.profile, frozenset(group.acts))
        seeks = sought(group.dyad, group.profile)
        seeking |= {seeks} if seeks is not None else set()
        for side in {seeks} if seeks is not None else {*group.dyad}:
            sides.setdefault(side, []).append(candidate)
    return [pair for side in sorted(seeking) for pair in attach(side, sides[side])]


def by_dyad(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """The claims of each dyad, in the order in which they came."""
    for _, same in groupby(sorted(claims, key=dyad), key=dyad):
        yield list(same)


def grouped(claims: Iterable[Claim], apart: Apart | None = None) -> list[Group]:
    """The groups of one dyad's claims, which come in the order in which they were told."""
    grouping = Grouping(apart=apart)
    for claim in claims:
        grouping.add(claim)
    return list(grouping.groups.values())


def both_ways(pairs: Pairs) -> Mapping[str, frozenset[str]]:
    """For each claim of the pairs, those it is paired with."""
    others: dict[str, set[str]] = {}
    for one, other in pairs:
        others.setdefault(one, set()).add(other)
        others.setdefault(other, set()).add(one)
    return {claim: frozenset(paired) for claim, paired in others.items()}
