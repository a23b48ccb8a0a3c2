"""Why there is nothing to look at in a project: said of its folder as it is now, without opening anything."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dragoman.errors import ProjectError
from dragoman.store.generations import newest_generation
from dragoman.store.kept import part_numbers

if TYPE_CHECKING:
    from dragoman.store.project import Project

Readiness = Literal["ready", "being made", "of another version", "not made", "empty", "gone"]


def readiness(project: Project) -> Readiness:
    """What a reader finds: a generation, or why there is none."""
    from dragoman.store.project import check_mark

    try:
        check_mark(project.folder)
    except ProjectError:
        return "gone"
    if newest_generation(project.store):
        return "ready"
    if is_being_written(project.lock):
        return "being made"
    if not part_numbers(project.kept):
        return "empty"
    return "of another version" if any(is_generation(path) for path in folders(project.store)) else "not made"


def is_being_written(lock: Path) -> bool:
    """Whether the process that the lock names is at work."""
    with contextlib.suppress(OSError, ValueError):
        os.kill(int(lock.read_text(encoding="utf-8").removeprefix("process ")), 0)
        return True
    return False


def folders(store: Path) -> list[Path]:
    """What lies in the store; nothing where there is none."""
    return [path for path in store.iterdir() if path.is_dir()] if store.is_dir() else []


def is_generation(path: Path) -> bool:
    """Whether a folder is named as generations of any schema are."""
    schema, *numbers = path.name.split("-")[:3]
    return schema.isdigit() and len(numbers) == 2 and all(number.isdigit() for number in numbers)
