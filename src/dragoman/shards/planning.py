"""Cut inputs into shards.

Takes files, folders and patterns, gives Shards in the order in which `gather`
gives their documents, and InputErrors in their places. The plan depends on
the inputs alone: neither on who reads them, nor on how many do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.documents import stretches
from dragoman.documents.folders import is_list
from dragoman.documents.gathering import files_of
from dragoman.errors import InputError
from dragoman.shards.shard import Shard

# Bytes of files below which shards are not worth that progress comes in steps of one.
LARGE = 2**24


def are_files(name: str) -> bool:
    """Whether an input is a file, a folder or a pattern, which workers can read."""
    return files_of(name, set()) is not None


def are_large(inputs: Sequence[str]) -> bool:
    """Whether so much is to be read that it is worth to be cut into shards."""
    size = 0
    for name in filter(are_files, inputs):
        for path in files_of(name, set()) or ():
            if isinstance(path, Path) and path.is_file():
                size += path.stat().st_size * (stretches.PACKED if path.suffix == ".gz" else 1)
            if size >= LARGE:
                return True
    return False


def plan(inputs: Sequence[str]) -> Iterator[Shard | InputError]:
    """The shards of inputs that are files, folders or patterns; others are left out."""
    bundle = Bundle()
    for name in inputs:
        seen: set[Path] = set()
        for one in files_of(name, seen) or ():
            if isinstance(one, InputError):
                yield from bundle.closed()
                yield one
                continue
            if is_list(one):
                seen.update(stretches.named(one))
                if len(cut := list(stretches.cuts(one))) > 1:
                    yield from bundle.closed()
                    yield from (Shard(inputs=(str(one),), stretch=stretch) for stretch in cut)
                    continue
            yield from bundle.add(one)
    yield from bundle.closed()


class Bundle:
    """Small files that go into a shard together."""

    def __init__(self) -> None:
        self._files: list[str] = []
        self._size = 0

    def add(self, path: Path) -> Iterator[Shard]:
        """Put in one file more; gives the shard of those before where it would become too large."""
        try:
            size = path.stat().st_size
        except OSError:
            size = 0  # reading it will tell
        if self._size + size > stretches.SIZE or len(self._files) >= stretches.LINES:
            yield from self.closed()
        self._files.append(str(path))
        self._size += size

    def closed(self) -> Iterator[Shard]:
        """The shard of what was put in, if anything was."""
        if self._files:
            yield Shard(inputs=tuple(self._files))
        self._files, self._size = [], 0
