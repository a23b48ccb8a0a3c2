"""Labelled lines in, predicted lines out.

Takes JSON Lines, plain or gzip; gives one dictionary a line. What does not
fit the task is refused with what was found.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError

Row = dict[str, Any]


def load(path: Path) -> list[Row]:
    """The objects of a JSON Lines file; UsageError where a line is not one."""
    return [parse(line, path, number) for number, line in enumerate(decoded(path).split("\n"), 1) if line.strip()]


def decoded(path: Path) -> str:
    """The text of a file, unpacked if it is gzip whatever its name."""
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8")
    except FileNotFoundError:
        raise UsageError(f"{path}: no such file. Give a JSON Lines file, plain or gzip.") from None
    except (OSError, EOFError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path}: cannot be read ({fault}). Give a JSON Lines file, plain or gzip.") from None


def parse(line: str, path: Path, number: int) -> Row:
    """One line as an object."""
    try:
        row = json.loads(line)
    except ValueError as fault:
        raise UsageError(f"{path}, line {number}: not JSON ({fault}).") from None
    if not isinstance(row, dict):
        raise UsageError(f"{path}, line {number}: not an object but {type(row).__name__}.")
    return row


def check(rows: Sequence[Row], path: Path, task: str, needs: Sequence[str], gold: Sequence[str]) -> None:
    """Refuse a file that does not fit the task.

    Every line must have what the program reads (`needs`); the labels (`gold`)
    may be missing from some lines, never from all.
    """
    if not rows:
        raise UsageError(f"{path}: no lines. {task} needs {', '.join((*needs, *gold))} on each.")
    for number, row in enumerate(rows, 1):
        if missing := [field for field in needs if field not in row]:
            raise UsageError(f"{path}, line {number}: {task} needs {', '.join(missing)}; found {', '.join(row)}.")
    if not any(has(row, gold) for row in rows):
        raise UsageError(f"{path}: {task} needs {', '.join(gold)} to score against; found {', '.join(rows[0])}.")


def has(row: Row, fields: Sequence[str]) -> bool:
    """Whether a line carries all these labels."""
    return all(row.get(field) is not None for field in fields)


def write(path: Path, rows: Iterable[Row], predictions: Iterable[Row]) -> None:
    """Write each input line with what was `predicted` for it; gzip when the name ends in .gz."""
    text = "".join(
        json.dumps({**row, "predicted": predicted}, ensure_ascii=False) + "\n"
        for row, predicted in zip(rows, predictions, strict=True)
    )
    raw = text.encode("utf-8")
    try:
        path.write_bytes(gzip.compress(raw, mtime=0) if path.suffix == ".gz" else raw)
    except OSError as fault:
        raise UsageError(f"{path}: cannot be written ({fault.strerror}).") from None
