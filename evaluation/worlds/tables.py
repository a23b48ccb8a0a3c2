"""The tables that generated worlds are made from: states, arenas, things and acts.

Reads the CSV files beside this one, gives records; how each is written stands at its head.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dragoman.vocabulary.places import Known, places

HERE = Path(__file__).parent
NEUTRAL = ("Geneva", "Vienna", "Doha", "Astana", "Singapore")  # where those meet who do not visit each other


@dataclass(frozen=True, kw_only=True)
class Side:
    """A state or an armed group, and what the news calls it."""

    id: str
    name: str
    adjective: str | None  # None for a group
    capital: Known | None
    seat: str | None
    officials: tuple[str, ...]
    people: str  # "Iranian forces", "Houthi fighters"

    @property
    def is_state(self) -> bool:
        """Whether it is a state."""
        return self.adjective is not None


@dataclass(frozen=True, kw_only=True)
class Arena:
    """A theatre over some years, with those who act in it and the towns where things happen."""

    theatre: str
    first: date
    last: date
    sides: tuple[Side, ...]
    towns: tuple[Known, ...]
    capitals: tuple[Known, ...]


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What a happening is about, in exact words and in general ones."""

    list: str
    exact: str
    general: str
    kind: str | None
    count: str | None


@dataclass(frozen=True, kw_only=True)
class Act:
    """A kind of happening and the words for it."""

    id: str
    type: str
    mode: str | None
    cameo: str | None
    symmetric: bool
    between: str
    things: str | None
    where: str
    series: bool
    many: bool
    weight: float
    forms: tuple[str, ...]
    nouns: tuple[str, ...]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, without its remarks."""
    with (HERE / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def states() -> dict[str, Side]:
    """The states by their codes."""
    return {
        row["code"]: Side(
            id=row["code"], name=row["name"], adjective=row["adjective"],
            capital=places().find(row["capital"], [row["code"]]), seat=row["seat"] or None,
            officials=tuple(row["officials"].split("|")), people=f"{row['adjective']} forces",
        )
        for row in rows("states.csv")
    }  # fmt: skip


@cache
def arenas() -> tuple[Arena, ...]:
    """All arenas."""
    return tuple(_arena(row) for row in rows("arenas.csv"))


def _arena(row: dict[str, str]) -> Arena:
    codes = row["states"].split("|")
    sides = [states()[code] for code in codes]
    for group in filter(None, row["groups"].split(";")):
        id, name, people = group.split(":")
        sides.append(
            Side(id=id, name=name, adjective=None, capital=None, seat=None, officials=(), people=people),
        )
    found = [known._replace(name=town) for town in row["towns"].split("|") if (known := places().find(town, codes))]
    neutral = [places().find(town) for town in NEUTRAL]
    capitals = [side.capital for side in sides] + neutral
    return Arena(
        theatre=row["theatre"], first=date.fromisoformat(row["from"]), last=date.fromisoformat(row["to"]),
        sides=tuple(sides), towns=tuple(found), capitals=tuple(filter(None, capitals)),
    )  # fmt: skip


@cache
def things() -> dict[str, tuple[Thing, ...]]:
    """The things of each list."""
    lists: dict[str, list[Thing]] = {}
    for row in rows("things.csv"):
        thing = Thing(
            list=row["list"], exact=row["exact"], general=row["general"], kind=row["kind"] or None,
            count=row["count"] or None,
        )  # fmt: skip
        lists.setdefault(thing.list, []).append(thing)
    return {name: tuple(of_one) for name, of_one in lists.items()}


@cache
def acts() -> tuple[Act, ...]:
    """All acts."""
    return tuple(
        Act(
            id=row["id"], type=row["type"], mode=row["mode"] or None, cameo=row["cameo"] or None,
            symmetric=row["symmetric"] == "1", between=row["between"], things=row["things"] or None,
            where=row["where"], series=row["series"] == "1", many=row["many"] == "1", weight=float(row["weight"]),
            forms=tuple(row["forms"].split("|")), nouns=tuple(row["nouns"].split("|")),
        )
        for row in rows("acts.csv")
    )  # fmt: skip


@cache
def frames() -> dict[tuple[str, int], tuple[str, ...]]:
    """How sentences are built, by manner of telling and number of voices."""
    found: dict[tuple[str, int], list[str]] = {}
    for row in rows("frames.csv"):
        found.setdefault((row["manner"], int(row["voices"])), []).append(row["frame"])
    return {key: tuple(of_one) for key, of_one in found.items()}


@cache
def phrases(use: str) -> tuple[str, ...]:
    """What stands around happenings: context, padding or filler."""
    return tuple(row["text"] for row in rows("phrases.csv") if row["use"] == use)
