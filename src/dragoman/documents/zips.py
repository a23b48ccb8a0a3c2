"""Read the files of a zip archive, as the databases of newspapers hand out what was asked of them.

Takes an open archive, gives what its files hold, by name, as if they lay in a
folder. A zip archive within it is not opened.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from dragoman.documents.drafts import Found, Unreadable
from dragoman.errors import InputError

MOST = 100_000  # files of one archive
ENCRYPTED = 0x1  # among the flags of a file
Read = Callable[[IO[bytes], str], Iterator[Found]]


def is_plain(stream: BinaryIO) -> bool:
    """Whether a zip archive is one of files: no office document, and not damaged. The stream is at its start again."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return not {"[Content_Types].xml", "mimetype"} & set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        return False
    finally:
        stream.seek(0)


def read_zip(stream: BinaryIO, place: str, read: Read, is_read: Callable[[str], bool]) -> Iterator[Found]:
    """What the files of an archive hold: `read` reads one, `is_read` tells by its name whether it is."""
    others: Counter[str] = Counter()
    with zipfile.ZipFile(stream) as archive:
        names = [name for name in sorted(archive.namelist()) if _is_shown(name)]
        if len(names) > MOST:
            raise Unreadable(f"is a zip archive of {len(names):,} files, more than {MOST:,}. Unpack it.")
        for name in names:
            if is_read(name):
                yield from read_member(archive, name, f"{place}: {name}", read)
            else:
                others[PurePosixPath(name).suffix.lower() or "without extension"] += 1
    if others:
        kinds = ", ".join(f"{count} {kind}" for kind, count in others.most_common(8))
        yield InputError(place, f"{others.total()} files of kinds that are not read were passed over ({kinds}).")
    if not names:
        yield InputError(place, "is a zip archive without a file.")


def _is_shown(name: str) -> bool:
    """Whether a name is of a file that a folder would show: neither a folder nor what a Mac adds beside each file."""
    parts = PurePosixPath(name).parts
    return not name.endswith("/") and not any(part.startswith(".") or part == "__MACOSX" for part in parts)


def read_member(archive: zipfile.ZipFile, name: str, place: str, read: Read) -> Iterator[Found]:
    """What one file of an archive holds; an InputError, in its place, where it cannot be unpacked."""
    try:
        if archive.getinfo(name).flag_bits & ENCRYPTED:
            yield InputError(place, "is encrypted. Unpack the archive with its password.")
            return
        with archive.open(name) as member:
            yield from read(member, place)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError) as fault:
        yield InputError(place, f"cannot be unpacked ({fault}). Fetch the archive again.")
