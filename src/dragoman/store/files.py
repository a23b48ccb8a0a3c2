"""Put files in place whole or not at all.

What is being written carries the ending `.partial`; it gets its name when
all of it is on the disk, so that a stop at any moment leaves either nothing
or the whole.
"""

from __future__ import annotations

import os
from pathlib import Path

PARTIAL = ".partial"


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, whole or not at all, even if the power fails."""
    # Its process in its name: two that make one project at once do not take the file from one another.
    partial = path.with_name(f"{path.name}.{os.getpid()}{PARTIAL}")
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
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
