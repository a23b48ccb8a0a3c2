"""Write records as a Parquet file.

Takes records of one type, gives a file with a column for each field; what
is nested stays nested (structs and lists), as in the JSON Lines.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from dragoman.records import Record
from dragoman.store.files import PARTIAL
from dragoman.store.generation import MEMORY
from dragoman.store.rows import Lines, quoted


def write_parquet(records: Iterable[Record], kind: type[Record], path: Path) -> int:
    """Write records of one kind to `path`, whole or not at all; gives how many."""
    import duckdb

    partial = path.with_name(path.name + PARTIAL)
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-") as folder,
        duckdb.connect() as tables,
        Lines(Path(folder) / "records.jsonl", kind) as lines,
    ):
        lines.add(records)
        tables.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(Path(folder))}")
        tables.execute(f"COPY (SELECT * FROM {lines.table()}) TO {quoted(partial)} (FORMAT parquet, COMPRESSION zstd)")
    partial.replace(path)
    return lines.count
