"""Which indexes of others' event data there are, and which is the newest.

Named for the schema of its tables and the theatres that it knows, the turn in
which it was made, and a mark of the parts that it holds.
"""

from __future__ import annotations

import functools
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from dragoman.store.coded.tables import SCHEMA
from dragoman.vocabulary.theatres import TABLE

DATABASE = "coded.duckdb"


class Generation(NamedTuple):
    """What an index holds; the newer of two is the greater."""

    turn: int  # how many were made before it
    mark: str  # of the parts

    def path(self, folder: Path) -> Path:
        """Where it lies."""
        return folder / f"{method()}-{self.turn:06d}-{self.mark}"


def newest_generation(folder: Path) -> Generation | None:
    """The newest index of this schema; None when there is none."""
    return max(filter(None, map(_named, folder.glob(f"{method()}-*"))), default=None)


@functools.cache
def method() -> str:
    """What makes indexes of the same parts different: one that was made otherwise is made again."""
    return f"{SCHEMA}.{blake2b(TABLE.read_bytes(), digest_size=4).hexdigest()}"


def _named(path: Path) -> Generation | None:
    match path.name.split("-"):
        case [_, turn, mark] if turn.isdigit():
            return Generation(int(turn), mark)
    return None
