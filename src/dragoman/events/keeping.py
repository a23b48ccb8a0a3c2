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


def regroup(
    kept: Sequence[KeptGroup], claims: Iterable[Claim], *, week: int | None = None, apart: Apart | None = None
) -> Regrouped:
    """The groups of one dyad that `claims` made or changed, which come in the order in which they were told.

    `kept` are its groups so far: all, or those that claims of these days can
    still join. None of the claims may have been told before the last of
    theirs, save with a `week`: then `claims` are all that were told since it
    began, and the groups go back to what they were before it.
    """
    begun, gone = begin(kept, week)
    grouping = Grouping((group for group, _ in begun), apart=apart)
    for claim in claims:
        grouping.add(claim)
    numbers = {at: number for at, (_, number) in enumerate(begun)}
    renewed = {at for at, number in numbers.items() if number is None} & grouping.groups.keys()
    changed = [as_kept(grouping.groups[at], numbers.get(at)) for at in sorted(grouping.changed | renewed)]
    gone += [number for at, number in numbers.items() if at not in grouping.groups and number is not None]
    return Regrouped(changed, gone)


def begin(kept: Sequence[KeptGroup], week: int | None) -> tuple[list[tuple[Group, int | None]], list[int]]:
    """Groups as they were before a week, with their numbers, and the numbers of those that are no more as they were."""
    begun: list[tuple[Group, int | None]] = []
    gone: list[int] = []
    for one in kept:
        group = _decode(one.state)
        if week is None or group.week < week:
            begun.append((group, one.number))
            continue
        begun += [(earlier, None) for earlier in group.before]
        gone += [one.number] if one.number is not None else []
    return sorted(begun, key=lambda pair: pair[0].told), gone


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
        week=group.week,
        seeks=sought(group.dyad, group.profile),
        home=None,
        state=_encode(group).decode(),
    )


def as_candidate(group: KeptGroup) -> Candidate:
    """A kept group as attaching sees it."""
    assert group.number is not None
    return Candidate(group.told, group.number, group.dyad, _decode(group.state).profile, frozenset(group.acts))
