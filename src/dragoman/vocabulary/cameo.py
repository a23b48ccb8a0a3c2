"""What CAMEO's codes are called, and which type and mode of ours each is.

Reads cameo.csv, gives Code, and of a row of others' event data in CAMEO (ICEWS,
GDELT, Phoenix) its What. Codes are text: a reader that takes them for numbers
loses the zero that most begin with.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, cast, get_args

from dragoman.coding import What
from dragoman.records import EventType
from dragoman.vocabulary.acts import MODES
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("cameo.csv")
COLUMNS = ("code", "name", "type", "mode", "symmetric", "goldstein")
LENGTHS = range(2, 5)  # digits of a code
MOST = 10.0  # of Goldstein's scale


class Code(NamedTuple):
    """A CAMEO code, and what it is in PLOVER."""

    code: str
    name: str
    type: EventType | None  # None: words without an act
    mode: str | None
    symmetric: bool  # runs both ways
    goldstein: float  # −10 to 10


@lru_cache(maxsize=1 << 12)
def act(code: str | None, name: str | None = None) -> What | None:
    """The act of a row by its code and what the data call it, either of which may be missing; None for neither.

    A code must be digits: of "13y" nobody knows what was meant. One that has
    lost its zero ("40", "311") is read where that alone makes it one, and the
    name, where there is one, decides.
    """
    called, found = of_name(name) if name else None, _read(code or "")
    if called is not None and (found is None or called.type != found.type):
        found = called
    if found is None:
        return None
    return What(found.type, found.mode, found.code, found.name, found.symmetric)


def goldstein(code: str) -> float | None:
    """How friendly (10) or hostile (−10) an act of a code is, on Goldstein's scale; None for no code."""
    found = _read(code)
    return found.goldstein if found else None


def _read(cell: str) -> Code | None:
    """What a cell means: the code as it stands, or the one that it is with the zero that it has lost."""
    text = cell.strip()
    if not (text.isascii() and text.isdigit()):
        return None
    if is_code(text):
        return of_code(text)
    longer = f"0{text}"
    return _by_code().get(longer) or _by_code().get(longer.removesuffix("0"))


def of_code(code: str) -> Code | None:
    """What a code is, or, where the table does not have it, what its beginning is; None for no code of CAMEO."""
    for length in range(len(code), 1, -1):
        if found := _by_code().get(code[:length]):
            return found
    return None


def is_code(text: str) -> bool:
    """Whether it is a code as CAMEO has them: the table has it, or its beginning."""
    return text.isascii() and text.isdigit() and len(text) in LENGTHS and of_code(text) is not None


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
        code, name, type, mode, symmetric, scale = (row.cells[column] for column in COLUMNS)
        if not (code.isdigit() and 2 <= len(code) <= 4):
            raise ValueError(f'"{code}" is no CAMEO code: these have two to four digits')
        if code in seen:
            raise ValueError(f"{code} stands twice")
        if type and type not in get_args(EventType):
            raise ValueError(f'type "{type}" is none of {", ".join(get_args(EventType))}')
        if mode and mode not in MODES.get(type, ()):
            raise ValueError(f'{type} has no mode "{mode}"')
        seen.add(code)
        kind = cast(EventType, type) if type else None
        return Code(code, name, kind, mode or None, symmetric == "yes", _on_the_scale(scale))

    return tuple(read_table(path, COLUMNS, coded))


def _on_the_scale(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 2 * MOST
    if abs(value) > MOST:
        raise ValueError(f'"{text}" is no value of Goldstein\'s scale: these are from -10 to 10')
    return value


@cache
def _by_code() -> dict[str, Code]:
    return {one.code: one for one in codes()}


@cache
def _by_name() -> dict[str, Code]:
    """By name; of a code and its first part that are called the same, the shorter one."""
    return {one.name.casefold(): one for one in reversed(codes())}
