"""Which state or territory a country of event data is, by code or by name, and where a row says that it happened."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.actors.registry import registry
from dragoman.actors.states import System, land
from dragoman.actors.tables import Faults, rows
from dragoman.coding import Where

SYSTEMS_OF_TERRITORIES: tuple[System, ...] = ("iso3", "iso2", "iso_numeric", "cameo", "fips")
INVERTED = re.compile(r"^(.+), (.+)$")  # "Palestinian Territory, Occupied", "Congo, The Democratic Republic of the"
PARENTHESIS = re.compile(r" \([^)]*\)$")  # "Holy See (Vatican City State)"
OTHERWISE = {"congo": "COG"}  # ISO's short name, and that of ICEWS; a report's "Congo" is the Democratic Republic
NOBODY = frozenset({"", "null", "none", "nan", "na", "n/a", "---", "unknown"})  # what cells hold that hold nothing


class Territory(NamedTuple):
    """A land with codes of its own that is no state."""

    id: str
    name: str
    state: str | None  # to which it belongs; None: that is in dispute
    codes: tuple[tuple[System, str], ...]


@lru_cache(maxsize=1 << 14)
def land_called(name: str, on: date | None = None) -> str | None:
    """The id of the state that a name of a country means on a day, however data write it; None for no state."""
    text = name.replace("_", " ").strip()
    if text.lower() in OTHERWISE:
        return OTHERWISE[text.lower()]
    for form in _forms(text):
        found = registry().resolve(form, on) or registry().resolve(form)
        if found is not None and found.kind == "state":
            return _then(found.id, on)
    return None


@lru_cache(maxsize=1 << 16)
def _forms(text: str) -> tuple[str, ...]:
    """The forms of a name, however data write it, that mean a state on some day: most names have none."""
    if text.lower() in NOBODY:
        return ()
    parts = (text.partition(",")[0], PARENTHESIS.sub("", text), text.partition("/")[0], text.replace("&", "and"))
    forms = dict.fromkeys((text, INVERTED.sub(r"\2 \1", text), *parts, text.title()))
    return tuple(form for form in forms if any(_is_state(id) for id in registry().bearers(form)))


def _is_state(id: str) -> bool:
    actor = registry().get(id)
    return actor is not None and actor.kind == "state"


def _then(state: str, on: date | None) -> str:
    return land(state, "iso3", on) or state


@lru_cache(maxsize=1 << 14)
def place_of(name: str | None, code: str | None, system: System, on: date) -> Where | None:
    """Where a row says that it happened: the name of the place, and the state it lies in on that day.

    `code` is of the country; one that is a name of a country will do. Of a
    territory the name is kept, and the state is the one it belongs to; where
    that is in dispute there is none. None where neither is told.
    """
    place = name if name and name.strip().lower() not in NOBODY else None
    country = _country(code.strip(), system, on) if code and code.strip().lower() not in NOBODY else None
    return Where(place, country) if place or country else None


def _country(code: str, system: System, on: date) -> str | None:
    text = code.zfill(3) if system == "iso_numeric" and code.isdigit() else code
    territory = territories().get((system, text))
    return territory.state if territory else land(text, system, on) or land_called(code, on)


@cache
def territories() -> dict[tuple[System, str], Territory]:
    """The lands of territories.csv by system and code, loaded once."""
    faults = Faults()
    found: dict[tuple[System, str], Territory] = {}
    columns = ("id", "name", "state", *SYSTEMS_OF_TERRITORIES)
    for row in rows("territories.csv", required=columns, faults=faults):
        codes = tuple((system, text) for system in SYSTEMS_OF_TERRITORIES for text in row.many(system))
        one = Territory(row.cells["id"], row.cells["name"], row.one("state"), codes)
        for key in codes:
            if key in found:
                faults.append(f"{row.place}: {key[0]} {key[1]} is taken by {found[key].name}")
            found[key] = one
    faults.check()
    return found


def territory_called(name: str) -> Territory | None:
    """The land of territories.csv that is called so."""
    return _by_name().get(name.casefold())


@cache
def _by_name() -> dict[str, Territory]:
    return {one.name.casefold(): one for one in territories().values()}
