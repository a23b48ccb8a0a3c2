"""What is told of a pair or an actor in a period, a screenful at a time: a part of several pages."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from dragoman.errors import UsageError
from dragoman.records import Event, Record
from dragoman.show.given import first_day, last_day
from dragoman.show.web.state import Asked
from dragoman.store import Cited, ClaimFilter, EventFilter, Extent, Listed, Value, View, Which

# On a screen; a program may ask for more at once.
SHOWN = 20
MOST = 1000
# Sources and outlets that are named of those who tell.
NAMED = 8


class AskedTold(Asked):
    """Which period, and what of it."""

    begin: Annotated[str | None, Field(alias="from", description="Of this day, month or year on: what is listed.")] = (
        None
    )
    end: Annotated[str | None, Field(alias="to", description="Until this day, month or year: what is listed.")] = None
    told: Annotated[Literal["events", "claims"], Field(description="What is listed of the period.")] = "events"
    page: Annotated[int, Field(ge=1, le=1000, description="Which screenful of it.")] = 1
    size: Annotated[int, Field(ge=1, le=MOST, description="How many a screenful has.")] = SHOWN

    @model_validator(mode="before")
    @classmethod
    def rows_are_listed(cls, given: Any) -> Any:
        """Who asks for rows of events or claims has these listed, without saying so twice."""
        rows = given.get("rows")
        return {**given, "told": rows} if rows in ("events", "claims") else given

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
    count_claims: int  # of reports published in the period; copies of a wire report count once
    count_copied: int  # further ones, in these copies
    pages: int  # screenfuls of what is listed
    events: tuple[Event, ...]  # the newest first; () where claims are listed
    claims: tuple[Listed, ...]  # the newest first, copies of one wire report once; () where events are listed


class ToldBy(Record, frozen=True, kw_only=True):
    """How often something is told, and by whom most."""

    extent: Extent
    sources: tuple[Cited, ...]  # those that are cited most first, with how firmly; a state with all who speak for it
    outlets: tuple[Value, ...]  # with their claims


def told(view: View, asked: AskedTold, events: EventFilter, claims: ClaimFilter) -> Told:
    """A screenful of the events or the claims that two filters let through, and how many of both there are."""
    coded = view.count_events(counting(events, "only")) if events.coded != "none" and view.datasets() else 0
    some = coded + (view.count_events(counting(events, "none")) if events.coded != "only" else 0)
    skipped = (asked.page - 1) * asked.size
    listing = view.listing(claims, skip=skipped, most=asked.size if asked.told == "claims" else 0)
    said, copied = (listing.there, listing.extent.claims - listing.there) if events.coded != "only" else (0, 0)
    listed = view.events(events, order="newest", offset=skipped, limit=asked.size) if asked.told == "events" else ()
    return Told(
        since=events.since,
        until=events.until,
        count_events=some,
        count_coded=coded,
        count_claims=said,
        count_copied=copied,
        pages=max(1, -(-(some if asked.told == "events" else said) // asked.size)),
        events=tuple(listed),
        claims=listing.claims if said else (),
    )


def told_by(view: View, which: ClaimFilter) -> ToldBy:
    """Who tells most of the claims that a filter lets through."""
    return ToldBy(
        extent=view.extent(which),
        sources=tuple(view.cited(which, most=NAMED)),
        outlets=view.facet(which, "outlet", most=NAMED).values,
    )


def counting(which: EventFilter, coded: Which) -> EventFilter:
    """The same of others' event data alone, or without any."""
    import msgspec

    return msgspec.structs.replace(which, coded=coded)
