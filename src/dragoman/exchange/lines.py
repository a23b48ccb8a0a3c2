"""JSON Lines: one record a line, its fields exactly those of `records.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, TypeVar

import msgspec

from dragoman.errors import RecordError
from dragoman.records import Record

R = TypeVar("R", bound=Record)


def write_jsonl(records: Iterable[Record], file: IO[bytes]) -> int:
    """Write a line for each record; gives how many."""
    encode = msgspec.json.Encoder().encode
    count = 0
    for record in records:
        file.write(encode(record) + b"\n")
        count += 1
    return count


def read_jsonl(lines: Iterable[bytes], kind: type[R], *, place: str) -> Iterator[R]:
    """The records in lines of JSON; RecordError, with `place` and the line's number, where one is not of that kind."""
    decode = msgspec.json.Decoder(kind).decode
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
            raise RecordError(place, number, f"is not a {kind.__name__.lower()}: {fault}") from None
