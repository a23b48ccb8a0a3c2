"""Ask a Form once what each of the words in a part means, and keep what it tells beside the part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from dragoman.coding import Form, Who
from dragoman.records import Record
from dragoman.store.coded.parts import Rejected, metadata
from dragoman.store.files import PARTIAL
from dragoman.store.rows import Lines, quoted

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 1000
OFFICES = ("person", "office")

T = TypeVar("T")

WHO = """
SELECT key, list(month ORDER BY month) FROM (
    SELECT initiator AS key, date_trunc('month', day)::DATE AS month FROM read_parquet({part})
    UNION SELECT recipient, date_trunc('month', day)::DATE FROM read_parquet({part}))
WHERE key IS NOT NULL AND month IS NOT NULL GROUP BY key ORDER BY key"""
WHERE = """
SELECT key, list(month ORDER BY month) FROM (
    SELECT DISTINCT place AS key, date_trunc('month', day)::DATE AS month FROM read_parquet({part}))
WHERE key IS NOT NULL AND month IS NOT NULL GROUP BY key ORDER BY key"""
WHAT = "SELECT DISTINCT act FROM read_parquet({part}) WHERE act IS NOT NULL ORDER BY ALL"


class Meaning(Record, frozen=True, kw_only=True):
    """What a key means: an actor (a key may name several), an act or a place."""

    of: Literal["who", "what", "where"]
    key: str
    months: tuple[date, ...] = ()  # the first days of those in which it does and occurs; () of an act: always
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


def write_meanings(tables: duckdb.DuckDBPyConnection, part: Path, form: Form, rejected: Rejected, path: Path) -> int:
    """Write what the words of a part mean to `path`; gives how many lines it has."""
    with Lines(path.with_name(f"meanings.jsonl{PARTIAL}"), Meaning) as lines:
        lines.add(meanings_of(tables, part, form))
        query = f"COPY (SELECT * FROM {lines.table()}) TO {quoted(path)}"
        tables.execute(f"{query} (FORMAT parquet, COMPRESSION zstd, {metadata(rejected)})")
        return lines.count


def meanings_of(tables: duckdb.DuckDBPyConnection, part: Path, form: Form) -> Iterator[Meaning]:
    """What each key of a part means; nothing for one that its form does not know."""
    source = quoted(part)
    for key, months in _stream(tables, WHO.format(part=source)):
        for several, some in over_time(partial(form.who, key), months, lasting):
            for who in several:
                yield Meaning(of="who", key=key, months=some, **who._asdict())
    for (key,) in _stream(tables, WHAT.format(part=source)):
        if what := form.what(key):
            yield Meaning(of="what", key=key, **what._asdict())
    for key, months in _stream(tables, WHERE.format(part=source)):
        for where, some in over_time(partial(form.where, key), months, lambda _: True):
            if where:
                yield Meaning(of="where", key=key, months=some, name=where.name, country=where.country)


def over_time(
    ask: Callable[[date], T], months: Sequence[date], lasts: Callable[[T], bool]
) -> Iterator[tuple[T, tuple[date, ...]]]:
    """What is meant in the months in which a key occurs, and in which of these.

    What is meant in the first and in the last of them is so in between, where
    it `lasts`: states and groups come and go, but do not come again.
    """
    first, last = ask(months[0]), ask(months[-1])
    if first == last and lasts(first):
        yield first, tuple(months)
        return
    found: dict[T, list[date]] = {}
    for month in months:
        found.setdefault(ask(month), []).append(month)
    for meant, some in found.items():
        yield meant, tuple(some)


def lasting(several: tuple[Who, ...]) -> bool:
    """Whether these are none that hold an office, which one may hold again."""
    return all(one.kind not in OFFICES for one in several)


def _stream(tables: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    result = tables.cursor().execute(query)
    while rows := result.fetchmany(AT_ONCE):
        yield from rows
