"""The manifest of runs: what was read, with what, and how it went.

One JSON file a run, written when it begins and again when it ends; a run
without an end was stopped from outside.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from dragoman.records import Record
from dragoman.store.files import write_whole


class Run(Record, frozen=True, kw_only=True):
    """One run of `read` or `remove`."""

    number: int
    command: str  # read, remove
    dragoman: str  # version of the program
    reader: str | None  # name and version
    settings: dict[str, Any]
    inputs: tuple[str, ...]
    began: datetime
    ended: datetime | None = None
    outcome: Literal["running", "finished", "stopped"] = "running"
    counts: dict[str, int] | None = None


def begin_run(
    folder: Path, command: str, *, dragoman: str, reader: str | None, settings: dict[str, Any], inputs: tuple[str, ...]
) -> Run:
    """Note that a run begins; gives the note, to be ended with `end_run`."""
    run = Run(
        number=max((run_number(path) for path in folder.glob("*.json")), default=0) + 1,
        command=command,
        dragoman=dragoman,
        reader=reader,
        settings=settings,
        inputs=inputs,
        began=datetime.now(UTC),
    )
    write_run(folder, run)
    return run


def end_run(folder: Path, run: Run, *, finished: bool, counts: dict[str, int]) -> Run:
    """Note how a run ended."""
    outcome: Literal["finished", "stopped"] = "finished" if finished else "stopped"
    ended = msgspec.structs.replace(run, ended=datetime.now(UTC), outcome=outcome, counts=counts)
    write_run(folder, ended)
    return ended


def write_run(folder: Path, run: Run) -> None:
    """Write the note of a run in its place."""
    content = msgspec.json.format(msgspec.json.encode(run), indent=2)
    write_whole(folder / f"{run.number:06d}.json", content + b"\n")


def read_runs(folder: Path) -> list[Run]:
    """All runs, in order."""
    return [msgspec.json.decode(path.read_bytes(), type=Run) for path in sorted(folder.glob("*.json"), key=run_number)]


def run_number(path: Path) -> int:
    """The number in the name of a run's file."""
    return int(path.stem) if path.stem.isdigit() else 0
