"""The parts of others' event data: the rows of one table as they came, typed, kept for ever.

Beside each lies what the words in it mean, as its Form told when it came in:
so an index can be made again without the Form, and the words stay for a day
on which more of them are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from dragoman.errors import ProjectError
from dragoman.records import Record
from dragoman.store.files import PARTIAL
from dragoman.store.rows import quoted

ENDING = ".parquet"
MEANINGS = ".meanings.parquet"
# In the file, under which name what is to be known of the part stands.
KEY = "dragoman_part"
CHUNK = 1 << 22

R = TypeVar("R", bound=Record)


class Part(Record, frozen=True, kw_only=True):
    """What is to be known of a part."""

    dataset: str
    form: str
    citation: str | None
    file: str  # its name
    shape: str  # what it looked like: "GDELT 2.0 events"
    mentions: bool  # rows are no events but mentions of events
    digest: str  # of the file's bytes
    imported: date


class Rejected(Record, frozen=True, kw_only=True):
    """Rows that are not even kept, as they have no columns that could be told apart."""

    why: dict[str, int]  # in words, and how many


def part_path(folder: Path, number: int) -> Path:
    """Where the rows of part `number` lie."""
    return folder / f"{number:08d}{ENDING}"


def meanings_path(folder: Path, number: int) -> Path:
    """Where lies what its words mean."""
    return folder / f"{number:08d}{MEANINGS}"


def part_numbers(folder: Path) -> list[int]:
    """The numbers of all whole parts, in order."""
    return sorted(int(path.stem) for path in folder.glob(f"*{ENDING}") if path.stem.isdigit())


def mark_of(numbers: Iterable[int]) -> str:
    """A mark of which parts there are."""
    return blake2b(",".join(map(str, sorted(numbers))).encode(), digest_size=6).hexdigest()


def drop_partial(folder: Path) -> None:
    """Remove what a stop left half written: rows without their ending, meanings without rows."""
    whole = {meanings_path(folder, number) for number in part_numbers(folder)}
    for path in (*folder.glob(f"*{PARTIAL}"), *folder.glob(f"*{MEANINGS}")):
        if path not in whole:
            path.unlink(missing_ok=True)


def known_of(path: Path) -> Part:
    """What is to be known of the part at `path`; ProjectError where the file is damaged."""
    return _told(path, Part)


def rejected_of(path: Path) -> Rejected:
    """What was rejected of a part, by the path of its meanings; ProjectError where the file is damaged."""
    return _told(path, Rejected)


def metadata(record: Record) -> str:
    """The option by which COPY writes a record into a Parquet file."""
    text = msgspec.json.encode(record).decode().replace("'", "''")
    return f"KV_METADATA {{{KEY}: '{text}'}}"


def digest_of(path: Path) -> str:
    """A digest of a file's bytes."""
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: IO[bytes]) -> str:
    found = blake2b(digest_size=16)
    while chunk := file.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


def _told(path: Path, kind: type[R]) -> R:
    import duckdb

    query = f"SELECT value FROM parquet_kv_metadata({quoted(path)}) WHERE decode(key) = '{KEY}'"
    try:
        with duckdb.connect() as tables:
            ((value,),) = tables.execute(query).fetchall()
        return msgspec.json.decode(value, type=kind)
    except (duckdb.Error, ValueError, msgspec.MsgspecError) as fault:
        raise ProjectError(
            f"{path} is damaged ({str(fault).splitlines()[0]}). Bring it back from a copy of the project; "
            "or delete it and import the file that it held again."
        ) from None
