"""Who an actor of POLECAT is: a name, a country by its code or name, its number in the Correlates of War, a sector.

Takes the cells of one actor and a day, gives Who.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dragoman.actors.actor import SECTORS
from dragoman.actors.coded.cameo_tables import roles
from dragoman.actors.coded.lands import NOBODY, land_called
from dragoman.actors.coded.naming import ACTING, adjective_of, named, of_actor, of_people, of_state, unknown
from dragoman.actors.registry import Registry, registry
from dragoman.actors.states import land
from dragoman.coding import Who

MANY = {"IGO": None, "NGO": "SOC", "MNC": "BUS", "ISM": "SOC", "IMG": "UAF"}  # countries of POLECAT that are none
BODIES = {"UNO": "un", "EUR": "eu"}
NOUNS = {"JRN": "MED", "MED": "HLH"}  # PLOVER's sectors that CAMEO calls otherwise
KINDS = {"JRN": "media", "BUS": "organisation", "SOC": "organisation", "REB": "group", "PTY": "group", "PRM": "group"}


def polecat_actor(
    name: str | None, country: str | None, cow: str | None, sector: str | None, on: date, *,
    among: Registry | None = None,
) -> Who | None:  # fmt: skip
    """Whoever an actor of POLECAT is on a day; None where neither name nor country is told.

    Without `among` the packaged registry is asked.
    """
    return _actor(name, country, cow, sector, on, among or registry())


@lru_cache(maxsize=1 << 17)
def _actor(
    name: str | None, country: str | None, cow: str | None, sector: str | None, on: date, among: Registry
) -> Who | None:
    name, country, cow, sector = map(_told, (name, country, cow, sector))
    sector = sector if sector in SECTORS and sector != "UNK" else None
    state = _state(country, cow, on)
    if name is not None:
        itself = land_called(name, on)
        if itself is not None:
            return _of_state(itself, sector, on, among)
        found = named(name, on, among)
        if found is not None:
            return of_actor(found, on)
        acts_for = state if sector in ACTING else None
        kind = "organisation" if country in MANY else KINDS.get(sector or "", "office" if acts_for else "unknown")
        return unknown(name, kind, acts_for, sector, among=among)
    if state is not None:
        return _of_state(state, sector, on, among)
    return _of_many(country, on, among) if country else None


def _told(cell: str | None) -> str | None:
    """A cell, or None where it holds nothing."""
    text = cell.strip() if cell else ""
    return None if text.lower() in NOBODY else text


def _state(country: str | None, cow: str | None, on: date) -> str | None:
    if country:
        found = land(country, "iso3", on) or (None if country in (*MANY, *BODIES) else land_called(country, on))
        if found is not None:
            return found
    return land(cow.removesuffix(".0"), "cow", on) if cow else None


def _of_state(state: str, sector: str | None, on: date, among: Registry) -> Who:
    """The state where the sector acts for it or is not told, else its people of that sector."""
    if sector is None or sector in ACTING:
        return of_state(state, sector)
    role = roles().get(NOUNS.get(sector, sector))
    noun = role.noun if role else sector
    return of_people(noun, sector, role.kind if role else "group", on, adjective=adjective_of(state), among=among)


def _of_many(country: str, on: date, among: Registry) -> Who:
    """A body of many states, or whatever a code of a country means that no table has."""
    body = among.get(BODIES.get(country, ""))
    if body is not None:
        return of_actor(body, on)
    role = roles().get(country)
    if role is not None:
        return of_people(role.noun, role.sector, role.kind, on, among=among)
    return unknown(country, "unknown", None, MANY.get(country), among=among)
