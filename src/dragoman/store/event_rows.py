"""Events in the tables: typed columns for the questions asked of them, the whole event as JSON beside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

import msgspec

from dragoman.days import first_day, last_day
from dragoman.records import ActorMention, Claim, Event, Record
from dragoman.store.deed_rows import DeedRow
from dragoman.store.schema import source_words


class EventRow(Record, frozen=True, kw_only=True):
    """An event in `events`."""

    number: int
    id: str
    type: str
    support: str | None
    since: date | None  # when it happened, where that is told, else when it was first reported
    until: date | None
    first: date | None  # published
    last: date | None
    pairs: tuple[str, ...]  # "IRN RUS", in the order of the ids: both parties, or the states they act for
    sources: tuple[str, ...]  # what the sources may be asked for by
    outlets: tuple[str, ...]  # lower case
    tellers: tuple[str, ...]  # outlets, lower case, that tell it in their own words
    theatres: tuple[str, ...]
    reports: int
    confidence: float
    event: str


def event_row(number: int, event: Event, claims: Sequence[Claim], deeds: Sequence[DeedRow]) -> EventRow:
    """The row of an event, its claims and its deeds, some of which are aimed against a third party."""
    dyads = (pair(deed.initiator, deed.recipient) for deed in deeds)
    begins, ends = happened(event)
    return EventRow(
        number=number,
        id=event.id,
        type=event.type,
        support=event.support,
        since=begins or event.first,
        until=ends or event.last,
        first=event.first,
        last=event.last,
        pairs=tuple(dict.fromkeys([*(pair for claim in claims for pair in pairs(claim)), *dyads])),
        sources=tuple(
            dict.fromkeys(word for claim in claims for source in claim.sources for word in source_words(source))
        ),
        outlets=tuple(dict.fromkeys(claim.outlet.lower() for claim in claims if claim.outlet)),
        tellers=tuple(dict.fromkeys(claim.outlet.lower() for claim in claims if claim.outlet and not claim.sources)),
        theatres=event.theatres,
        reports=event.reports,
        confidence=event.confidence,
        event=msgspec.json.encode(event).decode(),
    )


def pairs(claim: Claim) -> list[str]:
    """The pairs of parties that a claim may be asked for by."""
    return [pair(one, other) for one, other in product(_names(claim.initiator), _names(claim.recipient))]


def pair(one: str, other: str) -> str:
    """Two ids as one text, in either order the same."""
    return f"{min(one, other)} {max(one, other)}"


def _names(mention: ActorMention | None) -> list[str]:
    return list(dict.fromkeys(id for id in (mention.id, mention.acts_for) if id)) if mention else []


def happened(event: Event) -> tuple[date | None, date | None]:
    """The first and the last day of an event's time; where one end is open the other, None where nobody says."""
    begins, ends = (first_day(event.time.start), last_day(event.time.end)) if event.time else (None, None)
    first, last = begins or ends, ends or begins
    return (date.fromordinal(first), date.fromordinal(last)) if first and last else (None, None)
