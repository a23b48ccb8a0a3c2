"""Counts of events at size, and the latest of them: what charts and first pages ask for, kept ready by the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dragoman.records import Dataset, Record
from dragoman.store.coded.questions import Index

# Actors whom no table knows, and reasons, that are listed.
LISTED = 1000


class MonthCount(Record, frozen=True, kw_only=True):
    """How many events of one type one side did to another in a month; sides are None where all are counted."""

    month: date  # its first day
    type: str
    initiator: str | None
    recipient: str | None
    told: int  # by reports
    coded: int  # by others


class Partner(Record, frozen=True, kw_only=True):
    """With whom a side has events, in either direction, and how many."""

    id: str
    told: int
    coded: int


def dyad_months(
    index: Index, one: str, other: str, datasets: Sequence[str]
) -> Iterator[tuple[int, str, str, str, int]]:
    """Month, type, initiator and recipient of a pair of sides, and how many events."""
    a, b = index.side(one), index.side(other)
    if a is None or b is None:
        return
    for first, second, names in dict.fromkeys(((a, b, (one, other)), (b, a, (other, one)))):
        query = f"""
            SELECT month, type, sum(events)::BIGINT FROM dyad_months
            WHERE one = {first} AND other = {second} AND {index.of_datasets(datasets)} GROUP BY ALL"""
        for month, type, events in index.stream(query):
            yield month, type, *names, events


def partners(index: Index, side: str, datasets: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The partners of a side, and how many events it has with each."""
    number = index.side(side)
    if number is None:
        return iter(())
    query = f"""
        SELECT s.id, events FROM (
            SELECT partner, sum(events)::BIGINT AS events FROM partners
            WHERE side = {number} AND {index.of_datasets(datasets)} GROUP BY partner)
        JOIN sides s ON s.number = partner WHERE events > 0"""
    return index.stream(query)


def type_months(index: Index, type: str, datasets: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The months in which there are events of a type, and how many."""
    query = f"""
        SELECT month, sum(events)::BIGINT FROM type_months
        WHERE type = ? AND {index.of_datasets(datasets)} GROUP BY month"""
    return index.stream(query, [type])


def datasets(index: Index) -> list[Dataset]:
    """The datasets of an index, by name."""
    found = []
    for number, (name, form, _) in sorted(index.datasets.items(), key=lambda one: one[1]):
        ((citation,),) = index.stream("SELECT citation FROM datasets WHERE number = ?", [number])
        ((files, rows, imported),) = index.stream(PARTS, [number])
        ((events, since, until),) = index.stream(DAYS, [number])
        found.append(
            Dataset(
                name=name,
                form=form,
                citation=citation,
                files=tuple(files or ()),
                rows=rows or 0,
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
SELECT list(file ORDER BY number), sum(rows) FILTER (NOT mentions)::BIGINT, max(imported)
FROM parts WHERE dataset = ?"""
DAYS = "SELECT count(*), min(day), max(until) FROM events WHERE dataset = ?"
LEFT_OUT = f"""
SELECT why, sum(rows)::BIGINT AS rows FROM left_out WHERE dataset = ? GROUP BY why
ORDER BY rows DESC, why LIMIT {LISTED}"""
UNKNOWN = f"""
SELECT name, sum(rows)::BIGINT AS rows FROM unknown WHERE dataset = ? GROUP BY name
ORDER BY rows DESC, name LIMIT {LISTED}"""


def first_of(month: int) -> date:
    """The first day of a month counted from the year 0."""
    return date(month // 12, month % 12 + 1, 1)


def _day(ordinal: Any) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
