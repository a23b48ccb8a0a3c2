"""The parts of a project: what is kept for ever.

A part is one gzip file of JSON lines, each a document, one reading of a
document with all its claims, or a removal; or, made by a shard, a Parquet
file of documents with their readings. Later lines win over earlier ones;
nothing in a part is ever changed.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from dragoman.errors import ProjectError
from dragoman.records import Document
from dragoman.store import shard_parts
from dragoman.store.entries import Kept, KeptDocument
from dragoman.store.files import PARTIAL, write_whole

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Kept)


def encode(entry: Kept) -> bytes:
    """One line of a part."""
    return _encoder.encode(entry) + b"\n"


PACKED, PARQUET = ".jsonl.gz", ".parquet"


def part_path(folder: Path, number: int, kind: str = PACKED) -> Path:
    """Where a part of that number and kind lies, or is to lie."""
    return folder / f"{number:08d}{kind}"


def part_of(folder: Path, number: int) -> Path:
    """Where part `number` lies, whatever its kind."""
    parquet = part_path(folder, number, PARQUET)
    return parquet if parquet.exists() else part_path(folder, number)


def part_numbers(folder: Path) -> list[int]:
    """The numbers of all whole parts, in order."""
    names = (path.name.removesuffix(kind) for kind in (PACKED, PARQUET) for path in folder.glob(f"*{kind}"))
    return sorted(int(name) for name in names if name.isdigit())


def write_part(folder: Path, number: int, lines: Iterable[bytes]) -> Path:
    """Keep lines as part `number`, whole or not at all."""
    path = part_path(folder, number)
    write_whole(path, gzip.compress(b"".join(lines), compresslevel=6, mtime=0))
    return path


def read_part(path: Path) -> Iterator[Kept]:
    """The entries of a part, in order; ProjectError when the file is damaged."""
    with damage_told(path):
        if path.suffix == PARQUET:
            yield from shard_parts.entries(path)
            return
        with gzip.open(path, "rb") as lines:
            for line in lines:
                yield _decoder.decode(line)


def read_document(path: Path, id: str) -> Document | None:
    """One document of a part, or None; ProjectError when the file is damaged."""
    if path.suffix == PARQUET:
        with damage_told(path):
            return shard_parts.document_in(path, id)
    with damage_told(path), gzip.open(path, "rb") as lines:
        some = (_decoder.decode(line) for line in lines if id.encode() in line)  # few: the others are not taken apart
        found = (entry.document for entry in some if isinstance(entry, KeptDocument))
        return next((document for document in found if document.id == id), None)


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Raise what shows that a part is damaged as a ProjectError that says what to do."""
    try:
        yield
    except (OSError, EOFError, msgspec.MsgspecError, shard_parts.Damaged) as fault:
        raise ProjectError(
            f"{path} is damaged ({str(fault).splitlines()[0]}). Bring it back from a copy of the project; "
            "or delete it and read the reports that it held again."
        ) from None


def drop_partial(folder: Path) -> None:
    """Remove what a stopped writer left half written."""
    for path in folder.glob(f"*{PARTIAL}"):
        path.unlink(missing_ok=True)
