"""Put the claims of one dyad into groups, one for each happening.

Takes claims in the order in which they were told. Each joins the group that
is likeliest to be its own, or begins one; a claim that fits two groups that
fit each other makes one of them. As the order is that of the telling and not
of arrival, the same claims give the same groups, and later ones join earlier
groups without a new beginning.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from dragoman.events.dyads import Dyad, dyad
from dragoman.events.likeness import EXPECTED, FARTHEST, STANDING_FARTHEST, likeness
from dragoman.events.order import sortable
from dragoman.events.profile import STANDINGS, WAYS, Profile, joined, profile_of
from dragoman.records import Claim

JOIN = 0.0  # log odds from which a claim joins a group
BRIDGE = 1.0  # from which two groups that a claim fits are one
MONTH = 31  # days of a stretch of the index
LONGEST = 400  # days: what is told less exactly is found by when it was told
Apart = Mapping[str, Collection[str]]  # claim → claims that a person put into another event


class Group(msgspec.Struct):
    """Claims of one dyad that tell of one happening."""

    dyad: Dyad
    profile: Profile
    told: str  # sorts groups by their first claims
    claims: dict[str, None]  # ids, in the order in which they were told
    acts: dict[str, int]  # with the ways in which they run


class Grouping:
    """The groups of one dyad, to which claims are added in order; it may begin with groups that are there."""

    def __init__(self, groups: Iterable[Group] = (), *, apart: Apart | None = None) -> None:
        self.groups: dict[int, Group] = {}  # in the order of their first claims
        self.changed: set[int] = set()  # of these, since it began
        self._of_claim: dict[str, int] = {}
        self._of_act: dict[tuple[str, int], int] = {}
        self._stretches: dict[tuple[str, int], dict[int, None]] = {}
        self._apart = apart or {}
        self._next = 0
        for group in groups:
            self._keep(group)

    def add(self, claim: Claim) -> None:
        """Put a claim into the group that is likeliest its own, or into a new one."""
        copied = self._of_claim.get(claim.id)
        if copied is not None:  # a copy of the report, with the same words
            self.changed.add(copied)
            return
        alone = group_of(claim)
        told = self._told_with(alone)
        if told is not None:
            self._join(told, alone)
            return
        fits = self._fitting(alone)
        if not fits:
            self.changed.add(self._keep(alone))
            return
        home = fits[0]
        self._join(home, alone)
        for other in fits[1:]:
            home = self._bridged(home, other)

    def _told_with(self, alone: Group) -> int | None:
        """The first group that has a claim's act in its direction: the same words of a sentence, by another source."""
        ((act, way),) = alone.acts.items()
        first = self._of_act.get((act, way))
        if first is None or not self._are_apart(alone, self.groups[first]):
            return first
        having = (number for number, group in self.groups.items() if group.acts.get(act, 0) & way)
        return next((number for number in having if not self._are_apart(alone, self.groups[number])), None)

    def _fitting(self, alone: Group) -> list[int]:
        """The groups that a claim fits, likeliest first, of equal ones the first told."""
        found = []
        for number in self._near(alone.profile):
            odds = likeness(self.groups[number].profile, alone.profile)
            if odds >= JOIN and not self._are_apart(alone, self.groups[number]):
                found.append((-odds, number))
        return [number for _, number in sorted(found)]

    def _bridged(self, home: int, other: int) -> int:
        """The number of the group of both, where two groups fit each other; else `home`."""
        one, two = sorted((home, other))
        first, second = self.groups[one], self.groups[two]
        if likeness(first.profile, second.profile) < BRIDGE or self._are_apart(first, second):
            return home
        del self.groups[two]
        self.changed.discard(two)
        for key in stretches(second.profile):
            self._stretches[key].pop(two, None)
        self._join(one, second)
        return one

    def _join(self, number: int, other: Group) -> None:
        group = self.groups[number]
        before = set(stretches(group.profile))
        group.profile = joined(group.profile, other.profile)
        group.claims |= other.claims
        for act, ways in other.acts.items():
            group.acts[act] = group.acts.get(act, 0) | ways
        self.changed.add(number)
        self._index(number, other)
        after = set(stretches(group.profile))
        for key in before - after:
            self._stretches[key].pop(number, None)
        for key in after - before:
            self._stretches.setdefault(key, {})[number] = None

    def _keep(self, group: Group) -> int:
        number, self._next = self._next, self._next + 1
        self.groups[number] = group
        self._index(number, group)
        for key in stretches(group.profile):
            self._stretches.setdefault(key, {})[number] = None
        return number

    def _index(self, number: int, group: Group) -> None:
        """Find a group by the claims and acts that it has."""
        self._of_claim.update(dict.fromkeys(group.claims, number))
        for act in ((act, way) for act, ways in group.acts.items() for way in WAYS if ways & way):
            self._of_act[act] = min(number, self._of_act.get(act, number))

    def _near(self, profile: Profile) -> set[int]:
        """The groups that may fit: told or said to have happened about the same time."""
        if profile.said is None:  # a report without a date may tell of any
            return set(self.groups)
        return {number for key in reach(profile) for number in self._stretches.get(key, ())}

    def _are_apart(self, one: Group, other: Group) -> bool:
        return bool(self._apart) and any(
            claim in other.claims for ours in one.claims if ours in self._apart for claim in self._apart[ours]
        )


def group_of(claim: Claim) -> Group:
    """A claim by itself."""
    profile = profile_of(claim)
    return Group(dyad(claim), profile, sortable(claim), {claim.id: None}, {claim.act: profile.ways})


def stretches(profile: Profile) -> list[tuple[str, int]]:
    """The stretches of time under which a profile is found."""
    told = [("said", -1 if profile.said is None else profile.said // MONTH)]
    days = exact_days(profile)
    return told + months("time", *days) if days else told


def reach(profile: Profile) -> set[tuple[str, int]]:
    """The stretches in which the profile of a dated report may have its like."""
    said, far = profile.said or 0, STANDING_FARTHEST if profile.types & STANDINGS else FARTHEST
    keys = {("said", -1), *months("said", said - far, said + far)}
    if not profile.dated:
        # What is said to have happened when this was told.
        keys.update(months("time", said - far, said + far + EXPECTED))
    elif days := exact_days(profile):
        first, last = days
        keys.update(months("time", first - 1, last + 1))
        keys.update(
            months("said", first - far - EXPECTED, last + far)
        )  # what was told without a day when this happened
    return keys


def months(of: str, first: int, last: int) -> list[tuple[str, int]]:
    """The stretches in which some days lie."""
    return [(of, month) for month in range(first // MONTH, last // MONTH + 1)]


def exact_days(profile: Profile) -> tuple[int, int] | None:
    """The first and last day of a happening, unless it is told too vaguely to be found by them."""
    if profile.first is None or profile.last is None or profile.last - profile.first > LONGEST:
        return None
    return profile.first, profile.last
