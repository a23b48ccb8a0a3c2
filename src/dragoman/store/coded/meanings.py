"""Ask a Form once what each of the words in a part means, and keep what it tells beside the part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dragoman.coding import Form
from dragoman.records import Record
from dragoman.store.coded.parts import Rejected, metadata
from dragoman.store.files import PARTIAL
from dragoman.store.rows import Lines, quoted

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 10_000

WHO = """
SELECT key, month FROM (
    SELECT initiator AS key, date_trunc('month', day)::DATE AS month FROM read_parquet({part})
    UNION SELECT recipient, date_trunc('month', day)::DATE FROM read_parquet({part}))
WHERE key IS NOT NULL AND month IS NOT NULL ORDER BY ALL"""
WHERE = """
SELECT DISTINCT place AS key, date_trunc('month', day)::DATE AS month FROM read_parquet({part})
WHERE place IS NOT NULL AND day IS NOT NULL ORDER BY ALL"""
WHAT = "SELECT DISTINCT act FROM read_parquet({part}) WHERE act IS NOT NULL ORDER BY ALL"


class Meaning(Record, frozen=True, kw_only=True):
    """What a key means: an actor (a key may name several), an act or a place."""

    of: Literal["who", "what", "where"]
    key: str
    month: date | None = None  # the first of the month in which it does; None: always
    id: str | None = None
    name: str | None = None
    kind: str | None = None
    acts_for: str | None = None
    sector: str | None = None
    known: bool = True
    type: str | None = None
    mode: str | None = None
    cameo: str | None = None
    symmetric: bool = False
    country: str | None = None


def write_meanings(tables: duckdb.DuckDBPyConnection, part: Path, form: Form, rejected: Rejected, partial: Path) -> int:
    """Write what the words of a part mean to `partial`; gives how many lines it has."""
    with Lines(partial.with_name(f"meanings.jsonl{PARTIAL}"), Meaning) as lines:
        lines.add(meanings_of(tables, part, form))
        query = f"COPY (SELECT * FROM {lines.table()}) TO {quoted(partial)}"
        tables.execute(f"{query} (FORMAT parquet, COMPRESSION zstd, {metadata(rejected)})")
        return lines.count


def meanings_of(tables: duckdb.DuckDBPyConnection, part: Path, form: Form) -> Iterator[Meaning]:
    """What each key of a part means; nothing for one that its form does not know."""
    source = quoted(part)
    for key, month in _stream(tables, WHO.format(part=source)):
        for who in form.who(key, month):
            yield Meaning(of="who", key=key, month=month, **who._asdict())
    for (key,) in _stream(tables, WHAT.format(part=source)):
        if what := form.what(key):
            yield Meaning(of="what", key=key, **what._asdict())
    for key, month in _stream(tables, WHERE.format(part=source)):
        if where := form.where(key, month):
            yield Meaning(of="where", key=key, month=month, name=where.name, country=where.country)


def _stream(tables: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    result = tables.cursor().execute(query)
    while rows := result.fetchmany(AT_ONCE):
        yield from rows
