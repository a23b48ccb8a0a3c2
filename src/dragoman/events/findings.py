"""Compare two profiles of one dyad, question by question.

Takes two profiles, gives for each question a finding in words, whose weight
stands in likeness.csv. No finding: a text does not say, which speaks neither
way. RULED_OUT: the two cannot be one happening.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt

from dragoman.events.profile import AHEAD, BOTH, DENIED, DONE, STANDINGS, Profile, Spot
from dragoman.events.ties import LONGEST, are_tied, exact_days
from dragoman.vocabulary.near_types import HOW, near_types
from dragoman.vocabulary.wider_kinds import wider_kinds

RULED_OUT = "ruled out"
# Days by which two reports may lie apart where one of them does not say when.
GAPS = (1, 3, 7, 14, 62, 124)
FARTHEST = GAPS[-1]
EXPECTED = 14  # days by which something may be expected ahead without being less likely the same
STANDING_GAPS = (31, 124, 370)  # a standing is said to last
STANDING_FARTHEST = STANDING_GAPS[-1]
# A place and its surroundings, and how far apart two happenings of one day surely are, in kilometres.
NEAR, FAR = 30.0, 100.0
EARTH = 6371.0
SHARES = (0.04, 0.12, 0.2, 0.28, 0.36, 0.45, 0.55)  # of the words of the shorter sentence that stand in the other

Finding = str | None


def by_type(one: Profile, other: Profile) -> Finding:
    """Whether the acts are of one type, or of types that texts use of one happening."""
    if one.types & other.types:
        return "type same"
    near = near_types()
    found = {near.get((a, b)) for a in one.types for b in other.types}
    return next((f"type {how}" for how in HOW if how in found), RULED_OUT)


def by_way(one: Profile, other: Profile) -> Finding:
    """Whether the same side does it; what one text has run both ways another may tell of one side."""
    if one.ways & other.ways:
        return "way same"
    return "way both" if (one.ways | other.ways) & BOTH else "way turned"


def by_day(one: Profile, other: Profile) -> Finding:
    """Whether the days that are told, or else those on which it was told, agree."""
    if one.types & other.types & STANDINGS:
        return _within(_gap(one, other), STANDING_GAPS, "standing {}", RULED_OUT)
    if one.dated and other.dated:
        return _by_told_days(one, other)
    if one.dated or other.dated:
        return _by_one_day(one, other) if one.dated else _by_one_day(other, one)
    if one.homes & other.homes:
        return "told in one report"
    return _by_gap(one, other)


def _by_told_days(one: Profile, other: Profile) -> Finding:
    """The more exactly two texts agree on when, the more it says."""
    first = max(day for day in (one.first, other.first, -(10**7)) if day is not None)
    last = min(day for day in (one.last, other.last, 10**7) if day is not None)
    if first > last:
        return "a day apart" if first - last == 1 else RULED_OUT  # a night has two days, and so have two time zones
    length = max(_length(one), _length(other))
    if length <= 3:
        return "same day"
    if length <= 8:
        return "same week"
    near = (_gap(one, other) or 0) <= GAPS[1]
    if length <= 31:
        return "same month told together" if near else "same month"
    if length <= LONGEST:
        return "same year told together" if near else "same year"
    return _by_gap(one, other)


def _length(profile: Profile) -> int:
    """Days within which the happening lies."""
    if profile.first is None or profile.last is None:
        return 10**6
    return profile.last - profile.first + 1


def _by_one_day(dated: Profile, undated: Profile) -> Finding:
    """Whether what is told without a day was told when the other happened, or as the other was told."""
    if undated.said is None:
        return "no day"
    if dated.first is None or dated.last is None or exact_days(dated) is None:
        return _by_gap(dated, undated)
    ahead = undated.bearing & AHEAD and not undated.bearing & DONE
    before = dated.first - undated.said - (EXPECTED if ahead else 0)
    after = undated.said - dated.last
    if not are_tied(dated, undated, max(0, before, after)):
        return RULED_OUT
    if before > 0:
        return _within(before, GAPS, "told {} before its day", RULED_OUT)
    if after > 0:
        return _within(after, GAPS, "told within {} of its day", RULED_OUT)
    if ahead and undated.said < dated.first:
        return "expected for its day"
    if dated.homes & undated.homes:  # that one report gives no day says little about the day of another act in it
        return "one dated in one report"
    return "told in its month" if _length(dated) > 8 else "told within 1 of its day"


def _by_gap(one: Profile, other: Profile) -> Finding:
    """Where no day is told, or none that says much, the days of the reports speak."""
    days = _gap(one, other)
    if days is not None and not are_tied(one, other, days):
        return RULED_OUT
    return _within(days, GAPS, "told within {}", RULED_OUT)


def _gap(one: Profile, other: Profile) -> int | None:
    """Days between the first reports of both."""
    return None if one.said is None or other.said is None else abs(one.said - other.said)


def _within(days: int | None, bounds: tuple[int, ...], finding: str, beyond: str) -> Finding:
    """The finding with the least bound that the days do not exceed."""
    if days is None:
        return "no day"
    place = bisect_left(bounds, days)
    return finding.format(bounds[place]) if place < len(bounds) else beyond


def by_bearing(one: Profile, other: Profile) -> Finding:
    """Whether both look back on it, ahead to it or deny it: what is expected after it was done is a further step."""
    here = "in one report" if one.homes & other.homes else "later"
    first, second = (one, other) if (one.said or 0) <= (other.said or 0) else (other, one)
    if second.bearing == AHEAD and first.bearing & DONE:
        return f"done then ahead {here}"
    if second.bearing == AHEAD and first.bearing == DENIED:
        return "denied then ahead"
    if first.bearing == AHEAD:
        if second.bearing == AHEAD:
            return "both ahead"
        return f"ahead then done {here}" if second.bearing & DONE else None
    return "both denied" if first.bearing == second.bearing == DENIED else None


def by_step(one: Profile, other: Profile) -> Finding:
    """Whether one speaks of more, or of another one, and the other does not."""
    return None if one.further == other.further else "a further step"


def by_thing(one: Profile, other: Profile) -> Finding:
    """Whether it is about the same kinds of things."""
    if not one.kinds or not other.kinds:
        return None
    if one.kinds & other.kinds:
        return "things of one kind"
    wider = wider_kinds()
    return "things of a wider kind" if any((a, b) in wider for a in one.kinds for b in other.kinds) else "other things"


def by_name(one: Profile, other: Profile) -> Finding:
    """Whether the words for the things are the same, where they are exact ("Shahed-136", "Kornet")."""
    if not one.exact or not other.exact:
        return "words for things shared" if one.things & other.things else None
    return "exact things" if one.exact & other.exact else "other exact things"


def by_number(one: Profile, other: Profile) -> Finding:
    """Whether things are counted alike."""
    return "same number" if one.numbers & other.numbers else None


def by_place(one: Profile, other: Profile) -> Finding:
    """Whether the places are one, or one lies in the other."""
    a, b = one.spot, other.spot
    if a is None or b is None:
        return None
    if a.exact and b.exact:
        return "place same" if a.name == b.name else _by_distance(distance(a, b))
    if a.country == b.country:
        return "country same"
    return "country other" if a.country and b.country else None


def _by_distance(away: float) -> Finding:
    return "place near" if away <= NEAR else "place not far" if away <= FAR else "place far"


def distance(a: Spot, b: Spot) -> float:
    """Kilometres along the great circle (haversine); 0 where coordinates are missing."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 0.0
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, chord)))


def by_people(one: Profile, other: Profile) -> Finding:
    """Whether the same people act for a side; a state and its minister may be one, two ministers seldom."""
    same = others = 0
    for ours, theirs in zip(one.people, other.people, strict=True):
        if ours and theirs:
            if ours & theirs:
                same += 1
            else:
                others += 1
    if others:
        return "other people" if others == 1 else "other people on both sides"
    return None if not same else "same people" if same == 1 else "same people on both sides"


def by_description(one: Profile, other: Profile) -> Finding:
    """Whether a side has no name of its own: "the rebels" of two reports."""
    return "only described" if (one.described or other.described) and not one.homes & other.homes else None


def by_trigger(one: Profile, other: Profile) -> Finding:
    """Whether the same words express the act, or words of the same meaning."""
    if one.types & other.types & STANDINGS:
        return None
    if one.triggers & other.triggers:
        return "word same"
    return "word of one meaning" if one.cameo & other.cameo else "word other"


def by_mode(one: Profile, other: Profile) -> Finding:
    """Whether the mode of the act is the same, where both have one."""
    if not one.modes or not other.modes:
        return None
    return "mode same" if one.modes & other.modes else "mode other"


def by_words(one: Profile, other: Profile) -> Finding:
    """How many of the words of the shorter sentence stand in the other; a sentence is not compared with itself."""
    if one.types & other.types & STANDINGS:
        return None
    best, known = -1.0, False
    for ours in one.voices:
        for theirs in other.voices:
            if not ours.words or not theirs.words:
                continue
            known = True
            if ours.sentence != theirs.sentence:
                best = max(best, _shared(ours.words, theirs.words))
    if best >= 0:
        return SHARED[bisect_left(SHARES, best)]
    return "one sentence" if known else None


SHARED = tuple(f"words shared {n}" for n in range(len(SHARES) + 1))


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    # Three more, as two words of three say less than six of nine.
    return len(ours & theirs) / (min(len(ours), len(theirs)) + 3)


# In the order in which most pairs are ruled out soonest.
COMPARISONS: dict[str, Callable[[Profile, Profile], Finding]] = {
    "type": by_type,
    "time": by_day,
    "direction": by_way,
    "people": by_people,
    "thing": by_thing,
    "name": by_name,
    "number": by_number,
    "place": by_place,
    "bearing": by_bearing,
    "step": by_step,
    "description": by_description,
    "mode": by_mode,
    "trigger": by_trigger,
    "words": by_words,
}
