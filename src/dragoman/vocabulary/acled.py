"""Which type and mode an event of ACLED is, by its kind and the kind below it (acled.csv)."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, cast, get_args

from dragoman.coding import What
from dragoman.records import EventType
from dragoman.vocabulary.acts import MODES
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("acled.csv")
COLUMNS = ("event_type", "sub_event_type", "type", "mode", "symmetric", "why")


class Kind(NamedTuple):
    """A kind of event of ACLED, and what it is here."""

    event_type: str
    sub_event_type: str  # "": any other
    type: EventType | None  # None: nothing that one side did to another
    mode: str | None
    symmetric: bool


@lru_cache(maxsize=1 << 10)
def act(event_type: str, sub_event_type: str | None = None) -> What | None:
    """The act of a row by its event_type and sub_event_type, however capitalised; None for no kind of ACLED's.

    A sub_event_type that the table lacks is coded as its event_type.
    """
    wide, narrow = event_type.strip().casefold(), (sub_event_type or "").strip().casefold()
    found = _kinds().get((wide, narrow)) or _kinds().get((wide, ""))
    if found is None:
        return None
    return What(found.type, found.mode, None, (sub_event_type or event_type).strip(), found.symmetric)


@cache
def _kinds() -> dict[tuple[str, str], Kind]:
    return {(one.event_type.casefold(), one.sub_event_type.casefold()): one for one in load(TABLE)}


def load(path: Path) -> tuple[Kind, ...]:
    """The rows of a table of kinds. Raises VocabularyError naming file and line of every fault."""
    seen: set[tuple[str, str]] = set()

    def kind(row: Row) -> Kind:
        wide, narrow, type, mode, symmetric, _ = (row.cells[column] for column in COLUMNS)
        if (wide, narrow) in seen:
            raise ValueError(f"{wide}, {narrow} stands twice")
        if type and type not in get_args(EventType):
            raise ValueError(f'type "{type}" is none of {", ".join(get_args(EventType))}')
        if mode and mode not in MODES.get(type, ()):
            raise ValueError(f'{type or "no type"} has no mode "{mode}"')
        seen.add((wide, narrow))
        return Kind(wide, narrow, cast(EventType, type) if type else None, mode or None, symmetric == "yes")

    return tuple(read_table(path, COLUMNS, kind))
