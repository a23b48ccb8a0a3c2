"""What the parts of CAMEO's codes of actors are that are no states: cameo_roles.csv and cameo_names.csv."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dragoman.actors.actor import KINDS, SECTORS
from dragoman.actors.registry import registry
from dragoman.actors.tables import Faults, rows


class Role(NamedTuple):
    """What a part says of an actor's role."""

    noun: str
    sector: str | None
    kind: str
    acts_for: bool  # for the state beside it
    over: bool  # decides, whatever stands beside it


class Name(NamedTuple):
    """What a part names that is neither a state nor a role."""

    kind: str  # group region religion people
    actor: str | None
    name: str
    adjective: str | None


@cache
def roles() -> dict[str, Role]:
    """The roles of cameo_roles.csv by code, loaded once. Raises VocabularyError for what is wrong in it."""
    faults = Faults()
    found = {}
    for row in rows("cameo_roles.csv", required=("code", "noun", "sector", "kind", "acts_for", "over"), faults=faults):
        sector = row.one("sector")
        if (sector and sector not in SECTORS) or row.cells["kind"] not in KINDS:
            faults.append(f"{row.place}: sector {sector} or kind {row.cells['kind']} is none that there is")
        found[row.cells["code"]] = Role(
            row.cells["noun"], sector, row.cells["kind"], row.cells["acts_for"] == "yes", row.cells["over"] == "yes"
        )
    faults.check()
    return found


@cache
def names() -> dict[str, Name]:
    """The names of cameo_names.csv by code, loaded once. Raises VocabularyError for what is wrong in it."""
    faults = Faults()
    found = {}
    for row in rows("cameo_names.csv", required=("code", "kind", "actor", "name", "adjective"), faults=faults):
        actor = registry().get(row.cells["actor"])
        if row.one("actor") and actor is None:
            faults.append(f'{row.place}: "{row.cells["actor"]}" is the id of no actor; leave it out, or list it first')
        name = row.one("name") or (actor.name if actor else row.cells["code"])
        found[row.cells["code"]] = Name(row.cells["kind"], row.one("actor"), name, row.one("adjective"))
    faults.check()
    return found


def region_called(name: str) -> Name | None:
    """The region of a name: "Middle East"."""
    return _regions().get(name.casefold())


@cache
def _regions() -> dict[str, Name]:
    return {one.name.casefold(): one for one in names().values() if one.kind == "region"}
