"""Read a table that an analyst edits.

Takes a CSV file with a header line, gives its rows with their line numbers.
Lines that begin with "#" are comments. All faults of a table are told together.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from dragoman.errors import VocabularyError

Made = TypeVar("Made")


class Row(NamedTuple):
    """One line of a table, by column; an empty cell is ""."""

    line: int
    cells: dict[str, str]

    def several(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several, split at semicolons."""
        return tuple(part.strip() for part in self.cells[column].split(";") if part.strip())


def read_table(path: Path, columns: Sequence[str], make: Callable[[Row], Made]) -> list[Made]:
    """What `make` builds from each row of the table at `path`, which must have exactly `columns`.

    `make` raises ValueError for a row that is wrong. Raises VocabularyError naming file and line of every fault.
    """
    made: list[Made] = []
    faults: list[str] = []
    for row in _rows(path, columns):
        try:
            made.append(make(row))
        except ValueError as fault:
            faults.append(f"{path.name}, line {row.line}: {fault}.")
    if faults:
        raise VocabularyError("\n".join(faults))
    return made


def _rows(path: Path, columns: Sequence[str]) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = [(number, line) for number, line in enumerate(file, 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise VocabularyError(f"{path.name}: the table is empty. Its first line must be: {','.join(columns)}.")
    header = next(csv.reader([lines[0][1]]))
    if header != list(columns):
        raise VocabularyError(
            f"{path.name}, line {lines[0][0]}: the columns are {','.join(header)}; they must be {','.join(columns)}."
        )
    rows, faults = [], []
    for number, line in lines[1:]:
        cells = next(csv.reader([line]))
        if len(cells) == len(header):
            rows.append(Row(number, dict(zip(header, (cell.strip() for cell in cells), strict=True))))
        else:
            faults.append(f"{path.name}, line {number}: {len(cells)} cells where the header has {len(header)}.")
    if faults:
        raise VocabularyError("\n".join(faults))
    return rows
