"""Put files in place whole or not at all.

What is being written carries the ending `.partial`; it gets its name when
all of it is on the disk, so that a stop at any moment leaves either nothing
or the whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PARTIAL = ".partial"


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, whole or not at all, even if the power fails."""
    with whole(path) as file:
        file.write(content)


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which gets its name when all of it is on the disk; nothing of it is left after a fault."""
    # Its process in its name: two that make one project at once do not take the file from one another.
    partial = path.with_name(f"{path.name}.{os.getpid()}{PARTIAL}")
    try:
        with partial.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system knows how (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
