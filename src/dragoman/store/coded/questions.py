"""Which coded events a filter lets through, in the numbers of the index."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.store.coded import by_day
from dragoman.vocabulary.coders import precision

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 1000
# Things that are remembered from one question to the next.
KNOWN = 100_000


class Told(NamedTuple):
    """What is to be known of a dataset to tell of its events."""

    name: str
    form: str
    precision: float  # how often its rows are right, 0 to 1


class Index:
    """The tables of an index, opened for reading."""

    def __init__(self, tables: duckdb.DuckDBPyConnection) -> None:
        self.tables = tables
        known = self.stream("SELECT number, name, form FROM datasets")
        self._sides: dict[str, int | None] = {}
        self._meaning: dict[str, dict[int, list[int]]] = {}
        self._things: dict[str, dict[int, tuple[Any, ...]]] = {}
        self.datasets = {number: Told(name, form, precision(form)) for number, name, form in known}

        ((file,),) = self.rows("SELECT file FROM pragma_database_list WHERE file IS NOT NULL")
        self.folder = Path(file).parent
        self.by_day = by_day.opened(self.folder)

    def name(self) -> str:
        """The name of the index, which is that of its folder."""
        return self.folder.name

    def things(self, table: str, numbers: Iterable[int | None]) -> dict[int, tuple[Any, ...]]:
        """What numbers stand for in a table, by number; kept for the next that asks, while it is not much."""
        known = self._things.setdefault(table, {})
        if len(known) > KNOWN:
            known = self._things[table] = {}  # another thread may still look into what was known before
        missing = [number for number in numbers if number is not None and number not in known]
        if missing:
            query = f"FROM {table} WHERE number IN (SELECT unnest({missing}::INTEGER[]))"
            known |= {number: tuple(rest) for number, *rest in self.stream(query)}
        return known

    @functools.cached_property
    def has_mentions(self) -> bool:
        """Whether mentions of events were taken in."""
        return bool(self.one("SELECT EXISTS (FROM mentioned)"))

    def beside(self) -> Index:
        """The same tables for another thread; what is known of one is known of both."""
        other = copy(self)
        other.tables = self.tables.cursor()
        return other

    def close(self) -> None:
        """Let go of the file."""
        self.tables.close()

    def stream(self, query: str, values: Sequence[Any] = (), *, at_once: int = AT_ONCE) -> Iterator[tuple[Any, ...]]:
        """The rows that a query gives."""
        result = self.tables.cursor().execute(query, list(values))
        while rows := result.fetchmany(at_once):
            yield from rows

    def rows(self, query: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows that a query of few gives."""
        return self.tables.cursor().execute(query, values or {}).fetchall()

    def one(self, query: str, values: Sequence[Any] = ()) -> int:
        """The number that a query gives."""
        return next(self.stream(query, values))[0] or 0

    def conditions(
        self,
        *,
        between: tuple[str, str] | None = None,
        actor: str | None = None,
        types: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        theatres: Sequence[str] = (),
        datasets: Sequence[str] = (),
        at_least: float | None = None,
    ) -> str:
        """Which events, in SQL: numbers stand in it as such, so that DuckDB passes over what cannot hold them."""
        found = ["TRUE"]
        if between:
            found.append(self.between(*between))
        if actor:
            found.append(self.of_actor(actor))
        if types:
            found.append(self._among("act", "acts", "list_contains(?::VARCHAR[], type)", types))
        if theatres:
            found.append(self._among("theatre", "theatres", "list_has_any(?::VARCHAR[], ids)", theatres))
        if datasets or at_least:
            found.append(self.of_datasets(datasets, at_least=at_least or 0.0))
        if since:
            found.append(f"until >= {since.toordinal()}")
        if until:
            found.append(f"day <= {until.toordinal()}")
        return " AND ".join(found)

    def of_datasets(self, names: Sequence[str], *, at_least: float = 0.0) -> str:
        """Of these datasets, or of any, in SQL, where these are as often right as that."""
        return f"dataset IN ({', '.join(map(str, self.good(names, at_least=at_least))) or 'NULL'})"

    def good(self, names: Sequence[str], *, at_least: float = 0.0) -> list[int]:
        """The numbers of these datasets, or of all, where these are as often right as that."""
        return [
            number
            for number, one in self.datasets.items()
            if (not names or one.name in names) and one.precision >= at_least
        ]

    def chosen(self, names: Sequence[str], *, at_least: float = 0.0) -> frozenset[int] | None:
        """The same; None where these are all that there are."""
        good = self.good(names, at_least=at_least)
        return frozenset(good) if len(good) < len(self.datasets) else None

    def names_of(self, sides: Sequence[str]) -> dict[str, str]:
        """What rows call sides (ids), those of them that they name."""
        query = """
            SELECT s.id, min(p.name) FROM sides s JOIN parties p ON p.side = s.number AND p.id = s.id
            WHERE list_contains(?::VARCHAR[], s.id) GROUP BY s.id"""
        return dict(self.stream(query, [list(sides)])) if sides else {}

    def names_actor(self, id: str) -> bool:
        """Whether some row names an actor of this id."""
        query = "SELECT EXISTS (FROM parties WHERE id = ? OR acts_for = ?)"
        return bool(self.one(query, [id, id]))

    def surest_first(self) -> str:
        """What puts events of surer datasets first, in SQL."""
        order = sorted(self.datasets, key=lambda number: (-self.datasets[number].precision, number))
        return f"list_position({order}, dataset)"

    def side(self, id: str) -> int | None:
        """The number of a side."""
        if id not in self._sides:
            found = self.rows("SELECT number FROM sides WHERE id = $id", {"id": id})
            self._sides[id] = found[0][0] if found else None
        return self._sides[id]

    def _among(self, column: str, table: str, condition: str, values: Sequence[str]) -> str:
        numbers = self.stream(f"SELECT number FROM {table} WHERE {condition}", [list(values)])
        return f"{column} IN ({', '.join(str(number) for (number,) in numbers) or 'NULL'})"

    def between(self, one: str, other: str) -> str:
        """Two ids, each of a side or of a party, in either direction, in SQL."""
        first, second = self._meant(one), self._meant(other)
        sides = ", ".join(map(str, sorted(first.keys() | second.keys()))) or "NULL"
        ways = " OR ".join(f"({_is(a, 'one', 'initiator')} AND {_is(b, 'other', 'recipient')})"
                           for a, b in ((first, second), (second, first)))  # fmt: skip
        # The first two say nothing new: by them DuckDB passes over stretches of rows without looking into them.
        return f"(one IN ({sides}) AND other IN ({sides}) AND ({ways}))"

    def of_actor(self, id: str) -> str:
        """An id, of a side or of a party, that deals with another in either direction, in SQL."""
        meant = self._meant(id)
        return f"(other IS NOT NULL AND ({_is(meant, 'one', 'initiator')} OR {_is(meant, 'other', 'recipient')}))"

    def of_actor_as(self, id: str, side: str, party: str) -> str:
        """The same on one side of the row, that of the initiator or of the recipient."""
        return f"(other IS NOT NULL AND {_is(self._meant(id), side, party)})"

    def count_of_actor(self, id: str, datasets: Sequence[str]) -> int:
        """How many events an actor has in some datasets, or in all: as it was added up, where it is a side itself."""
        of_datasets = self.of_datasets(datasets)
        if (side := self.side_itself(id)) is None:
            return self.one(f"SELECT count(*) FROM events WHERE {self.of_actor(id)} AND {of_datasets}")
        with_others = self.one(f"SELECT sum(events)::BIGINT FROM partners WHERE side = {side} AND {of_datasets}")
        with_itself = self.one(f"SELECT count(*) FROM events WHERE one = {side} AND other = {side} AND {of_datasets}")
        return with_others + with_itself

    def side_itself(self, id: str) -> int | None:
        """The number of a side that the id means, whoever acts for it; None where it means parties, or nothing."""
        meant = self._meant(id)
        return next(iter(meant)) if [*meant.values()] == [[]] else None

    def _meant(self, id: str) -> dict[int, list[int]]:
        """The sides of an id, each with the parties of that id; [] for the side itself, whoever acts for it."""
        if len(self._meaning) > KNOWN:
            self._meaning.clear()
        if id not in self._meaning:
            self._meaning[id] = self._look_up(id)
        return self._meaning[id]

    def _look_up(self, id: str) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        query = """
            SELECT p.side, p.number FROM parties p JOIN sides s ON s.number = p.side
            WHERE p.id = $id AND s.id <> p.id"""
        for side, party in self.rows(query, {"id": id}):
            found.setdefault(side, []).append(party)
        if (number := self.side(id)) is not None:
            found[number] = []
        return found


def _is(meant: dict[int, list[int]], side: str, party: str) -> str:
    """Whether a row's side, and where that is told its party, is one of those meant, in SQL."""
    ways = [
        f"{side} = {number}" + (f" AND {party} IN ({', '.join(map(str, parties))})" if parties else "")
        for number, parties in meant.items()
    ]
    return f"({' OR '.join(ways) or 'FALSE'})"
