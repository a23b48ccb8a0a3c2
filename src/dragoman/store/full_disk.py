"""Tell a full disk from other faults, whoever met it: Python, DuckDB or SQLite."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import DragomanError

ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
WORDS = ("No space left", "Disk quota", "File too large", "disk is full", "Could not write", "failed to offload")


class DiskFull(DragomanError):
    """There is no room left to write."""


def is_full(fault: BaseException) -> bool:
    """Whether a fault is that of a full disk."""
    if isinstance(fault, OSError) and fault.errno is not None:
        return fault.errno in ERRORS
    made_by = type(fault).__module__.partition(".")[0].lstrip("_")
    return made_by in ("duckdb", "sqlite3") and any(words in str(fault) for words in WORDS)


@contextmanager
def full_disk_told(folder: Path) -> Iterator[None]:
    """Raise the fault of a full disk as DiskFull, with what to do."""
    try:
        yield
    except Exception as fault:
        if not is_full(fault):
            raise
        raise DiskFull(
            f"The disk of {folder} is full ({str(fault).splitlines()[0]}). What was kept before stays. "
            "Make room and give the same command again: it goes on where it was."
        ) from None
