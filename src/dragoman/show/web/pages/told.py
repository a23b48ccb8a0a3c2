"""What is told of a pair or an actor in a period, a screenful at a time: a part of several pages."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Annotated, Literal

from pydantic import Field

from dragoman.errors import UsageError
from dragoman.records import Claim, Event, Record
from dragoman.show.given import first_day, last_day
from dragoman.show.web.state import Asked
from dragoman.store import ClaimFilter, EventFilter, View

# On a screen; a program may ask for more at once.
SHOWN = 20
MOST = 1000


class AskedTold(Asked):
    """Which period, and what of it."""

    begin: Annotated[str | None, Field(alias="from", description="Of this day, month or year on: what is listed.")] = (
        None
    )
    end: Annotated[str | None, Field(alias="to", description="Until this day, month or year: what is listed.")] = None
    told: Annotated[Literal["events", "claims"], Field(description="What is listed of the period.")] = "events"
    page: Annotated[int, Field(ge=1, le=1000, description="Which screenful of it.")] = 1
    size: Annotated[int, Field(ge=1, le=MOST, description="How many a screenful has.")] = SHOWN

    def brushed(self) -> tuple[date | None, date | None]:
        """The first and the last day of which it is listed what is told; UsageError for what is no day."""
        first, last = first_day(self.begin, "from"), last_day(self.end, "to")
        if first and last and first > last:
            raise UsageError(f"The period ends on {last}, before it begins on {first}. Turn from and to round.")
        period = self.period()
        return first or period["since"], last or period["until"]


class Told(Record, frozen=True, kw_only=True):
    """What is told of a period: its events and its claims, of which one screenful of one kind is listed."""

    since: date | None
    until: date | None
    count_events: int
    count_coded: int  # of these told by no report, only by others' event data
    count_claims: int  # of reports published in the period
    pages: int  # screenfuls of what is listed
    events: tuple[Event, ...]  # by day; () where claims are listed
    claims: tuple[Claim, ...]  # by day; () where events are listed


def told(view: View, asked: AskedTold, events: EventFilter, claims: ClaimFilter) -> Told:
    """A screenful of the events or the claims that two filters let through, and how many of both there are."""
    some = view.count_events(events)
    coded = view.count_events(only_coded(events)) if events.coded != "none" and view.datasets() else 0
    said = view.count(claims) if events.coded != "only" else 0
    skipped = (asked.page - 1) * asked.size
    listed = {"events": some, "claims": said}[asked.told]
    upto = skipped + asked.size
    return Told(
        since=events.since,
        until=events.until,
        count_events=some,
        count_coded=coded,
        count_claims=said,
        pages=max(1, -(-listed // asked.size)),
        events=tuple(islice(view.events(events, limit=upto), skipped, None)) if asked.told == "events" else (),
        claims=tuple(islice(view.claims(claims, limit=upto), skipped, None)) if asked.told == "claims" and said else (),
    )


def only_coded(which: EventFilter) -> EventFilter:
    """The same of others' event data alone."""
    import msgspec

    return msgspec.structs.replace(which, coded="only")
