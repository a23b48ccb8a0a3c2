"""Where records go: a table in a terminal, lines when piped, a file when asked.

Files appear whole or not at all. Whoever stops reading a pipe ends the
command quietly.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO

import typer

from dragoman.errors import UsageError
from dragoman.records import Record
from dragoman.store import whole, write_parquet

ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


class Format(StrEnum):
    """The form of an output."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def chosen(form: Format | None, file: Path | None, *, otherwise: Format | None = None) -> Format:
    """The form asked for, that of the file's ending, or what fits the place: a table in a terminal, else JSON Lines."""
    if form is None and file is not None:
        if file.suffix.lower() not in ENDINGS:
            raise UsageError(f"The ending of {file} tells no format. Say it with --format jsonl, csv or parquet.")
        form = Format(ENDINGS[file.suffix.lower()])
    form = form or otherwise or (Format.table if sys.stdout.isatty() else Format.jsonl)
    if form is Format.parquet and file is None:
        raise UsageError("Parquet goes to a file, not to the terminal or a pipe. Name one that ends in .parquet.")
    if form is Format.table and file is not None:
        raise UsageError("A table goes to the terminal. For a file choose --format jsonl, csv or parquet.")
    return form


def write(records: Iterable[Record], kind: type[Record], form: Format, file: Path | None) -> int:
    """Write records to a file or standard output in a form other than a table; gives how many."""
    from dragoman.exchange import write_csv, write_jsonl

    if form is Format.parquet:
        assert file is not None
        with explained(file):
            return write_parquet(records, kind, file)
    with destination(file) as out:
        if form is Format.jsonl:
            return write_jsonl(records, out)
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        count = write_csv(records, kind, text)
        text.detach()
        return count


@contextlib.contextmanager
def destination(file: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that gets its name when all of it is written."""
    if file is None:
        with quiet_when_unread():
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        return
    with explained(file), whole(file) as out:
        yield out


@contextlib.contextmanager
def explained(file: Path) -> Iterator[None]:
    """A file that cannot be written is the user's to choose again."""
    try:
        yield
    except OSError as fault:
        raise UsageError(f"{file} cannot be written ({fault.strerror or fault}). Choose another file.") from None


@contextlib.contextmanager
def quiet_when_unread() -> Iterator[None]:
    """End the command without a word when what it prints is no longer read (`| head`)."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit() from None
