"""Tell of which format a table of events is, by the names of its columns or by how many there are.

Takes the beginning of a table as text, gives Looks. Headers come in any case
and spelling ("Event ID", event_id), twice, and with more names than the rows
have cells; some tables have none.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.coding import Form, Shape

DELIMITERS = ("\t", ",", ";", "|")
SAMPLE = 200  # lines that are looked at
REPEATED = 3  # cells that tell a header from a row
NEAR = 3  # columns more or less than a shape has: what a table "looks like" that is none
_DAY = re.compile(r"(?:19|20)\d{2}(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])")


class Looks(NamedTuple):
    """What a table looks like."""

    form: str
    shape: Shape
    columns: tuple[str, ...]  # in its order; those of the shape by the shape's names
    skip: int  # lines above the first row
    delimiter: str
    quoted: bool

    @property
    def words(self) -> str:
        """For people: "GDELT 2.0 events (61 columns)"."""
        return f"{self.shape.name} ({len(self.columns)} columns)"


def looks(head: str, forms: Iterable[Form]) -> Looks | None:
    """What a table that begins so looks like; None where it is of none of the formats."""
    lines = _lines(head)
    if not lines:
        return None
    shapes = [(form.name, shape) for form in forms for shape in form.shapes]
    return _by_header(lines, shapes) or _by_count(lines, shapes)


def other_words(head: str, forms: Iterable[Form]) -> str:
    """What a table of none of the formats is, in words: how many columns it has, what they are called, what is near."""
    lines = _lines(head)
    delimiter = max(DELIMITERS, key=lines[0].count)
    rows = [_cells(line, delimiter) for line in lines]
    count = _usual(rows)
    if count == 1:
        return "text without columns"
    shapes = [shape for form in forms for shape in form.shapes if not shape.header]
    near = min(shapes, key=lambda shape: abs(len(shape.columns) - count), default=None)
    if near is not None and delimiter == "\t" and abs(len(near.columns) - count) <= NEAR:
        return f"a table of {count} columns; {near.name} have {len(near.columns)}"
    return f"a table of {count} columns: {', '.join(cell.strip()[:30] for cell in rows[0][:12])}{' …' * (count > 12)}"


def named(cells: Sequence[str], shape: Shape) -> tuple[str, ...] | None:
    """The columns of a header by the names of a shape, others by their own; None where it lacks one it must have."""
    known = {_bare(name): name for name in (*shape.columns, *shape.optional)}
    known |= {_bare(other): name for other, name in shape.aliases.items()}
    found = [known.get(_bare(cell), cell.strip() or "column") for cell in cells]
    if not set(shape.columns) <= set(found):
        return None
    seen: Counter[str] = Counter()
    unique = []
    for name in found:
        seen[name.casefold()] += 1
        times = seen[name.casefold()]
        unique.append(name if times == 1 else f"{name} ({times})")
    return tuple(unique)


def _by_header(lines: Sequence[str], shapes: Sequence[tuple[str, Shape]]) -> Looks | None:
    """By the names in the first line: of several shapes that fit the one of most columns."""
    found: list[Looks] = []
    for delimiter in DELIMITERS:
        cells = _cells(lines[0].lstrip("\ufeff#!"), delimiter)
        for form, shape in shapes:
            if len(cells) > 1 and (columns := named(cells, shape)):
                quoted = delimiter != "\t" or lines[0].startswith('"')
                skip = 1 + _repeated(lines, cells, delimiter)
                rows = [_cells(line, delimiter) for line in lines[skip:]]
                found.append(Looks(form, shape, _fitting(columns, shape, rows), skip, delimiter, quoted))
    return max(found, key=_known, default=None)


def _known(found: Looks) -> int:
    """How many columns have a name that the shape knows."""
    return len(set(found.columns) & {*found.shape.columns, *found.shape.optional})


def _repeated(lines: Sequence[str], header: Sequence[str], delimiter: str) -> int:
    """How many lines below the header are none of rows: the header again, or tags ("#event+id")."""
    first = [_bare(cell) for cell in header[:REPEATED]]
    count = 0
    for line in lines[1:]:
        if not line.startswith("#") and [_bare(cell) for cell in _cells(line, delimiter)[:REPEATED]] != first:
            break
        count += 1
    return count


def _fitting(columns: tuple[str, ...], shape: Shape, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The columns that rows have whose header has more names than they have cells: those of the shape, in its order."""
    return shape.columns if shape.slack and _usual(rows) == len(shape.columns) < len(columns) else columns


def _by_count(lines: Sequence[str], shapes: Sequence[tuple[str, Shape]]) -> Looks | None:
    """By how many cells rows have that begin with an id and a day, as those of all formats do."""
    rows = [_cells(line, "\t") for line in lines]
    usual = _usual(rows)
    dated = usual > 1 and any(_DAY.match(row[1]) for row in rows if len(row) == usual)
    for form, shape in shapes:
        if len(shape.columns) == usual and dated:
            return Looks(form, shape, shape.columns, 0, "\t", False)
    return None


def _lines(head: str) -> list[str]:
    """The first lines, without empty ones. (`splitlines` also parts at marks that stand within cells.)"""
    return [line for line in re.split(r"\r?\n", head)[:SAMPLE] if line.strip()]


def _usual(rows: Sequence[Sequence[str]]) -> int:
    """How many cells most rows have; 0 without rows."""
    counts = Counter(len(row) for row in rows)
    return counts.most_common(1)[0][0] if counts else 0


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter == "\t" and not line.startswith('"'):
        return line.rstrip("\r\n").split("\t")
    return next(csv.reader([line], delimiter=delimiter), [])


def _bare(name: str) -> str:
    """A name without case, blanks and marks: "Event ID" and event_id are one."""
    return re.sub(r"[^a-z0-9]+", "", name.casefold())
