"""One writer at a time.

The lock is the system's own on an open file, so it ends with its process
however that ends: a lock left by a killed writer is never in the way. The
file names the process only for the message.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Self

from dragoman.errors import ProjectError


class Locked(ProjectError):
    """Another process is writing to the project."""


class Forbidden(ProjectError):
    """We may look at the project, but not write to it."""


class WriterLock:
    """Held by the one process that may write to a project."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        """Take the lock; Locked, naming the process, when another one holds it, Forbidden where we may not write."""
        try:
            file = self.path.open("a+", encoding="utf-8")
        except PermissionError as fault:
            raise Forbidden(
                f"{self.path.parent} may not be written ({fault.strerror}). "
                "Ask for the right to, or give another folder with --project. Looking at the project works."
            ) from None
        try:
            take(file)
        except OSError:
            file.seek(0)
            holder = file.read().strip() or "another process"
            file.close()
            raise Locked(
                f"{self.path.parent} is being written by {holder}. "
                "Wait until it is done, or stop it: what it has kept stays. Looking at the project works meanwhile."
            ) from None
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        self._file = file
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None


@contextlib.contextmanager
def held(file: IO[Any]) -> Iterator[None]:
    """Wait for an open file's lock and hold it for the block."""
    wait_for(file)
    try:
        yield
    finally:
        let_go(file)


if sys.platform == "win32":
    import msvcrt

    # A byte far behind the text, so that others can read who holds it.
    FAR = 1 << 20

    def take(file: IO[str]) -> None:
        """Lock an open file or raise OSError at once."""
        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def wait_for(file: IO[Any]) -> None:
        """Lock an open file, however long that takes; OSError after ten seconds, as the system has it."""
        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

    def let_go(file: IO[Any]) -> None:
        """Unlock an open file."""
        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def take(file: IO[str]) -> None:
        """Lock an open file or raise OSError at once."""
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def wait_for(file: IO[Any]) -> None:
        """Lock an open file, however long that takes."""
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)

    def let_go(file: IO[Any]) -> None:
        """Unlock an open file."""
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
