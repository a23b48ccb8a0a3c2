"""Go on merging where an earlier rebuild ended.

Takes groups as they were kept and claims that were told later, gives the
groups that changed: the same as all claims together would have made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from dragoman.events.attaching import Candidate, sought
from dragoman.events.grouping import Apart, Group, Grouping
from dragoman.records import Claim, KeptGroup

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Group).decode


class Regrouped(NamedTuple):
    """What later claims did to the groups of a dyad."""

    groups: list[KeptGroup]  # new ones, and those that changed, with their numbers
    gone: list[int]  # the numbers of those that became part of another


def regroup(kept: Sequence[KeptGroup], claims: Iterable[Claim], *, apart: Apart | None = None) -> Regrouped:
    """The groups of one dyad that `claims` made or changed, which come in the order in which they were told.

    `kept` are its groups so far, in the order of their first claims: all, or
    those that claims of these days can still join. None of the claims may
    have been told before the last of theirs.
    """
    grouping = Grouping((_decode(group.state) for group in kept), apart=apart)
    for claim in claims:
        grouping.add(claim)
    numbers = dict(enumerate(group.number for group in kept))
    changed = [as_kept(grouping.groups[at], numbers.get(at)) for at in sorted(grouping.changed)]
    gone = [number for at, number in numbers.items() if at not in grouping.groups and number is not None]
    return Regrouped(changed, gone)


def as_kept(group: Group, number: int | None) -> KeptGroup:
    """A group in the form in which it is kept."""
    return KeptGroup(
        number=number,
        dyad=group.dyad,
        told=group.told,
        said=group.profile.said,
        last=group.profile.last,
        claims=tuple(group.claims),
        acts=tuple(group.acts),
        seeks=sought(group.dyad, group.profile),
        home=None,
        state=_encode(group).decode(),
    )


def as_candidate(group: KeptGroup) -> Candidate:
    """A kept group as attaching sees it."""
    assert group.number is not None
    return Candidate(group.told, group.number, group.dyad, _decode(group.state).profile, frozenset(group.acts))
