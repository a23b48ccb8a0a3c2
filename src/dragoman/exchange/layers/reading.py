"""What every reader of a layer is given and gives, and how codes and years become states and spells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dragoman.actors import codes_of, state_of
from dragoman.exchange.sheets import Line
from dragoman.records import Bond

if TYPE_CHECKING:
    from dragoman.actors import Registry
    from dragoman.actors.states import System


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A list to be read."""

    file: Path
    layer: str
    lines: Callable[[Path, list[str]], Iterator[Line]]  # of a file; what is wrong with them joins the list
    names: Registry
    codes: System | None = None  # what numbers and codes of a list of one's own are
    roll_calls: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a list holds."""

    bonds: Iterable[Bond]
    until: date | None  # last day of which it tells; None: it does not say
    faults: list[str] = field(default_factory=list)  # of lines that are left out
    unknown: Mapping[str, int] = field(default_factory=dict)  # whom no table knows, and in how many lines


Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Two ids, the lesser first."""
    return (one, other) if one < other else (other, one)


class States:
    """States by their codes, in one system, a year at a time; those that mean nobody are counted."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._found: dict[tuple[str, int], str | None] = {}
        self._unknown: Counter[str] = Counter()
        self._line: dict[str, int] = {}
        self._years: dict[str, tuple[int, int]] = {}

    def pair(self, one: str, other: str, year: int, line: int) -> Pair | None:
        """The states of two codes in a year, the lesser first; None where one means nobody, or both the same."""
        first, second = (self.state(code, year, line) for code in (one, other))
        return pair(first, second) if first and second and first != second else None

    def state(self, code: str, year: int, line: int) -> str | None:
        """The state that a code meant in a year; a code that meant nobody is counted once a line."""
        if (code, year) not in self._found:
            self._found[code, year] = self._look(code, year)
        if (found := self._found[code, year]) is None:
            first, last = self._years.get(code, (year, year))
            self._years[code] = (min(first, year), max(last, year))
            self._unknown[code] += self._line.get(code) != line
            self._line[code] = line
        return found

    def unknown(self) -> dict[str, int]:
        """The codes that meant nobody, with their years, and in how many lines."""
        name = self.system.upper()
        return {
            f"{f'{name} {code}' if code else 'no code'} ({'–'.join(map(str, dict.fromkeys(self._years[code])))})": count
            for code, count in self._unknown.most_common()
        }

    def _look(self, code: str, year: int) -> str | None:
        """By the middle of the year, else by its end or beginning: states come and go within years."""
        days = (date(year, 7, 1), date(year, 12, 31), date(year, 1, 1))
        return next((state for day in days if (state := state_on(code, self.system, day))), None)


def state_on(code: str, system: System, day: date) -> str | None:
    """The state of a code on a day, or whoever had the Correlates of War's number of the state that now has the code.

    Lists of votes give a seat one code for all time: RU of the Soviet Union's, too.
    """
    state = state_of(code, system, day)
    if state is None and system != "cow" and (now := state_of(code, system)) and (number := codes_of(now).get("cow")):
        return state_of(number, "cow", day)
    return state


Key = TypeVar("Key")


def spells(years: Mapping[Key, set[int]]) -> Iterator[tuple[Key, int, int]]:
    """First and last years of those that follow on one another, for each key."""
    for key, several in years.items():
        ordered = sorted(several)
        first = ordered[0]
        for year, following in zip(ordered, [*ordered[1:], None], strict=True):
            if following != year + 1:
                yield key, first, year
                first = following or year


def lasting(year: int, last: int) -> date | None:
    """The end of a spell; None, as its list tells of no end, where it runs to the list's last year."""
    return None if year >= last else date(year, 12, 31)


def year_of(text: str | None) -> int | None:
    """A year of the calendar; None for what is none."""
    found = number(text)
    return found if found is not None and date.min.year <= found <= date.max.year else None


def number(text: str | None) -> int | None:
    """A whole number, also one written 1946.0; None for what is none."""
    try:
        return int(float(text or ""))
    except (ValueError, OverflowError):
        return None
