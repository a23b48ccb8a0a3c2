"""Look at a project's event data of others: the questions that the newest index answers of them."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from dragoman.records import Dataset, Event
from dragoman.store.coded import by_day, counting
from dragoman.store.coded.by_day import Chosen
from dragoman.store.coded.counting import MonthCount, Partner
from dragoman.store.coded.events import COLUMNS, among, events_of
from dragoman.store.coded.index import open_index
from dragoman.store.coded.questions import Index
from dragoman.store.coded.tables import LATEST
from dragoman.store.event_rows import happened

if TYPE_CHECKING:
    from dragoman.records import EventType
    from dragoman.store.event_view import EventFilter, EventOrder
    from dragoman.store.project import Project

# Events told by reports, those that others have coded, or both.
Which = Literal["all", "none", "only"]

# Events of one beginning of an id that are looked for, and what comes after all that rows are called.
MOST = 1000
LAST = "\U0010ffff"
BY_DAY = "day, number"

MONTH = "(year(d) * 12 + month(d) - 1)"
TOLD = """
FROM (SELECT *, DATE '0001-01-01' + (day - 1) AS d FROM deeds WHERE NOT act IN
          (SELECT number FROM deed_acts WHERE against)) e
    JOIN deed_acts a ON a.number = e.act JOIN deed_sides i ON i.number = e.initiator
    JOIN deed_sides r ON r.number = e.recipient
"""


def open_coded(project: Project, patience: float | None = None) -> Index | None:
    """The newest index of a project; None where nothing was imported. Questions may take `patience` seconds each."""
    tables = open_index(project.coded_index, patience)
    return Index(tables) if tables else None


class CodedQuestions:
    """What a View answers of event data of others, and of both kinds of events together."""

    project: Project
    _coded: Index | None

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def datasets(self) -> list[Dataset]:
        """The event data of others that the project has taken in, by name."""
        return list(self._datasets)

    @functools.cached_property
    def _datasets(self) -> tuple[Dataset, ...]:
        """The same; a view holds one index, so that they stay as they are."""
        return tuple(counting.datasets(self._coded)) if self._coded else ()

    def months(self, one: str, other: str, *, coded: Which = "all", datasets: Sequence[str] = ()) -> list[MonthCount]:
        """How many events of each type two sides (ids) have had in each month, by month, type and direction."""
        others = counting.dyad_months(self._coded, one, other, datasets) if coded != "none" and self._coded else []
        return counting.with_told(others, self._told_months(one, other) if coded != "only" else ())

    def _told_months(self, one: str, other: str) -> list[MonthCount]:
        """How many events of each type the reports tell of a pair in each month."""
        if not {one, other} <= self._deed_sides.keys():
            return []
        sides = {number: id for id in (one, other) for number in self._deed_sides[id]}
        some = ", ".join(map(str, sides))
        query = f"""
            SELECT {MONTH}, act, initiator, recipient, count(*)
            FROM (SELECT *, DATE '0001-01-01' + (day - 1) AS d FROM deeds
                  WHERE initiator IN ({some}) AND recipient IN ({some})) GROUP BY ALL"""
        counts: Counter[tuple[Any, ...]] = Counter()
        for month, act, initiator, recipient, count in self._stream(query, []):
            if act in self._deed_types:
                counts[month, self._deed_types[act], sides[initiator], sides[recipient]] += count
        return [
            MonthCount(counting.first_of(month), type, initiator, recipient, count, 0)
            for (month, type, initiator, recipient), count in counts.items()
        ]

    @functools.cached_property
    def _deed_sides(self) -> dict[str, list[int]]:
        """The numbers of each side that reports tell of; a view holds one generation, so that they stay as they are."""
        return dict(self._stream("SELECT id, list(number) FROM deed_sides GROUP BY id", []))

    @functools.cached_property
    def _deed_types(self) -> dict[int, str]:
        """The types of acts, by number, without those that are aimed at a third party."""
        return dict(self._stream("SELECT number, type FROM deed_acts WHERE NOT against", []))

    def partners(
        self, actor: str, limit: int = 20, *, coded: Which = "all", datasets: Sequence[str] = ()
    ) -> list[Partner]:
        """With whom a side (id) has most events, in either direction."""
        told: Counter[str] = Counter()
        others: Counter[str] = Counter()
        if coded != "only":
            query = f"""
                SELECT CASE i.id WHEN ? THEN r.id ELSE i.id END, count(*) {TOLD}
                WHERE i.id = ? OR r.id = ? GROUP BY ALL"""
            told.update(dict(self._stream(query, [actor, actor, actor])))
        if coded != "none" and self._coded:
            others.update(dict(counting.partners(self._coded, actor, datasets)))
        most = sorted(told.keys() | others.keys(), key=lambda id: (-told[id] - others[id], id))
        return [Partner(id=id, told=told[id], coded=others[id]) for id in most[:limit]]

    def side_months(self, side: str, *, coded: Which = "all", datasets: Sequence[str] = ()) -> list[MonthCount]:
        """How many events of each type a side (id) has in each month, in either direction, with whomever."""
        others = counting.side_months(self._coded, side, datasets) if coded != "none" and self._coded else []
        numbers = ", ".join(map(str, self._deed_sides.get(side, ()))) or "NULL"
        query = f"""
            SELECT {MONTH}, act, count(DISTINCT event)
            FROM (SELECT *, DATE '0001-01-01' + (day - 1) AS d FROM deeds
                  WHERE initiator IN ({numbers}) OR recipient IN ({numbers})) GROUP BY ALL"""
        counts: Counter[tuple[int, str]] = Counter()
        for month, act, count in self._stream(query, []) if coded != "only" else ():
            if act in self._deed_types:
                counts[month, self._deed_types[act]] += count
        told = [MonthCount(counting.first_of(month), type, None, None, n, 0) for (month, type), n in counts.items()]
        return counting.with_told(others, told)

    def type_months(self, type: EventType, *, coded: Which = "all", datasets: Sequence[str] = ()) -> list[MonthCount]:
        """How many events of a type there are in each month, between whomever; months without any are left out."""
        others = counting.type_months(self._coded, type, datasets) if coded != "none" and self._coded else []
        query = f"SELECT {MONTH}, count(DISTINCT event) {TOLD} WHERE a.type = ? GROUP BY ALL"
        told = self._stream(query, [type]) if coded != "only" else ()
        return counting.with_told(
            others, (MonthCount(counting.first_of(month), type, None, None, count, 0) for month, count in told)
        )

    def order_by_day(self) -> None:
        """Put what others have coded in the order of days beside its index, where there is much of it and it is not."""
        if self._coded:
            by_day.make(self._coded.tables, self._coded.folder)
            self._coded.by_day = by_day.opened(self._coded.folder)

    def latest(self, limit: int = 100, *, coded: Which = "all", datasets: Sequence[str] = ()) -> list[Event]:
        """The last events by the day on which they happened, the latest first."""
        told: list[Event] = []
        others: list[Event] = []
        if coded != "only":
            # The events are unpacked of those alone that are chosen by what is small.
            order = "ORDER BY since DESC NULLS LAST, id"
            query = (
                f"SELECT event FROM events WHERE rowid IN (SELECT rowid FROM events {order} LIMIT {limit:d}) {order}"
            )
            told = [msgspec.json.decode(text, type=Event) for (text,) in self._stream(query, [])]
        if coded != "none" and self._coded:
            where = self._coded.of_datasets(datasets)
            table = "latest" if limit <= LATEST else "events"
            query = f"SELECT {COLUMNS} FROM {table} WHERE {where} ORDER BY day DESC, number DESC LIMIT {limit:d}"
            others = list(events_of(self._coded, self._coded.stream(query)))
        return sorted([*told, *others], key=lambda event: happened(event)[0] or event.first or date.min, reverse=True)[
            :limit
        ]


def coded_conditions(index: Index, which: EventFilter) -> str | None:
    """A filter in SQL; None where no coded event can fulfil it, as nobody tells of it."""
    told_only = (
        which.coded == "none" or which.by or which.by_outlet or which.outlet or which.also or which.search is not None
        or which.reported_since or which.reported_until or (which.supports and "coded" not in which.supports)
    )  # fmt: skip
    if told_only:
        return None
    return index.conditions(
        between=which.between, actor=which.actor, types=which.types, since=which.since, until=which.until,
        theatres=which.theatres, datasets=which.datasets, at_least=which.at_least,
    )  # fmt: skip


def coded_events(
    index: Index, which: EventFilter, *, order: EventOrder = "day", limit: int | None = None
) -> Iterator[Event]:
    """The coded events that a filter lets through, by day, the newest or those of the surest dataset first."""
    where = coded_conditions(index, which)
    if where is None:
        return
    if limit is not None:  # chosen by what is small, then fetched: in one question it takes three times as long
        table, places = coded_places(index, which, order=order, most=limit)
        yield from coded_at(index, table, [row for _, row in places])
        return
    yield from events_of(index, index.stream(f"SELECT {COLUMNS} FROM events WHERE {where} ORDER BY {by(index, order)}"))


def coded_places(
    index: Index, which: EventFilter, *, order: EventOrder, most: int
) -> tuple[str, list[tuple[int, int]]]:
    """The day and the row of the first so many coded events that a filter lets through, and in which table they are."""
    where = coded_conditions(index, which)
    if where is None:
        return "events", []
    newest = order == "newest"
    if newest and most <= LATEST and is_of_datasets(which):
        table = "latest"
    elif order != "confidence" and (found := by_day_for(index, which)):
        return "events", found.rows(chosen_of(index, which), most, newest=newest)
    else:
        table = "events"
    ways = ways_of(index, which, where)
    if len(ways) > 1:
        rows = [row for way in ways for _, row in first_rows(index, table, way, by(index, order), most)]
        ways = [f"rowid IN (SELECT unnest({rows}::BIGINT[]))"]
    return table, first_rows(index, table, ways[0], by(index, order), most)


def coded_at(index: Index, table: str, rows: Sequence[int]) -> list[Event]:
    """The coded events of some rows of a table, in their order."""
    query = f"SELECT rowid, {COLUMNS} FROM {table} SEMI JOIN (SELECT unnest({[*rows]}::BIGINT[]) AS row) ON rowid = row"
    found = {row: rest for row, *rest in index.stream(query)} if rows else {}
    return list(events_of(index, [found[row] for row in rows]))


def by(index: Index, order: EventOrder) -> str:
    """What puts coded events into an order, in SQL."""
    return {"confidence": f"{index.surest_first()}, {BY_DAY}", "newest": "day DESC, number DESC"}.get(order, BY_DAY)


def by_day_for(index: Index, which: EventFilter) -> by_day.ByDay | None:
    """What is kept by day, where it can tell what a filter asks for: of all, or of a side and whoever acts for it."""
    if which.between or (which.actor and (index.side_itself(which.actor) is None)):
        return None
    return index.by_day if not which.actor or (index.by_day and index.by_day.sides) else None


def chosen_of(index: Index, which: EventFilter) -> Chosen:
    """What a filter asks of coded events beside their parties, in the numbers of the index."""
    theatres = index.stream("SELECT number FROM theatres WHERE list_has_any(?::VARCHAR[], ids)", [list(which.theatres)])
    return Chosen(
        since=which.since,
        until=which.until,
        types=frozenset(which.types) if which.types else None,
        theatres=frozenset(number for (number,) in theatres) if which.theatres else None,
        datasets=index.chosen(which.datasets, at_least=which.at_least or 0.0),
        side=index.side_itself(which.actor) if which.actor else None,
    )


def ways_of(index: Index, which: EventFilter, where: str) -> list[str]:
    """A filter in SQL, in parts: of an actor what it did, which lies together, and what was done to it, which does not.

    To look for both at once takes as long as to look for the latter twice.
    """
    if not which.actor:
        return [where]
    others = coded_conditions(index, msgspec.structs.replace(which, actor=None))
    ways = (("one", "initiator"), ("other", "recipient"))
    return [f"{others} AND {index.of_actor_as(which.actor, *way)}" for way in ways]


def first_rows(index: Index, table: str, where: str, order: str, most: int) -> list[tuple[int, int]]:
    """The days of the first so many events in an order, and where they stand in a table."""
    query = f"SELECT day, rowid FROM {table} WHERE {where} ORDER BY {order} LIMIT {most:d}"
    return [(day, row) for day, row in index.rows(query)]


def is_of_datasets(which: EventFilter) -> bool:
    """Whether a filter says no more of coded events than of which datasets they are."""
    return not (
        which.between or which.actor or which.types or which.since or which.until or which.theatres or which.at_least
    )


def coded_types(index: Index, which: EventFilter) -> Counter[str]:
    """How many coded events of each type a filter lets through."""
    where = coded_conditions(index, which)
    if where is None:
        return Counter()
    if is_of_datasets(which):
        query = f"SELECT type, sum(events)::BIGINT FROM type_months WHERE {where} GROUP BY type"
    elif found := by_day_for(index, which):
        return found.counts(chosen_of(index, which))
    else:
        counted = f"SELECT act, count(*) AS events FROM events WHERE {where} GROUP BY act"
        query = f"SELECT type, sum(events)::BIGINT FROM ({counted}) JOIN acts ON act = number GROUP BY type"
    return Counter(dict(index.stream(query)))


def count_coded(index: Index, which: EventFilter) -> int:
    """How many coded events a filter lets through."""
    where = coded_conditions(index, which)
    if where is None:
        return 0
    if found := by_day_for(index, which):
        return found.counts(chosen_of(index, which)).total()
    if which.actor and is_of_datasets(msgspec.structs.replace(which, actor=None)):
        return index.count_of_actor(which.actor, which.datasets)
    return index.one(f"SELECT count(*) FROM events WHERE {where}")


def coded_events_of_id(index: Index, prefix: str, most: int = MOST) -> list[Event]:
    """The coded events that rest on a row whose id begins so, at most so many: "gdelt:4105"."""
    name, _, row = prefix.partition(":")
    if not row:
        return []
    numbers = ", ".join(str(number) for number, one in index.datasets.items() if one.name == name) or "NULL"
    ways, values = _called(row)
    query = f"""
        SELECT event FROM evidence WHERE dataset IN ({numbers}) AND ({ways})
        ORDER BY concat_ws('/', row, mark) <> ?, row <> ?, event LIMIT {most:d}"""
    found = [number for (number,) in index.stream(query, [*values, row, row])]
    rows = index.stream(f"SELECT {COLUMNS} FROM events WHERE number {among(found)}")
    return sorted(events_of(index, rows), key=lambda event: event.id)


def _called(prefix: str) -> tuple[str, list[str]]:
    """Rows whose id and mark, parted by "/", begin so, in SQL with its values; ids may have a "/" themselves."""
    ways, values = ["row >= ? AND row < ?"], [prefix, prefix + LAST]
    parts = prefix.split("/")
    for count in range(1, len(parts)):
        ways.append("row = ? AND starts_with(mark, ?)")
        values += ["/".join(parts[:count]), "/".join(parts[count:])]
    return " OR ".join(ways), values
