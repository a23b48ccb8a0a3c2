"""Read what is one report, or an export of a newspaper database with many articles.

Takes an input and its kind, gives Documents. An article that cannot be read is
told with its number, and the others are read.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import BinaryIO, Protocol, cast

from dragoman.documents import lines as lines_of
from dragoman.documents.databases import HINT, Export, articles, recognise
from dragoman.documents.drafts import Draft, Found, Options, Unreadable, finish
from dragoman.documents.formats import LARGEST, decode_page, gunzip, paragraphs, read_pdf, read_report
from dragoman.documents.office import docx, rtf
from dragoman.documents.sniffing import HEAD, kind_of
from dragoman.documents.texts import SAMPLE
from dragoman.errors import InputError, RecordError

AHEAD = 4_000_000  # bytes of a text that are held at once; a longer one is read line by line if it is an export


class Source(Protocol):
    """What is asked of an input."""

    @property
    def place(self) -> str: ...
    @property
    def stream(self) -> io.BufferedReader: ...
    @property
    def options(self) -> Options: ...
    @property
    def url(self) -> str | None: ...
    @property
    def charset(self) -> str | None: ...
    def data(self) -> bytes: ...


def read(kind: str, source: Source) -> Iterator[Found]:
    """The one report of an input, or the articles of an export; what cannot be read is given as an InputError."""
    try:
        yield from READERS.get(kind, _other)(source)
    except EOFError:
        yield InputError(source.place, "is cut short: its gzip data end early. Fetch it again.")
    except (gzip.BadGzipFile, zlib.error):
        yield InputError(source.place, "is damaged: its gzip data cannot be unpacked. Fetch it again.")


# --- one reader a kind --------------------------------------------------------------


def _text(source: Source) -> Iterator[Found]:
    begin = source.stream.read(AHEAD)
    export, _ = recognise(lines_of.of_stream(io.BytesIO(begin), begin[:SAMPLE]))
    if export is None:
        yield from _one(begin + source.stream.read(max(0, LARGEST + 1 - len(begin))), source)
        return
    whole = lines_of.of_stream(_chained(begin, source.stream), begin[:SAMPLE])
    yield from _several(whole, export, source, numbered=True)


def _page(source: Source) -> Iterator[Found]:
    data = source.data()
    html = decode_page(data, source.charset)
    yield from _several_or(
        lines_of.of_page(html) if html and HINT.search(html) else (), source, lambda _: _one(data, source)
    )


def _pdf(source: Source) -> Iterator[Found]:
    draft = read_pdf(source.data())
    yield from _several_or(draft.text.split("\n"), source, lambda _: iter([finish(draft, source.options)]))


def _word(source: Source) -> Iterator[Found]:
    yield from _several_or(
        docx.lines(source.stream), source, lambda rows: iter([finish(paragraphs(rows), source.options)])
    )


def _rich_text(source: Source) -> Iterator[Found]:
    rows = rtf.lines(source.data())
    yield from _several_or(rows, source, lambda rows: iter([finish(paragraphs(rows), source.options)]))


def _other(source: Source) -> Iterator[Found]:
    yield from _one(source.data(), source)


READERS: Mapping[str, Callable[[Source], Iterator[Found]]] = {
    "text": _text,
    "html": _page,
    "pdf": _pdf,
    "zip": _word,
    "rtf": _rich_text,
}


# --- one report ---------------------------------------------------------------------


def read_single(data: bytes, name: str) -> Draft:
    """The one report in the bytes of a file, also where it is the one article of an export; raises Unreadable."""
    kind = kind_of(data[:HEAD])[0]
    if kind == "gzip":
        return read_single(gunzip(data), name.removesuffix(".gz"))
    export, rows = recognise(_rows(kind, data))
    if export is None:
        return read_report(data, name=name)
    found = list(islice(articles(rows, export), 2))
    if len(found) != 1:
        what = "several articles" if found else "no article that can be told"
        raise Unreadable(f"is an export of {export.layout.name} with {what}. Read it by itself, not in a list.")
    if isinstance(found[0].found, Unreadable):
        raise found[0].found
    return found[0].found


def _rows(kind: str | None, data: bytes) -> Iterable[str]:
    """The lines of a file that may be an export; none for a page that shows no sign of being one."""
    if kind == "zip":
        return docx.lines(io.BytesIO(data))
    if kind == "rtf":
        return rtf.lines(data)
    if kind == "html":
        html = decode_page(data, None)
        return lines_of.of_page(html) if html and HINT.search(html) else ()
    return lines_of.of_stream(io.BytesIO(data), data[:SAMPLE]) if kind == "text" else ()


def _one(data: bytes, source: Source) -> Iterator[Found]:
    name = source.place.removesuffix(".gz")
    yield finish(read_report(data, name=name, url=source.url, charset=source.charset), source.options)


# --- many articles ------------------------------------------------------------------


def _several_or(
    rows: Iterable[str], source: Source, one: Callable[[Iterable[str]], Iterator[Found]]
) -> Iterator[Found]:
    """The articles of an export, or what `one` gives where the lines come from no database that is known."""
    export, rows = recognise(rows)
    yield from _several(rows, export, source) if export else one(rows)


def _several(rows: Iterable[str], export: Export, source: Source, *, numbered: bool = False) -> Iterator[Found]:
    number = 0
    try:
        for number, line, found in articles(rows, export):
            try:
                if isinstance(found, Unreadable):
                    raise found
                yield finish(found, source.options)
            except Unreadable as why:
                at = f" (line {line:,})" if numbered else ""
                yield RecordError(source.place, number, str(why), unit="article", at=at)
    except (Unreadable, EOFError, gzip.BadGzipFile, zlib.error) as fault:
        said = (
            str(fault) if isinstance(fault, Unreadable) else "its gzip data end early or are damaged. Fetch it again."
        )
        yield InputError(source.place, f"could not be read beyond article {number}: {said}")
        return
    if number == 0:
        told = f"looks like an export of {export.layout.name}, but holds no article that can be told."
        yield InputError(source.place, told)
    elif export.listed not in (None, number):
        told = f"lists {export.listed:,} documents on its cover, but {number:,} were found in it. Export it again."
        yield InputError(source.place, told)


def _chained(begin: bytes, rest: io.BufferedReader) -> BinaryIO:
    """A stream of bytes that were read and of what follows them."""
    return io.BufferedReader(cast(io.RawIOBase, _Chain(chain([begin], iter(lambda: rest.read(1 << 20), b"")))))


class _Chain(io.RawIOBase):
    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._held = parts, b""

    def readable(self) -> bool:
        return True

    def readinto(self, target: bytearray) -> int:  # type: ignore[override]
        self._held = self._held or next(self._parts, b"")
        given, self._held = self._held[: len(target)], self._held[len(target) :]
        target[: len(given)] = given
        return len(given)
