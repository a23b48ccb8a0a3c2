"""Look at a project's events: the questions that the newest generation answers of them."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

import msgspec

from dragoman.records import Claim, Event, EventType, Record, Support
from dragoman.store.coded.view import (
    Which,
    coded_at,
    coded_events,
    coded_events_of_id,
    coded_places,
    coded_types,
    count_coded,
)
from dragoman.store.event_rows import happened, pair
from dragoman.store.ids import Table
from dragoman.store.origins import decode_claim

if TYPE_CHECKING:
    from dragoman.store import search
    from dragoman.store.coded.questions import Index
    from dragoman.store.listing_counts import Selection
    from dragoman.store.view import ClaimFilter

T = TypeVar("T")

EventOrder = Literal["day", "newest", "told", "reports", "confidence"]

BY_DAY = "since NULLS LAST, first NULLS LAST, id"
NEWEST = "since DESC NULLS LAST, first DESC NULLS LAST, id"
ORDERS: dict[EventOrder, str] = {
    "day": BY_DAY,
    "newest": NEWEST,
    "told": "first NULLS LAST, id",
    "reports": f"reports DESC, {BY_DAY}",
    "confidence": f"confidence DESC, {BY_DAY}",
}

_decode_event = msgspec.json.Decoder(Event).decode


class EventFilter(Record, frozen=True, kw_only=True):
    """Which events; every condition that is given must hold, of several values in one any may.

    Events that others have coded are told by no source, outlet or sentence,
    so that what is asked of these only those told by reports fulfil.
    """

    between: tuple[str, str] | None = None  # ids of parties, or of the states they act for, in either direction
    actor: str | None = None  # id of one of two parties, or of the state that one acts for
    by: tuple[str, ...] = ()  # ids or names, lower case, one of them in the chain of sources of some claim
    by_outlet: str | None = None  # told by this outlet itself, without a source
    types: tuple[EventType, ...] = ()
    supports: tuple[Support, ...] = ()
    since: date | None = None  # by when it happened, where that is told, else by when it was reported
    until: date | None = None
    reported_since: date | None = None  # some report of it
    reported_until: date | None = None
    theatres: tuple[str, ...] = ()
    outlet: str | None = None  # some report of it
    also: str | None = None  # an outlet of some other report of it
    unless: str | None = None  # an outlet that does not tell it
    search: str | None = None  # words of one of its sentences
    at_least: float | None = None  # confidence, 0 to 1
    coded: Which = "all"  # events that others have coded: with those told by reports, left out, or they alone
    datasets: tuple[str, ...] = ()  # of those coded by others only those of these, beside what reports tell


class EventCounts(NamedTuple):
    """How many events a filter lets through, and how many of each kind, other filters being as they are."""

    all: int
    coded: int  # of all, those that others have coded
    supports: dict[str | None, int]  # most first, of the types that are asked for; None: of no support
    types: dict[str, int]  # of the supports that are asked for


def counts_of(cells: Counter[tuple[str | None, str]], which: EventFilter) -> EventCounts:
    """The counts of a filter from those of each support and type."""
    supports: Counter[str | None] = Counter()
    types: Counter[str] = Counter()
    chosen = coded = 0
    for (support, type), count in cells.items():
        is_of_support = not which.supports or support in which.supports
        is_of_type = not which.types or type in which.types
        supports[support] += count if is_of_type else 0
        types[type] += count if is_of_support else 0
        chosen += count if is_of_support and is_of_type else 0
        coded += count if is_of_support and is_of_type and support == "coded" else 0
    return EventCounts(chosen, coded, most_first(supports), most_first(types))


def most_first(counts: Mapping[T, int]) -> dict[T, int]:
    """Counts that are not nought, the highest first, of one height by name."""
    return {name: counts[name] for name in sorted(counts, key=lambda name: (-counts[name], str(name))) if counts[name]}


class EventQuestions:
    """What a View answers of events."""

    _index: search.Index
    _coded: Index | None

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _one(self, query: str, values: list[Any]) -> int:
        raise NotImplementedError

    def _chosen(self, which: ClaimFilter) -> Selection:
        raise NotImplementedError

    def _numbers_of(self, table: Table, some: Iterable[str]) -> list[int]:
        raise NotImplementedError

    def _numbers_beginning(self, table: Table, prefix: str) -> list[int]:
        raise NotImplementedError

    def events(
        self,
        which: EventFilter | None = None,
        *,
        order: EventOrder = "day",
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[Event]:
        """The events that a filter lets through, by day, by first report, the newest, most reported or surest first.

        `offset` passes over so many. Those that others have coded are reported
        by nobody: they come last where it is asked for reports.
        """
        which = which or EventFilter()
        most = None if limit is None else offset + limit
        if limit is not None and order in ("newest", "day"):
            return iter(self._page(which, order, limit, offset))
        told = self._told(which, order, most)
        coded = coded_events(self._coded, which, order=order, limit=most) if self._coded else iter(())
        both = heapq.merge(told, coded, key=MERGED[order]) if order in MERGED else chain(told, coded)
        return islice(both, offset, most)

    def _page(self, which: EventFilter, order: EventOrder, limit: int, offset: int) -> list[Event]:
        """So many events by day, behind so many: both kinds are chosen by their days, before any is unpacked."""
        sign, none = (-1, date.min) if order == "newest" else (1, date.max)
        told = [
            (sign * (day or none).toordinal(), False, n) for day, n in self._told_days(which, order, offset + limit)
        ]
        table, places = "", list[tuple[int, int]]()
        if self._coded:
            table, places = coded_places(self._coded, which, order=order, most=offset + limit)
        coded = [(sign * day, True, row) for day, row in places]
        shown = list(islice(heapq.merge(told, coded, key=lambda one: one[:2]), offset, offset + limit))
        numbers = [number for _, is_coded, number in shown if not is_coded]
        query = "SELECT number, event FROM events WHERE number IN (SELECT unnest(?::BIGINT[]))"
        found = {number: _decode_event(text) for number, text in self._stream(query, [numbers])} if numbers else {}
        rows = [row for _, is_coded, row in shown if is_coded]
        others = iter(coded_at(self._coded, table, rows)) if self._coded else iter(())
        return [next(others) if is_coded else found[number] for _, is_coded, number in shown]

    def _told_days(self, which: EventFilter, order: EventOrder, most: int) -> list[tuple[date | None, int]]:
        """The day and the number of the first so many events that reports tell of."""
        if is_coded_only(which):
            return []
        where, values = self._event_conditions(which)
        query = f"SELECT since, number FROM events WHERE {where} ORDER BY {ORDERS[order]} LIMIT {most:d}"
        return list(self._stream(query, values))

    def _told(self, which: EventFilter, order: EventOrder, limit: int | None) -> Iterator[Event]:
        """The events that reports tell of."""
        if is_coded_only(which):
            return
        where, values = self._event_conditions(which)
        if limit is not None:  # the events are unpacked of those alone that are chosen by what is small
            where = f"rowid IN (SELECT rowid FROM events WHERE {where} ORDER BY {ORDERS[order]} LIMIT {limit:d})"
        query = f"SELECT event FROM events WHERE {where} ORDER BY {ORDERS[order]}"
        for (text,) in self._stream(query, values):
            yield _decode_event(text)

    def first_of_each(
        self, which: EventFilter, supports: Sequence[Support], *, order: EventOrder = "day", limit: int = 5
    ) -> dict[Support, list[Event]]:
        """The first so many events of each support that reports tell and a filter lets through."""
        where, values = self._event_conditions(msgspec.structs.replace(which, supports=tuple(supports)))
        first = f"row_number() OVER (PARTITION BY support ORDER BY {ORDERS[order]}) <= {limit:d}"
        query = f"""
            SELECT event FROM events WHERE rowid IN (SELECT rowid FROM events WHERE {where} QUALIFY {first})
            ORDER BY {ORDERS[order]}"""
        events = [_decode_event(text) for (text,) in self._stream(query, values)]
        return {support: [event for event in events if event.support == support] for support in supports}

    def count_events(self, which: EventFilter | None = None) -> int:
        """How many events a filter lets through."""
        which = which or EventFilter()
        told = 0
        if not is_coded_only(which):
            where, values = self._event_conditions(which)
            told = self._one(f"SELECT count(*) FROM events WHERE {where}", values)
        return told + (count_coded(self._coded, which) if self._coded else 0)

    def event_counts(self, which: EventFilter | None = None) -> EventCounts:
        """How many events a filter lets through, and would if it asked for another support, or for another type."""
        which = which or EventFilter()
        whichever = msgspec.structs.replace(which, supports=(), types=())
        cells: Counter[tuple[str | None, str]] = Counter()
        if not is_coded_only(which):
            where, values = self._event_conditions(whichever)
            query = f"SELECT support, type, count(*) FROM events WHERE {where} GROUP BY ALL"
            cells.update({(support, type): count for support, type, count in self._stream(query, values)})
        if self._coded:
            cells.update({("coded", type): count for type, count in coded_types(self._coded, whichever).items()})
        return counts_of(cells, which)

    def events_of_id(self, prefix: str, *, most: int = 1000) -> list[Event]:
        """The events whose id begins so, or that rest on a row of others' data of which that holds ("gdelt:4105").

        Of each of both kinds at most so many.
        """
        numbers = self._numbers_beginning("events", prefix)[:most]
        rows = self._stream(
            "SELECT event FROM events WHERE number IN (SELECT unnest(?::BIGINT[])) ORDER BY id", [numbers]
        )
        told = [_decode_event(text) for (text,) in rows]
        return told + (coded_events_of_id(self._coded, prefix, most) if self._coded else [])

    def events_by_id(self, ids: Iterable[str]) -> dict[str, Event]:
        """The events of some whole ids, or that rest on some rows of others' data, by the id that was asked for."""
        asked = list(dict.fromkeys(ids))
        query = "SELECT event FROM events WHERE id IN (SELECT unnest(?::VARCHAR[])) ORDER BY id"
        told = {event.id: event for event in map(_decode_event, (text for (text,) in self._stream(query, [asked])))}
        coded = {
            id: found[0]
            for id in asked
            if self._coded and ":" in id and (found := coded_events_of_id(self._coded, id, 1))
        }
        return told | coded

    def events_of_brokers(self, mode: str, word: str) -> list[tuple[Event, bool]]:
        """The meetings that may tell of a broker, by day: of a mode, on somebody's soil, or in the words of a claim.

        Each with whether a claim does so.
        """
        query = f"""
            WITH hosted AS (SELECT id FROM shown_claims
                WHERE type = 'CONSULT' AND mutual AND starts_with(lower(claim->>'$.trigger.text'), ?)),
            by_word AS (SELECT event FROM (SELECT event, unnest(claims) AS id FROM groups) SEMI JOIN hosted USING (id))
            SELECT event, number IN (SELECT event FROM by_word WHERE event IS NOT NULL) AS worded FROM events
            WHERE type = 'CONSULT' AND (worded OR event->>'$.mode' = ? OR event->>'$.place.country' IS NOT NULL)
            ORDER BY {BY_DAY}"""
        return [(_decode_event(text), worded) for text, worded in self._stream(query, [word, mode])]

    def ids_of_brokers(self, which: EventFilter, ids: list[str]) -> set[str]:
        """Those of some ids of events that reports tell that a filter lets through."""
        where, values = self._event_conditions(which)
        query = f"SELECT id FROM events WHERE id IN (SELECT unnest(?::VARCHAR[])) AND {where}"
        return {id for (id,) in self._stream(query, [ids, *values])} if ids else set()

    def events_numbered(self, numbers: Iterable[int], between: tuple[str, str]) -> dict[int, Event]:
        """The events of some numbers of deeds (`Deeds.event`), all of a pair of sides (ids), by number."""
        from dragoman.store.coded.deeds import CODED
        from dragoman.store.coded.events import COLUMNS, events_of, some

        asked = list(dict.fromkeys(numbers))
        told = [number for number in asked if number < CODED]
        query = "SELECT number, event FROM events WHERE number IN (SELECT unnest(?::BIGINT[]))"
        found = {number: _decode_event(text) for number, text in self._stream(query, [told])} if told else {}
        others = sorted(number - CODED for number in asked if number >= CODED)
        if others and self._coded:
            query = (
                f"SELECT number, {COLUMNS} FROM events {some(others, 'number')} WHERE {self._coded.between(*between)}"
            )
            rows = list(self._coded.stream(query))
            events = events_of(self._coded, [row for _, *row in rows])
            found |= {number + CODED: event for (number, *_), event in zip(rows, events, strict=True)}
        return found

    def events_of_claim(self, claim: str) -> list[Event]:
        """The event that a claim tells of, by the claim's whole id; none where the claim is not in use."""
        query = "SELECT event FROM listed WHERE number IN (SELECT unnest(?::BIGINT[])) AND event IS NOT NULL"
        told = self._numbers_of("claims", [claim])
        numbers = sorted({number for (number,) in self._stream(query, [told])})
        of_numbers = "SELECT event FROM events WHERE number IN (SELECT unnest(?::BIGINT[])) ORDER BY id"
        return [_decode_event(text) for (text,) in self._stream(of_numbers, [numbers])]

    def claims_of(self, event: Event, *, most: int | None = None) -> list[Claim]:
        """The claims of an event in the order in which they were told, the first so many, or those of every copy."""
        from dragoman.store.event_tables import AS_TOLD

        return list(self._claims_of([event], f"ORDER BY {AS_TOLD}" + (f" LIMIT {most:d}" if most is not None else "")))

    def claims_numbered(self, events: Iterable[int]) -> dict[int, list[Claim]]:
        """The claims of those events that reports tell, by the events' numbers, each in the order of telling."""
        from dragoman.store.coded.deeds import CODED
        from dragoman.store.event_tables import AS_TOLD

        found: dict[int, list[Claim]] = {number: [] for number in events if number < CODED}
        told = "SELECT number, event FROM listed WHERE event IN (SELECT unnest(?::INTEGER[]))"
        of = dict(self._stream(told, [list(found)])) if found else {}
        query = f"""
            SELECT number, claim, origin FROM shown_claims
            WHERE number IN (SELECT unnest(?::BIGINT[])) ORDER BY {AS_TOLD}"""
        for number, text, origin in self._stream(query, [list(of)]) if of else ():
            found[of[number]].append(decode_claim(text, origin))
        return found

    def claims_of_all(self, events: Iterable[Event]) -> Iterator[Claim]:
        """The claims of some events, in no order."""
        return self._claims_of(events)

    def _claims_of(self, events: Iterable[Event], order: str = "") -> Iterator[Claim]:
        """The claims of some events, found by small numbers: their ids are of a million different words."""
        found = self._numbers_of("events", (event.id for event in events))
        told = "SELECT number FROM listed WHERE event IN (SELECT unnest(?::INTEGER[]))"
        numbers = [number for (number,) in self._stream(told, [found])]
        query = f"SELECT claim, origin FROM shown_claims WHERE number IN (SELECT unnest(?::BIGINT[])) {order}"
        return (decode_claim(text, origin) for text, origin in self._stream(query, [numbers]))

    def _event_conditions(self, which: EventFilter) -> tuple[str, list[Any]]:
        """A filter in SQL, with its values."""
        from dragoman.store.view import ClaimFilter

        conditions: list[tuple[str, list[Any]]] = [("TRUE", [])]
        if which.between:
            conditions.append(("list_contains(pairs, ?)", [pair(*which.between)]))
        if which.actor:
            conditions.append((OF_ACTOR, [which.actor] * 2))
        if which.by:
            conditions.append(("list_has_any(sources, ?::VARCHAR[])", [list(which.by)]))
        if which.types:
            conditions.append(("list_contains(?::VARCHAR[], type)", [list(which.types)]))
        if which.supports:
            conditions.append(("list_contains(?::VARCHAR[], support)", [list(which.supports)]))
        if which.theatres:
            conditions.append(("list_has_any(theatres, ?::VARCHAR[])", [list(which.theatres)]))
        for value, condition in (
            (which.by_outlet.lower() if which.by_outlet else None, "list_contains(tellers, ?)"),
            (which.outlet.lower() if which.outlet else None, "list_contains(outlets, ?)"),
            (which.also.lower() if which.also else None, "list_contains(outlets, ?)"),
            (which.unless.lower() if which.unless else None, "NOT list_contains(outlets, ?)"),
            (which.since, "until >= ?"),
            (which.until, "since <= ?"),
            (which.reported_since, "last >= ?"),
            (which.reported_until, "first <= ?"),
            (which.at_least, "confidence >= ?"),
        ):
            if value is not None:
                conditions.append((condition, [value]))
        if which.search is not None:
            numbers = self._chosen(ClaimFilter(search=which.search)).events()
            conditions.append(("number IN (SELECT unnest(?::BIGINT[]))", [numbers]))
        return " AND ".join(condition for condition, _ in conditions), [v for _, values in conditions for v in values]


def is_coded_only(which: EventFilter) -> bool:
    """Whether a filter lets through no event that reports tell of."""
    return which.coded == "only"


def _newest(event: Event) -> tuple[int, bool]:
    begins, _ = happened(event)
    return -(begins or event.first or date.min).toordinal(), event.coded is not None


def _by_day(event: Event) -> tuple[date, bool]:
    begins, _ = happened(event)
    return begins or event.first or date.max, event.coded is not None


# Orders in which those told by reports and those coded by others come among one another.
MERGED: dict[EventOrder, Callable[[Event], tuple[Any, ...]]] = {
    "day": _by_day,
    "newest": _newest,
    "confidence": lambda event: (-event.confidence, *_by_day(event)),
}

# Events of which one of two parties is an actor, or acts for it; `pairs` has each pair as two ids.
OF_ACTOR = "len(list_filter(pairs, lambda two: starts_with(two, ? || ' ') OR ends_with(two, ' ' || ?))) > 0"
