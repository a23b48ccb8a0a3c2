"""Unpack a gzipped file from the middle, without beginning anew for each stretch.

Takes a path and where to begin, gives a stream that stands there. What a
process has unpacked last is held: stretches that follow one another cost one
pass over the file, not one each.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

# One is read from; another, behind it, tells the digests of what was read.
HELD = 2


class Held(NamedTuple):
    """A stream that stands somewhere in a file, and which file that was."""

    file: tuple[str, int, int, int]
    stream: gzip.GzipFile


_held: list[Held] = []


@contextmanager
def unpacked_from(path: Path, start: int) -> Iterator[gzip.GzipFile]:
    """What is in a gzip from byte `start` on; OSError or EOFError where it is cut or damaged before."""
    about = path.stat()
    file = (str(path.absolute()), about.st_ino, about.st_size, about.st_mtime_ns)
    near = max((one for one in _held if one.file == file and one.stream.tell() <= start), key=place, default=None)
    if near:
        _held.remove(near)
    one = near or Held(file, begun(path))
    try:
        one.stream.seek(start)
        yield one.stream
    except BaseException:
        one.stream.close()
        raise
    _held.append(one)
    while len(_held) > HELD:
        _held.pop(0).stream.close()


def place(one: Held) -> int:
    """How far it is unpacked."""
    return one.stream.tell()


def begun(path: Path) -> gzip.GzipFile:
    """The stream at its beginning."""
    return gzip.GzipFile(path, "rb")
