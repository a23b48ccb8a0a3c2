"""A layer of one's own: a CSV file with a pair a line.

Columns: one, other, sign, and where wanted weight, since, until, text. Actors
go by any name, id or code that they have on the day; dates may be partial.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from dragoman.actors.states import System
from dragoman.actors.tables import first_day, last_day
from dragoman.errors import InputError
from dragoman.exchange.layers.reading import Asked, Found, Pair, pair, state_on
from dragoman.exchange.sheets import Line, need
from dragoman.records import Bond, Sign

REQUIRED = ("one", "other", "sign")
SIGNS: dict[str, Sign | None] = {
    "+": "+", "1": "+", "+1": "+", "-": "-", "−": "-", "-1": "-", "0": None, "": None,
}  # fmt: skip
# How many unknown names are told with those that are most like them.
COMPARED = 20
ENDLESS = (date.min, date.max)


class Wrong(Exception):
    """What is wrong with a line."""


def read(asked: Asked) -> Found:
    """The pairs of a list; a line that is wrong is told and left out."""
    return _List(asked).read()


class _List:
    """A list while it is read."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.faults: list[str] = []
        self.unknown: Counter[str] = Counter()
        self.taken: dict[Pair, list[tuple[Bond, int]]] = defaultdict(list)

    def read(self) -> Found:
        lines = 0
        for line in self.asked.lines(self.asked.file, self.faults):
            line = line._replace(cells={name.lower(): cell for name, cell in line.cells.items()})
            need(line, *REQUIRED)
            lines += 1
            try:
                bond = self.bond(line)
                self.check(bond)
            except Wrong as wrong:
                self.faults.append(f"{line.place}: {wrong}")
            else:
                self.taken[bond.one, bond.other].append((bond, line.number))
        if not lines and not self.faults:
            raise InputError(str(self.asked.file), f"lists no pairs. Columns: {', '.join(REQUIRED)}, one pair a line.")
        bonds = [bond for several in self.taken.values() for bond, _ in several]
        return Found(bonds=bonds, until=None, faults=self.faults, unknown=self.unknown)

    def bond(self, line: Line) -> Bond:
        """What a line says; Wrong where it cannot be so."""
        since, until = period(line.cells.get("since"), line.cells.get("until"))
        on = since or until
        one, other = (self.side(line.cells[name], on, name) for name in ("one", "other"))
        if one == other:
            raise Wrong(f'"{line.cells["one"]}" and "{line.cells["other"]}" are the same: {one}; give two actors')
        sign = line.cells["sign"]
        if sign not in SIGNS:
            raise Wrong(f'sign "{sign}" is none of +, -, 0')
        first, second = pair(one, other)
        return Bond(
            layer=self.asked.layer,
            one=first,
            other=second,
            sign=SIGNS[sign],
            weight=weight(line.cells.get("weight")),
            since=since,
            until=until,
            text=line.cells.get("text") or None,
        )

    def side(self, name: str, on: date | None, column: str) -> str:
        """The id of whom a name or code means on a day, or of the state that this one acts for."""
        if not name:
            raise Wrong(f"{column} is empty; name an actor")
        if self.asked.codes:
            found = self.coded(name, self.asked.codes, on)
        elif name.isdigit():
            found = self.numbered(name, on)
        else:
            actor = self.asked.names.meant(name, on)
            found = (actor.acts_for(on) or actor.id) if actor else self.coded(name.upper(), "iso2", on)
        if found is None:
            raise Wrong(self.nobody(name, on))
        return found

    def coded(self, code: str, system: System, on: date | None) -> str | None:
        """The state of a code on a day, or without one of today."""
        return state_on(code, system, on or date.today())

    def numbered(self, code: str, on: date | None) -> str | None:
        """The state of a number where Correlates of War and Gleditsch and Ward do not differ about it."""
        found = {state for system in ("cow", "gw") if (state := self.coded(code, system, on))}
        if len(found) > 1:
            both = " or ".join(sorted(found))
            raise Wrong(f"number {code} means {both}; say of which system with --codes cow or --codes gw")
        return next(iter(found), None)

    def nobody(self, name: str, on: date | None) -> str:
        """That nobody is called so, with the names most like it."""
        self.unknown[name] += 1
        day = f" on {on}" if on else ""
        if self.asked.codes or name.isdigit() or len(self.unknown) > COMPARED:
            return f'no actor is called "{name}"{day}'
        near = ", ".join(f"{form} ({actor.id})" for form, actor in self.asked.names.nearest(name))
        return f'no actor is called "{name}"{day}. Nearest: {near}. Add it with: dragoman import actors'

    def check(self, bond: Bond) -> None:
        """Nothing, or Wrong where an earlier line says the same, or otherwise, of the same days."""
        for other, number in self.taken[bond.one, bond.other]:
            if overlap(bond, other) and (bond.sign != other.sign or bond.text == other.text):
                how = "otherwise" if bond.sign != other.sign else "the same"
                raise Wrong(
                    f"line {number} says {how} of {bond.one} and {bond.other} in the same days; keep one of both"
                )


def period(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and last day of dates that may be partial; Wrong where they are none or reversed."""
    try:
        first, last = first_day(since or None), last_day(until or None)
    except ValueError as fault:
        raise Wrong(f"{fault}; write YYYY, YYYY-MM or YYYY-MM-DD") from None
    if first and last and first > last:
        raise Wrong(f"since {since} is after until {until}; exchange them")
    return first, last


def weight(text: str | None) -> float:
    """A weight; 1 where none is given."""
    if not text:
        return 1.0
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= 1:
        raise Wrong(f'weight "{text}" is not a number over 0, up to 1')
    return found


def overlap(one: Bond, other: Bond) -> bool:
    """Whether two bonds hold on a common day."""
    periods: Sequence[tuple[date, date]] = [(b.since or ENDLESS[0], b.until or ENDLESS[1]) for b in (one, other)]
    (first, last), (begins, ends) = periods
    return first <= ends and begins <= last
