"""Look at a project's deeds: millions of them as columns, a stretch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.store.deed_tables import OF_PAIR, OF_THEATRE

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

    from dragoman.deeds import Deeds
    from dragoman.store.project import Project

# Rows fetched together: DuckDB holds their columns at once, besides those that they are copied into.
STRETCH = 1 << 20
COLUMNS = {
    "initiator": "int32", "recipient": "int32", "act": "int16", "telling": "int8", "theatre": "int16", "day": "int32",
    "event": "int64", "confidence": "float32",
}  # fmt: skip

Thing = TypeVar("Thing")


class DeedQuestions:
    """What a View answers of deeds."""

    project: Project
    _tables: duckdb.DuckDBPyConnection

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _one(self, query: str, values: list[Any]) -> int:
        raise NotImplementedError

    def deeds(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        between: tuple[str, str] | None = None,
        theatre: str | None = None,
        ids: bool = False,
    ) -> Deeds:
        """The deeds of a period (both days included), a pair of sides (ids) and a theatre, in no order.

        With `ids` also those of their events, which the numbers then count; else
        `event_ids` has them. Twenty-nine bytes a deed; a hundred more with `ids`.
        """
        from dragoman.deeds import Act, Deeds, Telling

        where, values = _conditions(since, until, between, theatre)
        columns = self._columns(where, values)
        sides, kinds = self._sides(columns)
        acts = self._things(columns, "act", ((n, Act(*what)) for n, *what in self._stream("FROM deed_acts", [])))
        tellings = self._things(
            columns, "telling", ((n, Telling(*how)) for n, *how in self._stream("FROM deed_tellings", []))
        )
        theatres = self._things(
            columns, "theatre", ((n, tuple(ids)) for n, ids in self._stream("FROM deed_theatres", []))
        )
        of_events = self._ids(columns, where, values) if ids else None
        return Deeds(
            sides=sides, kinds=kinds, acts=acts, tellings=tellings, theatres=theatres, ids=of_events, **columns
        )

    def event_ids(self, numbers: Iterable[int]) -> list[str]:
        """The ids of events by their numbers in `Deeds.event`, in the order of the numbers."""
        asked = [int(number) for number in numbers]
        query = "SELECT number, id FROM events WHERE number IN (SELECT unnest(?::BIGINT[]))"
        found = dict(self._stream(query, [list(dict.fromkeys(asked))]))
        return [found[number] for number in asked]

    def identified(self, deeds: Deeds) -> Deeds:
        """Some of the deeds with the ids of their events, which their numbers then count."""
        from dataclasses import replace

        import numpy as np

        numbers, event = np.unique(deeds.event, return_inverse=True)
        return replace(deeds, event=event.astype(np.int64), ids=tuple(self.event_ids(numbers.tolist())))

    def names_of(self, ids: Iterable[str]) -> dict[str, str]:
        """What to call sides: as the registry does, or else as most claims do; by its id whom neither knows."""
        from dragoman.actors import registry

        known = registry(self.project.lists())
        asked = dict.fromkeys(ids)
        names = {id: actor.name for id in asked if (actor := known.get(id))}
        query = """
            SELECT id, mode(name ORDER BY name) FROM mentions
            WHERE id IN (SELECT unnest(?::VARCHAR[])) AND claim IN (SELECT number FROM shown_claims) GROUP BY id"""
        told = dict(self._stream(query, [[id for id in asked if id not in names]]))
        return {id: names.get(id) or told.get(id, id) for id in asked}

    def _columns(self, where: str, values: list[Any]) -> dict[str, NDArray[Any]]:
        """The rows that conditions let through, a column each, in the numbers of the tables."""
        import numpy as np

        count = self._one(f"SELECT count(*) FROM deeds WHERE {where}", values)
        columns: dict[str, NDArray[Any]] = {name: np.empty(count, dtype) for name, dtype in COLUMNS.items()}
        last = self._one("SELECT coalesce(max(rowid), -1) FROM deeds", [])
        query = f"SELECT {', '.join(COLUMNS)} FROM deeds WHERE rowid BETWEEN ? AND ? AND {where}"
        at = 0
        for first in range(0, last + 1, STRETCH):
            got = self._tables.cursor().execute(query, [first, first + STRETCH - 1, *values]).fetchnumpy()
            size = len(got["event"])
            for name, column in columns.items():
                column[at : at + size] = got[name]
            at += size
        return columns

    def _sides(self, columns: dict[str, NDArray[Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sides of the rows by id, and of each the kind that most of them tell; the rows are given their numbers.

        A side of which two kinds are told has two numbers in the tables.
        """
        import numpy as np

        told = sorted(self._stream("FROM deed_sides", []))
        size = len(told)
        times = np.bincount(columns["initiator"], minlength=size) + np.bincount(columns["recipient"], minlength=size)
        kinds: dict[str, tuple[int, str]] = {}
        for number, id, kind in told:
            if times[number]:
                kinds[id] = max(kinds.get(id, (0, "")), (int(times[number]), kind))
        places = {id: place for place, id in enumerate(sorted(kinds))}
        numbers = np.array([places.get(id, 0) for _, id, _ in told], dtype=np.int32)
        for name in ("initiator", "recipient"):
            columns[name] = numbers[columns[name]] if size else columns[name]
        return tuple(places), tuple(kinds[id][1] for id in places)

    def _things(
        self, columns: dict[str, NDArray[Any]], name: str, told: Iterable[tuple[int, Thing]]
    ) -> tuple[Thing, ...]:
        """Those things of a table that occur in a column, in their order; the column is given their numbers."""
        import numpy as np

        things = dict(told)
        occur = np.flatnonzero(np.bincount(columns[name], minlength=len(things)))
        order = sorted(occur.tolist(), key=lambda number: _as_key(things[number]))
        numbers = np.zeros(len(things), columns[name].dtype)
        numbers[order] = np.arange(len(order))
        columns[name] = numbers[columns[name]] if things else columns[name]
        return tuple(things[number] for number in order)

    def _ids(self, columns: dict[str, NDArray[Any]], where: str, values: Sequence[Any]) -> tuple[str, ...]:
        """The ids of the rows' events, in their order; the rows are given their places among these."""
        import numpy as np

        query = f"SELECT number, id FROM events WHERE number IN (SELECT event FROM deeds WHERE {where}) ORDER BY number"
        found = list(self._stream(query, list(values)))
        numbers = np.array([number for number, _ in found], dtype=np.int64)
        columns["event"] = np.searchsorted(numbers, columns["event"])
        return tuple(id for _, id in found)


def _conditions(
    since: date | None, until: date | None, between: tuple[str, str] | None, theatre: str | None
) -> tuple[str, list[Any]]:
    """What rows must fulfil, in SQL, with the values."""
    conditions: list[tuple[str, list[Any]]] = [("TRUE", [])]
    if since:
        conditions.append(("day >= ?", [since.toordinal()]))
    if until:
        conditions.append(("day <= ?", [until.toordinal()]))
    if between:
        one, other = between
        conditions.append((OF_PAIR, [one, other, other, one]))
    if theatre is not None:
        conditions.append((OF_THEATRE, [theatre]))
    return " AND ".join(condition for condition, _ in conditions), [v for _, values in conditions for v in values]


def _as_key(thing: Any) -> tuple[str, ...]:
    """A tuple of words, some of which may be None or of another kind, as what it is ordered by."""
    return tuple("" if part is None else str(part) for part in thing)
