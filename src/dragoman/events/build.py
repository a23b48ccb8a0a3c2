"""Build an event from the claims of one happening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import TypeVar

from dragoman.days import first_day, last_day
from dragoman.events.dyads import side
from dragoman.events.order import order
from dragoman.events.profile import days_told, spot_of
from dragoman.events.support import ASSERTING, independent, latest, sides, support
from dragoman.events.tellers import tellers, voice
from dragoman.records import ActorMention, Claim, Event, Party, Period, Place, Thing

Value = TypeVar("Value")


def build(claims: Iterable[Claim]) -> Event:
    """The event of claims that tell of one happening, in any order; ValueError where there are none."""
    told = sorted(claims, key=order)
    if not told:
        raise ValueError("An event needs a claim that tells of it.")
    days = [claim.published for claim in told if claim.published]
    initiators, recipients = parties_of(told)
    return Event(
        id=event_id(told[0]),
        type=weightiest((claim.type, claim.confidence) for claim in told),
        mode=weightiest((claim.mode, claim.confidence) for claim in told),
        initiators=initiators,
        recipients=recipients,
        symmetric=all(claim.symmetric for claim in told),
        against=parties(claim.against for claim in told),
        dyads=dyads_of(told),
        items=things(told),
        time=time_of(told),
        place=place_of(told),
        theatres=commonest(theatre for claim in told for theatre in claim.theatres),
        support=support(told),
        reports=len({claim.document for claim in told}),
        outlets=len({claim.outlet for claim in told if claim.outlet}),
        origins=len({claim.origin for claim in told}),
        sources=len({voice(claim) for claim in told if claim.sources}),
        independent=independent(claim for claim in latest(told) if claim.stance in ASSERTING),
        tellers=tellers(told),
        sides=sides(told),
        first=min(days, default=None),
        last=max(days, default=None),
        confidence=max(claim.confidence for claim in told),
        acts=tuple(dict.fromkeys(claim.act for claim in told)),
        evidence=tuple(dict.fromkeys(claim.id for claim in told)),
    )


def event_id(first: Claim) -> str:
    """The id of the event whose first claim this is."""
    return blake2b(f"event {first.id}".encode(), digest_size=8).hexdigest()


def weightiest(votes: Iterable[tuple[Value, float]]) -> Value:
    """The value with most confidence behind it; of equal ones the first, and any value before none."""
    weights: dict[Value, float] = {}
    for value, confidence in votes:
        weights[value] = weights.get(value, 0.0) + confidence
    said = {value: weight for value, weight in weights.items() if value is not None} or weights
    return max(said, key=lambda value: said[value])


def commonest(values: Iterable[Value]) -> tuple[Value, ...]:
    """Each value once, those that come most often first."""
    return tuple(value for value, _ in Counter(values).most_common())


def parties_of(claims: Sequence[Claim]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Those who do it and those to whom it is done; where all have it run both ways, the one named most and the others.

    Where only some have a direction ("Norland hosted Sudland"), that stands,
    and those who are named only by others come last.
    """
    direct = [claim for claim in claims if not claim.symmetric]
    mutual = [mention for claim in claims if claim.symmetric for mention in (claim.initiator, claim.recipient)]
    if not direct:
        every = parties(mutual)
        return every[:1], every[1:]
    initiators = parties(claim.initiator for claim in direct)
    recipients = parties(claim.recipient for claim in direct)
    known = {party.acts_for or party.id for party in (*initiators, *recipients)}
    return initiators, (*recipients, *parties(one for one in mutual if side(one) not in known))


def dyads_of(claims: Sequence[Claim]) -> tuple[tuple[str, str | None], ...]:
    """Each pair of sides that a claim names, in the direction of the act where any claim has one."""
    direct = dict.fromkeys(dyad_of(claim) for claim in claims if not claim.symmetric)
    mutual = dict.fromkeys(dyad_of(claim) for claim in claims if claim.symmetric)
    return (*direct, *(pair for pair in mutual if pair not in direct and pair[::-1] not in direct))


def dyad_of(claim: Claim) -> tuple[str, str | None]:
    """The sides of a claim in the direction of the act; of a mutual one in the order of their ids."""
    initiator, recipient = side(claim.initiator), side(claim.recipient)
    if claim.symmetric and recipient and recipient < initiator:
        return recipient, initiator
    return initiator, recipient or None


def parties(mentions: Iterable[ActorMention | None]) -> tuple[Party, ...]:
    """Those who take part on one side: each state once, by who acts for it where all texts agree on one."""
    sides: dict[str, list[Party]] = {}
    for mention in mentions:
        if mention is not None:
            party = Party(id=mention.id, name=mention.name, kind=mention.kind, acts_for=mention.acts_for)
            sides.setdefault(side(mention), []).append(party)
    most = sorted(sides, key=lambda id: -len(sides[id]))
    return tuple(_party(id, sides[id]) for id in most)


def _party(id: str, named: Sequence[Party]) -> Party:
    """The party itself where a text names it, else the one who is named most in its place."""
    itself = [party for party in named if party.id == id]
    return weightiest((party, 1.0) for party in itself or named)


def things(claims: Iterable[Claim]) -> tuple[Thing, ...]:
    """What the event is about: each kind once, by its commonest words."""
    words: dict[str, Counter[Thing]] = {}
    for claim in claims:
        for item in claim.items:
            words.setdefault(item.kind or item.name, Counter())[Thing(name=item.name, kind=item.kind)] += 1
    most = sorted(words, key=lambda kind: -words[kind].total())
    return tuple(words[kind].most_common(1)[0][0] for kind in most)


def time_of(claims: Sequence[Claim]) -> Period | None:
    """The days on which all who say when can be right, as they are written; the first told where none are left.

    What only the tense tells ("is holding a drill") counts where nobody says when.
    """
    dated = [claim for claim in claims if claim.time and (claim.time.start or claim.time.end)]
    said = [claim for claim in dated if days_told(claim) != (None, None)]
    periods = [Period(start=claim.time.start, end=claim.time.end) for claim in said or dated if claim.time]
    start = max((period.start for period in periods if first_day(period.start)), key=_late_and_exact, default=None)
    end = min((period.end for period in periods if last_day(period.end)), key=_early_and_exact, default=None)
    if start and end and (first_day(start) or 0) > (last_day(end) or 0):
        return periods[0]
    return Period(start=start, end=end) if start or end else None


def _late_and_exact(start: str | None) -> tuple[int, int]:
    return first_day(start) or 0, len(start or "")


def _early_and_exact(end: str | None) -> tuple[int, int]:
    return last_day(end) or 0, -len(end or "")


def place_of(claims: Sequence[Claim]) -> Place | None:
    """The place that is told most often, of those that are more exact than a country if there are any."""
    places = [claim.place for claim in claims if claim.place]
    exact = [place for place in places if (spot := spot_of(place)) and spot.exact]
    names = Counter(place.name for place in exact or places)
    return next((place for place in exact or places if place.name == names.most_common(1)[0][0]), None)
