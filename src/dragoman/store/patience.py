"""How long a question may take, and what a fault of the database means for who asked.

Takes a connection and seconds, gives the connection; takes a fault, tells whether the
question was given up, or whether what it was asked of went away meanwhile.
"""

from __future__ import annotations

import functools
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

SETTING = "max_execution_time"


def within(tables: duckdb.DuckDBPyConnection, patience: float | None) -> duckdb.DuckDBPyConnection:
    """The connection, whose questions are given up after so many seconds where this DuckDB has such a setting.

    It holds for whatever of this process asks the same file. It is no setting
    to connect with: a file is opened with the same ones everywhere, or not at all.
    """
    if patience is not None and can_limit():
        tables.execute(f"SET GLOBAL {SETTING} = {round(patience * 1000)}")
    return tables


@functools.cache
def can_limit() -> bool:
    """Whether this DuckDB ends a question after a time."""
    import duckdb

    with duckdb.connect() as tables:
        found = tables.execute("SELECT count(*) FROM duckdb_settings() WHERE name = ?", [SETTING]).fetchone()
    return bool(found and found[0])


def was_given_up(fault: BaseException) -> bool:
    """Whether a question took too long."""
    import duckdb

    return isinstance(fault, duckdb.InterruptException)


def went_away(fault: BaseException) -> bool:
    """Whether files could not be read, as those of a generation that a writer has dropped cannot."""
    import duckdb

    return isinstance(fault, (OSError, sqlite3.OperationalError, duckdb.IOException))


def had_no_room(fault: BaseException) -> bool:
    """Whether a question needed more memory, or more of the disk, than it may have."""
    import duckdb

    return isinstance(fault, (MemoryError, duckdb.OutOfMemoryException))
