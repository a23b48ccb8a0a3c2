"""Who an actor of ACLED is: "Military Forces of Syria (2000-2024)", "Protesters (India)", "Islamic State (Iraq)".

Takes the name and the kind of actor ("inter", a number or words), with a day;
gives Who.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.actors.actor import SECTORS, Actor
from dragoman.actors.coded.lands import NOBODY, land_called
from dragoman.actors.coded.naming import adjective_of, named, of_actor, of_people, of_state, unknown
from dragoman.actors.registry import Registry, registry
from dragoman.actors.spelling import words_of
from dragoman.actors.tables import Faults, Row, rows
from dragoman.coding import Who

# "Military Forces of Yemen (2017-) Houthi": the branch, the country, its years in power, whoever of it is meant.
FORCES = re.compile(
    r"^(?P<branch>Military Forces|Police Forces|Government|Prison Guards|Coast Guard|Judiciary) of (?:the )?"
    r"(?P<land>[^(]+?)(?: \(\d{4}-(?:\d{4})?\)(?: (?P<of>.+))?)?$"
)
FORMER = re.compile(r"^(?:Former |Mutiny of )(?P<whose>.+)$")
OF_LAND = re.compile(r"^(?P<who>.+?) \((?P<land>[^()]+)\)$")
SHORT = re.compile(r"^(?P<short>[^:]+): (?P<name>.+)$")  # "HTS: Hayat Tahrir al Sham"
BRANCHES = {
    "Military Forces": "MIL", "Police Forces": "COP", "Government": "GOV", "Prison Guards": "COP", "Coast Guard": "MIL",
    "Judiciary": "JUD",
}  # fmt: skip
KINDS = frozenset({"group", "alliance", "organisation", "office"})


def acled_actor(name: str, inter: str | None, on: date, *, among: Registry | None = None) -> Who | None:
    """Whoever an actor of ACLED is on a day; None where nobody is named.

    Without `among` the packaged registry is asked.
    """
    return _actor(name, inter, on, among or registry())


@lru_cache(maxsize=1 << 17)
def _actor(name: str, inter: str | None, on: date, among: Registry) -> Who | None:
    name = name.strip()
    if name.lower() in NOBODY:
        return None
    if former := FORMER.match(name):
        return _deserted(former["whose"], on, among)
    if forces := FORCES.match(name):
        found = _forces(forces["branch"], forces["land"], forces["of"], on, among)
        if found is not None:
            return found
    return _people(name, on, among) or _called(name, on, among) or _unknown(name, inter, among)


def _forces(branch: str, of: str, part: str | None, on: date, among: Registry) -> Who | None:
    """A branch of a state; of a part with a name of its own that does not act for the state that part: the Houthis."""
    state = land_called(of, on)
    if state is None:
        return None
    inner = _within(part, on, among) if part else None
    if inner is not None and inner.acts_for(on) != state:
        return of_actor(inner, on)
    return of_state(state, BRANCHES[branch])


def _within(text: str, on: date, among: Registry) -> Actor | None:
    """The first body or group that words name: "Hamas" of "Hamas Government in Gaza"."""
    words = words_of(text)
    for at in range(len(words)):
        match = among.longest(words, at, on)
        if match is not None and match.actor.kind in KINDS:
            return match.actor
    return None


def _deserted(whose: str, on: date, among: Registry) -> Who | None:
    """Those who were a state's forces and are none now: mutineers, former soldiers."""
    forces = FORCES.match(whose)
    state = land_called(forces["land"], on) if forces else None
    if state is None:
        return _unknown(whose, None, among)
    return of_people("mutineers", "UAF", "group", on, adjective=adjective_of(state), among=among)


def _people(name: str, on: date, among: Registry) -> Who | None:
    of = OF_LAND.match(name)
    found = people().get(of["who"] if of else name)
    if found is None:
        return None
    state = land_called(of["land"], on) if of else None
    adjective = adjective_of(state) if state else of["land"] if of and of["land"] != "International" else None
    return of_people(
        found.noun, found.sector, "media" if found.sector == "JRN" else "group", on, adjective=adjective, among=among
    )


def _called(name: str, on: date, among: Registry) -> Who | None:
    """Someone of the registry by one of the names that ACLED gives: with the country, without, the short one."""
    of = OF_LAND.match(name)
    for form in dict.fromkeys(form for text in (name, of["who"] if of else name) for form in _forms(text)):
        found = named(form, on, among)
        if found is not None and found.kind != "state" and found.kind != "person":
            return of_actor(found, on)
    return None


def _forms(text: str) -> Iterator[str]:
    """What someone may be called: as it stands, the short name and the long one, without what is added to them."""
    short = SHORT.match(text)
    for form in (text, *((short["name"], short["short"]) if short else ())):
        yield form
        yield form.partition(" - ")[0]  # "Boko Haram - Jamatu Ahli …"
        yield form.removesuffix(" Movement")


def _unknown(name: str, inter: str | None, among: Registry) -> Who:
    return unknown(name, "group", None, sectors().get((inter or "").strip().lower()), among=among)


class People(NamedTuple):
    """Those of whom ACLED says only what they are."""

    noun: str
    sector: str | None


@cache
def people() -> dict[str, People]:
    """What acled_actors.csv says of those who are known only by what they are, by what ACLED calls them."""
    return {row.cells["name"]: People(row.cells["noun"], row.one("sector")) for row in _rows("actor")}


@cache
def sectors() -> dict[str, str | None]:
    """PLOVER's sector of ACLED's kinds of actors, by number and in small letters."""
    return {row.cells["name"]: row.one("sector") for row in _rows("inter")}


def _rows(what: str) -> list[Row]:
    """The rows of acled_actors.csv about one thing. Raises VocabularyError for what is wrong in it."""
    faults = Faults()
    found = list(rows("acled_actors.csv", required=("what", "name", "noun", "sector"), faults=faults))
    faults += [
        f'{row.place}: sector "{row.cells["sector"]}" is none of PLOVER\'s {", ".join(sorted(SECTORS))}'
        for row in found
        if row.one("sector") and row.cells["sector"] not in SECTORS
    ]
    faults.check()
    return [row for row in found if row.cells["what"] == what]
