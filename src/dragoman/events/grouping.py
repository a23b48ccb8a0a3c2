"""Put the claims of one dyad into groups, one for each happening.

Takes claims in the order in which they were told. Each joins the group that
is likeliest to be its own, or begins one; a claim that fits two groups that
fit each other makes one of them. As the order is that of the telling and not
of arrival, the same claims give the same groups, and later ones join earlier
groups without a new beginning.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import msgspec

from dragoman.events.dyads import Dyad, dyad
from dragoman.events.index import Index
from dragoman.events.likeness import likeness
from dragoman.events.order import sortable
from dragoman.events.profile import WAYS, Profile, joined, profile_of
from dragoman.events.verbatim import RUN, wording
from dragoman.records import Claim

JOIN = 0.0  # log odds from which a claim joins a group
BRIDGE = 0.0  # from which two groups that a claim fits are one
WEEK = 7  # days of which the groups can be made anew without the rest
Apart = Mapping[str, Collection[str]]  # claim → claims that a person put into another event


class Group(msgspec.Struct):
    """Claims of one dyad that tell of one happening."""

    dyad: Dyad
    profile: Profile
    told: str  # sorts groups by their first claims
    claims: dict[str, None]  # ids, in the order in which they came to it
    acts: dict[str, int]  # with the ways in which they run
    wordings: dict[str, int]  # sentences with their direction, and the day on which each was first told
    week: int = 0  # in which a claim came to it last
    before: list[Group] = []  # what it was at the beginning of that week: one group, several, or none yet


class Grouping:
    """The groups of one dyad, to which claims are added in order; it may begin with groups that are there.

    Every group remembers what it was at the beginning of the week in which it
    changed last, so that what is told of that week later can be put in order.
    """

    def __init__(self, groups: Iterable[Group] = (), *, apart: Apart | None = None) -> None:
        self.groups: dict[int, Group] = {}  # in the order of their first claims
        self.changed: set[int] = set()  # of these, since it began
        self._of_claim: dict[str, int] = {}
        self._of_act: dict[tuple[str, int], int] = {}
        self._of_wording: dict[str, set[int]] = {}
        self._known = Index()
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
        copied = self._copied_by(alone)
        if copied is not None:
            self._join(copied, alone, says=False)
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

    def _copied_by(self, alone: Group) -> int | None:
        """The first group that has a claim's sentence word for word: what a copy of a report has left of it."""
        for text, day in alone.wordings.items():
            for number in sorted(self._of_wording.get(text, ())):
                group = self.groups.get(number)
                if group and day - group.wordings[text] <= RUN and not self._are_apart(alone, group):
                    return number
        return None

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
        week = self.groups[home].week  # a claim has just come to it
        if likeness(first.profile, second.profile) < BRIDGE or self._are_apart(first, second):
            return home
        _begin(second, week)
        del self.groups[two]
        self.changed.discard(two)
        self._known.drop(two, second.profile)
        self._join(one, second)
        return one

    def _join(self, number: int, other: Group, *, says: bool = True) -> None:
        """Put a claim, or another group, into a group; a copy `says` nothing that was not said."""
        group = self.groups[number]
        _begin(group, other.week)
        group.before += other.before
        before = group.profile
        group.profile = joined(group.profile, other.profile) if says else group.profile
        group.claims |= other.claims
        for text, day in other.wordings.items():
            group.wordings[text] = min(day, group.wordings.get(text, day))
        for act, ways in other.acts.items():
            group.acts[act] = group.acts.get(act, 0) | ways
        self.changed.add(number)
        self._index(number, other)
        self._known.change(number, before, group.profile)

    def _keep(self, group: Group) -> int:
        number, self._next = self._next, self._next + 1
        self.groups[number] = group
        self._index(number, group)
        self._known.add(number, group.profile)
        return number

    def _index(self, number: int, group: Group) -> None:
        """Find a group by the claims and acts that it has."""
        self._of_claim.update(dict.fromkeys(group.claims, number))
        for act in ((act, way) for act, ways in group.acts.items() for way in WAYS if ways & way):
            self._of_act[act] = min(number, self._of_act.get(act, number))
        for text in group.wordings:
            self._of_wording.setdefault(text, set()).add(number)

    def _near(self, profile: Profile) -> set[int]:
        """The groups that may fit; a report without a date may tell of any."""
        return self._known.near(profile) if profile.said is not None else set(self.groups)

    def _are_apart(self, one: Group, other: Group) -> bool:
        return bool(self._apart) and any(
            claim in other.claims for ours in one.claims if ours in self._apart for claim in self._apart[ours]
        )


def _begin(group: Group, week: int) -> None:
    """Let a group remember what it was before this week."""
    if group.week != week:
        earlier = msgspec.structs.replace(
            group, claims=dict(group.claims), acts=dict(group.acts), wordings=dict(group.wordings), week=0, before=[]
        )
        group.week, group.before = week, [earlier]


def group_of(claim: Claim) -> Group:
    """A claim by itself."""
    profile = profile_of(claim)
    text = wording(claim) if profile.said is not None else None
    wordings = {f"{profile.ways} {text}": profile.said} if text and profile.said is not None else {}
    return Group(
        dyad(claim), profile, sortable(claim), {claim.id: None}, {claim.act: profile.ways}, wordings, week_of(claim)
    )


def week_of(claim: Claim) -> int:
    """The week in which a claim was told; those without a date come last, in one of their own."""
    return (claim.published or date.max).toordinal() // WEEK
