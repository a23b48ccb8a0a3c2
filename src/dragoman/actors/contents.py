"""What the tables say, gathered row by row: actors by id, their names, and what is wrong.

Takes rows, gives Contents. Nothing is raised here: faults are kept with
their lines, so that whoever loads the tables tells all of them together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from dragoman.actors.actor import KINDS, SECTORS, Actor, Form, Kind
from dragoman.actors.gazetteer import Entry, Gazetteer
from dragoman.actors.spelling import LETTERS, words_of
from dragoman.actors.tables import Faults, Row

NameUsed = tuple[str, date | None, date | None]


@dataclass
class Contents:
    """All that the tables say."""

    actors: dict[str, Actor] = field(default_factory=dict)
    names: Gazetteer = field(default_factory=Gazetteer)
    faults: Faults = field(default_factory=Faults)
    forms: list[tuple[str, str]] = field(default_factory=list)  # every name with its actor, for `nearest`

    def name(self, actor: str, form: Form, name: str, *, weak: bool = False, own: bool = False,
             since: date | None = None, until: date | None = None, office: str | None = None) -> None:  # fmt: skip
        """Let a name stand for an actor, with an office only right after its titles; `own` names are a user's."""
        self.names.add(Entry(actor, form, weak, since, until, name, own), office=office)
        if not weak:
            self.forms.append((name, actor))

    def bearers(self, name: str) -> set[str]:
        """The ids of all who bear a whole name at some time, surnames aside."""
        words = words_of(name)
        found_at = self.names.names_at(words, 0) if words else ()  # a name may be nothing but signs
        whole = [found.entries for found in found_at if found.last == len(words)]
        return {entry.actor for entries in whole for entry in entries if not entry.weak}

    def keep(self, row: Row, actor: Actor) -> None:
        """Take in an actor of the packaged tables, whose id must be its own."""
        if not actor.id or not actor.name:
            self.faults.append(f"{row.place}: an actor needs an id and a name")
        elif actor.id in self.actors:
            self.faults.append(f'{row.place}: id "{actor.id}" is taken by {self.actors[actor.id].name}')
        self.actors[actor.id] = actor

    def actor(self, row: Row, id: str, kind: str) -> Actor:
        """The actor that a row describes."""
        if kind not in KINDS:
            self.faults.append(f'{row.place}: kind "{kind}" is none of {", ".join(sorted(KINDS))}')
        for column in ("acts_for", "home", "sponsor"):
            self.known_state(row, column)
        since, until = self.faults.dates(row, row.one("since"), row.one("until"))
        return Actor(
            id=id, name=row.cells.get("name", ""), kind=cast(Kind, kind), sector=self.sector(row),
            state=row.one("acts_for"), home=row.one("home"), sponsor=row.one("sponsor"), since=since, until=until,
        )  # fmt: skip

    def dated(self, row: Row, column: str) -> Iterator[NameUsed]:
        """The names in a cell, each with the period that it may state: "Moscow@..1991-12-25"."""
        for text in row.many(column):
            name, at, period = text.partition("@")
            since, dots, until = period.partition("..")
            if at and not dots:
                self.faults.append(f'{row.place}: "{text}" needs a period after @, as in "Zaire@1971..1997"')
            yield (name, *self.faults.dates(row, since or None, until or None))

    def sector(self, row: Row) -> str | None:
        """The sector that a row states."""
        sector = row.one("sector")
        if sector and sector not in SECTORS:
            self.faults.append(f'{row.place}: sector "{sector}" is none of PLOVER\'s {", ".join(sorted(SECTORS))}')
        return sector

    def known_state(self, row: Row, column: str) -> None:
        """A fault where a cell should hold the code of a state and does not."""
        state = row.one(column)
        if state and (state not in self.actors or self.actors[state].kind != "state"):
            self.faults.append(f'{row.place}: {column} "{state}" is not the code of a state in states.csv')


def slug(name: str) -> str:
    """A readable id: "Kata'ib Hezbollah" gives "kataib-hezbollah"."""
    plain = unicodedata.normalize("NFKD", re.sub("['’‘`.]", "", name).translate(LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
