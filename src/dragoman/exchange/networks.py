"""Signed networks of others: a list of ties, one a line, as `u,v,sign` or `u,v,sign,weight`.

Takes a file, gives SignedTie, one a pair. The columns may stand in any order
under their names, or in that order without a line of names; commas,
semicolons, tabs and blanks part them. A sign is + or −, or a number whose sign
it is and whose size is the weight, where no column has that. Whatever is wrong
is told together, as a network with lines left out has another balance.
"""

from __future__ import annotations

import csv
import gzip
import math
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from dragoman.errors import UsageError
from dragoman.records import Sign, SignedTie

COLUMNS = {
    "u": ("u", "one", "source", "from", "a", "node1"),
    "v": ("v", "other", "target", "to", "b", "node2"),
    "sign": ("sign", "s", "rating", "value"),
    "weight": ("weight", "w"),
}
NEEDED = ("u", "v", "sign")
REMARKS = ("#", "%")
# More faults than these are counted, not told.
TOLD = 20
WORDS: dict[str, float] = {"+": 1.0, "-": -1.0, "positive": 1.0, "negative": -1.0, "friendly": 1.0, "hostile": -1.0}
EXAMPLE = "Give one tie a line: u,v,sign and, if you like, weight, as in “Iran,Syria,+”."


class Conflicting(StrEnum):
    """What becomes of a pair that stands in a list with both signs."""

    fail = "fail"
    drop = "drop"
    sum = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedList:
    """A list of ties, one a pair, and what was made of its lines."""

    ties: list[SignedTie]
    lines: int
    repeated: int  # pairs of several lines with one sign: their weights were summed
    dropped: int  # pairs with both signs that were left out
    outweighed: int  # pairs with both signs of which the heavier stands
    sized: bool  # some weigh other than 1


@dataclass(frozen=True, slots=True)
class Line:
    """One tie, with the number of its line and its signed weight."""

    number: int
    one: str
    other: str
    weight: float


def read_network(file: Path, *, conflicting: Conflicting = Conflicting.fail) -> SignedList:
    """The ties of a file; "-" is standard input.

    Lines of one pair and sign are one tie of all their weight. Raises
    UsageError with all that is wrong, by line: what is no sign or weight, an
    actor tied to itself, a pair with both signs, a file without ties.
    """
    faults: list[str] = []
    name = "standard input" if str(file) == "-" else file.name
    with _opened(file) as text:
        lines = list(_lines(text, name, faults))
    pairs: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        pairs.setdefault((min(line.one, line.other), max(line.one, line.other)), []).append(line)
    opposed = [same for same in pairs.values() if len({line.weight > 0 for line in same}) > 1]
    if conflicting is Conflicting.fail:
        faults += [_conflict(name, same) for same in opposed]
    if not faults and not lines:
        faults.append(f"{name} holds no ties. {EXAMPLE}")
    if faults:
        more = [f"… and {len(faults) - TOLD:,} more faults."] if len(faults) > TOLD else []
        raise UsageError("\n".join([*faults[:TOLD], *more]))
    ties = [tie for same in pairs.values() if (tie := _tie(same, conflicting)) is not None]
    dropped = len(pairs) - len(ties)
    return SignedList(
        ties=ties,
        lines=len(lines),
        repeated=sum(len(same) > 1 for same in pairs.values()) - len(opposed),
        dropped=dropped,
        outweighed=len(opposed) - dropped,
        sized=any(abs(line.weight) != 1 for line in lines),
    )


@contextmanager
def _opened(file: Path) -> Iterator[TextIO]:
    """A file as text, unpacked if it is gzipped; UsageError where it cannot be read."""
    try:
        if str(file) == "-":
            yield sys.stdin
        elif file.suffix == ".gz":
            with gzip.open(file, "rt", encoding="utf-8-sig", newline="") as text:
                yield text
        else:
            with file.open(encoding="utf-8-sig", newline="") as text:
                yield text
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as fault:
        why = fault.strerror if isinstance(fault, OSError) and fault.strerror else fault
        raise UsageError(f"{file} cannot be read as a list of ties ({why}). {EXAMPLE}") from None


def _lines(text: TextIO, name: str, faults: list[str]) -> Iterator[Line]:
    """The ties of a text, line by line; what is wrong is added to the faults."""
    columns: dict[str, int] | None = None
    for number, cells in _rows(text):
        if columns is None:
            columns = _columns(cells)
            if missing := [column for column in NEEDED if column not in columns]:
                faults.append(f"{name}, line {number}: no column {', '.join(missing)}. {EXAMPLE}")
                return
            if not _is_tie(cells, columns):
                continue
        if why := _wrong(cells, columns):
            faults.append(f"{name}, line {number}: {why}")
            continue
        yield Line(number, cells[columns["u"]], cells[columns["v"]], _weight(cells, columns))


def _rows(text: TextIO) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that has some, with its number; remarks are passed over."""
    parted: str | None = None
    for number, line in enumerate(text, start=1):
        if not line.strip() or line.lstrip().startswith(REMARKS):
            continue
        if parted is None:
            parted = next((sign for sign in "\t;," if sign in line), " ")
        if '"' in line:
            cells = next(csv.reader([line], delimiter=parted))
        else:
            cells = line.split(None if parted == " " else parted)
        yield number, [cell.strip() for cell in cells]


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column is which, by the names of the first line, or by their order where it is a tie already."""
    if len(cells) in (3, 4) and _size(cells[2]) is not None:
        return {name: at for at, name in enumerate(("u", "v", "sign", "weight")[: len(cells)])}
    lower = [cell.lower() for cell in cells]
    found = {}
    for column, names in COLUMNS.items():
        at = next((lower.index(name) for name in names if name in lower), None)
        if at is not None:
            found[column] = at
    return found


def _is_tie(cells: Sequence[str], columns: dict[str, int]) -> bool:
    return _size(cells[columns["sign"]]) is not None


def _wrong(cells: Sequence[str], columns: dict[str, int]) -> str | None:
    """What is wrong with a line, and what would do."""
    if len(cells) <= max(columns.values()):
        return f"{len(cells)} cells where there should be {max(columns.values()) + 1}. {EXAMPLE}"
    one, other, sign = (cells[columns[column]] for column in NEEDED)
    if not one or not other:
        return "a tie needs two actors, and one is empty."
    if one == other:
        return f"{one} is tied to itself. Leave such lines out."
    size = _size(sign)
    if size is None:
        return f'"{sign}" is not a sign. Write +, −, or a number over or under 0.'
    if size == 0:
        return "0 is neither friendly nor hostile. Leave such lines out."
    if "weight" in columns:
        weight = _number(cells[columns["weight"]])
        if weight is None or weight <= 0:
            return f'weight "{cells[columns["weight"]]}" is not a number over 0. The sign has a column of its own.'
        if abs(size) != 1:
            return f'sign "{sign}" has a size, and there is a weight too. Write 1 or −1.'
    return None


def _weight(cells: Sequence[str], columns: dict[str, int]) -> float:
    size = _size(cells[columns["sign"]])
    assert size
    return size * (_number(cells[columns["weight"]]) or 1.0) if "weight" in columns else size


def _size(sign: str) -> float | None:
    """A sign as a number; None where it is none."""
    plain = sign.replace("−", "-").replace("–", "-").lower()
    return WORDS[plain] if plain in WORDS else _number(plain)


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _conflict(name: str, same: Sequence[Line]) -> str:
    """That a pair has both signs, and in which lines."""
    signs = ", ".join(f"{'+' if line.weight > 0 else '−'} in line {line.number}" for line in same[:4])
    return (
        f"{name}: {same[0].one} and {same[0].other} have both signs ({signs}). Correct it, or leave such pairs out "
        "with --conflicting drop, or let the heavier sign stand with --conflicting sum."
    )


def _tie(same: Sequence[Line], conflicting: Conflicting) -> SignedTie | None:
    """The tie of the lines of a pair; None where both signs weigh the same, or none is to stand."""
    total = math.fsum(line.weight for line in same)
    opposed = len({line.weight > 0 for line in same}) > 1
    if not total or (opposed and conflicting is Conflicting.drop):
        return None
    sign: Sign = "+" if total > 0 else "-"
    return SignedTie(one=same[0].one, other=same[0].other, sign=sign, weight=abs(total))
