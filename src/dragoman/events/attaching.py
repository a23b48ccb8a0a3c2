"""Attach what is told of one side alone to the happening that it surely is.

"Iran fired missiles" names no recipient, and who "the gunmen" were who struck
Syria is not said: such groups are of no dyad that others tell of. Each is
attached to the one happening of its known side that it fits, if it fits no
other nearly as well. It is then part of that event, and joins no two others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from dragoman.events.dyads import NOBODY, Dyad
from dragoman.events.likeness import likeness
from dragoman.events.profile import BACK, BOTH, FORTH, Profile
from dragoman.vocabulary.near_types import near_types

DAYS = 31  # between the first reports of both, at most
UNSAID = -1.0  # log odds that it costs that nobody says who the other side is
ATTACH = 0.5  # from which one is attached
AHEAD = 1.0  # by how much the one happening must be likelier than any other


class Candidate(NamedTuple):
    """A group as attaching sees it."""

    told: str  # sorts groups by their first claims
    number: int
    dyad: Dyad
    profile: Profile
    acts: frozenset[str]


def sought(dyad: Dyad, profile: Profile) -> str | None:
    """The one side of a dyad that is known by name; None where both are, or neither."""
    known = [side for at, side in enumerate(dyad) if side != NOBODY and not profile.described & (1 << at)]
    return known[0] if len(known) == 1 else None


def attach(side: str, groups: Iterable[Candidate]) -> Iterator[tuple[int, int]]:
    """Pairs of a group that knows only `side` and the group of the happening that it is attached to.

    `groups` are all that `side` takes part in, in any order.
    """
    whole: defaultdict[tuple[str, int], list[Candidate]] = defaultdict(list)
    partial: list[Candidate] = []
    for group in groups:
        if group.profile.said is None:
            continue
        if sought(group.dyad, group.profile) is None:
            for type in group.profile.types:
                whole[type, group.profile.said // DAYS].append(group)
        else:
            partial.append(group)
    for group in sorted(partial):
        home = _home(side, group, _near(group.profile, whole))
        if home is not None:
            yield group.number, home


def _near(profile: Profile, whole: dict[tuple[str, int], list[Candidate]]) -> dict[int, Candidate]:
    """The groups of a near type that were first told about the same time, by number."""
    assert profile.said is not None
    types = [type for type, other in near_types() if other in profile.types]
    months = range((profile.said - DAYS) // DAYS, (profile.said + DAYS) // DAYS + 1)
    return {
        group.number: group
        for type in types for month in months for group in whole.get((type, month), ())
        if abs((group.profile.said or 0) - profile.said) <= DAYS
    }  # fmt: skip


def _home(side: str, group: Candidate, others: dict[int, Candidate]) -> int | None:
    """The number of the one group that fits well and far better than any that is another happening."""
    odds = ((likeness_of_side(side, group, other), other) for other in others.values())
    ranked = sorted(
        ((-fit, other) for fit, other in odds if fit > ATTACH - AHEAD), key=lambda one: (one[0], one[1].told)
    )
    if not ranked or -ranked[0][0] < ATTACH:
        return None
    best, home = ranked[0]
    rivals = (other for fit, other in ranked[1:] if fit - best < AHEAD)
    return home.number if all(home.acts & other.acts for other in rivals) else None


def likeness_of_side(side: str, one: Candidate, other: Candidate) -> float:
    """The log odds that a group which knows only `side` is of the same happening as another of that side."""
    told, known = _role(side, one), _role(side, other)
    if told != known and BOTH not in (told, known):
        return float("-inf")
    at = other.dyad.index(side)
    people = one.profile.people[one.dyad.index(side)]
    as_other = msgspec.structs.replace(
        one.profile, ways=other.profile.ways, described=0,
        people=(people, frozenset()) if at == 0 else (frozenset(), people),
    )  # fmt: skip
    return likeness(as_other, other.profile) + UNSAID


def _role(side: str, group: Candidate) -> int:
    """Whether a side does it (FORTH), has it done to it (BACK), or both do it."""
    ways = group.profile.ways
    if ways not in (FORTH, BACK):
        return BOTH
    return ways if group.dyad[0] == side else FORTH + BACK - ways
