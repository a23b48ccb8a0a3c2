"""What a claim, or an event so far, says of the happening itself, whoever says it.

Takes claims, gives profiles: what likeness compares. A group's profile is
that of its claims, joined in the order in which they came to it: the first
one's days stand where another's exclude them, and the first sentences' words.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dragoman.actors import registry
from dragoman.actors.spelling import is_a_name
from dragoman.days import first_day, last_day
from dragoman.events.dyads import dyad, side
from dragoman.events.words import speaks_of_more, stems, trigger_words, words
from dragoman.records import ActorMention, Claim, Place

# Bits of `ways`: who does it to whom, by the places of the two sides in the dyad.
FORTH, BACK, BOTH = WAYS = 1, 2, 4
# Bits of `bearing`: how those who tell of it look at it.
DONE, AHEAD, DENIED = 1, 2, 4
STANDINGS = frozenset({"ALLY", "RIVAL"})
NAMED_DAY = re.compile(r"\d|day|night|morning|noon|evening")
VOICES = 6  # sentences of a group whose words are kept: the first ones, which later ones repeat
HOMES = 6


class Spot(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A place on the map; `exact` when it is more than a country."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    exact: bool


class Voice(msgspec.Struct, frozen=True, array_like=True):
    """The words of a sentence that tells of it."""

    sentence: str  # report and place in it
    words: frozenset[str]


class Profile(msgspec.Struct, frozen=True, array_like=True):
    """A happening, as far as it is told."""

    types: frozenset[str]
    modes: frozenset[str]
    cameo: frozenset[str]
    ways: int
    bearing: int
    people: tuple[frozenset[str], frozenset[str]]  # those who act for the sides, by the order of the dyad
    described: int  # sides that have no name of their own ("the rebels"): 1 the first of the dyad, 2 the second
    kinds: frozenset[str]  # of items
    things: frozenset[str]  # words for the items
    exact: frozenset[str]  # of these, names and types: "Shahed-136"
    numbers: frozenset[str]  # "drone 300": exact ones
    further: bool  # it is about more of something, or another one
    first: int | None  # day by which it can have begun at the earliest, as told; None: open
    last: int | None
    dated: bool  # somebody says when
    said: int | None  # day on which it was first told
    spot: Spot | None
    triggers: frozenset[str]
    voices: tuple[Voice, ...]
    homes: frozenset[str]  # reports in which it is told


def profile_of(claim: Claim) -> Profile:
    """What one claim says of its happening."""
    first, last = days_told(claim)
    return Profile(
        types=frozenset((claim.type,)),
        modes=frozenset((claim.mode,)) if claim.mode else NONE,
        cameo=frozenset((claim.cameo,)) if claim.cameo else NONE,
        ways=_way(claim),
        bearing=_bearing(claim),
        people=_people(claim),
        described=_described(claim),
        kinds=frozenset(item.kind for item in claim.items if item.kind),
        **_things(claim),
        numbers=frozenset(_numbers(claim)),
        further=speaks_of_more(claim),
        first=first,
        last=last,
        dated=first is not None or last is not None,
        said=claim.published.toordinal() if claim.published else None,
        spot=spot_of(claim.place),
        triggers=trigger_words(claim),
        voices=(Voice(f"{claim.document} {claim.sentence_start}", words(claim)),),
        homes=frozenset((claim.document,)),
    )


NONE: frozenset[str] = frozenset()


def days_told(claim: Claim) -> tuple[int | None, int | None]:
    """The first and the last day that the text gives; none where "now" or the tense alone speaks of the present."""
    time = claim.time
    if time is None or (time.start == time.end == str(claim.published) and not NAMED_DAY.search(time.text.lower())):
        return None, None
    return first_day(time.start), last_day(time.end)


def joined(one: Profile, other: Profile) -> Profile:
    """The profile of both together; `one` was told first."""
    return Profile(
        types=one.types | other.types,
        modes=one.modes | other.modes,
        cameo=one.cameo | other.cameo,
        ways=one.ways | other.ways if (one.ways | other.ways) & BOTH else one.ways,
        bearing=one.bearing | other.bearing,
        people=(one.people[0] | other.people[0], one.people[1] | other.people[1]),
        described=one.described | other.described,
        kinds=one.kinds | other.kinds,
        things=one.things | other.things,
        exact=one.exact | other.exact,
        numbers=one.numbers | other.numbers,
        further=one.further,
        **_common_days(one, other),
        dated=one.dated or other.dated,
        said=one.said if one.said is not None else other.said,
        spot=one.spot if one.spot and (one.spot.exact or not other.spot) else other.spot,
        triggers=one.triggers | other.triggers,
        voices=tuple(dict.fromkeys((*one.voices, *other.voices)))[:VOICES],
        homes=one.homes if len(one.homes) >= HOMES else one.homes | other.homes,
    )


def _common_days(one: Profile, other: Profile) -> dict[str, int | None]:
    """The days on which both can be right; where they are a day or two apart, those of the one told first."""
    first = max((day for day in (one.first, other.first) if day is not None), default=None)
    last = min((day for day in (one.last, other.last) if day is not None), default=None)
    if first is not None and last is not None and first > last:
        return {"first": one.first, "last": one.last}
    return {"first": first, "last": last}


def spot_of(place: Place | None) -> Spot | None:
    """A claim's place, and whether it is more exact than a country."""
    if place is None:
        return None
    exact = place.latitude is not None and not _is_country(place.name, place.country)
    return Spot(place.name, place.country, place.latitude, place.longitude, exact)


@cache
def _is_country(name: str, code: str | None) -> bool:
    state = registry().get(code) if code else None
    return state is not None and state.name == name


def _way(claim: Claim) -> int:
    if claim.symmetric:
        return BOTH
    return FORTH if dyad(claim)[0] == side(claim.initiator) else BACK


def _bearing(claim: Claim) -> int:
    if claim.aspect in ("future", "demanded", "hypothetical") or claim.stance in ("expects", "supposes"):
        return AHEAD
    return DENIED if claim.stance == "denies" else DONE


def _people(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of those who act for each side without being it."""
    named: dict[str, frozenset[str]] = {}
    for mention in (claim.initiator, claim.recipient):
        if mention and mention.acts_for and mention.id != mention.acts_for:
            named[side(mention)] = named.get(side(mention), NONE) | {mention.id}
    first, second = dyad(claim)
    return named.get(first, NONE), named.get(second, NONE)


def _described(claim: Claim) -> int:
    sides = dyad(claim)
    without = {side(mention) for mention in (claim.initiator, claim.recipient) if _is_described(mention)}
    return (sides[0] in without) + 2 * (sides[1] in without)


def _is_described(mention: ActorMention | None) -> bool:
    return mention is not None and not mention.acts_for and not is_a_name(mention.name)


def _things(claim: Claim) -> dict[str, frozenset[str]]:
    """The stems of the words for the items, and of those of them that name a type or make."""
    words = [word for item in claim.items for word in item.name.split()]
    named = " ".join(word for word in words if any(sign.isupper() or sign.isdigit() for sign in word))
    return {"things": stems(" ".join(words)), "exact": stems(named)}


def _numbers(claim: Claim) -> list[str]:
    """What is counted exactly, and how many."""
    return [
        f"{item.kind or item.name} {item.quantity.low:g}"
        for item in claim.items
        if item.quantity and item.quantity.low == item.quantity.high and (item.quantity.low or 0) > 1
    ]
