"""Cut a web archive into its records, and go on behind a damaged one.

Takes a seekable file, plain or gzipped (each record by itself, as usual, or
all together), gives Stored records and Damaged ones in order. At most one
record is in memory, and none that is too large.

Libraries stop at damage, each in its own way: so where records begin and end
is told here, and what their headers say by warcio.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

LARGEST = 50_000_000  # bytes of one record that are read: pages are smaller, films are not
LONGEST_LINE = 65_536
MOST_LINES = 1_000  # of headers
CHUNK = 65_536
UNPACKED = 2**20  # bytes that are unpacked at a time
MAGIC = b"\x1f\x8b\x08"
BEGIN = b"WARC/"


class Stored(NamedTuple):
    """One record of an archive."""

    number: int  # from 1
    offset: int  # in the file, of the record or of the gzip member that it is in
    headers: Mapping[str, str]  # names in small letters
    block: bytes | None  # None: larger than LARGEST


class Damaged(NamedTuple):
    """A record that cannot be read, or a stretch that holds none."""

    number: int
    offset: int
    why: str


class _Broken(Exception):
    """What is wrong where we read."""


def cut(file: BinaryIO, *, number: int = 0) -> Iterator[Stored | Damaged]:
    """The records from where `file` stands on; `number` is how many came before."""
    start = file.tell()
    if not file.read(len(MAGIC)).startswith(MAGIC[:2]):
        file.seek(start)
        yield from _cut_part(_Part(iter(lambda: file.read(CHUNK), b""), start, exact=True), number)
        return
    at: int | None = start
    while at is not None:
        member = _Member(file, at)
        for item in _cut_part(_Part(member, at), number):
            number = item.number
            yield item
        if member.end is None:
            at = _next_member(file, at + 1)
            continue
        file.seek(member.end)
        if not (following := file.read(len(MAGIC))):
            return
        at = member.end
        if following != MAGIC:
            number += 1
            yield Damaged(number, at, f"begins with {following!r}, not with gzip")
            at = _next_member(file, at)


def _cut_part(part: _Part, number: int) -> Iterator[Stored | Damaged]:
    """The records of a plain archive or of one gzip member."""
    while True:
        number += 1
        try:
            if not part.skip_blank():
                return
            yield _record(part, number)
        except _Broken as broken:
            yield Damaged(number, part.offset, str(broken))
            try:
                if not part.find_next():
                    return
            except _Broken:
                return


def _record(part: _Part, number: int) -> Stored:
    line = part.readline()
    if not line.startswith(BEGIN):
        raise _Broken(f"begins with {line[:20]!r}, not with WARC/1.0")
    headers = _headers(part)
    length = headers.get("content-length", "")
    if not length.isdigit() or len(length) > 15:
        raise _Broken(f"has the length {length[:20]!r}, which is no number" if length else "has no length")
    offset, block = part.offset, part.read(int(length))
    if part.readline().strip() or part.readline().strip():
        raise _Broken(f"does not end where its length, {length} bytes, says")
    return Stored(number, offset, headers, block)


def _headers(part: _Part) -> dict[str, str]:
    lines = []
    while line := part.readline():
        lines.append(line)
        if not line.strip():
            return parsed(b"".join(lines))
        if len(lines) > MOST_LINES:
            raise _Broken("has headers without end")
    raise _Broken("is cut short in its headers")


def parsed(lines: bytes) -> dict[str, str]:
    """Headers by name in small letters; of one that is repeated, the first."""
    from warcio.statusandheaders import StatusAndHeadersParser

    found = StatusAndHeadersParser([], verify=False).parse(io.BytesIO(b"WARC/1.0\r\n" + lines))
    headers: dict[str, str] = {}
    for name, value in found.headers:
        headers.setdefault(name.lower(), value.strip())
    return headers


class _Part:
    """Plain bytes that come in chunks, kept from the last mark on, so that one can go back to it."""

    def __init__(self, chunks: Iterable[bytes], offset: int, *, exact: bool = False) -> None:
        self._chunks = iter(chunks)
        self._kept = bytearray()
        self._read = 0  # how much of it
        self._exact = exact  # whether bytes count as they do in the file
        self.offset = offset  # of the mark

    def _more(self) -> bool:
        chunk = next(self._chunks, None)
        self._kept += chunk or b""
        return chunk is not None

    def _mark(self) -> None:
        del self._kept[: self._read]
        self.offset += self._read if self._exact else 0
        self._read = 0

    def skip_blank(self) -> bool:
        """Go past blank lines and mark the place; False at the end."""
        while True:
            self._mark()
            if not self._kept and not self._more():
                return False
            rest = self._kept.lstrip(b"\r\n")
            self._read = len(self._kept) - len(rest)
            if rest:
                self._mark()
                return True

    def readline(self) -> bytes:
        """A line with its end; what is left where the part ends without one."""
        start = self._read
        while (end := self._kept.find(b"\n", start)) < 0:
            start = len(self._kept)
            if start - self._read > LONGEST_LINE:
                raise _Broken("has a line without end in its headers")
            if not self._more():
                end = start - 1
                break
        line = bytes(self._kept[self._read : end + 1])
        self._read = end + 1
        return line

    def read(self, length: int) -> bytes | None:
        """So many bytes; None, past them, where they are more than LARGEST."""
        if length > LARGEST:
            self._pass_over(length)
            return None
        while len(self._kept) - self._read < length:
            if not self._more():
                raise _Broken(f"is cut short: it has {len(self._kept) - self._read:,} of its {length:,} bytes")
        block = bytes(self._kept[self._read : self._read + length])
        self._read += length
        return block

    def _pass_over(self, length: int) -> None:
        while length > len(self._kept) - self._read:
            length -= len(self._kept) - self._read
            self._read = len(self._kept)
            self._mark()
            if not self._more():
                raise _Broken(f"is cut short: {length:,} of its bytes are missing")
        self._read += length

    def find_next(self) -> bool:
        """Go back to the mark, and from behind it on to what looks like a record; False where there is none."""
        self._read = 0
        while True:
            found = self._kept.find(b"\n" + BEGIN, 1)
            if found >= 0:
                self._read = found + 1
                return True
            self._read = max(0, len(self._kept) - len(BEGIN))
            self._mark()
            if not self._more():
                return False


class _Member:
    """The bytes inside one gzip member; `end` is where it ends in the file, once it has been read whole."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self._file, self._offset = file, offset
        self.end: int | None = None

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(self._offset)
        unpack = zlib.decompressobj(31)
        while not unpack.eof:
            raw = unpack.unconsumed_tail or self._file.read(CHUNK)
            if not raw:
                raise _Broken("is cut short: its gzip data end early")
            try:
                yield unpack.decompress(raw, UNPACKED)
            except zlib.error:
                raise _Broken("is damaged: its gzip data cannot be unpacked") from None
        self.end = self._file.tell() - len(unpack.unused_data)


def _next_member(file: BinaryIO, start: int) -> int | None:
    """Where the next gzip member begins that holds a record; None where there is none."""
    file.seek(start)
    window = b""
    while chunk := file.read(CHUNK):
        window += chunk
        at = window.find(MAGIC)
        while at >= 0:
            place = file.tell() - len(window) + at
            if _begins(window[at:] if len(window) - at >= 512 else window[at:] + file.peek(512)[:512]):  # type: ignore[attr-defined]
                return place
            at = window.find(MAGIC, at + 1)
        window = window[-len(MAGIC) + 1 :]
    return None


def _begins(packed: bytes) -> bool:
    """Whether a record begins inside of what may be gzip."""
    try:
        return zlib.decompressobj(31).decompress(packed, 64).startswith(BEGIN)
    except zlib.error:
        return False
