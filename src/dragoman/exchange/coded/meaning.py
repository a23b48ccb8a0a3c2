"""What keys of the forms mean: who, what and where, as the tables of actors and of the vocabulary have it."""

from __future__ import annotations

import re
from datetime import date

from dragoman.actors import name_of, registry, state_of
from dragoman.coding import What, Where, Who
from dragoman.exchange.coded.cells import parts
from dragoman.vocabulary import cameo


def cameo_actor(key: str, on: date) -> tuple[Who, ...]:
    code, name, country, _, _, role, *_ = parts(key, 8)
    return (_who(name or code or "", state_of(country, "cameo", on) if country else None, role),)


def icews_actor(key: str, on: date) -> tuple[Who, ...]:
    name, _, country = parts(key, 3)
    actor = registry().meant(country, on) if country else None
    return (_who(name or "", actor.id if actor else None, None),) if name else ()


def polecat_actors(key: str, on: date) -> tuple[Who, ...]:
    names, countries, sector = parts(key, 3)
    found = [state_of(one.strip(), "iso3", on) for one in (countries or "").split(";")]
    several = [one.strip() for one in (names or "").split(";")]
    return tuple(_who(name, state, sector) for name, state in zip(several, found, strict=False) if name)


def acled_actor(key: str, on: date) -> tuple[Who, ...]:
    name, *_ = parts(key, 3)
    return (_who(name, None, None),) if name else ()


def cameo_act(key: str) -> What | None:
    found = cameo.of_code(key) if key.isdigit() else None  # "13y" is none, and not what it begins with
    return What(found.type, found.mode, found.code, found.name, False) if found else None


def plover_act(key: str) -> What | None:
    type, mode = parts(key, 2)
    return What(type, mode, None, type.lower(), type == "CONSULT") if type else None  # type: ignore[arg-type]


def acled_act(key: str) -> What | None:
    event, sub = parts(key, 2)
    return What("ASSAULT", None, None, sub or event or "", False)


def fips_place(key: str, on: date) -> Where | None:
    name, country, _ = parts(key, 3)
    return Where(name, state_of(country, "fips", on) if country else None)


def cameo_place(key: str, on: date) -> Where | None:
    name, _, country = parts(key, 3)
    return Where(name, state_of(country, "cameo", on) if country else None)


def named_place(key: str, on: date) -> Where | None:
    *names, country = parts(key, 4)
    actor = registry().meant(country, on) if country else None
    return Where(next((one for one in names if one), None) or country, actor.id if actor else None)


def _who(name: str, state: str | None, sector: str | None) -> Who:
    if state:
        return Who(state, name_of(state) or state, "state", state, sector, True)
    return Who(re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-"), name, "unknown", None, sector, False)
