"""A user's own lists of actors, laid over the packaged tables.

Takes rows, gives those that are right; what is wrong with the others is kept
as faults. A user's names come before the packaged ones: whoever lists
"Falcons" means theirs. Of a person, since and until are the days in office,
and a person may have several rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from dragoman.actors.actor import Actor, Form, Term
from dragoman.actors.contents import Contents, NameUsed, slug
from dragoman.actors.heads import heads
from dragoman.actors.spelling import words_of
from dragoman.actors.tables import Row

REQUIRED = ("name",)
COLUMNS = (
    "id", "name", "kind", "sector", "acts_for", "represents", "office", "home", "sponsor", "since", "until",
    "surname", "aliases", "adjectives",
)  # fmt: skip
# What a row of a known actor states of it, by column and field.
STATED = {"kind": "kind", "sector": "sector", "acts_for": "state", "home": "home", "sponsor": "sponsor",
          "since": "since", "until": "until"}  # fmt: skip
ARTICLES = ("the ", "The ")


class Taken(NamedTuple):
    """A row that was taken in, the actor it is about, and its names that the packaged tables give to others."""

    row: Row
    actor: Actor
    is_new: bool
    shared: tuple[tuple[str, tuple[str, ...]], ...]  # each name with the ids of the others


def add(contents: Contents, listed: Iterable[Row]) -> list[Taken]:
    """Take in the rows of a user's lists that are right; the faults of the others join those of the contents."""
    listed = list(listed)
    coming = {row.one("id") or slug(row.cells.get("name", "")) for row in listed}
    taken, faults = [], len(contents.faults)
    for row in listed:
        actor = _actor(contents, row, coming)
        names = list(_names(contents, row, actor))
        if len(contents.faults) > faults:
            faults = len(contents.faults)
            continue
        shared = [(used[0], tuple(sorted(contents.bearers(used[0]) - {actor.id}))) for _, used, _ in names]
        is_new = actor.id not in contents.actors
        contents.actors[actor.id] = actor
        for form, (name, since, until), weak in names:
            contents.name(actor.id, form, name, since=since, until=until, weak=weak, own=True)
        taken.append(Taken(row, actor, is_new, tuple((name, others) for name, others in shared if others)))
    return taken


def known(contents: Contents, name: str, *, person: bool) -> str | None:
    """The id of the one actor, person or not, that bears a whole name."""
    found = {id for id in contents.bearers(name) if (contents.actors[id].kind == "person") == person}
    return next(iter(found)) if len(found) == 1 else None


def _actor(contents: Contents, row: Row, coming: set[str]) -> Actor:
    name, kind = row.cells.get("name", ""), row.one("kind")
    id = row.one("id") or known(contents, name, person=kind == "person") or slug(name)
    before = contents.actors.get(id)
    if not name:
        contents.faults.append(f"{row.place}: an actor needs a name; fill the column name or take the line out")
    elif not id:
        contents.faults.append(f'{row.place}: "{name}" makes no id; give one in the column id, in Latin letters')
    elif is_bare(name):
        contents.faults.append(f'{row.place}: any state has a "{name}"; write whose, as in "Norland\'s {name}"')
    kind = kind or (before.kind if before else "office" if row.one("acts_for") else "group")
    actor = contents.actor(row, id, kind)
    if before and (before.kind == "person") != (kind == "person"):
        contents.faults.append(
            f'{row.place}: "{id}" is {before.name}, of kind {before.kind}, not {kind}; give an id of its own'
        )
    elif kind == "person":
        return _person(contents, row, actor, before, coming)
    return _changed(before, row, actor) if before else actor


def _changed(before: Actor, row: Row, actor: Actor) -> Actor:
    """A known actor with what a row states otherwise."""
    stated = {name: getattr(actor, name) for column, name in STATED.items() if row.one(column)}
    return msgspec.structs.replace(before, **stated)


def _person(contents: Contents, row: Row, actor: Actor, before: Actor | None, coming: set[str]) -> Actor:
    """A person with the term that the row states added to those known."""
    term = _term(contents, row, actor, coming)
    before = before or msgspec.structs.replace(actor, state=None, since=None, until=None)
    terms = sorted((*before.terms, term) if term else before.terms, key=lambda one: one.since or date.min)
    return msgspec.structs.replace(before, home=actor.home or before.home, terms=tuple(terms))


def _term(contents: Contents, row: Row, actor: Actor, coming: set[str]) -> Term | None:
    """What a row says of a person's office; None where it says nothing."""
    office, represents = row.one("office"), row.one("represents")
    if represents and represents not in contents.actors and represents not in coming:
        contents.faults.append(
            f'{row.place}: represents "{represents}" is the id of no actor; list it too, or empty the cell'
        )
    if not (office or represents or actor.state or actor.sector):
        return None
    body = contents.actors.get(office or "")
    return Term(
        office=body.id if body else slug(office) if office else None,
        acts_for=actor.state or (body.state if body else None), represents=represents,
        sector=actor.sector or (body.sector if body else None), since=actor.since, until=actor.until,
    )  # fmt: skip


def _names(contents: Contents, row: Row, actor: Actor) -> Iterator[tuple[Form, NameUsed, bool]]:
    """The names that a row gives its actor: form, name with its period, whether it is only a surname."""
    form: Form = "office" if actor.kind == "office" else "person" if actor.kind == "person" else "name"
    if name := row.one("name"):
        yield form, (_unarticled(name), None, None), False
    for column, of_column in (("aliases", form), ("adjectives", "adjective"), ("surname", form)):
        for name, since, until in contents.dated(row, column):
            yield of_column, (_unarticled(name), since, until), column == "surname"


def is_bare(name: str) -> bool:
    """Whether a name is what every state has: "Ministry of Defence"."""
    words = words_of(name)
    found = heads().longest(words, 0)
    return found is not None and found.last == len(words)


def _unarticled(name: str) -> str:
    """A name without the article before it, which texts leave out; "The Sun" needs it."""
    for article in ARTICLES:
        rest = name.removeprefix(article)
        if rest != name and (article.islower() or " " in rest):
            return rest
    return name
