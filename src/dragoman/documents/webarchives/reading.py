"""Read the pages of a web archive.

Takes an archive, gives a Document for each page that holds a report, a
RecordError for each record that is damaged, and in the end what was left out,
counted. Memory does not grow with the archive but by a few bytes a page.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, cast

from dragoman.documents.drafts import Found, Options, PassedOver, Unreadable, finish
from dragoman.documents.webarchives.cutting import Damaged, Stored, cut
from dragoman.documents.webarchives.pages import draft_of
from dragoman.documents.webarchives.quick import cut_quickly, is_installed
from dragoman.documents.zips import read_member
from dragoman.errors import RecordError
from dragoman.records import LeftOut

Cut = Callable[[BinaryIO], Iterator[Stored | Damaged]]


def read_warc(stream: BinaryIO, place: str, options: Options, *, by: Cut | None = None) -> Iterator[Found]:
    """The documents of a WARC, plain or gzipped; `by` cuts it into records, by default the quickest means there is."""
    counts: Counter[str] = Counter()
    seen: set[bytes] = set()
    with seekable(stream) as file:
        for item in (by or usual())(file):
            try:
                if isinstance(item, Damaged):
                    raise Unreadable(item.why)
                document = finish(draft_of(item, options, seen), options)
                if document.language not in (None, "en"):
                    raise PassedOver("in another language")
                yield document
            except PassedOver as passed:
                counts.update(passed.args)
            except Unreadable as error:
                why = f"{str(error).rstrip('.')}. The others are read."
                yield RecordError(place, item.number, why, unit="record", at=f" at byte {item.offset:,}")
    if counts:
        yield LeftOut(place=place, counts=dict(counts))


def read_wacz(stream: BinaryIO, place: str, options: Options) -> Iterator[Found]:
    """The documents of a WACZ: a zip with WARCs in its folder `archive`. Raises Unreadable where it is none."""

    def member(inner: IO[bytes], place: str) -> Iterator[Found]:
        return read_warc(io.BufferedReader(cast(io.RawIOBase, inner)), place, options)

    with seekable(stream) as file:
        try:
            packed = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, EOFError):
            raise Unreadable("is a damaged zip archive: its list of files cannot be read. Fetch it again.") from None
        names = [name for name in packed.namelist() if name.lower().endswith((".warc", ".warc.gz"))]
        if not names:
            raise Unreadable("is a zip archive without a web archive (.warc, .warc.gz) in it.")
        for name in names:
            yield from read_member(packed, name, f"{place}: {name}", member)


def usual() -> Cut:
    """FastWARC where it is installed, else our own."""
    return cut_quickly if is_installed() else cut


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream, or a copy of it on the disk where one cannot go back in it, as in standard input.

    Raises Unreadable where there is no room for the copy.
    """
    if stream.seekable():
        return stream
    copy = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    try:
        shutil.copyfileobj(stream, copy)
    except OSError as fault:
        copy.close()
        raise Unreadable(f"cannot be copied to be read ({fault.strerror}). Save it as a file, and give that.") from None
    copy.seek(0)
    return copy
