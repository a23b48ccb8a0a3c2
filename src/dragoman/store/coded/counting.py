"""Counts of events at size, and the latest of them: what charts and first pages ask for, kept ready by the index."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import repeat
from typing import Any, NamedTuple

from dragoman.records import Dataset
from dragoman.store.coded.questions import Index

# Actors whom no table knows, and reasons, that are listed.
LISTED = 1000


class MonthCount(NamedTuple):
    """How many events of one type one side did to another in a month; sides are None where all are counted."""

    month: date  # its first day
    type: str
    initiator: str | None
    recipient: str | None
    told: int  # by reports
    coded: int  # by others


class Partner(NamedTuple):
    """With whom a side has events, in either direction, and how many."""

    id: str
    told: int
    coded: int


def dyad_months(index: Index, one: str, other: str, datasets: Sequence[str]) -> list[MonthCount]:
    """How many coded events of each type a pair of sides has in each month, by month, type and direction."""
    names = sorted({(one, other), (other, one)})
    sides = [[index.side(id) for id in pair] for pair in names]
    if None in sides[0]:
        return []
    ways = " UNION ALL ".join(
        f"""SELECT month, type, {way} AS way, events FROM dyad_months
            WHERE one = {initiator} AND other = {recipient} AND {index.of_datasets(datasets)}"""
        for way, (initiator, recipient) in enumerate(sides)
    )
    query = f"SELECT month, type, way, sum(events)::BIGINT FROM ({ways}) GROUP BY ALL HAVING sum(events) > 0"
    # Of a busy pair there are thousands of lines. They are brought into order here, as DuckDB takes longer over so few,
    # and made by columns, which takes half the time.
    months, types, numbers, events = tuple(zip(*sorted(index.rows(query)), strict=True)) or ((),) * 4
    initiators, recipients = ([names[way][of] for way in numbers] for of in (0, 1))
    columns = zip(map(first_of, months), types, initiators, recipients, repeat(0), events, strict=False)
    return list(map(MonthCount._make, columns))


def side_months(index: Index, side: str, datasets: Sequence[str]) -> list[MonthCount]:
    """How many coded events of each type a side has in each month, in either direction, with whomever."""
    number = index.side(side)
    if number is None:
        return []
    if index.by_day and index.by_day.sides:
        found = index.by_day.side_months(number, index.chosen(datasets))
        return [MonthCount(month, type, None, None, 0, count) for (month, type), count in found.items()]
    # What it did lies together and is found at once; asked in one question with the rest it takes as long as that.
    ways = (f"one = {number}", f"other = {number} AND one <> {number}")
    counts: Counter[tuple[int, str]] = Counter()
    for way in ways:
        query = f"""
            SELECT month, type, sum(events)::BIGINT FROM dyad_months
            WHERE {way} AND {index.of_datasets(datasets)} GROUP BY ALL"""
        counts.update({(month, type): count for month, type, count in index.rows(query)})
    return [MonthCount(first_of(month), type, None, None, 0, n) for (month, type), n in sorted(counts.items()) if n > 0]


def partners(index: Index, side: str, datasets: Sequence[str]) -> list[tuple[Any, ...]]:
    """The partners of a side, and how many events it has with each."""
    number = index.side(side)
    if number is None:
        return []
    if index.by_day and index.by_day.sides:
        counts = index.by_day.partners(number, index.chosen(datasets))
        sides = index.things("sides", counts)
        return [(sides[at][0], count) for at, count in counts.items()]
    query = f"""
        SELECT s.id, events FROM (
            SELECT partner, sum(events)::BIGINT AS events FROM partners
            WHERE side = {number} AND {index.of_datasets(datasets)} GROUP BY partner)
        JOIN sides s ON s.number = partner WHERE events > 0"""
    return index.rows(query)


def type_months(index: Index, type: str, datasets: Sequence[str]) -> list[MonthCount]:
    """How many coded events of a type there are in each month that has any."""
    query = f"""
        SELECT month, sum(events)::BIGINT FROM type_months
        WHERE type = ? AND {index.of_datasets(datasets)} GROUP BY month"""
    return [
        MonthCount(first_of(month), type, None, None, 0, count) for month, count in sorted(index.stream(query, [type]))
    ]


def with_told(coded: list[MonthCount], told: Iterable[MonthCount]) -> list[MonthCount]:
    """Counts of coded events in their order, with those of the few that reports tell put among them."""
    for one in told:
        at = bisect_left(coded, one[:4])
        if at < len(coded) and coded[at][:4] == one[:4]:
            coded[at] = coded[at]._replace(told=one.told)
        else:
            coded.insert(at, one)
    return coded


def datasets(index: Index) -> list[Dataset]:
    """The datasets of an index, by name."""
    found = []
    for number, (name, form, _) in sorted(index.datasets.items(), key=lambda one: one[1]):
        ((citation,),) = index.stream("SELECT citation FROM datasets WHERE number = ?", [number])
        ((files, rows, mentions, imported),) = index.stream(PARTS, [number])
        ((events, since, until),) = index.stream(DAYS, [number])
        found.append(
            Dataset(
                name=name,
                form=form,
                citation=citation,
                files=tuple(files or ()),
                rows=rows or 0,
                mentions=mentions or 0,
                events=events,
                left_out=dict(index.stream(LEFT_OUT, [number])),
                unknown=dict(index.stream(UNKNOWN, [number])),
                since=_day(since),
                until=_day(until),
                imported=imported,
            )
        )
    return found


PARTS = """
SELECT list(file ORDER BY number), sum(rows) FILTER (NOT mentions)::BIGINT,
       sum(rows) FILTER (mentions)::BIGINT, max(imported)
FROM parts WHERE dataset = ?"""
DAYS = "SELECT count(*), min(day), max(until) FROM events WHERE dataset = ?"
LEFT_OUT = f"""
SELECT why, sum(rows)::BIGINT AS rows FROM left_out WHERE dataset = ? GROUP BY why
ORDER BY rows DESC, why LIMIT {LISTED}"""
UNKNOWN = f"""
SELECT name, sum(rows)::BIGINT AS rows FROM unknown WHERE dataset = ? GROUP BY name
ORDER BY rows DESC, name LIMIT {LISTED}"""


@functools.cache
def first_of(month: int) -> date:
    """The first day of a month counted from the year 0."""
    return date(month // 12, month % 12 + 1, 1)


def _day(ordinal: Any) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
