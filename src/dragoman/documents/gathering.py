"""Turn what a user names into documents: files, folders, patterns, addresses, feeds, lists, standard input.

Takes names, gives Documents one at a time. What cannot be read is given as an
InputError in its place, and the rest goes on.

Who published a report, and when, is taken from the list, the page or the feed
where it says so; the options fill in what is missing.
"""

from __future__ import annotations

import difflib
import gzip
import io
import os
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from glob import glob
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.documents.dates import published_date
from dragoman.documents.drafts import Draft, Options, Unreadable, finish
from dragoman.documents.formats import LARGEST, TOO_LARGE, gunzip, read_report
from dragoman.documents.lists import read_list, read_table
from dragoman.documents.sniffing import HEAD, kind_of
from dragoman.errors import InputError, UsageError
from dragoman.records import Document

Found = Document | InputError
LISTS = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
FEEDS = (".rss", ".atom", ".xml")
REPORTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf")
_RECORD = re.compile(rb"\s*\{\s*\"(?:text|file|outlet|published|title|url|id)\"\s*:")  # a list by another name
OWN_FOLDER = "dragoman-project"  # what a reading left behind is not read again


def gather(
    inputs: Sequence[str],
    *,
    outlet: str | None = None,
    published: date | None = None,
    today: date | None = None,
    allow_private: bool = False,
) -> Iterator[Found]:
    """The documents of `inputs` in order; an input or record that cannot be read is given as an InputError.

    An input is a file (.txt .md .html .pdf .csv .jsonl, each also gzipped), a
    folder (read recursively, by name), a pattern ("news/*.txt"), an http(s)
    address of a page, list or feed (whose items are followed), or "-" for text
    on standard input. `outlet` and `published` fill in what an input does not
    say of itself. Dates after `today` are refused. Files that a list in the
    same folder or pattern names are read once, as the list has them.

    Raises UsageError when `published` itself is impossible.
    """
    today = today or date.today()
    if published is not None:
        try:
            published_date(published, today=today)
        except ValueError as error:
            raise UsageError(str(error)) from None
    options = Options(outlet, published, today)
    return (found for name in inputs for found in _one(name, options, allow_private))


def _one(name: str, options: Options, allow_private: bool) -> Iterator[Found]:
    """The documents of one input, whatever it is."""
    if name == "-":
        return _data(sys.stdin.buffer.read(LARGEST + 1), "standard input", options, allow_private)
    if not name.strip():
        return iter([InputError("an empty name", "names no file or address. Give one.")])
    if re.match(r"(?i)https?://", name):
        return _address(name, options, allow_private)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", name):
        return iter([InputError(name, "cannot be fetched: only http and https addresses are.")])
    try:
        path = Path(name)
        if path.is_dir():
            return _several(_walk(path), name, options, allow_private)
        if path.exists():
            return _file(path, options, allow_private, None)
        if any(mark in name for mark in "*?["):
            matches = sorted(map(Path, glob(name, recursive=True)))  # noqa: PTH207 (Path.glob takes no absolute pattern)
            files = [match for match in matches if match.is_file()]
            return _several(files, name, options, allow_private, all_kinds=True)
    except (OSError, ValueError) as error:
        return iter([InputError(name, f"cannot be opened ({error}).")])
    return iter([InputError(name, f"does not exist.{_nearest(path)}")])


def _nearest(path: Path) -> str:
    """A hint at files of similar name in the same folder."""
    try:
        beside = [other.name for other in islice(path.parent.iterdir(), 5000)]
        names = difflib.get_close_matches(path.name, beside, n=3)
    except OSError:
        return f" There is no folder {str(path.parent)!r}."
    return f" Did you mean {', '.join(names)}?" if names else " Check the name."


# --- folders and patterns ------------------------------------------------------


def _walk(folder: Path) -> list[Path]:
    """The files below `folder`, by name; hidden ones and the project's own are passed over."""
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != OWN_FOLDER)
        found.extend(Path(root, name) for name in sorted(files) if not name.startswith("."))
    return found


def _several(
    files: Iterable[Path], place: str, options: Options, allow_private: bool, all_kinds: bool = False
) -> Iterator[Found]:
    """The documents of several files: lists first, then the files that no list has named."""
    files = list(files)
    seen: set[Path] = set()
    others: Counter[str] = Counter()
    lists = {path: None for path in files if _suffix(path) in LISTS + TABLES}
    for path in lists:
        yield from _file(path, options, allow_private, seen)
    read = len(lists)
    for path in files:
        if path in lists or path.resolve() in seen:
            continue
        if all_kinds or _suffix(path) in REPORTS + FEEDS:
            read += 1
            yield from _file(path, options, allow_private, None)
        else:
            others[_suffix(path) or "without extension"] += 1
    if others:
        kinds = ", ".join(f"{count} {kind}" for kind, count in others.most_common(8))
        yield InputError(place, f"{others.total()} files of kinds that are not read were passed over ({kinds}).")
    if not read and not others:
        yield InputError(place, "holds no file to read.")


def _suffix(path: Path) -> str:
    """The extension in small letters, that before ".gz" for gzip."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


# --- one file --------------------------------------------------------------------


def _file(path: Path, options: Options, allow_private: bool, seen: set[Path] | None) -> Iterator[Found]:
    place = str(path)
    try:
        if not path.is_file():
            raise Unreadable("is not a file.")
        if _suffix(path) in LISTS + TABLES:
            yield from _list_file(path, options, seen)
        elif path.stat().st_size > LARGEST:
            raise Unreadable(TOO_LARGE)
        else:
            yield from _data(path.read_bytes(), place, options, allow_private, path=path)
    except Unreadable as error:
        yield InputError(place, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield InputError(place, f"cannot be opened ({getattr(error, 'strerror', None) or error}).")


def _list_file(path: Path, options: Options, seen: set[Path] | None) -> Iterator[Found]:
    """The documents of a list or table, unless its bytes show that it is neither."""
    with path.open("rb") as raw:
        kind, words = kind_of(raw.peek(HEAD)[:HEAD])
        if not raw.peek(1):
            raise Unreadable("is empty.")
        stream = _stream(gzip.GzipFile(fileobj=raw)) if kind == "gzip" else _stream(raw)
        if kind not in ("gzip", "text"):
            raise Unreadable(f"is {words}, not a list. Give it the extension of what it is.")
        read = read_table if _suffix(path) in TABLES else read_list
        yield from read(stream, str(path), path.parent, options, seen)


# --- bytes, wherever they come from -------------------------------------------------


def _data(
    data: bytes,
    place: str,
    options: Options,
    allow_private: bool,
    *,
    path: Path | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Found]:
    """The documents in `data`: the items of a feed, the lines of a list, or one report."""
    try:
        if kind_of(data[:HEAD])[0] == "gzip":
            data, place = gunzip(data), place.removesuffix(".gz")
        if kind_of(data[:HEAD])[0] == "feed":
            yield from _feed(data, place, options, allow_private, url)
        elif _RECORD.match(data[:HEAD]):
            yield from read_list(_stream(data), place, path.parent if path else None, options)
        elif url and url.lower().split("?")[0].endswith(TABLES):
            yield from read_table(_stream(data), place, None, options)
        else:
            yield finish(read_report(data, name=place, url=url, charset=charset), options)
    except Unreadable as error:
        yield InputError(place, str(error))


def _stream(source: bytes | BinaryIO | gzip.GzipFile) -> io.BufferedReader:
    """`source` with the means to look ahead."""
    if isinstance(source, io.BufferedReader):
        return source
    return io.BufferedReader(io.BytesIO(source) if isinstance(source, bytes) else cast(io.RawIOBase, source))


def _address(url: str, options: Options, allow_private: bool) -> Iterator[Found]:
    from dragoman.documents.fetch import fetch

    try:
        answer = fetch(url, allow_private=allow_private)
    except Unreadable as error:
        yield InputError(url, str(error))
        return
    yield from _data(answer.data, url, options, allow_private, url=answer.url, charset=answer.charset)


def _feed(data: bytes, place: str, options: Options, allow_private: bool, url: str | None) -> Iterator[Found]:
    """The reports that a feed's items lead to; an item without an address is read from the feed itself."""
    from dragoman.documents.feeds import read_feed

    for link, said in read_feed(data, url):
        try:
            yield finish(_followed(link, said, allow_private), options)
        except Unreadable as error:
            yield InputError(link or place, str(error))


def _followed(link: str | None, said: Draft, allow_private: bool) -> Draft:
    from dragoman.documents.fetch import fetch

    if link is None:
        return said
    answer = fetch(link, allow_private=allow_private)
    page = read_report(answer.data, url=answer.url, charset=answer.charset)
    return said._replace(text=page.text, outlet=page.outlet or said.outlet, url=answer.url).over(page)
