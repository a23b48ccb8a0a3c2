"""Who an actor of ICEWS is: a name, its sectors, its country.

Takes the three cells and a day, gives Who. A name is a state's, someone's own,
or a role with a country or group behind it: "Police (India)", "Militant (Boko
Haram)".
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.actors.actor import SECTORS, Actor
from dragoman.actors.coded.cameo import of_region
from dragoman.actors.coded.cameo_tables import region_called
from dragoman.actors.coded.lands import NOBODY, land_called, territory_called
from dragoman.actors.coded.naming import ACTING, adjective_of, named, of_actor, of_people, of_state, unknown
from dragoman.actors.heads import heads
from dragoman.actors.registry import Registry, registry
from dragoman.actors.spelling import words_of
from dragoman.actors.tables import Faults, rows
from dragoman.coding import Who

OF_WHOM = re.compile(r"^(?P<role>.+?) \((?P<whose>[^()]*(?:\([^()]*\)[^()]*)*)\)$")
ORGANISED = frozenset({"group", "alliance", "organisation", "media", "office"})
FIRMS = frozenset({"media", "businesses", "banks"})  # nouns of bodies, not of people
NO_LAND = frozenset({"International", "Unidentified State Actor"})
ORGANISATION = "International Government Organization"
KINDS_OF_SECTORS = {"JRN": "media", "BUS": "organisation", "SOC": "organisation"}
MINISTRIES = frozenset({"ministry", "ministery"})  # as ICEWS spells it, too
JOINTS = frozenset({"of", "the", "and", "/", "-", ","})  # words of a role that say nothing of it


class Role(NamedTuple):
    """What a role of ICEWS is called beside a country, and its sector; without a noun it acts for the state."""

    noun: str | None
    sector: str | None


def icews_actor(
    name: str, sectors: str | None, country: str | None, on: date, *, among: Registry | None = None
) -> Who | None:
    """Whoever an actor of ICEWS is on a day, by the cells Name, Sectors and Country; None where the name is empty.

    Without `among` the packaged registry is asked.
    """
    return _actor(name, sectors or "", country, on, among or registry())


@lru_cache(maxsize=1 << 17)
def _actor(name: str, sectors: str, country: str | None, on: date, among: Registry) -> Who | None:
    name = name.replace("_", " ").strip()
    if name.lower() in NOBODY:
        return None
    sector = sector_of(sectors)
    state = land_called(country, on) if country else None
    described = OF_WHOM.match(name)
    if described is not None:
        return _of_role(name, described["role"], described["whose"], sector, on, among)
    if (itself := land_called(name, on)) is not None:
        return of_state(itself)
    found = named(name, on, among)
    if found is not None:
        return of_actor(found, on)
    if (region := region_called(name)) is not None:
        return of_region(region, on, among)
    acts_for = state if sector in ACTING else None
    return unknown(name, _kind(sector, sectors, acts_for), acts_for, sector, among=among)


def sector_of(sectors: str) -> str | None:
    """PLOVER's sector of the sectors of an actor of ICEWS, joined by commas."""
    return min((known for part in sectors.split(",") if (known := _sectors().get(part.strip()))), default=(0, None))[1]


class Owner(NamedTuple):
    """Whose a role is: of a state, of a group or body, or of whatever goes by an adjective."""

    state: str | None
    group: Actor | None
    adjective: str | None  # None: of no one land
    known: bool


def _of_role(name: str, text: str, whose: str, sector: str | None, on: date, among: Registry) -> Who:
    """Those of a role: of a state its branch or its people, of a group the group itself."""
    role = _roles().get(text.casefold()) or _read(text)
    owner = _owner(whose, on, among)
    if owner.group is not None and (role is None or role.noun is None or owner.adjective is None):
        return of_actor(owner.group, on)
    if role is None:
        return _own_name(name, text, sector, owner, on, among)
    if role.noun is None and owner.state is not None:
        return of_state(owner.state, role.sector)
    noun = role.noun or text.lower()
    kind = KINDS_OF_SECTORS.get(role.sector or "", "group") if noun in FIRMS else "group"
    who = of_people(noun, role.sector, kind, on, adjective=owner.adjective, among=among)
    return who._replace(known=who.known and owner.known)


def _owner(whose: str, on: date, among: Registry) -> Owner:
    """Whom the words in brackets mean."""
    state = land_called(whose, on)
    if state is not None:
        return Owner(state, None, adjective_of(state), True)
    group = named(whose, on, among, kinds=ORGANISED)
    if (territory := territory_called(whose)) is not None:
        return Owner(None, group, territory.name, True)
    if (region := region_called(whose)) is not None:
        return Owner(None, None, region.adjective, True)
    if group is not None or whose in NO_LAND:
        return Owner(None, group, None, True)
    return Owner(None, None, whose, False)


def _own_name(name: str, text: str, sector: str | None, owner: Owner, on: date, among: Registry) -> Who:
    """Who is called by a name that is no role, with a land behind it: "Democratic Party (South Korea)"."""
    found = named(name, on, among) or named(f"{owner.adjective or ''} {text}".strip(), on, among)
    if found is not None and found.kind != "state":
        return of_actor(found, on)
    if owner.state is not None and sector in ACTING:
        return of_state(owner.state, sector)
    return unknown(name, KINDS_OF_SECTORS.get(sector or "", "group"), None, sector, among=among)


def _read(text: str) -> Role | None:
    """A role by its words, where all of them tell what part of a state somebody is: "Tourism Ministry"."""
    words = words_of(text.replace("/", " / ").lower())
    if not MINISTRIES.isdisjoint(words):
        return Role(None, "GOV")
    found = list(heads().all(words))
    if not found:
        return None
    covered = {at for one in found for at in range(one.first, one.last)}
    if any(word not in JOINTS for at, word in enumerate(words) if at not in covered):
        return None
    sector = found[-1].head.sector
    return Role(None if sector in ACTING else text.lower(), sector)


def _kind(sector: str | None, sectors: str, acts_for: str | None) -> str:
    """What kind of actor someone is whom no table knows, as far as the sectors tell."""
    if ORGANISATION in sectors:
        return "organisation"
    if acts_for:
        return "office"
    return KINDS_OF_SECTORS.get(
        sector or "", "group" if sector in ("REB", "PTY", "CRM", "OPP", "PRM", "UAF") else "unknown"
    )


@cache
def _roles() -> dict[str, Role]:
    faults = Faults()
    found = {}
    for row in rows("icews_roles.csv", required=("role", "noun", "sector"), faults=faults):
        _check(row.one("sector"), row.place, faults)
        found[row.cells["role"].casefold()] = Role(row.one("noun"), row.one("sector"))
    faults.check()
    return found


@cache
def _sectors() -> dict[str, tuple[int, str]]:
    """PLOVER's sector of each sector of ICEWS, with its place in the table."""
    faults = Faults()
    found = {}
    for number, row in enumerate(rows("icews_sectors.csv", required=("icews", "sector"), faults=faults)):
        _check(row.one("sector"), row.place, faults)
        if row.one("sector"):
            found[row.cells["icews"]] = (number, row.cells["sector"])
    faults.check()
    return found


def _check(sector: str | None, place: str, faults: Faults) -> None:
    if sector and sector not in SECTORS:
        faults.append(f'{place}: sector "{sector}" is none of PLOVER\'s {", ".join(sorted(SECTORS))}')
