"""Make actors and their names of the tables.

Takes the CSV files of tables/ and a user's own, gives actors by id and the
gazetteer of their names. What is wrong in any of them is raised together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import cast

import msgspec

from dragoman.actors.actor import KINDS, SECTORS, Actor, Form, Kind, Term
from dragoman.actors.gazetteer import Entry, Gazetteer
from dragoman.actors.spelling import LETTERS
from dragoman.actors.tables import Faults, Row, rows

LISTS = {
    "organisations.csv": "organisation", "groups.csv": "group", "institutions.csv": "office",
    "media.csv": "media", "lookalikes.csv": "place",
}  # fmt: skip
HONORIFICS = ("Mr", "Mrs", "Ms")
STATE_FORMS: dict[str, Form] = {
    "aliases": "name", "adjectives": "adjective", "demonyms": "demonym", "metonyms": "metonym",
}  # fmt: skip


@dataclass
class Office:
    """A row of offices.csv."""

    id: str
    acts_for: str | None
    represents: str | None
    sector: str | None
    titles: list[str]


@dataclass
class Contents:
    """All that the tables say."""

    actors: dict[str, Actor] = field(default_factory=dict)
    names: Gazetteer = field(default_factory=Gazetteer)
    faults: Faults = field(default_factory=Faults)
    forms: list[tuple[str, str]] = field(default_factory=list)  # every name with its actor, for `nearest`

    def name(self, actor: str, form: Form, name: str, *, weak: bool = False,
             since: date | None = None, until: date | None = None) -> None:  # fmt: skip
        """Let a name stand for an actor."""
        self.names.add(Entry(actor, form, weak, since, until, name))
        if not weak:
            self.forms.append((name, actor))


def load(extra: Path | None = None) -> Contents:
    """The packaged tables and, where given, a user's own list. Raises VocabularyError naming every fault."""
    contents = Contents()
    _states(contents)
    for table, kind in LISTS.items():
        _listed(contents, table, kind)
    _people(contents, _offices(contents))
    if extra is not None:
        _listed(contents, extra, "unknown")
    contents.faults.check()
    return contents


def slug(name: str) -> str:
    """A readable id: "Kata'ib Hezbollah" gives "kataib-hezbollah"."""
    plain = unicodedata.normalize("NFKD", re.sub("['’‘`.]", "", name).translate(LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def _states(contents: Contents) -> None:
    faults = contents.faults
    for row in rows("states.csv", required=("id", "name", "since", "until", *STATE_FORMS), faults=faults):
        code = row.cells["id"]
        if not re.fullmatch("[A-Z]{3}", code):
            faults.append(f'{row.place}: "{code}" is not a code of three capitals (ISO 3166-1 alpha-3)')
        since, until = faults.dates(row, row.one("since"), row.one("until"))
        actor = Actor(id=code, name=row.cells["name"], kind="state", sector=None, since=since, until=until)
        _keep(contents, row, actor)
        contents.name(code, "name", actor.name)
        for column, form in STATE_FORMS.items():
            for name, first, last in _dated(row, column, faults):
                contents.name(code, form, name, since=first, until=last)


def _listed(contents: Contents, table: str | Path, kind: str) -> None:
    """Take in a table of anyone but states and office-holders; a user's row may add names to a known actor."""
    faults = contents.faults
    for row in rows(table, required=("id", "name"), faults=faults):
        actor = _actor(contents, row, row.one("kind") or kind)
        if isinstance(table, Path) and actor.id in contents.actors:
            actor = contents.actors[actor.id] = _changed(contents.actors[actor.id], row, actor)
        else:
            _keep(contents, row, actor)
        form: Form = "office" if actor.kind == "office" else "person" if actor.kind == "person" else "name"
        contents.name(actor.id, form, row.cells["name"])
        for name, first, last in _dated(row, "aliases", faults):
            contents.name(actor.id, form, name, since=first, until=last)
        for name, first, last in _dated(row, "adjectives", faults):
            contents.name(actor.id, "adjective", name, since=first, until=last)


def _actor(contents: Contents, row: Row, kind: str) -> Actor:
    faults = contents.faults
    if kind not in KINDS:
        faults.append(f'{row.place}: kind "{kind}" is none of {", ".join(sorted(KINDS))}')
    for column in ("acts_for", "home", "sponsor"):
        _known_state(contents, row, column)
    since, until = faults.dates(row, row.one("since"), row.one("until"))
    return Actor(
        id=row.cells["id"], name=row.cells["name"], kind=cast(Kind, kind), sector=_sector(contents, row),
        state=row.one("acts_for"), home=row.one("home"), sponsor=row.one("sponsor"), since=since, until=until,
    )  # fmt: skip


def _changed(known: Actor, row: Row, new: Actor) -> Actor:
    """A known actor with what a user's row states otherwise."""
    columns = {"kind": "kind", "sector": "sector", "acts_for": "state", "home": "home", "sponsor": "sponsor",
               "since": "since", "until": "until"}  # fmt: skip
    stated = {name: getattr(new, name) for column, name in columns.items() if row.one(column)}
    return msgspec.structs.replace(known, **stated)


def _offices(contents: Contents) -> dict[str, Office]:
    offices: dict[str, Office] = {}
    for row in rows("offices.csv", required=("id", "name", "sector", "titles"), faults=contents.faults):
        _known_state(contents, row, "acts_for")
        represents = row.one("represents")
        if represents and represents not in contents.actors:
            contents.faults.append(f'{row.place}: represents "{represents}", which no table lists; add it first')
        office = Office(row.cells["id"], row.one("acts_for"), represents, _sector(contents, row), row.many("titles"))
        offices[office.id] = office
        actor = Actor(id=office.id, name=row.cells["name"], kind="office", sector=office.sector, state=office.acts_for)
        _keep(contents, row, actor)
        for name in (actor.name, *row.many("aliases")):
            contents.name(office.id, "office", name)
    return offices


def _people(contents: Contents, offices: dict[str, Office]) -> None:
    terms = _terms(contents, offices)
    for row in rows("people.csv", required=("name", "surname", "alone", "aliases"), faults=contents.faults):
        name = row.cells["name"]
        person = row.one("id") or slug(name)
        _, held = terms.pop(name, ("", []))
        if not held:
            contents.faults.append(f'{row.place}: "{name}" holds nothing in holders.csv; add a line there')
            continue
        held.sort(key=lambda term: term.since or date.min)
        _keep(contents, row, Actor(id=person, name=name, kind="person", sector=held[-1].sector, terms=tuple(held)))
        _name_person(contents, row, person, held, offices)
    for name, (place, _) in terms.items():
        contents.faults.append(f'{place}: "{name}" is not in people.csv; add a line there')


def _name_person(contents: Contents, row: Row, person: str, held: list[Term], offices: dict[str, Office]) -> None:
    surname = row.one("surname") or row.cells["name"].split()[-1]
    surnames = [surname, *row.many("surnames")]
    for name in (row.cells["name"], *row.many("aliases")):
        contents.name(person, "person", name)
    alone = row.one("alone") != "no"
    for surname in surnames:
        if alone:
            contents.name(person, "person", surname, weak=True)
        else:
            for honorific in HONORIFICS:
                contents.name(person, "person", f"{honorific} {surname}", weak=True)
        for term in held:
            for title in offices[term.office].titles:
                since, until = term.spoken_of()
                contents.name(person, "person", f"{title} {surname}", weak=True, since=since, until=until)


def _terms(contents: Contents, offices: dict[str, Office]) -> dict[str, tuple[str, list[Term]]]:
    """The terms of each person by name, with the place of the first in the table."""
    terms: dict[str, tuple[str, list[Term]]] = {}
    for row in rows("holders.csv", required=("office", "person", "since", "until"), faults=contents.faults):
        office = offices.get(row.cells["office"])
        if office is None:
            contents.faults.append(f'{row.place}: no office "{row.cells["office"]}" in offices.csv; add it there')
            continue
        since, until = contents.faults.dates(row, row.one("since"), row.one("until"))
        term = Term(office=office.id, acts_for=office.acts_for, represents=office.represents, sector=office.sector,
                    since=since, until=until)  # fmt: skip
        terms.setdefault(row.cells["person"], (row.place, []))[1].append(term)
    return terms


def _keep(contents: Contents, row: Row, actor: Actor) -> None:
    if not actor.id or not actor.name:
        contents.faults.append(f"{row.place}: an actor needs an id and a name")
    elif actor.id in contents.actors:
        contents.faults.append(f'{row.place}: id "{actor.id}" is taken by {contents.actors[actor.id].name}')
    contents.actors[actor.id] = actor


def _dated(row: Row, column: str, faults: Faults) -> Iterator[tuple[str, date | None, date | None]]:
    """The names in a cell, each with the period that it may state: "Moscow@..1991-12-25"."""
    for text in row.many(column):
        name, at, period = text.partition("@")
        since, dots, until = period.partition("..")
        if at and not dots:
            faults.append(f'{row.place}: "{text}" needs a period after @, as in "Zaire@1971..1997"')
        yield (name, *faults.dates(row, since or None, until or None))


def _sector(contents: Contents, row: Row) -> str | None:
    sector = row.one("sector")
    if sector and sector not in SECTORS:
        contents.faults.append(f'{row.place}: sector "{sector}" is none of PLOVER\'s {", ".join(sorted(SECTORS))}')
    return sector


def _known_state(contents: Contents, row: Row, column: str) -> None:
    state = row.one(column)
    if state and (state not in contents.actors or contents.actors[state].kind != "state"):
        contents.faults.append(f'{row.place}: {column} "{state}" is not the code of a state in states.csv')
