"""Make Who of what was understood: a state, someone of the registry, people of a country, a name that no table has."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from dragoman.actors.actor import KINDS, Actor
from dragoman.actors.contents import slug
from dragoman.actors.registry import Registry, registry
from dragoman.actors.spelling import words_of
from dragoman.actors.tables import rows
from dragoman.coding import Who

ACTING = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})  # sectors of those who act for their state
BODIES = frozenset({"group", "alliance", "organisation"})
ACTORS = KINDS - {"place", "unknown"}
LONG = 3  # words from which a name may have middle ones


def of_state(state: str, sector: str | None = None) -> Who:
    """A state, or a branch of it, which carries its id: the army of Iran is IRN, MIL."""
    actor = registry().get(state)
    return Who(state, actor.name if actor else state, "state", state, sector or "GOV", True)


def of_actor(actor: Actor, on: date) -> Who:
    """Someone whom the registry has, as of a day."""
    if actor.kind == "state":
        return of_state(actor.id)
    return Who(actor.id, actor.name, actor.kind, actor.acts_for(on), actor.sector_on(on), True)


def of_people(
    noun: str, sector: str | None, kind: str, on: date, *, adjective: str | None = None, among: Registry
) -> Who:
    """Those of whom only the role is known: "rebels", with the adjective of their country "Syrian rebels".

    Where the registry has someone of that name, as the Syrian opposition, it is they.
    """
    name = f"{adjective} {noun}" if adjective else noun
    found = named(name, on, among, kinds=BODIES) if adjective else None
    if found is not None:
        return of_actor(found, on)
    return Who(_id(name), name[:1].upper() + name[1:], kind if adjective else "unknown", None, sector, True)


def unknown(name: str, kind: str, acts_for: str | None, sector: str | None, *, among: Registry, id: str = "") -> Who:
    """Someone whom no table knows, under a readable id that is never that of another."""
    free = _id(id or name)
    return Who(f"{free}-unknown" if among.get(free) else free, name, kind, acts_for, sector, False)


@lru_cache(maxsize=1 << 16)
def _id(name: str) -> str:
    return slug(name) or "unnamed"


def named(name: str, on: date | None, among: Registry, *, kinds: frozenset[str] = ACTORS) -> Actor | None:
    """Who bears a name on a day in the registry and is of some kinds; of a person also without the middle names."""
    for form in _forms(name, kinds, among):
        found = among.resolve(form, on)
        if found is not None and found.kind in kinds:
            return found
    return None


@lru_cache(maxsize=1 << 16)
def _forms(name: str, kinds: frozenset[str], among: Registry) -> tuple[str, ...]:
    """The forms of a name that mean someone on some day: as it stands, and without middle names one of a person.

    Most names that data have mean nobody on any day, which this tells once for all days.
    """
    words = words_of(name)
    forms = [name] if _kinds(name, among) & kinds else []
    if len(words) >= LONG and "person" in kinds and "person" in _kinds(short := f"{words[0]} {words[-1]}", among):
        forms.append(short)
    return tuple(forms)


def _kinds(name: str, among: Registry) -> set[str]:
    return {actor.kind for id in among.bearers(name) if (actor := among.get(id)) is not None}


@cache
def adjectives() -> dict[str, str]:
    """Of each state what stands before a noun: "Syrian"; its name where it has no adjective of its own."""
    found = {}
    for row in rows("states.csv", required=("id", "name", "adjectives")):
        lasting = [text for text in row.many("adjectives") if "@" not in text]
        dated = [text.partition("@")[0] for text in row.many("adjectives")]
        found[row.cells["id"]] = (lasting or dated or [row.cells["name"]])[0]
    return found


def adjective_of(state: str) -> str:
    """What stands before a noun for those of a state."""
    return adjectives().get(state, state)
