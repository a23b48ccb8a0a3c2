"""Read lists of reports: JSON Lines and tables (CSV), also gzipped.

Takes an open list, gives a Document or a RecordError for each line, one at a
time: a list of a million lines is never held in memory.

A line of JSON is {"text" or "file", "outlet", "published", "title", "url"};
other keys are ignored. `file` is relative to the list and must lie in the
list's folder or below it: a list that came from elsewhere cannot have other
files of this machine read. A table names its columns in its first line.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from dragoman.documents.drafts import Draft, Found, Options, Unreadable, finish
from dragoman.documents.reports import read_single
from dragoman.documents.texts import SAMPLE, encoding_of
from dragoman.errors import InputError, RecordError

Line = TypeVar("Line")
LONGEST = 20_000_000  # bytes of one line
COLUMNS: Mapping[str, Sequence[str]] = {
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "maintext", "article_text", "story"),
    "file": ("file", "filename", "path"),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "publication",
        "newspaper",
        "site",
        "sitename",
        "domain",
        "source_name",
    ),
    "published": ("published", "date", "published_at", "publish_date", "date_publish", "publishedat", "pubdate", "day"),
    "title": ("title", "headline"),
    "url": ("url", "link", "address"),
}


def read_list(
    stream: io.BufferedReader,
    place: str,
    folder: Path | None,
    options: Options,
    seen: set[Path] | None = None,
    before: int = 0,
) -> Iterator[Found]:
    """The documents of a JSON Lines list, read from bytes; `folder` is where its files lie (None: it may name none).

    The paths of files that the list names are added to `seen`. So many lines
    of the list come `before`, where the bytes are a stretch of it.
    """

    def draft(line: bytes) -> Draft:
        return _draft(_record(line), folder, seen)

    yield from _each(_lines(stream, before), place, draft, options, before)


def read_table(
    stream: io.BufferedReader,
    place: str,
    folder: Path | None,
    options: Options,
    seen: set[Path] | None = None,
    before: int = 0,
    encoding: str | None = None,
) -> Iterator[Found]:
    """The documents of a table with a column of texts, read from bytes; the delimiter is told from its first line.

    Where the bytes are the first line and a stretch of the table, so many
    lines come `before`, and its `encoding` is that of the whole.
    """
    encoding = encoding or encoding_of(stream.peek(SAMPLE)[:SAMPLE]) or "utf-8"
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    first = text.readline(LONGEST)
    delimiter = delimiter_of(first)
    header = next(csv.reader([first], delimiter=delimiter), [])
    names = {name.strip().lstrip("\ufeff").lower(): at for at, name in enumerate(header)}
    columns = {field: next((names[name] for name in known if name in names), None) for field, known in COLUMNS.items()}
    if columns["text"] is None and columns["file"] is None:
        shown = ", ".join(name.strip() for name in header[:12]) or "none"
        yield InputError(place, f"has no column of texts; its columns are: {shown[:200]}. Name one of them text.")
        return

    def draft(row: list[str]) -> Draft:
        cells = {field: row[at].strip() or None for field, at in columns.items() if at is not None and at < len(row)}
        return _draft(cells, folder, seen)

    rows = csv.reader(text, delimiter=delimiter)
    yield from _each(_rows(rows, lambda: rows.line_num + 1 + before), place, draft, options, before)


def delimiter_of(first: str) -> str:
    """What stands between the columns of a table, by its first line."""
    csv.field_size_limit(LONGEST)
    return max(",;\t|", key=first.count)


def _each(
    lines: Iterator[tuple[int, Line | Unreadable]],
    place: str,
    draft: Callable[[Line], Draft],
    options: Options,
    before: int,
) -> Iterator[Found]:
    """A Document or RecordError for each line; an InputError when the list itself breaks off or is empty."""
    number = before
    try:
        for number, line in lines:
            try:
                if isinstance(line, Unreadable):
                    raise line
                yield finish(draft(line), options)
            except Unreadable as error:
                yield RecordError(place, number, str(error))
    except (EOFError, OSError, zlib.error, UnicodeError) as error:
        yield InputError(place, f"cannot be read beyond line {number} ({error}). Fetch it again.")
        return
    if number == 0:
        yield InputError(place, "is a list without a single report.")


def _lines(stream: io.BufferedReader, before: int) -> Iterator[tuple[int, bytes | Unreadable]]:
    """The lines that are not blank, with their number, as bytes of UTF-8; a line beyond LONGEST is left unread."""
    encoding = encoding_of(stream.peek(SAMPLE)[:SAMPLE]) or ""
    if encoding.startswith(("utf-16", "utf-32")):
        text = io.TextIOWrapper(stream, encoding=encoding, errors="replace")
        source: Iterator[bytes] = (line.encode() for line in iter(lambda: text.readline(LONGEST + 1), ""))
    else:
        source = iter(lambda: stream.readline(LONGEST + 1), b"")
    number, overlong = before + 1, False
    for line in source:
        whole = line.endswith(b"\n")
        if not whole and len(line) > LONGEST and not overlong:
            yield number, Unreadable(f"is longer than {LONGEST // 1_000_000} MB.")
        elif not overlong and line.strip():
            yield number, line
        overlong = not whole and (overlong or len(line) > LONGEST)
        number += whole


def _rows(rows: Iterator[list[str]], line_number: Callable[[], int]) -> Iterator[tuple[int, list[str] | Unreadable]]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield line_number(), Unreadable(f"is not a row of a table ({error}).")
            continue
        if any(cell.strip() for cell in row):
            yield line_number(), row


def _record(line: bytes) -> Mapping[str, object]:
    try:
        record = json.loads(_utf8(line))
    except (ValueError, RecursionError) as error:
        if line.strip() in (b"[", b"{"):
            raise Unreadable("begins a JSON document over several lines. Write one object a line.") from None
        where = (
            f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else "too deeply nested"
        )
        raise Unreadable(f"is not JSON ({where}).") from None
    if isinstance(record, list):
        raise Unreadable("is a JSON array. Write one object a line.")
    if not isinstance(record, dict):
        raise Unreadable('is not an object. Write {"text": …, "outlet": …, "published": …}.')
    return record


def _utf8(line: bytes) -> bytes:
    line = line.removeprefix(codecs.BOM_UTF8)
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode("utf-8")
    return line


def _draft(record: Mapping[str, object], folder: Path | None, seen: set[Path] | None) -> Draft:
    """The draft of one record; what it says of its file wins over what the file says."""
    for key in ("text", "file", "outlet", "title", "url"):
        if record.get(key) is not None and not isinstance(record[key], str):
            raise Unreadable(f'has "{key}" that is not a string: {str(record[key])[:60]}.')
    text, file = record.get("text"), record.get("file")
    said = Draft("", *(record.get(key) or None for key in ("title", "published", "outlet", "url")))  # type: ignore[arg-type]
    if isinstance(text, str):
        return said._replace(text=text)
    if isinstance(file, str) and file:
        inside = _file_draft(file, folder, seen)
        return said._replace(text=inside.text).over(inside)
    raise Unreadable('has neither "text" nor "file".')


def _file_draft(file: str, folder: Path | None, seen: set[Path] | None) -> Draft:
    """The draft of a file that a list names; raises Unreadable when it lies outside the list's folder."""
    if folder is None:
        raise Unreadable(f'names the file "{file[:100]}", but the list has no folder. Give "text" instead.')
    try:
        home = folder.resolve()
        path = (home / file).resolve()
        if not path.is_relative_to(home):
            raise Unreadable(f'names the file "{file[:100]}" outside the list\'s folder. Put it beside the list.')
        if not path.is_file():
            raise Unreadable(f'names the file "{file[:100]}", which does not exist beside the list.')
        if seen is not None:
            seen.add(path)
        return read_single(path.read_bytes(), path.name)
    except Unreadable as error:
        why = str(error)
        raise Unreadable(why if why.startswith("names") else f'names the file "{file[:100]}", which {why}') from None
    except (OSError, ValueError) as error:
        raise Unreadable(f'names the file "{file[:100]}", which cannot be opened ({error}).') from None
