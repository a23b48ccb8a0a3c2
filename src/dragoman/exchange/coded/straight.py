"""Whole text in UTF-8 of whatever encoding a table came in, line by line where it mixes them.

Yearly files were put together of daily ones, some in Latin-1: a line that is
no UTF-8 is read as Windows-1252, which has Latin-1's letters.
"""

from __future__ import annotations

import codecs
import errno
import gzip
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError

AT_ONCE = 1 << 20
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked where it is gzipped, whatever its name says."""
    return gzip.open(path) if is_packed(path) else path.open("rb")  # type: ignore[return-value]


def is_packed(path: Path) -> bool:
    """Whether a file is gzipped."""
    with path.open("rb") as raw:
        return raw.read(2) == b"\x1f\x8b"


def beginning(path: Path, size: int) -> bytes:
    """The first bytes of a file, unpacked where it is gzipped; InputError where it cannot be read."""
    try:
        with opened(path) as content:
            return content.read(size)
    except (OSError, EOFError, zlib.error) as fault:
        raise _unreadable(path, fault) from None


def straightened(path: Path, copy: Path) -> Path:
    """The file itself where it is whole, in UTF-8, and gzipped only if its name says so; else a copy that is.

    Reads it to its end. Raises InputError where it is cut short or cannot be read.
    """
    try:
        if is_straight(path) and is_packed(path) == (path.suffix.lower() == ".gz"):
            return path
        with copy.open("wb") as written:
            for line in _lines(path):
                written.write(line.encode())
    except (OSError, EOFError, zlib.error) as fault:
        raise _unreadable(path, fault) from None
    return copy


def is_straight(path: Path) -> bool:
    """Whether a file is UTF-8 without NULs and without carriage returns that end no line."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    straight, last = True, b""
    with opened(path) as content:
        while block := content.read(AT_ONCE):
            straight = straight and _decodes(decoder, block) and b"\x00" not in block and _ends_lines(last + block)
            last = block[-1:]
    return straight and _decodes(decoder, b"", final=True) and last != b"\r"


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def text_of(head: bytes) -> str:
    """The beginning of a table as text, as far as its last whole line."""
    if head.startswith(WIDE):
        return head.decode("utf-16", errors="ignore")
    return "".join(_told(line) for line in head.splitlines(keepends=True))


def _ends_lines(block: bytes) -> bool:
    """Whether all carriage returns, save a last one, stand before a line feed."""
    returns = block.count(b"\r") - block.endswith(b"\r")
    return returns == 0 or returns == block.count(b"\r\n")


def _lines(path: Path) -> Iterator[str]:
    with opened(path) as content:
        if content.read(2) in WIDE:
            content.seek(0)
            yield from codecs.getreader("utf-16")(content)
            return
        content.seek(0)
        for line in content:
            yield _told(line)


def _told(line: bytes) -> str:
    """A line as text, one line whatever carriage returns stand in it."""
    body, end = (line[:-2], "\n") if line.endswith(b"\r\n") else (line.removesuffix(b"\n"), "\n" * line.endswith(b"\n"))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = body.decode("cp1252")
        except UnicodeDecodeError:
            text = body.decode("latin-1")
    return text.replace("\r", " ").replace("\x00", "") + end


def refusal(fault: Exception) -> str:
    """Why a file or a folder cannot be read, and what to do, in words."""
    if isinstance(fault, PermissionError):
        return "may not be read. Ask for the right to, or copy it to where you may."
    if isinstance(fault, EOFError | zlib.error | gzip.BadGzipFile):
        return f"is cut short or damaged ({fault}). Nothing of it was taken; download it again."
    if isinstance(fault, OSError) and fault.errno in FULL:
        return (
            f"cannot be unpacked, as the disk of {tempfile.gettempdir()} is full. Nothing of it was taken. Make room "
            "there, or name a folder with room in TMPDIR."
        )
    return f"cannot be read ({getattr(fault, 'strerror', None) or fault}). Nothing of it was taken."


def _unreadable(path: Path, fault: Exception) -> InputError:
    return InputError(str(path), refusal(fault))
