"""Which type and mode of ours a type and mode of PLOVER's is, as event data in PLOVER have them (POLECAT).

Reads plover.csv, gives What. Most are ours already: the table has those of
older drafts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, cast, get_args

from dragoman.coding import What
from dragoman.records import EventType
from dragoman.vocabulary.acts import MODES
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("plover.csv")
COLUMNS = ("theirs", "type", "mode", "why")
STANDINGS = frozenset({"ALLY", "RIVAL"})  # ours alone
MUTUAL = frozenset({"CONSULT", "COOPERATE"})  # types that run both ways …
ONE_SIDED = frozenset({"visit", "third-party"})  # … but in these modes


class Older(NamedTuple):
    """A type and mode of an older draft, and what they are here."""

    theirs: str
    type: EventType | None
    mode: str | None


@lru_cache(maxsize=1 << 12)
def act(type: str, mode: str | None = None) -> What | None:
    """The act of a row by its type and mode, however they are written; None for no type of PLOVER.

    A mode that no manual has is left out: the type is told without it.
    """
    kind, manner = type.strip().upper(), _plain(mode)
    older = _older().get(f"{kind} {manner}") or _older().get(kind)
    found, told = (older.type, older.mode) if older else (kind, None)
    if found is None:
        return What(None, None, None, kind.lower(), False)
    if found not in get_args(EventType) or found in STANDINGS:
        return None
    told = told or (manner if manner in MODES.get(found, ()) else None)
    name = " ".join(text for text in (kind.lower(), manner) if text)
    return What(cast(EventType, found), told, None, name, found in MUTUAL and told not in ONE_SIDED)


def _plain(mode: str | None) -> str:
    """A mode in small letters with hyphens: "Martial_law", "martial law"."""
    return "-".join((mode or "").lower().replace("_", " ").replace("-", " ").split())


@cache
def _older() -> dict[str, Older]:
    return {one.theirs: one for one in load(TABLE)}


def load(path: Path) -> tuple[Older, ...]:
    """The rows of a table of older types. Raises VocabularyError naming file and line of every fault."""
    seen: set[str] = set()

    def older(row: Row) -> Older:
        theirs, type, mode, _ = (row.cells[column] for column in COLUMNS)
        if theirs in seen:
            raise ValueError(f"{theirs} stands twice")
        if type and type not in get_args(EventType):
            raise ValueError(f'type "{type}" is none of {", ".join(get_args(EventType))}')
        if mode and mode not in MODES.get(type, ()):
            raise ValueError(f'{type or "no type"} has no mode "{mode}"')
        seen.add(theirs)
        return Older(theirs, cast(EventType, type) if type else None, mode or None)

    return tuple(read_table(path, COLUMNS, older))
