"""How long a question may take, and what a fault of the database means for who asked.

Takes seconds, gives settings of DuckDB; takes a fault, tells whether the
question was given up, or whether what it was asked of went away meanwhile.
"""

from __future__ import annotations

import functools
import sqlite3
from typing import Any

SETTING = "max_execution_time"


def limit(patience: float | None) -> dict[str, Any]:
    """The setting that ends a question after so many seconds; none where this DuckDB has no such setting."""
    return {SETTING: str(round(patience * 1000))} if patience is not None and can_limit() else {}


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
