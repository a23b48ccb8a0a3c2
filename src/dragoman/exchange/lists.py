"""Lists of actors that a user brings: read, checked against the tables, and written as the project keeps them.

Takes a file in one of FORMATS, gives the rows that are right, what is wrong
with the others, line by line, and what else one should know.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.actors.contents import Contents
from dragoman.actors.load import load
from dragoman.actors.own import COLUMNS, REQUIRED, Taken, add
from dragoman.actors.tables import Row, rows
from dragoman.errors import InputError
from dragoman.exchange import ftm
from dragoman.records import Record


class Listed(Record, frozen=True, kw_only=True):
    """What a list holds."""

    rows: tuple[dict[str, str], ...]
    new: int  # actors that no table has
    known: int  # actors that some table has, with more names or other facts
    faults: tuple[str, ...]  # of lines that are left out
    left_out: dict[str, int]  # what the list holds besides, and how often
    shared: tuple[tuple[str, str, tuple[str, ...]], ...]  # a name, whose it is now, whose it was


def from_csv(file: Path, contents: Contents) -> tuple[Iterable[Row], dict[str, int]]:
    """The rows of a CSV file with the columns of `own.COLUMNS`."""
    listed = list(rows(file, required=REQUIRED, faults=contents.faults))
    unused = {column for row in listed for column in row.cells if column not in COLUMNS}
    return listed, {f'column "{column}"': len(listed) for column in sorted(unused)}


def from_ftm(file: Path, contents: Contents) -> tuple[Iterable[Row], dict[str, int]]:
    """Rows made of FollowTheMoney entities, one a line."""
    return ftm.read_entities(file, contents)


FORMATS: dict[str, Callable[[Path, Contents], tuple[Iterable[Row], dict[str, int]]]] = {
    "actors": from_csv,
    "ftm": from_ftm,
}


def read_list(file: Path, form: str, others: Sequence[Path] = ()) -> Listed:
    """What a user's list holds, read beside the packaged tables and the user's `others`.

    Raises InputError where nothing of it can be used.
    """
    contents = load()
    add(contents, [row for path in others for row in rows(path, required=REQUIRED, faults=contents.faults)])
    contents.faults.clear()  # of the others: told when they are used, and a line may wait for this very list
    listed, left_out = FORMATS[form](file, contents)
    taken = add(contents, listed)
    if not taken and not contents.faults:
        raise InputError(str(file), "lists no actors. Give a file with one actor a line; docs/how-to/own-actors.md")
    return Listed(
        rows=tuple(one.row.cells for one in taken),
        new=len({one.actor.id for one in taken if one.is_new}),
        known=len({one.actor.id for one in taken} - {one.actor.id for one in taken if one.is_new}),
        faults=tuple(sorted(contents.faults, key=_line)),
        left_out=left_out,
        shared=tuple(_shared(taken)),
    )


def write_list(listed: Sequence[dict[str, str]], *, remark: str) -> bytes:
    """Rows as a CSV file that `Registry.load` and people read, below a remark."""
    file = io.StringIO()
    file.write(f"# {remark}\n")
    table = csv.DictWriter(file, COLUMNS, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows(listed)
    return file.getvalue().encode()


def _line(fault: str) -> int:
    found = re.search(r", line (\d+):", fault)
    return int(found[1]) if found else 0


def _shared(taken: Sequence[Taken]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for one in taken:
        for name, others in one.shared:
            yield name, one.actor.id, others
