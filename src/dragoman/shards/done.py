"""What lies in the folder of shards: parts not yet adopted, and for each shard that was read a marker that tells of it.

A marker is written after its part, whole, with a digest of itself; one that
is damaged, or does not fit what is asked for, is as if it were not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.shards.digests import digest_of, file_digest
from dragoman.shards.shard import Done, Settings, Shard
from dragoman.store.files import PARTIAL
from dragoman.store.shard_parts import put

DAY = 24 * 3600


class Marker(msgspec.Struct):
    """A marker's file."""

    digest: str  # of `done`, as it stands in the file
    done: msgspec.Raw


def part_path(folder: Path, name: str) -> Path:
    """Where the part of a shard lies until it is adopted."""
    return folder / f"{name}.parquet"


def marker_path(folder: Path, name: str) -> Path:
    """Where the marker of a shard lies."""
    return folder / f"{name}.json"


def mark(folder: Path, done: Done, scratch: Path) -> None:
    """Note that a shard is done."""
    told = msgspec.json.encode(done)
    content = msgspec.json.encode(Marker(hashlib.sha256(told).hexdigest(), msgspec.Raw(told)))
    partial = scratch / f"done{PARTIAL}"
    partial.write_bytes(content)
    put(partial, marker_path(folder, done.settings.name(done.shard)))


def marked(folder: Path, shard: Shard, settings: Settings) -> Done | None:
    """What is noted of a shard, if its input is the same; by which versions it was read, the caller must ask."""
    try:
        content = marker_path(folder, settings.name(shard)).read_bytes()
        marker = msgspec.json.decode(content, type=Marker)
        if hashlib.sha256(marker.done).hexdigest() != marker.digest:
            return None
        done = msgspec.json.decode(marker.done, type=Done)
        same = done.shard == shard and done.input == digest_of(shard, done.named)
    except (OSError, msgspec.MsgspecError):
        return None
    return done if same else None


def has_whole_part(folder: Path, done: Done) -> bool:
    """Whether the part of a shard lies here as it was written; also where it has none."""
    return done.part is None or file_digest(part_path(folder, done.settings.name(done.shard))) == done.part


@contextlib.contextmanager
def scratch_of(folder: Path, name: str) -> Iterator[Path]:
    """An empty folder for what a shard is writing, that tells which process writes; gone afterwards."""
    prefix = f"{socket.gethostname()}~{os.getpid()}~{name}~"
    with tempfile.TemporaryDirectory(prefix=prefix, suffix=PARTIAL, dir=folder) as path:
        yield Path(path)


def sweep(folder: Path) -> set[str]:
    """Remove what processes left half written that are no more; gives the names of the shards that they were at.

    Of processes on other machines nothing can be known: what they left is
    removed after a day.
    """
    names = set()
    for path in folder.glob(f"*~*{PARTIAL}"):
        with contextlib.suppress(FileNotFoundError):
            if has_ended(path) or time.time() - path.stat().st_mtime > DAY:
                shutil.rmtree(path, ignore_errors=True)
                names.add(path.name.split("~")[2])
    return names


def abandoned(folder: Path, name: str) -> list[Path]:
    """What was left half written of a shard that this process begins: by processes of this machine, or of others."""
    here = f"{socket.gethostname()}~"
    return [path for path in folder.glob(f"*~{name}~*{PARTIAL}") if has_ended(path) or not path.name.startswith(here)]


def has_ended(scratch: Path) -> bool:
    """Whether the process whose folder it is was one of this machine, and is no more."""
    host, pid, *_ = scratch.name.split("~")
    return host == socket.gethostname() and os.name != "nt" and not is_running(int(pid))


def is_running(pid: int) -> bool:
    """Whether there is a process of that number on this machine."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
