"""Which generations of the store there are, and which is the newest.

A generation's folder is named for what it holds: the schema of its tables,
the last part, and a mark of the judgements; between them the turn in which
it was made tells two generations of the same parts apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from dragoman.store.schema import SCHEMA


class Generation(NamedTuple):
    """What a generation holds; the newer of two is the greater."""

    last: int  # number of the last part
    turn: int  # how many were made before it
    judged: str  # mark of the judgements that it was made with

    def path(self, folder: Path) -> Path:
        """Where it lies."""
        return folder / f"{SCHEMA}-{self.last:08d}-{self.turn:06d}-{self.judged}"


def newest_generation(folder: Path) -> Generation | None:
    """The newest generation of this schema; None when there is none."""
    return max(filter(None, map(named, folder.glob(f"{SCHEMA}-*"))), default=None)


def newest_part(folder: Path) -> int:
    """The last part that the newest generation holds; 0 when there is none."""
    newest = newest_generation(folder)
    return newest.last if newest else 0


def named(path: Path) -> Generation | None:
    """The generation of that folder; None when it is none."""
    match path.name.split("-"):
        case [_, last, turn, judged] if last.isdigit() and turn.isdigit():
            return Generation(int(last), int(turn), judged)
    return None
