"""The parts of a project: what is kept for ever.

A part is one gzip file of JSON lines, each a document, one reading of a
document with all its claims, or a removal. Later lines win over earlier
ones; nothing in a part is ever changed.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.errors import ProjectError
from dragoman.records import Claim, Document, Record
from dragoman.store.files import PARTIAL, write_whole


class KeptDocument(Record, frozen=True, kw_only=True, tag_field="kept", tag="document"):
    """A document, once, however often it is read."""

    document: Document
    signature: str | None  # for recognising wire copies, base64; None: too short for it


class KeptReading(Record, frozen=True, kw_only=True, tag_field="kept", tag="reading"):
    """All the claims that one version of the reader found in one document."""

    document: str
    reader: str
    sentences: int
    note: str | None  # why it was not read ("language: de"), or None
    claims: tuple[Claim, ...]


class KeptRemoval(Record, frozen=True, kw_only=True, tag_field="kept", tag="removal"):
    """Documents taken out of every answer, or brought back."""

    documents: tuple[str, ...]
    restored: bool


Kept = KeptDocument | KeptReading | KeptRemoval

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Kept)


def encode(entry: Kept) -> bytes:
    """One line of a part."""
    return _encoder.encode(entry) + b"\n"


def part_path(folder: Path, number: int) -> Path:
    """Where part `number` lies."""
    return folder / f"{number:08d}.jsonl.gz"


def part_numbers(folder: Path) -> list[int]:
    """The numbers of all whole parts, in order."""
    names = (path.name.removesuffix(".jsonl.gz") for path in folder.glob("*.jsonl.gz"))
    return sorted(int(name) for name in names if name.isdigit())


def write_part(folder: Path, number: int, lines: Iterable[bytes]) -> Path:
    """Keep lines as part `number`, whole or not at all."""
    path = part_path(folder, number)
    write_whole(path, gzip.compress(b"".join(lines), compresslevel=6, mtime=0))
    return path


def read_part(path: Path) -> Iterator[Kept]:
    """The entries of a part, in order; ProjectError when the file is damaged."""
    try:
        with gzip.open(path, "rb") as lines:
            for line in lines:
                yield _decoder.decode(line)
    except (OSError, EOFError, msgspec.MsgspecError) as fault:
        raise ProjectError(
            f"{path} is damaged ({fault}). Bring it back from a copy of the project; "
            "or delete it and read the reports that it held again."
        ) from None


def drop_partial(folder: Path) -> None:
    """Remove what a stopped writer left half written."""
    for path in folder.glob(f"*{PARTIAL}"):
        path.unlink(missing_ok=True)
