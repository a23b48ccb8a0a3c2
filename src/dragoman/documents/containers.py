"""Read what holds reports, by what it is: one function for each kind, in a table that one can read.

Takes an Input (bytes under a name), gives Documents one at a time. A wrong
name does no harm where the bytes show what they are; only lists and tables,
which look like any text, go by their name as well.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, BinaryIO, cast

from dragoman.documents import feedlists, feeds, lists, reports, zips
from dragoman.documents.drafts import Found, Options, Unreadable, chosen
from dragoman.documents.formats import LARGEST, TOO_LARGE
from dragoman.documents.sniffing import HEAD, kind_of, unpacked_head
from dragoman.errors import InputError
from dragoman.records import LeftOut

ZIP = b"PK\x03\x04"
_RECORD = re.compile(rb"\s*\{\s*\"(?:text|file|outlet|published|title|url|id)\"\s*:")  # a list by another name


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Bytes under a name, and what else is known of them."""

    place: str  # what to call it
    stream: io.BufferedReader  # at its beginning
    options: Options
    path: Path | None = None  # where it lies, if it is a file
    url: str | None = None  # where it was fetched from
    charset: str | None = None  # that the server named
    seen: set[Path] | None = None  # gets the files that a list names
    packed: bool = False  # whether it lies in a zip archive

    @property
    def folder(self) -> Path | None:
        """Where files lie that a list may name."""
        return self.path.parent if self.path else None

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.stream.peek(HEAD)[:HEAD]

    def data(self) -> bytes:
        """All bytes; Unreadable where they are too many for one report or feed, or their gzip is damaged."""
        try:
            data = self.stream.read(LARGEST + 1)
        except EOFError:
            raise Unreadable("is cut short: its gzip data end early. Fetch it again.") from None
        except (gzip.BadGzipFile, zlib.error):
            raise Unreadable("is damaged: its gzip data cannot be unpacked. Fetch it again.") from None
        if len(data) > LARGEST:
            raise Unreadable(TOO_LARGE)
        return data


# --- what each kind gives ---------------------------------------------------------


def read_feed(source: Input) -> Iterator[Found]:
    """The reports that a feed's items lead to."""
    return feeds.follow(source.data(), source.place, source.options, url=source.url)


def read_addresses(source: Input) -> Iterator[Found]:
    """The reports of a list of addresses, of pages or feeds."""
    for address in feedlists.addresses(source.data()) or ():
        yield from read_address(address, source.options)


def read_list(source: Input) -> Iterator[Found]:
    """The reports of JSON Lines."""
    return lists.read_list(source.stream, source.place, source.folder, source.options, source.seen)


def read_table(source: Input) -> Iterator[Found]:
    """The reports of a table with a column of texts."""
    return lists.read_table(source.stream, source.place, source.folder, source.options, source.seen)


def read_warc(source: Input) -> Iterator[Found]:
    """The pages of a web archive."""
    from dragoman.documents.webarchives import reading

    return reading.read_warc(source.stream, source.place, source.options)


def read_wacz(source: Input) -> Iterator[Found]:
    """The pages of a zip of web archives."""
    from dragoman.documents.webarchives import reading

    return reading.read_wacz(source.stream, source.place, source.options)


def read_zip(source: Input) -> Iterator[Found]:
    """What the files of a zip archive hold."""

    def member(stream: IO[bytes], place: str) -> Iterator[Found]:
        return read(Input(place=place, stream=buffered(cast(BinaryIO, stream)), options=source.options, packed=True))

    return zips.read_zip(source.stream, source.place, member, lambda name: ending(name) in ENDINGS)


# What is read in another way than as one report, or one export of a newspaper database.
CONTAINERS: Mapping[str, Callable[[Input], Iterator[Found]]] = {
    "feed": read_feed,
    "list": read_list,
    "table": read_table,
    "warc": read_warc,
    "wacz": read_wacz,
    "files": read_zip,
    "addresses": read_addresses,
}
# What a name promises. In folders, what is not in this table is passed over.
ENDINGS: Mapping[str, str] = {
    ".jsonl": "list", ".ndjson": "list",
    ".csv": "table", ".tsv": "table",
    ".rss": "feed", ".atom": "feed", ".xml": "feed",
    ".txt": "report", ".text": "report", ".md": "report", ".markdown": "report", ".html": "report", ".htm": "report",
    ".xhtml": "report", ".pdf": "report", ".docx": "report", ".docm": "report", ".rtf": "report", ".doc": "report",
    ".warc": "warc", ".wet": "warc", ".wacz": "wacz", ".zip": "files", ".opml": "addresses",
}  # fmt: skip


# --- which it is ------------------------------------------------------------------


def read(source: Input) -> Iterator[Found]:
    """The documents of one input, whatever it is; what cannot be read is given as an InputError."""
    try:
        if not source.head():
            raise Unreadable("is empty.")
        kind, source = recognise(source)
        found = CONTAINERS[kind](source) if kind in CONTAINERS else reports.read(kind, source)
        yield from chosen(found, source.place, source.options)
    except Unreadable as error:
        yield InputError(source.place, str(error))


def recognise(source: Input) -> tuple[str, Input]:
    """The kind of an input, and the input out of its gzip."""
    promised = ENDINGS.get(ending(source.url.split("?")[0] if source.url else source.place))
    head = source.head()
    kind, words = kind_of(head)
    if kind == "gzip":
        head = unpacked_head(head)
        kind, words = kind_of(head)
        if kind == "warc" or (promised == "warc" and not head):  # where its records begin is told by its gzip
            return "warc", source
        source = replace(source, stream=buffered(gzip.GzipFile(fileobj=source.stream)))
    if promised == "wacz" and head.startswith(ZIP):
        return promised, source
    if kind == "zip":
        return _kind_of_zip(source)
    if promised in ("warc", "wacz") and kind not in ("warc", None):
        if b"\nWARC/" in head:  # damaged at its beginning
            return "warc", source
        raise Unreadable(f"is {words}, not a web archive. Fetch it again.")
    if promised in ("list", "table") and source.path:
        if kind != "text":
            raise Unreadable(f"is {words}, not a list. Give it the extension of what it is.")
        return promised, source
    if promised == "table" and source.url and kind == "text":
        return promised, source
    if kind == "text" and feedlists.addresses(head):
        return "addresses", source
    return ("list" if _RECORD.match(head) else kind or "unknown"), source


def _kind_of_zip(source: Input) -> tuple[str, Input]:
    """Whether a zip archive is one of files or an office document, and the input so that one can go back in it."""
    if not source.stream.seekable():
        source = replace(source, stream=buffered(source.data()))
    if not zips.is_plain(source.stream):
        return "zip", source
    if source.packed:
        raise Unreadable("is a zip archive within a zip archive. Unpack it.")
    return "files", source


def read_address(url: str, options: Options) -> Iterator[Found]:
    """The documents of an address: of a page or file, or the items of a feed that are new."""
    web = options.web
    if web is None:
        yield InputError(url, "is an address, and nothing is asked of the web here. Give it to dragoman read.")
        return
    try:
        answer = web.ask(url)
        if answer.status == 304:
            yield LeftOut(place=url, counts={"feeds without anything new": 1})
        elif kind_of(answer.data[:HEAD])[0] == "feed":
            found = feeds.follow(answer.data, url, options, url=answer.url, answer=answer)
            yield from chosen(found, url, options)
        elif url in web.feeds:
            raise Unreadable(feeds.none_here(answer.data, answer.url))
        else:
            stream = buffered(answer.data)
            yield from read(Input(place=url, stream=stream, options=options, url=answer.url, charset=answer.charset))
    except Unreadable as error:
        web.note(url, error)
        yield InputError(url, str(error))


def ending(name: str) -> str:
    """The extension in small letters, that before ".gz" for gzip."""
    return Path(ungzipped(name.lower())).suffix


def ungzipped(name: str) -> str:
    """A name without the ".gz" at its end."""
    return name[:-3] if name.lower().endswith(".gz") else name


def buffered(source: bytes | BinaryIO | gzip.GzipFile) -> io.BufferedReader:
    """`source` with the means to look ahead."""
    if isinstance(source, io.BufferedReader):
        return source
    raw = io.BytesIO(source) if isinstance(source, bytes) else cast(io.RawIOBase, source)
    return io.BufferedReader(raw, HEAD)
