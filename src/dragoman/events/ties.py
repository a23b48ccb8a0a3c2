"""What two tellings that lie apart must have in common to be thought one.

Takes profiles; groups are looked for by their ties (`index`), and what has no
tie is ruled out (`findings.by_day`), so that both come to the same.
"""

from __future__ import annotations

from dragoman.events.profile import Profile
from dragoman.vocabulary.wider_kinds import wider_kinds

# Days beyond which nothing but a common thing, place, word for the act or person ties two tellings, and beyond which
# only a thing or a place does.
CLOSE, LATER = 3, 31
LONGEST = 400  # days: what is told less exactly is placed by when it was told


def exact_days(profile: Profile) -> tuple[int, int] | None:
    """The first and last day of a happening, unless it is told too vaguely to be found by them."""
    if profile.first is None or profile.last is None or profile.last - profile.first >= LONGEST:
        return None
    return profile.first, profile.last


def are_tied(one: Profile, other: Profile, days: int) -> bool:
    """Whether two tellings so many days apart have enough in common to be thought one."""
    if days <= CLOSE:
        return True
    if days <= LATER and (one.triggers & other.triggers or any(map(frozenset.intersection, one.people, other.people))):
        return True
    if one.spot and other.spot and one.spot.exact and one.spot.name == other.spot.name:
        return True
    return bool(one.kinds & other.kinds) or any((a, b) in wider_kinds() for a in one.kinds for b in other.kinds)


def ties(profile: Profile, *, later: bool, wider: bool = False) -> set[str]:
    """What another telling may have in common with it: `later` things and places, else words and people too.

    With `wider`, also the kinds of things that are a part of its own, or that its own are a part of.
    """
    found = {f"thing {kind}" for kind in profile.kinds}
    if wider:
        found.update(f"thing {b}" for a, b in wider_kinds() if a in profile.kinds)
    if profile.spot and profile.spot.exact:
        found.add(f"place {profile.spot.name}")
    if not later:
        found.update(f"act {word}" for word in profile.triggers)
        found.update(f"person {id}" for people in profile.people for id in people)
    return found
