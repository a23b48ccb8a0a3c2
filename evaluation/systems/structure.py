"""Plant who stands with whom in which theatre, and what of it changes on which day.

Takes Settings, gives a Structure. Days are numbers, as `date.toordinal` has them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from random import Random
from types import MappingProxyType
from typing import Literal

from evaluation.systems.settings import Settings
from evaluation.worlds.tables import rows

Relation = Literal["friend", "neutral", "cold", "hot"]
Dyad = tuple[str, str]

MONTH = 30.4375  # days, as an average of the calendar
OUTCAST, ALL = -1, -2  # the two blocs of the theatre in which all stand against one
FOES = ("cold", "hot")
THEATRES = ("iraq-islamic-state", "syria-war", "yemen-war", "korea", "ukraine-invasion", "saudi-iran")
GROUPS = ("islamic-state", "hezbollah", "houthis", "syrian-opposition", "wagner", "kataib-hezbollah", "m23", "rsf")
TURNS: MappingProxyType[Relation, tuple[Relation, ...]] = MappingProxyType(
    {"friend": ("cold", "hot"), "neutral": ("cold", "friend"), "cold": ("hot", "friend"), "hot": ("neutral", "cold")}
)
SURGES = (1 / 4, 3, 4, 6)
PACES = MappingProxyType({"friend": 1.0, "neutral": 0.4, "cold": 0.8, "hot": 2.0})


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """What two are to one another in a theatre from a day on, and how much they deal with one another."""

    since: int
    relation: Relation
    pace: float = 1.0  # how many times as much as before a surge


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """A pair in one theatre, over time."""

    one: str
    other: str
    theatre: str
    size: float  # how much passes between them, of no unit
    regimes: tuple[Regime, ...]

    def at(self, day: int) -> Regime:
        """What holds on a day."""
        return [regime for regime in self.regimes if regime.since <= day][-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """All that is planted."""

    begins: int
    ends: int  # the first day after
    kinds: dict[str, str]  # of the actors
    theatres: dict[str, tuple[str, ...]]  # with their members; in the first all stand against its first member
    blocs: dict[tuple[str, str | None], tuple[tuple[int, int], ...]]  # of an actor, by theatre and in all: days, blocs
    dealings: tuple[Dealing, ...]
    hedgers: tuple[str, ...]
    brokers: tuple[str, ...]
    defections: tuple[tuple[str, int], ...]


def dyad(one: str, other: str) -> Dyad:
    """Two in the order of their ids."""
    return (one, other) if one < other else (other, one)


def plant(settings: Settings, chance: Random) -> Structure:
    """A structure of bloc, theatre and time."""
    begins = settings.begins.toordinal()
    ends = begins + round(settings.months * MONTH)
    groups = chance.sample(GROUPS, settings.groups)
    named = chance.sample([row["code"] for row in rows("states.csv")], settings.states)
    kinds = dict.fromkeys(named, "state") | dict.fromkeys(groups, "group")
    loose = chance.sample(named, settings.loose)
    outcast = groups[0]
    names = [id for id in kinds if id not in loose and id != outcast]
    bloc = _blocs(names, settings, chance)
    weight = {id: chance.lognormvariate(0, 0.8) for id in kinds}
    theatres = _theatres(outcast, bloc, loose, weight, settings, chance)
    stands: dict[tuple[str, str | None], tuple[tuple[int, int], ...]] = {
        (id, None): ((begins, number),) for id, number in bloc.items()
    }
    stands |= {
        key: ((begins, number),) for key, number in _in_theatres(theatres, outcast, bloc, settings, chance).items()
    }
    defections = _defections(bloc, begins, settings, chance)
    for id, day in defections:
        to = chance.choice([number for number in set(bloc.values()) if number != bloc[id]])
        for key, stand in stands.items():
            if key[0] == id and stand == ((begins, bloc[id]),) and key[1] != next(iter(theatres)):
                stands[key] = (*stand, (day, to))
    dealings = _dealings(theatres, stands, loose[:2], weight, settings, chance)
    return Structure(
        begins=begins, ends=ends, kinds=kinds, theatres=theatres, blocs=stands,
        dealings=tuple(_turned(dealings, begins, {id for id, _ in defections}, settings, chance)),
        hedgers=tuple(loose[:2]), brokers=tuple(loose[2:3]), defections=tuple(defections),
    )  # fmt: skip


def _blocs(names: list[str], settings: Settings, chance: Random) -> dict[str, int]:
    """A number for each: every bloc has two at least."""
    count = chance.randint(settings.blocs[0], min(settings.blocs[1], len(names) // 2))
    shuffled = chance.sample(names, len(names))
    return {id: place % count if place < 2 * count else chance.randrange(count) for place, id in enumerate(shuffled)}


def _theatres(
    outcast: str, bloc: dict[str, int], loose: list[str], weight: dict[str, float], settings: Settings, chance: Random
) -> dict[str, tuple[str, ...]]:
    """Theatres with their members, the weightier the likelier; those of no bloc are in all of them."""
    found: dict[str, tuple[str, ...]] = {}
    for place, name in enumerate(chance.sample(THEATRES, settings.theatres)):
        wanted = chance.randint(*settings.members) - len(loose)
        ordered = sorted(bloc, key=lambda id: chance.random() ** (1 / weight[id]), reverse=True)
        found[name] = (*((outcast,) if place == 0 else ()), *ordered[:wanted], *loose)
    return found


def _in_theatres(
    theatres: dict[str, tuple[str, ...]], outcast: str, bloc: dict[str, int], settings: Settings, chance: Random
) -> dict[tuple[str, str | None], int]:
    """The bloc of each member of a theatre: mostly its own, but in the first theatre all stand against the outcast."""
    found: dict[tuple[str, str | None], int] = {}
    for place, (name, members) in enumerate(theatres.items()):
        for id in members:
            if id == outcast:
                found[id, name] = OUTCAST
            elif id in bloc:
                others = sorted(set(bloc.values()) - {bloc[id]})
                crosses = chance.random() < settings.crossed
                found[id, name] = ALL if place == 0 else chance.choice(others) if crosses else bloc[id]
    return found


def _defections(bloc: dict[str, int], begins: int, settings: Settings, chance: Random) -> list[tuple[str, int]]:
    sizes = list(bloc.values())
    free = [id for id, number in bloc.items() if sizes.count(number) > 2]
    chosen = chance.sample(free, min(settings.defections, len(free)))
    return [(id, begins + round(MONTH * chance.uniform(0.35, 0.75) * settings.months)) for id in chosen]


def _dealings(
    theatres: dict[str, tuple[str, ...]], stands: dict[tuple[str, str | None], tuple[tuple[int, int], ...]],
    hedgers: list[str], weight: dict[str, float], settings: Settings, chance: Random,
) -> list[Dealing]:  # fmt: skip
    """The pairs of each theatre, with what they are to one another from the first day and from each defection."""
    found = []
    begins = settings.begins.toordinal()
    for name, members in theatres.items():
        there = sorted({bloc for (_, at), ((_, bloc), *_) in stands.items() if at == name})
        shared = {id: chance.sample(there, min(2, len(there))) for id in hedgers}
        for one, other in combinations(sorted(members), 2):
            if chance.random() > settings.met:
                continue
            size = weight[one] * weight[other] * chance.lognormvariate(0, settings.spread)
            regimes: list[Regime] = []
            for day in sorted({begins, *(day for id in (one, other) for day, _ in stands.get((id, name), ()))}):
                at = [_bloc_at(stands.get((id, name), ()), day) for id in (one, other)]
                homes = [_bloc_at(stands.get((id, None), ()), day) for id in (one, other)]
                relation = _relation(one, other, at, homes, shared, settings, chance)
                if not regimes:
                    regimes = [Regime(since=day, relation=relation)]
                elif relation != regimes[-1].relation:
                    later = day + chance.randint(-settings.stagger, settings.stagger)
                    regimes.append(Regime(since=later, relation=relation))
            found.append(Dealing(one=one, other=other, theatre=name, size=size, regimes=tuple(regimes)))
    return found


def _bloc_at(stand: tuple[tuple[int, int], ...], day: int) -> int | None:
    """The bloc that holds on a day; None for none."""
    return next((bloc for since, bloc in reversed(stand) if since <= day), None)


def _relation(
    one: str, other: str, blocs: list[int | None], homes: list[int | None], shared: dict[str, list[int]],
    settings: Settings, chance: Random,
) -> Relation:  # fmt: skip
    """What two are to one another, by their blocs in a theatre, and elsewhere (`homes`).

    A hedger is a friend in both of the blocs it shares. Those who stand
    together in a theatre and nowhere else are friends there now and then.
    """
    draw, grain = chance.random(), chance.random() < settings.against_the_grain
    foe: Relation = "cold" if chance.random() < settings.cold else "hot"
    if None in blocs:
        for id, bloc in ((one, blocs[1]), (other, blocs[0])):
            if id in shared and bloc in shared[id] and draw < settings.friends:
                return "friend"
        return "neutral"
    if blocs[0] == blocs[1]:
        likely = settings.friends if homes[0] == homes[1] or blocs[0] in homes else settings.joined
        return foe if grain else "friend" if draw < likely else "neutral"
    if grain:
        return "friend"
    return foe if draw < settings.foes or OUTCAST in blocs else "neutral"


def _turned(
    dealings: list[Dealing], begins: int, defectors: set[str], settings: Settings, chance: Random
) -> list[Dealing]:
    """The dealings, some of which turn or surge on a day of their own."""
    free = [place for place, one in enumerate(dealings) if not defectors & {one.one, one.other}]
    weights = [dealings[place].size * PACES[dealings[place].regimes[0].relation] for place in free]
    chosen: list[int] = []
    while len(chosen) < min(settings.turns + settings.surges, len(free)):
        (place,) = chance.choices(free, weights)
        if place not in chosen:
            chosen.append(place)
    changed = list(dealings)
    for number, place in enumerate(chosen):
        first = changed[place].regimes[0]
        day = begins + round(MONTH * chance.uniform(0.2, 0.85) * settings.months)
        if number < settings.turns:
            later = Regime(since=day, relation=chance.choice(TURNS[first.relation]))
        else:
            later = Regime(since=day, relation=first.relation, pace=chance.choice(SURGES))
        changed[place] = replace(changed[place], regimes=(first, later))
    return changed
