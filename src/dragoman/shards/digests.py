"""Tell by their digests whether inputs, parts and tables are what they were."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from dragoman.documents.stretches import BROKEN, opened
from dragoman.shards.shard import Shard

PACKAGE = Path(__file__).parents[1]
TABLES, CODE = ("actors", "vocabulary"), (".py", ".pyc")


def digest_of(shard: Shard, named: Sequence[str]) -> str:
    """SHA-256 over the bytes that a shard reads, and the files that its lists name."""
    told = hashlib.sha256()
    if shard.stretch is not None:
        with opened(Path(shard.inputs[0]), shard.stretch) as (_, stream, _):
            add(told, stream)
    for name in (*(() if shard.stretch else shard.inputs), *named):
        told.update(name.encode())
        with Path(name).open("rb") as file:
            add(told, file)
    return told.hexdigest()


def add(told: hashlib._Hash, stream: IO[bytes]) -> None:
    """Count in what a stream holds, up to where it breaks off."""
    try:
        while some := stream.read(2**20):
            told.update(some)
    except BROKEN:
        told.update(b"broken off")


def file_digest(path: Path) -> str | None:
    """SHA-256 of a file; None where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def tables_digest(lists: Sequence[Path]) -> str:
    """A digest of all tables that decide what is found: the packaged ones and a user's own `lists`."""
    told = hashlib.sha256()
    packaged = (path for folder in TABLES for path in (PACKAGE / folder).rglob("*") if path.suffix not in CODE)
    for path in (*sorted(packaged), *lists):
        if path.is_file():
            told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()[:16]
