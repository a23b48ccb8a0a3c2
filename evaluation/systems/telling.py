"""Let streams run, and let a corpus tell of what they bring.

Takes Streams, gives Happenings, and of these Events. A month is busier or
quieter than it should be: events come in bursts, not as a Poisson process has
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from random import Random
from typing import NamedTuple

from dragoman.records import Event, Party, Period, Side, Stance, Support
from evaluation.systems.acts import Act, acts
from evaluation.systems.settings import Corpus, Settings
from evaluation.systems.streams import Stream, spans
from evaluation.systems.structure import MONTH, Structure

BLOCK = 30  # days over which a burst lasts at least
STANCES: dict[Support, Stance] = {"expected": "expects", "denied": "denies"}
SURENESS = ((0.6, 0.2), (0.8, 0.4), (0.95, 0.4))  # confidences, and how often they come


class Happening(NamedTuple):
    """One event of a stream."""

    id: str
    stream: Stream
    act: Act
    day: int
    turned: bool  # the second of a pair does it to the first


class Told(NamedTuple):
    """How a corpus tells of an event, and how often it does so."""

    support: Support
    hedged: bool
    confidence: float
    share: float


def happen(
    several: Sequence[Stream], events: float, structure: Structure, settings: Settings, chance: Random
) -> list[Happening]:
    """What happens, about so many events in all, in the order of days."""
    found: list[tuple[int, Stream, Act, bool]] = []
    for stream in several:
        for day, busy in _bursts(structure, settings, chance):
            for first, last, part in spans(stream, structure.ends):
                start, end = max(first, day), min(last, day + BLOCK)
                if end > start and part.rate:
                    rate = busy * events * part.rate / MONTH
                    for at in _arrivals(start, end, rate, chance):
                        (act,) = chance.choices(acts(), part.mix)
                        found.append((at, stream, act, len(stream.cast) == 1 and chance.random() < 0.5))
    found.sort(key=lambda one: one[0])
    return [Happening(f"e{number}", stream, act, day, turned)
            for number, (day, stream, act, turned) in enumerate(found)]  # fmt: skip


def _bursts(structure: Structure, settings: Settings, chance: Random) -> Iterator[tuple[int, float]]:
    """The first day of each block, and how many times as busy as usual it is."""
    busy = 1.0
    for place, day in enumerate(range(structure.begins, structure.ends, BLOCK)):
        if place == 0 or chance.random() >= settings.lasting:
            busy = chance.gammavariate(settings.burst, 1 / settings.burst)
        yield day, busy


def _arrivals(start: int, end: int, rate: float, chance: Random) -> Iterator[int]:
    """The days of a Poisson process of so many events a day."""
    at = start + chance.expovariate(rate) if rate > 0 else end
    while at < end:
        yield int(at)
        at += chance.expovariate(rate)


def tell(
    happenings: Sequence[Happening], corpus: Corpus, chosen: float, structure: Structure, settings: Settings,
    chance: Random,
) -> Iterator[Event]:  # fmt: skip
    """The events of those happenings that a corpus tells, each with the chance `chosen`, more or less by its act."""
    parties = {id: Party(id=id, name=id, kind=kind, acts_for=id if kind == "state" else None)
               for id, kind in structure.kinds.items()}  # fmt: skip
    for one in happenings:
        if chance.random() >= chosen * noted(one.act, corpus):
            continue
        ways = tellings(one.act, one.stream.support, corpus)
        (told,) = chance.choices(ways, [way.share for way in ways])
        yield event(one, told, _told_theatre(one.stream.theatre, structure, settings, chance), parties)


def event(one: Happening, told: Told, theatres: tuple[str, ...], parties: Mapping[str, Party]) -> Event:
    """A happening as the merging would leave it, without the claims that it is made of."""
    cast = [(other, initiator) if one.turned else (initiator, other) for initiator, other, _ in one.stream.cast]
    dyads = [pair for pair, (_, _, against) in zip(cast, one.stream.cast, strict=True) if not against]
    thirds = [other for _, other, against in one.stream.cast if against]
    day, stance = date.fromordinal(one.day), "hedges" if told.hedged else STANCES.get(told.support, "asserts")
    return Event(
        id=one.id, type=one.act.type, mode=one.act.mode, symmetric=one.act.symmetric, dyads=tuple(dyads),
        initiators=(parties[dyads[0][0]],),
        recipients=tuple(parties[id] for id in dict.fromkeys(id for pair in dyads for id in pair) if id != dyads[0][0]),
        against=tuple(parties[id] for id in thirds), items=(), time=Period(start=str(day), end=str(day)), place=None,
        theatres=theatres, support=told.support, reports=1, outlets=1, origins=1, sources=1, independent=1, tellers=(),
        sides=(Side(stance=stance, tellers=()),), first=day, last=day, confidence=told.confidence, acts=(one.id,),
        evidence=(one.id,),
    )  # fmt: skip


def noted(act: Act, corpus: Corpus) -> float:
    """The chance that a corpus takes note of an act, where it tells all that it may."""
    return act.news if corpus.picks else 1.0


@cache
def tellings(act: Act, support: Support | None, corpus: Corpus) -> tuple[Told, ...]:
    """All ways in which a corpus may tell of an act."""
    if support:
        return tuple(Told(support, False, sure, share) for sure, share in SURENESS)
    contested = corpus.contested * (1.0 if act.tone < 0 else 0.25)
    ways: list[tuple[Support, bool, float]] = [
        ("contested", False, contested),
        ("corroborated", False, corpus.corroborated),
        ("single", True, corpus.hedged),
        ("single", False, 1 - contested - corpus.corroborated - corpus.hedged),
    ]
    return tuple(
        Told(support, hedged, sure, part * share) for support, hedged, part in ways for sure, share in SURENESS
    )


def _told_theatre(theatre: str | None, structure: Structure, settings: Settings, chance: Random) -> tuple[str, ...]:
    """The theatres that a deed is told to belong to: mostly its own."""
    draw = chance.random()
    if theatre is None or draw < settings.no_theatre:
        return ()
    if draw < settings.no_theatre + settings.wrong_theatre:
        return (chance.choice([other for other in structure.theatres if other != theatre]),)
    return (theatre,)
