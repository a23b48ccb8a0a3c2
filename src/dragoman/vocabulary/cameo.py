"""What CAMEO's codes are called, and which type and mode of ours each is.

Reads cameo.csv, gives Code. Event data of others (ICEWS, GDELT, Phoenix) come
in CAMEO.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple, cast, get_args

from dragoman.records import EventType
from dragoman.vocabulary.acts import MODES
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("cameo.csv")
COLUMNS = ("code", "name", "type", "mode")


class Code(NamedTuple):
    """A CAMEO code, and what it is in PLOVER."""

    code: str
    name: str
    type: EventType | None  # None: words without an act
    mode: str | None


def of_code(code: str) -> Code | None:
    """What a code is, or, where the table does not have it, what its beginning is; None for no code of CAMEO."""
    for length in range(len(code), 1, -1):
        if found := _by_code().get(code[:length]):
            return found
    return None


def of_name(name: str) -> Code | None:
    """What is called so, however it is capitalised; None where nothing is."""
    return _by_name().get(name.casefold())


@cache
def codes() -> tuple[Code, ...]:
    """All rows of cameo.csv. Raises VocabularyError for what is wrong in it."""
    return load(TABLE)


def load(path: Path) -> tuple[Code, ...]:
    """The rows of a table of codes. Raises VocabularyError naming file and line of every fault."""
    seen: set[str] = set()

    def coded(row: Row) -> Code:
        code, name, type, mode = (row.cells[column] for column in COLUMNS)
        if not (code.isdigit() and 2 <= len(code) <= 4):
            raise ValueError(f'"{code}" is no CAMEO code: these have two to four digits')
        if code in seen:
            raise ValueError(f"{code} stands twice")
        if type and type not in get_args(EventType):
            raise ValueError(f'type "{type}" is none of {", ".join(get_args(EventType))}')
        if mode and mode not in MODES.get(type, ()):
            raise ValueError(f'{type} has no mode "{mode}"')
        seen.add(code)
        return Code(code, name, cast(EventType, type) if type else None, mode or None)

    return tuple(read_table(path, COLUMNS, coded))


@cache
def _by_code() -> dict[str, Code]:
    return {one.code: one for one in codes()}


@cache
def _by_name() -> dict[str, Code]:
    """By name; of a code and its first part that are called the same, the shorter one."""
    return {one.name.casefold(): one for one in reversed(codes())}
