"""Find the groups of a dyad that a claim may join, without looking at all of them.

Takes profiles, gives numbers of groups. What two tellings of one happening
must have in common (`findings.by_day`) is what groups are found by: told, or
said to have happened, within days of one another; or within months, and about
the same thing, at the same place, in the same words or by the same people.
However much is told of a dyad, no more than the last few groups of each kind
are looked at, so that a claim costs the same in a large project as in a small.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from dragoman.events.findings import EXPECTED, FARTHEST
from dragoman.events.profile import STANDINGS, Profile
from dragoman.events.ties import CLOSE, LATER, exact_days, ties
from dragoman.vocabulary.near_types import types_near

WEEK, SEASON = 7, 124  # days of the stretches of time under which groups are found
MOST = 24  # groups of one stretch that are looked at, the last told

Key = tuple[str, str, int]  # what of it, which, and in which stretch


class Index:
    """Groups, by what may tie claims to them."""

    def __init__(self) -> None:
        self._groups: dict[Key, list[int]] = {}

    def add(self, number: int, profile: Profile) -> None:
        """Let a group be found."""
        for key in keys(profile):
            insort(self._groups.setdefault(key, []), number)

    def drop(self, number: int, profile: Profile) -> None:
        """Let a group be found no more."""
        self._forget(number, keys(profile))

    def change(self, number: int, before: Profile, after: Profile) -> None:
        """Let a group be found by what it has become."""
        old, new = keys(before), keys(after)
        self._forget(number, old - new)
        for key in new - old:
            insort(self._groups.setdefault(key, []), number)

    def near(self, profile: Profile) -> set[int]:
        """The groups that a profile may be of."""
        found: set[int] = set()
        for key in reach(profile):
            if groups := self._groups.get(key):
                found.update(groups[-MOST:])
        return found

    def _forget(self, number: int, gone: Iterable[Key]) -> None:
        for key in gone:
            groups = self._groups[key]
            del groups[bisect_left(groups, number)]
            if not groups:
                del self._groups[key]


def keys(profile: Profile) -> set[Key]:
    """What a group is found by."""
    if profile.said is None:
        return {("undated", type, 0) for type in profile.types}
    told, done = (profile.said, profile.said), exact_days(profile)
    found: set[Key] = set()
    for type in profile.types:
        if type in STANDINGS:
            found.add(("standing", type, 0))
        found.update(stretch("told", type, *told, WEEK))
        if done:
            found.update(stretch("done", type, *done, WEEK))
    for tie in ties(profile, later=False):
        found.update(stretch("told by", tie, *told, SEASON))
        if done:
            found.update(stretch("done by", tie, *done, SEASON))
    return found


def reach(profile: Profile) -> Iterator[Key]:
    """What the like of a dated report's profile are found by."""
    said, done = profile.said or 0, exact_days(profile)
    first, last = done or (said, said)
    types = {near for type in profile.types for near in types_near(type)}
    for type in types:
        if type in STANDINGS and type in profile.types:
            yield "standing", type, 0
        yield "undated", type, 0
        yield from stretch("told", type, said - CLOSE, said + CLOSE, WEEK)
        if done:
            yield from stretch("told", type, first - EXPECTED - CLOSE, last + CLOSE, WEEK)
            yield from stretch("done", type, first - 1, last + 1, WEEK)
        else:
            yield from stretch("done", type, said - CLOSE, said + EXPECTED + CLOSE, WEEK)
    far = ties(profile, later=True, wider=True)
    for tie in far | ties(profile, later=False):
        days = FARTHEST if tie in far else LATER
        yield from stretch("told by", tie, said - days, said + days, SEASON)
        if done:
            yield from stretch("told by", tie, first - EXPECTED - days, last + days, SEASON)
        else:
            yield from stretch("done by", tie, said - days, said + EXPECTED + days, SEASON)


def stretch(of: str, which: str, first: int, last: int, days: int) -> Iterator[Key]:
    """The stretches of time in which some days lie."""
    for number in range(first // days, last // days + 1):
        yield of, which, number
