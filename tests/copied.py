"""Folders that are made once and copied whenever the same is asked for again: to make a project takes a third of a
second of processor time, to copy it a hundredth."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

MADE = TemporaryDirectory(prefix="dragoman-made-")  # as long as this process lasts
made: dict[tuple[Callable[..., None], bytes], Path] = {}


def copied(folder: Path, make: Callable[..., None], *of: object, **named: object) -> None:
    """Put into a folder what `make` puts there, which hangs on its arguments alone; these can be written as JSON."""
    if folder.exists() and any(folder.iterdir()):
        make(folder, *of, **named)
        return
    key = make, msgspec.json.encode((of, named))
    if key not in made:
        place = Path(MADE.name) / str(len(made))
        make(place, *of, **named)
        made[key] = place
    shutil.copytree(made[key], folder, dirs_exist_ok=True)
