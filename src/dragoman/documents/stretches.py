"""Cut long lists into stretches that can be read one without the other, on several machines too.

Takes a list (JSON Lines, CSV; also gzipped), gives Stretches that end where a
record ends, and the documents of one of them. Where it is cut depends on the
list alone, and what is added at its end moves no cut before it.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dragoman.documents.containers import Input, recognise
from dragoman.documents.drafts import Found, Options, Unreadable, chosen
from dragoman.documents.lists import COLUMNS, LONGEST, delimiter_of, read_list, read_table
from dragoman.documents.texts import SAMPLE, encoding_of
from dragoman.documents.unpacking import unpacked_from
from dragoman.errors import InputError
from dragoman.records import Record

# Bytes of a stretch: some seventy reports, about twenty seconds of one process.
SIZE = 2**18
LINES = 100  # of a stretch, where they are short, as of a list of files
# A list of more than so many stretches has longer ones, twice as long each time, up to some ten minutes' work.
MANY = 2048
LARGEST = 2**23
PACKED = 4  # how much larger a list is than its gzip, about
NOTHING = Options(None, None, date.max)
WIDE = ("utf-16", "utf-32")  # encodings in which a line does not end with a byte of its own
BROKEN = (EOFError, OSError, zlib.error)


class Stretch(Record, frozen=True, kw_only=True):
    """Bytes of a list, unpacked; of a table without its first line."""

    start: int
    end: int | None  # None: to the end of the list
    before: int  # lines


def cuts(path: Path) -> Iterator[Stretch]:
    """The stretches of a list, in order; none for a file that is no list, or cannot be cut."""
    try:
        with path.open("rb") as file:
            kind, source = recognise(Input(place=str(path), stream=file, options=NOTHING, path=path))
            encoding = encoding_of(source.stream.peek(SAMPLE)[:SAMPLE]) or ""
            if kind not in ENDS or encoding.startswith(WIDE):
                return
            size = path.stat().st_size * (1 if source.stream is file else PACKED)
            yield from between(ENDS[kind](source.stream), size_for(size))
    except (*BROKEN, Unreadable):
        return  # reading it will tell


def size_for(whole: int) -> int:
    """How many bytes the stretches of a list of that size have at least."""
    size = SIZE
    while size * MANY < whole and size < LARGEST:
        size *= 2
    return size


def between(ends: Iterator[tuple[int, int]], size: int) -> Iterator[Stretch]:
    """Stretches between the ends of records, given as bytes and lines up to there."""
    start = at = before = 0
    try:
        start, before = at, _ = next(ends)
        for at, lines in ends:
            if at - start >= size or lines - before >= LINES * (size // SIZE):
                yield Stretch(start=start, end=at, before=before)
                start, before = at, lines
    except StopIteration:
        return
    except BROKEN:
        at += 1  # whoever reads this stretch will meet the fault
    if at > start:
        yield Stretch(start=start, end=None, before=before)


def line_ends(stream: io.BufferedReader) -> Iterator[tuple[int, int]]:
    """Where the first line of JSON begins, and where each ends."""
    at = lines = 0
    yield at, lines
    while line := stream.readline(LONGEST + 1):
        at += len(line)
        if line.endswith(b"\n"):
            lines += 1
            yield at, lines
    yield at, lines


def row_ends(stream: io.BufferedReader) -> Iterator[tuple[int, int]]:
    """Where the first line of a table ends, and where each row does."""
    # In Latin-1 a character is a byte, and what ends rows and cells is the same as in the encoding of the table.
    text = io.TextIOWrapper(stream, encoding="latin-1", newline="")
    first = text.readline(LONGEST)
    at = len(first)
    yield at, 0

    def counted() -> Iterator[str]:
        nonlocal at
        for line in text:
            at += len(line)
            yield line

    rows = csv.reader(counted(), delimiter=delimiter_of(first))
    while True:
        try:
            next(rows)
        except csv.Error:
            pass
        except StopIteration:
            text.detach()
            return
        yield at, rows.line_num


ENDS = {"list": line_ends, "table": row_ends}


def read_stretch(path: Path, stretch: Stretch, options: Options, seen: set[Path] | None = None) -> Iterator[Found]:
    """The documents of a stretch, told of as in the whole list; `seen` gets the files that it names."""
    place = str(path)
    try:
        with opened(path, stretch) as (kind, stream, encoding):
            if kind == "table":
                found = read_table(stream, place, path.parent, options, seen, stretch.before, encoding)
            else:
                found = read_list(stream, place, path.parent, options, seen, stretch.before)
            yield from chosen(found, place, options)
    except Unreadable as error:
        yield InputError(place, str(error))
    except BROKEN as error:
        yield InputError(place, f"cannot be opened ({getattr(error, 'strerror', None) or error}).")


@contextmanager
def opened(path: Path, stretch: Stretch) -> Iterator[tuple[str, io.BufferedReader, str | None]]:
    """The kind of a list, the bytes of a stretch, behind its first line if it is a table, and the table's encoding."""
    with path.open("rb") as file:
        kind, source = recognise(Input(place=str(path), stream=file, options=NOTHING, path=path))
        first, encoding = b"", None
        if kind == "table":
            encoding = encoding_of(source.stream.peek(SAMPLE)[:SAMPLE]) or "utf-8"
            text = io.TextIOWrapper(source.stream, encoding="latin-1", newline="")
            first = text.readline(LONGEST).encode("latin-1")
            text.detach()
        length = None if stretch.end is None else stretch.end - stretch.start
        if source.stream is file:
            file.seek(stretch.start)
            yield kind, io.BufferedReader(Part(first, file, length), SAMPLE), encoding
            return
        with unpacked_from(path, stretch.start) as stream:
            yield kind, io.BufferedReader(Part(first, stream, length), SAMPLE), encoding


class Part(io.RawIOBase):
    """The bytes `first`, and then so many of a stream."""

    def __init__(self, first: bytes, stream: io.BufferedReader | gzip.GzipFile, length: int | None) -> None:
        self._first, self._stream, self._left = first, stream, length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        wanted = len(buffer)
        if self._first:
            data, self._first = self._first[:wanted], self._first[wanted:]
        else:
            data = self._stream.read1(wanted if self._left is None else min(wanted, self._left))
            if self._left is not None:
                self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


def named(path: Path) -> Iterator[Path]:
    """The files that a list names and that may be read with it; none where the list cannot be read."""
    home = path.parent.resolve()
    with path.open("rb") as file:
        try:
            kind, source = recognise(Input(place=str(path), stream=file, options=NOTHING, path=path))
            for name in NAMES[kind](source.stream):
                other = (home / name).resolve()
                if other.is_relative_to(home):
                    yield other
        except (*BROKEN, Unreadable, ValueError, csv.Error):
            return


def names_in_lines(stream: io.BufferedReader) -> Iterator[str]:
    """The files that lines of JSON name."""
    for line in stream:
        if b'"file"' in line:
            record = json.loads(line)
            if isinstance(record, dict) and isinstance(record.get("file"), str) and "text" not in record:
                yield record["file"]


def names_in_rows(stream: io.BufferedReader) -> Iterator[str]:
    """The files that the rows of a table name."""
    text = io.TextIOWrapper(stream, encoding=encoding_of(stream.peek(SAMPLE)[:SAMPLE]) or "utf-8", newline="")
    first = text.readline(LONGEST)
    header = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter_of(first)), [])]
    at = next((header.index(name) for name in COLUMNS["file"] if name in header), None)
    if at is not None:
        yield from (row[at] for row in csv.reader(text, delimiter=delimiter_of(first)) if at < len(row) and row[at])


NAMES = {"list": names_in_lines, "table": names_in_rows}
