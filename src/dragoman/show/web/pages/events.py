"""The list of events: what happened by what reports tell and what others have coded, with how well it is supported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from dragoman.records import Event, Record
from dragoman.show.conditions import event_filter
from dragoman.show.web.loosening import excluded
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked, check_page
from dragoman.store import EventFilter, EventOrder, View

# Events of one page, and pages: who looks further asks for other days.
SHOWN, PAGES = 50, 40


class AskedEvents(Asked):
    """Which events, in which order."""

    between: Annotated[
        list[str], Field(description="One party, or both: ids, codes or names.", default_factory=list, max_length=2)
    ]
    type: Annotated[list[str], Field(description="Any of these types: AID, ASSAULT.", default_factory=list)]
    support: Annotated[
        list[str], Field(description="Any of these: contested, corroborated, single.", default_factory=list)
    ]
    by: Annotated[str | None, Field(description="A source, or outlet:NAME for what an outlet says itself.")] = None
    outlet: Annotated[str | None, Field(description="Told by this outlet.")] = None
    search: Annotated[str | None, Field(description="Words of a sentence that tells it.")] = None
    at_least: Annotated[float | None, Field(description="Confidence of its surest claim.", ge=0, le=1)] = None
    order: Annotated[EventOrder, Field(description="By which they come.")] = "newest"
    page: Annotated[int, Field(description=f"Which {SHOWN} of them.", ge=1, le=PAGES)] = 1

    def parties(self) -> list[str]:
        """Who takes part, without fields that were left empty."""
        return [name for name in self.between if name.strip()]

    def which(self, view: View) -> EventFilter:
        """The filter; UsageError, with what is near, where a part of it means nothing."""
        parties = self.parties()
        return event_filter(
            view,
            between=(parties[0], parties[1]) if len(parties) == 2 else None,
            actor=parties[0] if len(parties) == 1 else None,
            by=self.by,
            types=self.type,
            supports=self.support,
            since=self.since,
            until=self.until,
            theatres=[self.theatre] if self.theatre else [],
            outlet=self.outlet,
            search=self.search,
            at_least=self.at_least,
            which=self.counting(view),
        )


class Tally(Record, frozen=True, kw_only=True):
    """How many events there are of a kind, if only that filter were another."""

    name: str | None  # None: of no support
    count: int


class EventList(Record, frozen=True, kw_only=True):
    """Events that a filter lets through."""

    count: int  # all of them
    coded: int  # of these, those that others have coded
    page: int
    pages: int  # that can be looked at
    events: tuple[Event, ...]  # those of this page
    supports: tuple[Tally, ...]  # most first
    types: tuple[Tally, ...]


def answer(view: View, asked: AskedEvents, parts: Mapping[str, str]) -> EventList:
    """The events that are asked for, some at a time; NothingFound where there are none."""
    which = asked.which(view)
    counts = view.event_counts(which)
    if not counts.all:
        raise excluded(asked, lambda other: view.count_events(other.which(view)), "events")
    pages = min(PAGES, -(-counts.all // SHOWN))
    check_page(asked.page, pages, "these events")
    events = view.events(which, order=asked.order, limit=SHOWN, offset=(asked.page - 1) * SHOWN)
    return EventList(
        count=counts.all,
        coded=counts.coded,
        page=asked.page,
        pages=pages,
        events=tuple(events),
        supports=tuple(Tally(name=name, count=count) for name, count in counts.supports.items()),
        types=tuple(Tally(name=name, count=count) for name, count in counts.types.items()),
    )


EVENTS = Page(
    name="events",
    path="/events",
    title="Events",
    says="What happened, each with who asserts, denies or expects it and how often; those coded by others marked.",
    answer=answer,
    answered=EventList,
    rows=lambda found: found.events,
    row=Event,
    asked=AskedEvents,
    in_bar="/events",
)
