"""Read deeds into columns, a stretch of rows at a time, from the project's own tables and from those of others' data.

Each source has tables of its own for whom, what, how and where, with numbers
of its own; in the columns the same thing has one number, in the order of the
things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

    from dragoman.deeds import Act, Telling

# Rows fetched together: DuckDB holds their columns at once, besides those that they are copied into.
STRETCH = 1 << 20
COLUMNS = {
    "initiator": "int32", "recipient": "int32", "act": "int16", "telling": "int8", "theatre": "int16", "day": "int32",
    "event": "int64", "confidence": "float32",
}  # fmt: skip

Thing = TypeVar("Thing")


class Source(NamedTuple):
    """Where deeds lie: a table, which of its rows, and what their numbers mean."""

    tables: duckdb.DuckDBPyConnection
    table: str
    columns: dict[str, str]  # those of COLUMNS, each as an expression
    where: str
    values: list[Any]
    sides: list[tuple[str, str]]  # id and kind, by number
    acts: list[Act]
    tellings: list[Telling]
    theatres: list[tuple[str, ...]]


def told_source(tables: duckdb.DuckDBPyConnection, where: str, values: list[Any]) -> Source:
    """The deeds of events that reports tell of."""
    from dragoman.deeds import Act, Telling

    def stands(table: str) -> list[Any]:
        return [row for _, *row in sorted(tables.cursor().execute(f"FROM {table}").fetchall())]

    return Source(
        tables=tables,
        table="deeds",
        columns={name: name for name in COLUMNS},
        where=where,
        values=values,
        sides=[(id, kind) for id, kind in stands("deed_sides")],
        acts=[Act(*what) for what in stands("deed_acts")],
        tellings=[Telling(*how) for how in stands("deed_tellings")],
        theatres=[tuple(ids) for (ids,) in stands("deed_theatres")],
    )


def columns_of(sources: Sequence[Source]) -> dict[str, NDArray[Any]]:
    """The rows that the sources let through, a column each; the numbers of a source come after those before it."""
    import numpy as np

    counts = [_one(source, f"count(*) FROM {source.table} WHERE {source.where}", source.values) for source in sources]
    columns: dict[str, NDArray[Any]] = {name: np.empty(sum(counts), dtype) for name, dtype in COLUMNS.items()}
    at = 0
    before: dict[str, int] = dict.fromkeys(("initiator", "recipient", "act", "telling", "theatre"), 0)
    for source in sources:
        for stretch in _stretches(source):
            size = len(stretch["event"])
            for name, column in columns.items():
                column[at : at + size] = stretch[name]
                column[at : at + size] += before.get(name, 0)
            at += size
        for name, things in (
            ("initiator", source.sides), ("recipient", source.sides), ("act", source.acts),
            ("telling", source.tellings), ("theatre", source.theatres),
        ):  # fmt: skip
            before[name] += len(things)
    return columns


def sides_of(
    columns: dict[str, NDArray[Any]], told: Sequence[tuple[str, str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sides of the rows by id, and of each the kind that most of them tell; the rows are given their numbers.

    A side of which two kinds are told, or which is in two sources, has two numbers before.
    """
    import numpy as np

    size = len(told)
    times = np.bincount(columns["initiator"], minlength=size) + np.bincount(columns["recipient"], minlength=size)
    counts: dict[tuple[str, str], int] = {}
    for side, count in zip(told, times.tolist(), strict=True):
        if count:
            counts[side] = counts.get(side, 0) + count
    kinds: dict[str, tuple[int, str]] = {}
    for (id, kind), count in counts.items():
        kinds[id] = max(kinds.get(id, (0, "")), (count, kind))
    places = {id: place for place, id in enumerate(sorted(kinds))}
    numbers = np.array([places.get(id, 0) for id, _ in told], dtype=np.int32)
    for name in ("initiator", "recipient"):
        columns[name] = numbers[columns[name]] if size else columns[name]
    return tuple(places), tuple(kinds[id][1] for id in places)


def things_of(columns: dict[str, NDArray[Any]], name: str, told: Sequence[Thing]) -> tuple[Thing, ...]:
    """Those things that occur in a column, in their order; the column is given their numbers."""
    import numpy as np

    occur = np.flatnonzero(np.bincount(columns[name], minlength=len(told)))
    order = sorted({told[number] for number in occur.tolist()}, key=_as_key)
    places = {thing: place for place, thing in enumerate(order)}
    numbers = np.array([places.get(thing, 0) for thing in told], columns[name].dtype)
    columns[name] = numbers[columns[name]] if len(told) else columns[name]
    return tuple(order)


def _stretches(source: Source) -> Iterator[dict[str, NDArray[Any]]]:
    last = _one(source, f"coalesce(max(rowid), -1) FROM {source.table}", [])
    chosen = ", ".join(f"{expression} AS {name}" for name, expression in source.columns.items())
    query = f"SELECT {chosen} FROM {source.table} WHERE rowid BETWEEN ? AND ? AND {source.where}"
    for first in range(0, last + 1, STRETCH):
        yield source.tables.cursor().execute(query, [first, first + STRETCH - 1, *source.values]).fetchnumpy()


def _one(source: Source, query: str, values: list[Any]) -> int:
    row = source.tables.cursor().execute(f"SELECT {query}", values).fetchone()
    return int(row[0]) if row else 0


def _as_key(thing: Any) -> tuple[str, ...]:
    """A tuple of words, some of which may be None or of another kind, as what it is ordered by."""
    return tuple("" if part is None else str(part) for part in thing)
