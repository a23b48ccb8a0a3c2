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
from dragoman.store.rows import lines_table, quoted, write_lines


def write_parquet(records: Iterable[Record], kind: type[Record], path: Path) -> int:
    """Write records of one kind to `path`, whole or not at all; gives how many."""
    import duckdb

    partial = path.with_name(path.name + PARTIAL)
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder, duckdb.connect() as tables:
        lines = Path(folder) / "records.jsonl"
        count, longest = write_lines(records, lines)
        tables.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(Path(folder))}")
        rows = f"SELECT * FROM {lines_table(kind, lines, longest)}"
        tables.execute(f"COPY ({rows}) TO {quoted(partial)} (FORMAT parquet, COMPRESSION zstd)")
    partial.replace(path)
    return count
