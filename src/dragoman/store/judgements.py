"""The project's judgements: one line each in `judgements.jsonl`, added at the end and never changed.

Takes judgements, which are on the disk when `append` comes back; gives them
all with what is wrong with lines that are none. A write that was killed in
the middle leaves a last line without an end: it hides no other, and the
next judgement begins a line of its own.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import msgspec

from dragoman.errors import ProjectError
from dragoman.records import CORRECTABLE, Claim, Judgement, Record
from dragoman.store.files import sync_folder
from dragoman.store.lock import held

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Judgement).decode
_FIELDS = {field.name: field.type for field in msgspec.structs.fields(Claim)}
# What each verdict cannot do without.
NEEDED = {
    "accept": ("claims",), "reject": ("claims",), "correct": ("claims", "changes"), "undo": ("undoes",),
    "same": ("claims", "others"), "different": ("claims", "others"),
}  # fmt: skip


class Ledger(Record, frozen=True, kw_only=True):
    """The file of judgements as it was read."""

    judgements: tuple[Judgement, ...]  # in the order of their lines
    faults: tuple[str, ...]  # of the other lines, each with its number
    mark: str  # another one when anything in the file has changed


def append(path: Path, judgement: Judgement) -> None:
    """Keep a judgement for ever; ProjectError when it cannot be, and then nothing of it is left."""
    try:
        with path.open("ab+", buffering=0) as file, held(file):
            end = file.seek(0, os.SEEK_END)
            try:
                write_all(file.fileno(), line_behind(path, end, judgement))
                os.fsync(file.fileno())
                sync_folder(path.parent)  # whoever made the file may not have come to it yet
            except OSError:
                file.truncate(end)
                raise
    except OSError as fault:
        raise ProjectError(
            f"{path} cannot be written ({fault.strerror or fault}). The judgement is not saved. Make room or change "
            "the rights of the folder, then judge again."
        ) from None


def line_behind(path: Path, end: int, judgement: Judgement) -> bytes:
    """The line of a judgement, apart from a line without an end if one is the last."""
    with path.open("rb") as file:
        file.seek(max(0, end - 1))
        is_torn = file.read(1) not in (b"", b"\n")
    return (b"\n" if is_torn else b"") + _encode(judgement) + b"\n"


def write_all(handle: int, content: bytes) -> None:
    """Write bytes, at once where the system takes them at once."""
    while content:
        content = content[os.write(handle, content) :]


def mark_of(path: Path) -> str:
    """The mark of the file as it is now; a missing file is an empty one."""
    return hashlib.blake2b(content_of(path), digest_size=6).hexdigest()


def content_of(path: Path) -> bytes:
    """The bytes of the file; a missing file is an empty one."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as fault:
        raise ProjectError(
            f"{path} cannot be read ({fault.strerror}). Bring it back from a copy, or delete it with all judgements."
        ) from None


def read_ledger(path: Path) -> Ledger:
    """All judgements of a project, and what is wrong with lines that are none."""
    content = content_of(path)
    found: dict[str, Judgement] = {}
    faults: list[str] = []
    for number, line in lines_of(content):
        try:
            judgement = parse(line)
            if found.setdefault(judgement.id, judgement) != judgement:
                raise ValueError(f"its id {judgement.id} is that of another judgement before")
        except (msgspec.MsgspecError, ValueError) as fault:
            faults.append(f"{path.name}, line {number}: {fault}. The line is left out; correct or delete it.")
    mark = hashlib.blake2b(content, digest_size=6).hexdigest()
    return Ledger(judgements=tuple(found.values()), faults=tuple(faults), mark=mark)


def lines_of(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers from 1."""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield number, line


def parse(line: bytes) -> Judgement:
    """The judgement of a line; ValueError or msgspec's own, saying what is wrong, when it is none."""
    judgement = _decode(line)
    for part in NEEDED[judgement.verdict]:
        if not getattr(judgement, part):
            raise ValueError(f"a judgement to {judgement.verdict} needs {part!r}")
    for field, value in judgement.changes.items():
        check_change(field, value)
    if judgement.when.tzinfo is None:
        return msgspec.structs.replace(judgement, when=judgement.when.replace(tzinfo=UTC))
    return judgement


def check_change(field: str, value: object) -> None:
    """Nothing, or ValueError saying why a claim's field cannot be corrected so."""
    if field == "stance":
        raise ValueError("stance follows from polarity, certainty and aspect; correct these")
    if field not in CORRECTABLE:
        raise ValueError(f"{field!r} is no field that can be corrected; these can: {', '.join(CORRECTABLE)}")
    try:
        msgspec.convert(value, type=_FIELDS[field])
    except msgspec.ValidationError as fault:
        raise ValueError(f"{field}: {fault}") from None
