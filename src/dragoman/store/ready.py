"""Keep what is made ready of a project's deeds: columns in files that all readers share, swapped in whole.

Each folder is named for what it was made of. All of them may be deleted: they
are made again from the tables when somebody asks.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.store.files import PARTIAL

if TYPE_CHECKING:
    from numpy.typing import NDArray

VALUES = "values.json"
# Folders that are kept: as many ways of counting are asked for at a time, or are still being read.
KEPT = 4
# Seconds without a new column after which one that was begun is given up: whoever wrote it was stopped.
LONGEST = 3600


def open_ready(folder: Path, name: str) -> tuple[dict[str, NDArray[Any]], dict[str, Any]] | None:
    """The columns of that name, mapped into memory, and the values beside them; None where they are not there."""
    import numpy as np

    path = folder / name
    try:
        values = msgspec.json.decode((path / VALUES).read_bytes())
        columns = {
            file.name.removesuffix(".npy"): np.load(file, mmap_mode="r", allow_pickle=False).view(np.ndarray)
            for file in path.glob("*.npy")
        }
    except (OSError, ValueError):
        return None
    with contextlib.suppress(OSError):  # who may only read leaves the order as it is
        os.utime(path)
    return columns, values


def write_ready(folder: Path, name: str, columns: Mapping[str, NDArray[Any]], values: Mapping[str, Any]) -> bool:
    """Write columns under a name and drop those that were used longest ago; False where nothing can be written."""
    import numpy as np

    # Its process in its name: two that make the same do not take it from one another, and whichever ends last stands.
    half = folder / f"{name}.{os.getpid()}{PARTIAL}"
    _clear(folder)
    try:
        half.mkdir(parents=True, exist_ok=True)
        for column, content in columns.items():
            np.save(half / f"{column}.npy", content, allow_pickle=False)
        (half / VALUES).write_bytes(msgspec.json.encode(values))
        half.rename(folder / name)
    except OSError:
        return (folder / name).exists()
    finally:
        shutil.rmtree(half, ignore_errors=True)
    _forget(folder, name)
    return True


def _clear(folder: Path) -> None:
    """Drop what a process that was stopped had half written: gigabytes each, which nobody would use."""
    with contextlib.suppress(OSError):
        for half in folder.glob(f"*{PARTIAL}"):
            if time.time() - half.stat().st_mtime > LONGEST:
                shutil.rmtree(half, ignore_errors=True)


def _forget(folder: Path, name: str) -> None:
    """Drop what was opened before the last few; whoever has it open keeps it."""
    others = [path for path in folder.iterdir() if path.name != name and not path.name.endswith(PARTIAL)]
    for path in sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)[KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
