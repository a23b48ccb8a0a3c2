"""Read the tables of who is who: CSV in UTF-8, comment lines first, lists within a cell parted by "|".

Takes a file, gives its rows with their line numbers. Faults are gathered,
so that an analyst sees all of them at once.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from dragoman.errors import VocabularyError

FOLDER = Path(__file__).parent
UNCLOSED = 'close the quotation mark on the same line, or write "" for one within a cell'


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `place` names file and line, for faults."""

    place: str
    cells: dict[str, str]

    def one(self, column: str) -> str | None:
        """The cell, or None where it is empty or the table lacks the column."""
        return self.cells.get(column) or None

    def many(self, column: str) -> list[str]:
        """The parts of a cell that holds a list."""
        return [part.strip() for part in (self.cells.get(column) or "").split("|") if part.strip()]


class Faults(list[str]):
    """What is wrong with the tables read so far."""

    def check(self) -> None:
        """Raise all of them as one VocabularyError, if there are any."""
        if self:
            raise VocabularyError("\n".join(self))

    def dates(self, row: Row, since: str | None, until: str | None) -> tuple[date | None, date | None]:
        """First and last day of a period; a fault and None for what is not a date."""
        try:
            first, last = first_day(since), last_day(until)
        except ValueError as wrong:
            self.append(f"{row.place}: {wrong}; write YYYY, YYYY-MM or YYYY-MM-DD")
            return None, None
        if first and last and first > last:
            self.append(f"{row.place}: since {since} is after until {until}; exchange them")
        return first, last


def rows(table: str | Path, *, required: Sequence[str], faults: Faults | None = None) -> Iterator[Row]:
    """The rows of a packaged table (by name) or of a user's own (by path).

    Raises VocabularyError when the file cannot be read or lacks a required
    column; a row with too many cells, or a
    quotation mark left open, is a fault and left out.
    """
    path = FOLDER / table if isinstance(table, str) else table
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as wrong:
        raise VocabularyError(f"{path}: cannot be read as UTF-8 text ({wrong}); give a CSV file") from wrong
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    header = [name.strip() for name in _cells(numbered[0][1])] if numbered else []
    lacking = [name for name in required if name not in header]
    if lacking:
        raise VocabularyError(f"{path.name}: no column {', '.join(lacking)}; the first line must name the columns")
    for number, line in numbered[1:]:
        place = f"{path.name}, line {number}"
        try:
            cells = _cells(line)
        except csv.Error as wrong:
            if faults is None:
                raise VocabularyError(f"{place}: {wrong}; {UNCLOSED}") from wrong
            faults.append(f"{place}: {wrong}; {UNCLOSED}")
            continue
        if len(cells) > len(header) and faults is not None:
            faults.append(f'{place}: {len(cells)} cells for {len(header)} columns; put a cell with a comma in "quotes"')
            continue
        yield Row(place, dict(zip(header, cells, strict=False)))


def _cells(line: str) -> list[str]:
    """The cells of one line; a row is a line, so that a quotation mark left open spoils no other."""
    cells = next(csv.reader([line], strict=True), []) if '"' in line else line.split(",")
    return [cell.strip() for cell in cells]


@lru_cache(maxsize=1 << 14)
def first_day(text: str | None) -> date | None:
    """The first day of a year, month or day written in ISO form."""
    if not text:
        return None
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=1 << 14)
def last_day(text: str | None) -> date | None:
    """The last day of a year, month or day written in ISO form."""
    if not text:
        return None
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int | None, int | None]:
    lengths = [len(part) for part in text.split("-")]
    if lengths not in ([4], [4, 2], [4, 2, 2]) or not text.replace("-", "").isdigit():
        raise ValueError(f'"{text}" is not a date')
    numbers = [int(part) for part in text.split("-")] + [None, None]
    year, month, day = numbers[:3]
    assert year is not None
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f'"{text}" is not a date')
    date(year, month or 1, day or 1)
    return year, month, day
