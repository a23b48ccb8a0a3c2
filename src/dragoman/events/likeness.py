"""How likely two tellings are of one happening.

Takes two profiles of one dyad, gives log odds: the sum of what each
comparison says for or against (Fellegi and Sunter 1969, "A theory for record
linkage"), or NEVER where they cannot be one. What a text does not say speaks
neither way, so vague tellings are put together only by what they have.
"""

from __future__ import annotations

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt

from dragoman.events.profile import AHEAD, BOTH, DENIED, DONE, STANDINGS, Profile, Spot
from dragoman.vocabulary.near_types import near_types
from dragoman.vocabulary.wider_kinds import wider_kinds

NEVER = float("-inf")
# Two claims of one dyad, of which nothing else is known, are seldom of one happening.
PRIOR = -3.0
# Days by which two reports may lie apart, and what it says when nobody tells the day.
GAPS = ((1, 2.0), (3, 1.4), (7, 0.7), (14, 0.0), (31, -0.6), (62, -1.2), (124, -1.8))
FARTHEST = GAPS[-1][0]
# Days beyond which nothing but a common thing, place, word for the act or person ties two tellings, and beyond which
# only a thing or a place does.
CLOSE, LATER = 3, 31
LONGEST = 400  # days: what is told less exactly is placed by when it was told
EXPECTED = 14  # days by which something may be expected ahead without being less likely the same
STANDING_GAPS = ((31, 2.0), (124, 1.0), (370, 0.0))  # a standing is said to last
STANDING_FARTHEST = STANDING_GAPS[-1][0]
# A place and its surroundings, and how far apart two happenings of one day surely are, in kilometres.
NEAR, FAR = 30.0, 100.0
EARTH = 6371.0


def likeness(one: Profile, other: Profile) -> float:
    """The log odds that two profiles are of one happening; NEVER where they cannot be."""
    total = PRIOR
    for compare in COMPARISONS.values():
        total += compare(one, other)
        if total == NEVER:
            return NEVER
    return total


def reasons(one: Profile, other: Profile) -> dict[str, float]:
    """What each comparison says, by its name."""
    return {name: compare(one, other) for name, compare in COMPARISONS.items()}


def by_type(one: Profile, other: Profile) -> float:
    """Whether the acts are of one type, or of types that texts use of one happening."""
    if one.types & other.types:
        return 1.0
    near = near_types()
    return max(near.get((a, b), NEVER) for a in one.types for b in other.types)


def by_way(one: Profile, other: Profile) -> float:
    """Whether the same side does it; what one text has run both ways another may tell of one side."""
    if one.ways & other.ways:
        return 0.3
    return 0.0 if (one.ways | other.ways) & BOTH else NEVER


def by_day(one: Profile, other: Profile) -> float:
    """Whether the days that are told, or else those on which it was told, agree."""
    if one.types & other.types & STANDINGS:
        return _by_gap(one, other, STANDING_GAPS)
    if one.dated and other.dated:
        return _by_told_days(one, other)
    if not one.dated and not other.dated:
        return _by_tied_gap(one, other) + _by_bearing(one, other)
    dated, undated = (one, other) if one.dated else (other, one)
    return _by_one_day(dated, undated)


def _by_told_days(one: Profile, other: Profile) -> float:
    """The more exactly two texts agree on when, the more it says."""
    first = max(day for day in (one.first, other.first, -(10**7)) if day is not None)
    last = min(day for day in (one.last, other.last, 10**7) if day is not None)
    if first > last + 1:
        return NEVER
    if first > last:  # a night has two days, and so have two time zones
        return 1.0
    length = max(_length(one), _length(other))
    if length <= 3:
        return 3.0
    if length > LONGEST:
        return _by_tied_gap(one, other)
    return max(1.5 if length <= 31 else 0.5, _by_gap(one, other, GAPS))


def _length(profile: Profile) -> int:
    """Days within which the happening lies."""
    if profile.first is None or profile.last is None:
        return 10**6
    return profile.last - profile.first + 1


def _by_one_day(dated: Profile, undated: Profile) -> float:
    """Whether what is told without a day was told when the other happened, or as the other was told."""
    if undated.said is None:
        return -0.5
    if dated.first is None or dated.last is None or exact_days(dated) is None:
        return min(1.0, _by_tied_gap(dated, undated))
    if undated.bearing & ~(AHEAD | DENIED) == 0 and undated.bearing & AHEAD:
        away = max(0, dated.first - undated.said - EXPECTED, undated.said - dated.last + 1)
    else:
        away = max(0, dated.first - undated.said, undated.said - dated.last)
    return min(1.4, _of_gap(away, GAPS) + 0.2) if are_tied(dated, undated, away) else NEVER


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


def _by_tied_gap(one: Profile, other: Profile) -> float:
    if one.said is None or other.said is None:
        return 0.0
    days = abs(one.said - other.said)
    return _of_gap(days, GAPS) if are_tied(one, other, days) else NEVER


def _by_gap(one: Profile, other: Profile, gaps: tuple[tuple[int, float], ...]) -> float:
    if one.said is None or other.said is None:
        return 0.0
    return _of_gap(abs(one.said - other.said), gaps)


def _of_gap(days: int, gaps: tuple[tuple[int, float], ...]) -> float:
    return next((weight for most, weight in gaps if days <= most), NEVER)


def _by_bearing(one: Profile, other: Profile) -> float:
    """What is expected after it was told as done is likelier a further step."""
    first, second = (one, other) if (one.said or 0) <= (other.said or 0) else (other, one)
    return -0.7 if first.bearing & DONE and second.bearing == AHEAD else 0.0


def by_thing(one: Profile, other: Profile) -> float:
    """Whether it is about the same kinds of things, counted alike."""
    if not one.kinds or not other.kinds:
        return 0.0
    if one.kinds & other.kinds:
        return 2.0 + (1.0 if one.numbers & other.numbers else 0.0)
    wider = wider_kinds()
    return 0.4 if any((a, b) in wider for a in one.kinds for b in other.kinds) else -4.0


def by_place(one: Profile, other: Profile) -> float:
    """Whether the places are one, or one lies in the other."""
    a, b = one.spot, other.spot
    if a is None or b is None:
        return 0.0
    if a.exact and b.exact:
        return _by_distance(a, b)
    if a.country == b.country:
        return 0.3
    return -3.0 if a.country and b.country else 0.0


def _by_distance(a: Spot, b: Spot) -> float:
    if a.name == b.name:
        return 2.0
    away = distance(a, b)
    if away <= NEAR:
        return 0.8
    return -1.5 if away <= FAR else -4.0


def distance(a: Spot, b: Spot) -> float:
    """Kilometres along the great circle (haversine); 0 where coordinates are missing."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 0.0
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, chord)))


def by_people(one: Profile, other: Profile) -> float:
    """Whether the same people act for a side; a state and its minister may be one, two ministers seldom."""
    total = 0.0
    for ours, theirs in zip(one.people, other.people, strict=True):
        if ours and theirs:
            total += 0.7 if ours & theirs else -1.2
    if (one.described or other.described) and not one.homes & other.homes:
        total -= 1.5  # "the rebels" of two reports
    return total


def by_trigger(one: Profile, other: Profile) -> float:
    """Whether the same words express the act, or words of the same meaning."""
    if one.triggers & other.triggers:
        return 1.2
    if one.cameo & other.cameo:
        return 0.4
    return -0.3


def by_mode(one: Profile, other: Profile) -> float:
    """Whether the mode of the act is the same, where both have one."""
    if not one.modes or not other.modes:
        return 0.0
    return 0.5 if one.modes & other.modes else -0.7


def by_words(one: Profile, other: Profile) -> float:
    """How many of the words of the shorter sentence stand in the other; a sentence is not compared with itself."""
    pairs = [(ours, theirs) for ours in one.voices for theirs in other.voices if ours.words and theirs.words]
    shares = [_shared(ours.words, theirs.words) for ours, theirs in pairs if ours.sentence != theirs.sentence]
    if shares:
        return 4.0 * (max(shares) - 0.18)
    return -0.4 if pairs else 0.0  # one sentence seldom tells of one act twice


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    # Three more, as two words of three say less than six of nine.
    return len(ours & theirs) / (min(len(ours), len(theirs)) + 3)


# In the order in which most pairs are ruled out soonest.
COMPARISONS: dict[str, Callable[[Profile, Profile], float]] = {
    "type": by_type,
    "direction": by_way,
    "time": by_day,
    "things": by_thing,
    "place": by_place,
    "people": by_people,
    "trigger": by_trigger,
    "mode": by_mode,
    "words": by_words,
}
