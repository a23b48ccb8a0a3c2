"""Turn what is planted into streams of events: who does what to whom, how often, from when on.

Takes a Structure, gives Streams. A rate is the number of events a month where
the whole system has one event over all its time; a corpus tells its own
number of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random
from statistics import median

from dragoman.records import Support
from evaluation.systems.acts import Mix, hostile_by, misread, mix, of_types, only, own, scaled
from evaluation.systems.settings import Settings
from evaluation.systems.structure import FOES, MONTH, PACES, Dealing, Regime, Structure

AIMED = ("AID", "COOPERATE")  # what can be done for one against another
MEDIATED = 3  # quarrels that a broker takes up
SUMMITS = 4  # rounds of a bloc that meet again and again
STRAYS = 40  # pairs that the reader takes to deal with one another


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """How often, and what, from a day on."""

    since: int
    rate: float
    mix: Mix


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Events of one cast: each is a deed of each of its pairs, the third of a pair telling that it is aimed at."""

    cast: tuple[tuple[str, str, bool], ...]
    theatre: str | None
    stretches: tuple[Stretch, ...]
    support: Support | None = None  # of deeds that were not done: expected, denied


def streams(structure: Structure, settings: Settings, chance: Random) -> list[Stream]:
    """All streams of a structure, one event between them."""
    done: list[Stream] = []
    typical = median(dealing.size for dealing in structure.dealings)
    for dealing in structure.dealings:
        main = _dealt(dealing, typical, settings, chance)
        aimed = _aimed(dealing, main, structure, settings)
        done += [main, *aimed, *_told_only(dealing, main, settings)]
    whole = _amount(done, structure)
    extra = [
        *_share(list(_mediation(structure, chance)), settings.mediation * whole, structure),
        *_share(list(_summits(structure, chance)), settings.summits * whole, structure),
        *_share(list(_strays(structure, chance)), settings.stray * whole, structure),
    ]
    blurred = [
        replace(one, stretches=tuple(replace(part, mix=misread(part.mix, settings.misread)) for part in one.stretches))
        for one in done + extra
    ]
    return _share(blurred, 1.0, structure)


def spans(stream: Stream, ends: int) -> Iterator[tuple[int, int, Stretch]]:
    """The first day, the day after the last, and what holds between."""
    starts = [part.since for part in stream.stretches]
    yield from zip(starts, [*starts[1:], ends], stream.stretches, strict=True)


def _amount(several: Sequence[Stream], structure: Structure) -> float:
    """How many events they have over all the time."""
    return sum(
        part.rate * (last - first) / MONTH for one in several for first, last, part in spans(one, structure.ends)
    )


def _share(several: list[Stream], amount: float, structure: Structure) -> list[Stream]:
    """The streams, made to have so many events."""
    whole = _amount(several, structure)
    return [
        replace(
            one, stretches=tuple(replace(part, rate=part.rate * amount / whole) for part in one.stretches)
        )
        for one in several
    ]  # fmt: skip


def _dealt(dealing: Dealing, typical: float, settings: Settings, chance: Random) -> Stream:
    """What a pair does to one another: its own mix for each thing that it is to one another."""
    quarrels = (dealing.size / typical) ** (settings.quarrel - 1)
    mixes: dict[str, Mix] = {}
    stretches = []
    for regime in dealing.regimes:
        if regime.relation not in mixes:
            usual = hostile_by(mix(regime.relation), quarrels)
            mixes[regime.relation] = own(usual, settings.own, chance)
        rate = dealing.size * PACES[regime.relation] * regime.pace
        stretches.append(Stretch(since=regime.since, rate=rate, mix=mixes[regime.relation]))
    return Stream(
        cast=((dealing.one, dealing.other, False),), theatre=dealing.theatre, stretches=tuple(stretches)
    )  # fmt: skip


def _aimed(dealing: Dealing, main: Stream, structure: Structure, settings: Settings) -> Iterator[Stream]:
    """What friends do for one another against an enemy of both, while they have one."""
    stretches, foe = [], None
    for regime, part in zip(dealing.regimes, main.stretches, strict=True):
        foe = foe or _common_foe(dealing, regime, structure)
        material = of_types(part.mix, *AIMED)
        fits = foe is not None and regime.relation == "friend" and sum(material) > 0
        rate = part.rate * sum(material) * settings.aimed if fits else 0.0
        stretches.append(Stretch(since=part.since, rate=rate, mix=scaled(material) if fits else part.mix))
    if foe and any(part.rate for part in stretches):
        for one, other in ((dealing.one, dealing.other), (dealing.other, dealing.one)):
            halves = tuple(replace(part, rate=part.rate / 2) for part in stretches)
            yield Stream(cast=((one, other, False), (one, foe, True)), theatre=dealing.theatre, stretches=halves)


def _common_foe(dealing: Dealing, regime: Regime, structure: Structure) -> str | None:
    """The enemy of both in that theatre with whom they have most to do."""
    foes: dict[str, dict[str, float]] = {dealing.one: {}, dealing.other: {}}
    for other in structure.dealings:
        if other.theatre == dealing.theatre and other.at(max(regime.since, structure.begins)).relation in FOES:
            for id, foe in ((other.one, other.other), (other.other, other.one)):
                if id in foes:
                    foes[id][foe] = other.size
    common = sorted(foes[dealing.one].keys() & foes[dealing.other].keys())
    return max(common, key=lambda foe: foes[dealing.one][foe] * foes[dealing.other][foe], default=None)


def _told_only(dealing: Dealing, main: Stream, settings: Settings) -> Iterator[Stream]:
    """What is only expected, and what is told, denied and did not happen."""
    for support, mixes, part in (("expected", "ahead", settings.expected), ("denied", "denied", settings.denied)):
        stretches = tuple(
            Stretch(
                since=stretch.since, rate=stretch.rate * part,
                mix=mix(f"{mixes}_{'foe' if regime.relation in FOES else 'friend'}"),
            )
            for regime, stretch in zip(dealing.regimes, main.stretches, strict=True)
        )  # fmt: skip
        yield replace(main, stretches=stretches, support=support)  # type: ignore[arg-type]


def _mediation(structure: Structure, chance: Random) -> Iterator[Stream]:
    """Meetings of enemies that a broker brings together."""
    for broker in structure.brokers:
        quarrels = [
            one for one in structure.dealings
            if broker in structure.theatres[one.theatre] and broker not in (one.one, one.other)
            and one.regimes[0].relation in FOES
        ]  # fmt: skip
        for dealing in chance.sample(quarrels, min(MEDIATED, len(quarrels))):
            cast = ((broker, dealing.one), (broker, dealing.other), (dealing.one, dealing.other))
            yield _steady(cast, dealing.theatre, only("CONSULT", "third-party"), structure)


def _summits(structure: Structure, chance: Random) -> Iterator[Stream]:
    """Meetings of several of a bloc."""
    rounds = []
    for theatre, members in structure.theatres.items():
        blocs: dict[int, list[str]] = {}
        for id in members:
            if (id, theatre) in structure.blocs:
                blocs.setdefault(structure.blocs[id, theatre][0][1], []).append(id)
        rounds += [(theatre, bloc) for bloc in blocs.values() if len(bloc) > 2]
    for theatre, bloc in chance.sample(rounds, min(SUMMITS, len(rounds))):
        some = chance.sample(bloc, min(len(bloc), chance.randint(3, 5)))
        yield _steady(tuple(combinations(some, 2)), theatre, only("CONSULT", "multilateral"), structure)


def _strays(structure: Structure, chance: Random) -> Iterator[Stream]:
    """What the reader takes for dealings of pairs that have none."""
    met = {frozenset((one.one, one.other)) for one in structure.dealings}
    never = [pair for pair in combinations(sorted(structure.kinds), 2) if frozenset(pair) not in met]
    for pair in chance.sample(never, min(STRAYS, len(never))):
        yield _steady((pair,), None, mix("neutral"), structure)


def _steady(cast: tuple[tuple[str, str], ...], theatre: str | None, shares: Mix, structure: Structure) -> Stream:
    """The same from the first day to the last."""
    return Stream(
        cast=tuple((one, other, False) for one, other in cast), theatre=theatre,
        stretches=(Stretch(since=structure.begins, rate=1.0, mix=shares),),
    )  # fmt: skip
