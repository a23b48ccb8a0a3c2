"""Write records as a Parquet file, and read the rows of others' files.

Takes records of one type, gives a file with a column for each field; what
is nested stays nested (structs and lists), as in the JSON Lines.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import InputError
from dragoman.records import Record
from dragoman.store.files import PARTIAL
from dragoman.store.generation import AT_ONCE, MEMORY
from dragoman.store.rows import Lines, quoted


def write_parquet(records: Iterable[Record], kind: type[Record], path: Path) -> int:
    """Write records of one kind to `path`, whole or not at all; gives how many. Raises OSError where it cannot be."""
    import duckdb

    partial = path.with_name(path.name + PARTIAL)
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-") as folder,
        duckdb.connect() as tables,
        Lines(Path(folder) / "records.jsonl", kind) as lines,
    ):
        lines.add(records)
        tables.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(Path(folder))}")
        copy = f"COPY (SELECT * FROM {lines.table()}) TO {quoted(partial)} (FORMAT parquet, COMPRESSION zstd)"
        try:
            tables.execute(copy)
            partial.replace(path)
        except duckdb.IOException as fault:
            raise OSError(str(fault).splitlines()[0]) from None
        finally:
            partial.unlink(missing_ok=True)
    return lines.count


def parquet_columns(path: Path) -> tuple[str, ...]:
    """The columns of a Parquet file, in their order; InputError where it is none."""
    import duckdb

    with duckdb.connect() as tables:
        try:
            return tuple(name for name, *_ in tables.execute(f"DESCRIBE FROM read_parquet({quoted(path)})").fetchall())
        except duckdb.Error as fault:
            raise InputError(str(path), f"cannot be read as Parquet ({str(fault).splitlines()[0]})") from None


def parquet_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a Parquet file as text by column, "" for what is empty; InputError where it cannot be read."""
    import duckdb

    with duckdb.connect() as tables:
        tables.execute(f"SET memory_limit = '{MEMORY}'")
        try:
            tables.execute(f"SELECT coalesce(COLUMNS(*)::VARCHAR, '') FROM read_parquet({quoted(path)})")
            columns = [name for name, *_ in tables.description or ()]
            while batch := tables.fetchmany(AT_ONCE):
                for row in batch:
                    yield dict(zip(columns, row, strict=True))
        except duckdb.Error as fault:
            raise InputError(str(path), f"cannot be read as Parquet ({str(fault).splitlines()[0]})") from None
