"""Make actors and their names of the packaged tables.

Takes the CSV files of tables/, gives actors by id and the gazetteer of their
names. What is wrong in any of them stands together in `faults`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.actors.actor import Actor, Form, Term
from dragoman.actors.contents import Contents, slug
from dragoman.actors.tables import Row, rows

LISTS = {
    "organisations.csv": "organisation", "groups.csv": "group", "institutions.csv": "office",
    "media.csv": "media", "lookalikes.csv": "place",
}  # fmt: skip
HONORIFICS = ("Mr", "Mrs", "Ms")
ANYONE = "anyone"  # as an office: whom an honorific may stand before
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


def load() -> Contents:
    """All that the packaged tables say."""
    contents = Contents()
    _states(contents)
    for table, kind in LISTS.items():
        _listed(contents, table, kind)
    _people(contents, _offices(contents))
    return contents


def _states(contents: Contents) -> None:
    faults = contents.faults
    for row in rows("states.csv", required=("id", "name", "since", "until", *STATE_FORMS), faults=faults):
        code = row.cells["id"]
        if not re.fullmatch("[A-Z]{3}", code):
            faults.append(f'{row.place}: "{code}" is not a code of three capitals (ISO 3166-1 alpha-3)')
        since, until = faults.dates(row, row.one("since"), row.one("until"))
        actor = Actor(id=code, name=row.cells["name"], kind="state", sector=None, since=since, until=until)
        contents.keep(row, actor)
        contents.name(code, "name", actor.name)
        for column, form in STATE_FORMS.items():
            for name, first, last in contents.dated(row, column):
                contents.name(code, form, name, since=first, until=last)


def _listed(contents: Contents, table: str, kind: str) -> None:
    """Take in a table of anyone but states and office-holders."""
    for row in rows(table, required=("id", "name"), faults=contents.faults):
        actor = contents.actor(row, row.cells["id"], row.one("kind") or kind)
        contents.keep(row, actor)
        form: Form = "office" if actor.kind == "office" else "name"
        contents.name(actor.id, form, row.cells["name"])
        for name, first, last in contents.dated(row, "aliases"):
            contents.name(actor.id, form, name, since=first, until=last)
        for name, first, last in contents.dated(row, "adjectives"):
            contents.name(actor.id, "adjective", name, since=first, until=last)


def _offices(contents: Contents) -> dict[str, Office]:
    offices: dict[str, Office] = {}
    for row in rows("offices.csv", required=("id", "name", "sector", "titles"), faults=contents.faults):
        contents.known_state(row, "acts_for")
        represents = row.one("represents")
        if represents and represents not in contents.actors:
            contents.faults.append(f'{row.place}: represents "{represents}", which no table lists; add it first')
        office = Office(row.cells["id"], row.one("acts_for"), represents, contents.sector(row))
        offices[office.id] = office
        actor = Actor(id=office.id, name=row.cells["name"], kind="office", sector=office.sector, state=office.acts_for)
        contents.keep(row, actor)
        for name in (actor.name, *row.many("aliases")):
            contents.name(office.id, "office", name)
        for title in row.many("titles"):
            contents.names.add_title(title, office.id)
    for honorific in HONORIFICS:
        contents.names.add_title(honorific, ANYONE)
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
        contents.keep(row, Actor(id=person, name=name, kind="person", sector=held[-1].sector, terms=tuple(held)))
        _name_person(contents, row, person, held)
    for name, (place, _) in terms.items():
        contents.faults.append(f'{place}: "{name}" is not in people.csv; add a line there')


def _name_person(contents: Contents, row: Row, person: str, held: list[Term]) -> None:
    surname = row.one("surname") or row.cells["name"].split()[-1]
    surnames = [surname, *row.many("surnames")]
    for name in (row.cells["name"], *row.many("aliases")):
        contents.name(person, "person", name)
    alone = row.one("alone") != "no"
    for surname in surnames:
        contents.name(person, "person", surname, weak=True, office=None if alone else ANYONE)
        for term in held:
            since, until = term.spoken_of()
            contents.name(person, "person", surname, weak=True, since=since, until=until, office=term.office)


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
