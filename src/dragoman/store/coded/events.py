"""Make Event records of the rows of an index, some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from dragoman.records import Coded, Event, Party, Period, Place
from dragoman.store.coded.questions import Index

# Events whose details are fetched together: few at first, as most ask for few.
FIRST, MOST = 200, 50_000
# So many numbers stand in a query as such; DuckDB then passes over what cannot hold them.
FEW = 1000

COLUMNS = "number, dataset, one, other, initiator, recipient, act, theatre, place, day, until"


class Row(NamedTuple):
    """An event in `events`."""

    number: int
    dataset: int
    one: int
    other: int | None
    initiator: int
    recipient: int | None
    act: int
    theatre: int
    place: int | None
    day: int
    until: int


class Kept(NamedTuple):
    """A row that an event rests on, in `evidence`."""

    event: int
    row: str
    mark: str | None
    first: bool
    goldstein: float | None
    latitude: float | None
    longitude: float | None
    url: str | None
    publisher: str | None
    mentions: int | None
    words: str | None


def events_of(index: Index, rows: Iterable[Sequence[Any]]) -> Iterator[Event]:
    """The events of rows of `events`, in their order."""
    coming = iter(rows)
    size = FIRST
    while some := [Row(*row) for row in islice(coming, size)]:
        yield from _made(index, some)
        size = min(size * 4, MOST)


def _made(index: Index, rows: Sequence[Row]) -> Iterator[Event]:
    parties = _parties(index, rows)
    acts = index.things("acts", {row.act for row in rows})
    theatres = index.things("theatres", {row.theatre for row in rows})
    places = index.things("places", {row.place for row in rows})
    kept = _kept(index, [row.number for row in rows])
    mentioned = _mentioned(index, [row.number for row in rows])
    for row in rows:
        type, mode, _, _, symmetric, code = acts[row.act]
        initiator, one = parties[row.initiator]
        recipient, other = parties.get(row.recipient, (None, None))
        first, *_ = own = kept[row.number]
        name, form, precision = index.datasets[row.dataset]
        yield Event(
            id=called(name, first.row, first.mark),
            type=type,
            mode=mode,
            initiators=(initiator,),
            recipients=(recipient,) if recipient else (),
            symmetric=symmetric,
            against=(),
            dyads=((one, other),),
            items=(),
            time=Period(start=_iso(row.day), end=_iso(row.until)),
            place=_place(places[row.place] if row.place is not None else None, first),
            theatres=tuple(theatres[row.theatre][0]),
            support="coded",
            reports=0,
            outlets=0,
            origins=0,
            sources=0,
            independent=0,
            tellers=(),
            sides=(),
            first=None,
            last=None,
            confidence=precision,
            acts=(),
            evidence=tuple(f"{name}:{one.row}" for one in own),
            coded=_coded(name, form, code, own, mentioned.get(row.number, [])),
        )


def called(dataset: str, row: str, mark: str | None) -> str:
    """The id of an event, by the row by which it is called."""
    return f"{dataset}:{row}{'/' + mark if mark else ''}"


def _coded(name: str, form: str, code: str | None, own: list[Kept], more: list[tuple[str, str]]) -> Coded:
    """Where an event comes from; the row by which it is called comes first."""
    first = own[0]
    counts = [one.mentions for one in own if one.mentions is not None] + ([len(more)] if more else [])
    return Coded(
        dataset=name,
        form=form,
        rows=tuple(one.row for one in own),
        code=code,
        goldstein=_plain(first.goldstein),
        urls=_each([one.url for one in own] + [url for url, _ in more]),
        publishers=_each([one.publisher for one in own] + [publisher for _, publisher in more]),
        # The same reports are counted for each row that they give.
        mentions=max(counts, default=None),
        words=first.words,
    )


def _place(told: tuple[Any, ...] | None, first: Kept) -> Place | None:
    name, country = told or (None, None)
    words = name or country
    if words is None:
        return None
    return Place(
        text=words, name=words, country=country, latitude=_plain(first.latitude), longitude=_plain(first.longitude)
    )


def _parties(index: Index, rows: Sequence[Row]) -> dict[int | None, tuple[Party, str]]:
    """The parties of some events, each with the id of its side."""
    asked = {number for row in rows for number in (row.initiator, row.recipient) if number is not None}
    told = index.things("parties", asked)
    return {number: _party(*told[number]) for number in asked}


def _party(id: str, name: str, kind: str, acts_for: str | None, _side: int) -> tuple[Party, str]:
    return Party(id=id, name=name, kind=kind, acts_for=acts_for), acts_for or id


def _kept(index: Index, numbers: Sequence[int]) -> dict[int, list[Kept]]:
    """The rows that each of some events rests on, the one by which it is called first."""
    query = f"""
        SELECT {", ".join(Kept._fields)} FROM evidence {of_events(numbers)}
        ORDER BY event, NOT first, length(row), row, mark"""
    found: dict[int, list[Kept]] = {}
    for row in index.stream(query):
        found.setdefault(row[0], []).append(Kept(*row))
    return found


def _mentioned(index: Index, numbers: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """The addresses and publishers of reports that mention some events."""
    found: dict[int, list[tuple[str, str]]] = {}
    if not index.has_mentions:
        return found
    query = f"SELECT event, url, publisher FROM mentioned {of_events(numbers)} ORDER BY ALL"
    for event, url, publisher in index.stream(query):
        found.setdefault(event, []).append((url, publisher))
    return found


def of_events(numbers: Sequence[int]) -> str:
    """Of some events, in SQL; beside a column like `words`, DuckDB finds scattered numbers twenty times as fast so."""
    if len(numbers) == 1:
        return f"WHERE event = {numbers[0]}"
    return some(numbers, "event")


def some(numbers: Sequence[int], column: str) -> str:
    """Those rows of a table that have one of some numbers in a column, in SQL, right behind its name."""
    return f"SEMI JOIN (SELECT unnest([{', '.join(map(str, numbers))}]::BIGINT[]) AS {column}) USING ({column})"


def among(numbers: Sequence[int]) -> str:
    """Being one of some numbers, in SQL."""
    told = ", ".join(map(str, numbers)) or "NULL"
    return f"IN ({told})" if len(numbers) <= FEW else f"IN (SELECT unnest([{told}]::BIGINT[]))"


def _each(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _plain(number: float | None) -> float | None:
    """A number that was kept with seven digits, without those that came by keeping it."""
    return None if number is None else float(f"{number:.7g}")


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
