"""What the keys of the formats mean: who, what and where, as the tables of actors and of the vocabulary have it.

Each function takes a key as the `select` of its Shape makes it, cell by cell;
those of actors look `among` the actors of a registry, where one is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.actors import Actor, Registry, coded
from dragoman.coding import What, Where, Who
from dragoman.exchange.coded.cells import parts
from dragoman.vocabulary import acled, cameo, plover

SEVERAL = ";"  # parts the actors of POLECAT, and the countries, in one cell


def cameo_actor(key: str, on: date, *, among: Registry | None = None) -> tuple[Who, ...]:
    """The actor of a code of CAMEO and the name that the data give."""
    code, name = parts(key, 2)
    return _one(coded.cameo_actor(code, name, on, among=among) if code else None)


def icews_actor(key: str, on: date, *, among: Registry | None = None) -> tuple[Who, ...]:
    """The actor of a name, its sectors and its country."""
    name, sectors, country = parts(key, 3)
    return _one(coded.icews_actor(name, sectors, country, on, among=among) if name else None)


def polecat_actors(key: str, on: date, *, among: Registry | None = None) -> tuple[Who, ...]:
    """The actors of names, countries, numbers of Correlates of War, and sectors: several of each stand in one cell."""
    told = [_several(cell) for cell in parts(key, 4)]
    count = max(len(told[0]), 1) if told[0] else max(map(len, told))
    lined = [_lined(cells, count) for cells in told]
    found = (
        coded.polecat_actor(name, country, cow, sector, on, among=among)
        for name, country, cow, sector in zip(*lined, strict=True)
    )
    return tuple(dict.fromkeys(one for one in found if one is not None))


def acled_actor(key: str, on: date, *, among: Registry | None = None) -> tuple[Who, ...]:
    """The actor of a name and a kind, in a number or in words."""
    name, inter = parts(key, 2)
    return _one(coded.acled_actor(name, inter, on, among=among) if name else None)


def of_actor(actor: Actor, on: date) -> Who:
    """An actor of a registry, as of a day."""
    return Who(actor.id, actor.name, actor.kind, actor.acts_for(on), actor.sector_on(on), True)


def cameo_act(key: str) -> What | None:
    """The act of a code of CAMEO, or of what CAMEO calls it; "13y" is none, and not what it begins with."""
    return cameo.act(key) or cameo.act(None, key)


def plover_act(key: str) -> What | None:
    """The act of a type and a mode of PLOVER, of whichever draft."""
    type, mode = parts(key, 2)
    return plover.act(type, mode) if type else None


def acled_act(key: str) -> What | None:
    """The act of a type and a subtype of ACLED."""
    event, sub = parts(key, 2)
    return acled.act(event, sub) if event else None


def fips_place(key: str, on: date) -> Where | None:
    """The place of a name and a code of FIPS 10-4."""
    name, country = parts(key, 2)
    return coded.place_of(name, country, "fips", on)


def named_place(key: str, on: date) -> Where | None:
    """The place of a name and a country by its ISO code or in words."""
    name, country = parts(key, 2)
    return coded.place_of(name, country, "iso3", on)


def numbered_place(key: str, on: date) -> Where | None:
    """The place of a name and a country by its ISO number or in words."""
    name, country = parts(key, 2)
    return coded.place_of(name, country, "iso_numeric", on)


def _one(who: Who | None) -> tuple[Who, ...]:
    return (who,) if who is not None else ()


def _several(cell: str | None) -> list[str]:
    return [part for text in (cell or "").split(SEVERAL) if (part := text.strip())]


def _lined(cells: Sequence[str], count: int) -> list[str | None]:
    """As many cells as there are actors: one for all of them, one for each, or none where whose they are is open."""
    if len(cells) == 1:
        return [cells[0]] * count
    return list(cells) if len(cells) == count else [None] * count
