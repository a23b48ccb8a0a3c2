"""Plant happenings: who did what to whom, about what, where and when, and others that are nearly the same.

A near miss differs from its neighbour in one thing alone: a week later,
another place, another item, the other direction, another official's meeting,
or another day of the same series.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from random import Random

from dragoman.vocabulary.places import Known
from evaluation.worlds.settings import Settings
from evaluation.worlds.tables import Act, Arena, Side, Thing, acts, arenas, phrases, things

NEAR = ("later", "place", "item", "turned", "official", "series")
VERBAL = frozenset({"meet", "visit", "phone", "accord"})  # acts that one person does for a state


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened in a generated world, or that was only expected or denied."""

    id: str
    act: Act
    arena: Arena
    initiators: tuple[Side, ...]
    recipients: tuple[Side, ...]
    officials: tuple[str | None, ...]  # who acted, in the order of `sides`; None: nobody in particular
    thing: Thing | None
    number: int | None  # how many there were
    town: Known | None
    day: date
    kind: str = "done"  # never: only expected; unsaid: only denied; more: expected after another
    near: dict[str, str] = field(default_factory=dict)  # ids of earlier neighbours and what differs
    usual: int = 0  # which form of its act most reports use
    contexts: tuple[str, ...] = ()  # what reports tell beside it
    by_name: bool = False  # only the officials tell it from a neighbour

    @property
    def sides(self) -> tuple[Side, ...]:
        """All who take part."""
        return self.initiators + self.recipients


def plant(settings: Settings, chance: Random) -> list[Happening]:
    """All happenings of a world, each followed by its near misses."""
    numbers = count(1)
    chosen = chance.sample(arenas(), settings.arenas)
    begins = {arena.theatre: _begin(arena, settings, chance) for arena in chosen}
    planted: list[Happening] = []
    for _ in range(settings.happenings):
        arena = chance.choice(chosen)
        day = begins[arena.theatre] + timedelta(chance.randrange(settings.days))
        one = _happening(f"h{next(numbers)}", arena, day, settings, chance)
        planted.append(one)
        if one.kind == "done" and chance.random() < settings.near_misses:
            near = _near(one, numbers, chance)
            if any("official" in other.near.values() for other in near):
                planted[-1] = replace(one, by_name=True)
            planted += near
        if one.kind == "done" and chance.random() < settings.more:
            later = one.day + timedelta(14)
            planted.append(replace(one, id=f"h{next(numbers)}", day=later, kind="more", near={one.id: "more"}))
    return [
        replace(one, contexts=tuple(chance.sample(phrases("context"), 2)), usual=chance.randrange(len(one.act.forms)))
        for one in planted
    ]


def _begin(arena: Arena, settings: Settings, chance: Random) -> date:
    span = (arena.last - arena.first).days - settings.days
    return arena.first + timedelta(chance.randrange(max(span, 1)))


def _happening(id: str, arena: Arena, day: date, settings: Settings, chance: Random) -> Happening:
    act = chance.choices(acts(), [act.weight for act in acts()])[0]
    initiators, recipients = _parties(act, arena, chance)
    thing = chance.choice(things()[act.things]) if act.things else None
    town = {"town": arena.towns, "capital": arena.capitals, "none": ()}[act.where]
    draw = chance.random()
    kind = "never" if draw < settings.never else "unsaid" if draw < 2 * settings.never else "done"
    return Happening(
        id=id, act=act, arena=arena, initiators=initiators, recipients=recipients,
        officials=tuple(_official(side, act, chance) for side in initiators + recipients),
        thing=thing, number=_number(thing, chance), town=chance.choice(town) if town else None, day=day, kind=kind,
    )  # fmt: skip


def _parties(act: Act, arena: Arena, chance: Random) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Who does it to whom; the first sides of an arena act more than the others."""
    weights = [1 / (2 + place) for place in range(len(arena.sides))]
    while True:
        one, other = chance.choices(arena.sides, weights, k=2)
        if one is other or ("state" in act.between.replace("any", "") and not (one.is_state and other.is_state)):
            continue
        if not act.many or chance.random() > 0.15:
            return (one,), (other,)
        rest = [side for side in arena.sides if side.is_state and side not in (one, other)]
        joining = tuple(chance.sample(rest, min(len(rest), chance.randint(1, 3))))
        return ((one,), (other, *joining)) if act.symmetric else ((one, *joining), (other,))


def _official(side: Side, act: Act, chance: Random) -> str | None:
    return chance.choice(side.officials) if act.id in VERBAL and side.officials else None


def _number(thing: Thing | None, chance: Random) -> int | None:
    if thing is None or thing.count is None:
        return None
    return chance.choice((4, 6, 12, 20, 36, 60, 100, 240, 400))


def _near(one: Happening, numbers: Iterator[int], chance: Random) -> list[Happening]:
    """One to three neighbours of a happening, each of its own kind."""
    kinds = [kind for kind in NEAR if _fits(kind, one)]
    found: list[Happening] = []
    for kind in chance.sample(kinds, min(len(kinds), chance.choice((1, 1, 1, 2)))):
        if kind == "series":
            run = [one]
            for step in range(chance.randint(2, 4)):
                near = {other.id: "series" for other in run}
                run.append(replace(one, id=f"h{next(numbers)}", day=one.day + timedelta(step + 1), near=near))
            found += run[1:]
        else:
            found.append(_neighbour(one, kind, f"h{next(numbers)}", chance))
    return found


def _fits(kind: str, one: Happening) -> bool:
    """Whether a happening can have such a neighbour."""
    return {
        "later": True,
        "place": one.town is not None,
        "item": one.thing is not None,
        "turned": not one.act.symmetric and len(one.sides) == 2 and one.act.between in ("any>any", "state>state"),
        "official": one.act.id in VERBAL and any(len(side.officials) > 1 for side in one.sides),
        "series": one.act.series,
    }[kind]


def _neighbour(one: Happening, kind: str, id: str, chance: Random) -> Happening:
    near = {one.id: kind}
    if kind == "later":
        return replace(one, id=id, day=one.day + timedelta(chance.randint(6, 10)), near=near)
    if kind == "place":
        towns = one.arena.towns if one.act.where == "town" else one.arena.capitals
        others = [town for town in towns if town != one.town]
        day = one.day + timedelta(chance.randint(0, 1))
        return replace(one, id=id, town=chance.choice(others), day=day, near=near)
    if kind == "item":
        others = [thing for thing in things()[one.act.things or ""] if thing != one.thing]
        thing = chance.choice(others)
        day = one.day + timedelta(chance.randint(0, 3))
        return replace(one, id=id, thing=thing, number=_number(thing, chance), day=day, near=near)
    if kind == "turned":
        turned = one.officials[::-1]
        day = one.day + timedelta(chance.randint(0, 2))
        return replace(
            one, id=id, initiators=one.recipients, recipients=one.initiators, officials=turned, day=day, near=near
        )
    others_acting = [
        chance.choice([name for name in side.officials if name != official] or [official])
        for side, official in zip(one.sides, one.officials, strict=True)
    ]
    return replace(one, id=id, officials=tuple(others_acting), near=near, by_name=True)
