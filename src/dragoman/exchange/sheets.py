"""Tables that others made, line by line: CSV, plain or gzipped. Of Parquet the store gives the rows.

A quotation mark left open spoils its own line and no other.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import InputError

# A cell may hold several lines; a quotation mark that so many lines do not close was left open.
LONGEST_CELL = 100
DELIMITERS = (",", ";", "\t")  # the one that parts the names of the columns


class Line(NamedTuple):
    """One line of a table; `place` names file and line, for faults."""

    file: str
    number: int
    cells: dict[str, str]

    @property
    def place(self) -> str:
        return f"{self.file}, line {self.number}"


def csv_lines(file: Path, faults: list[str]) -> Iterator[Line]:
    """The lines below the names of the columns, without comments ("#"); what is wrong with a line joins `faults`.

    Raises InputError where the file cannot be read.
    """
    header: list[str] = []
    delimiter = ","
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as content:
            for number, text in _whole(io.TextIOWrapper(content, encoding="utf-8-sig", newline="")):
                delimiter = delimiter if header else max(DELIMITERS, key=text.count)
                cells = _cells(text, delimiter)
                if cells is None:
                    faults.append(f"{file.name}, line {number}: a quotation mark is left open; close it")
                elif not header:
                    header = cells
                elif len(cells) > len(header):
                    told = f"{len(cells)} cells for {len(header)} columns; put a cell with a comma in quotation marks"
                    faults.append(f"{file.name}, line {number}: {told}")
                else:
                    yield Line(file.name, number, dict(zip_longest(header, cells, fillvalue="")))
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as fault:
        raise InputError(str(file), f"cannot be read ({fault}). Give a CSV file in UTF-8, plain or gzipped.") from None


def need(line: Line, *columns: str) -> None:
    """Nothing, or InputError saying which of the columns a table lacks."""
    lacking = [name for name in columns if name not in line.cells]
    if lacking:
        there = ", ".join(line.cells)
        raise InputError(line.file, f"has no column {', '.join(lacking)} but {there}. Is it of another format?")


def column(line: Line, names: Sequence[str]) -> str:
    """Which of some names a column goes by in a table; InputError where it goes by none."""
    found = next((name for name in names if name in line.cells), None)
    if found is None:
        need(line, names[0])
    return found or names[0]


def _whole(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; those of one cell together, as long as its quotation mark is closed."""
    coming, waiting = enumerate(lines, 1), deque[tuple[int, str]]()
    while (first := waiting.popleft() if waiting else next(coming, None)) is not None:
        number, text = first
        if text.startswith("#") or not text.strip():
            continue
        following: list[tuple[int, str]] = []
        while text.count('"') % 2 and len(following) < LONGEST_CELL:
            more = waiting.popleft() if waiting else next(coming, None)
            if more is None:
                break
            following.append(more)
            text += more[1]
        if text.count('"') % 2:
            waiting.extendleft(reversed(following))
            text = first[1]
        yield number, text


def _cells(text: str, delimiter: str) -> list[str] | None:
    """The cells of a line; None where a quotation mark is left open."""
    if '"' not in text:
        return [cell.strip() for cell in text.rstrip("\r\n").split(delimiter)]
    try:
        return [cell.strip() for cell in next(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))]
    except csv.Error:
        return None
