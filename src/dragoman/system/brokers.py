"""Find the brokers: who mediates between others, or lets them meet.

Takes events with their claims, gives Broker. Ties do not tell this: a broker
may be nobody's friend. An offer that is only expected is no mediation and is
counted by itself; what is denied or only supposed is not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from dragoman.deeds import kind_of, side_of
from dragoman.records import Broker, Claim, Event, Party
from dragoman.system.signed import TAKE_PART, pair

# What the vocabulary calls the mode of one who goes between others.
MEDIATES = "third-party"
# "Oman hosted talks between Norland and Sudland": the table of acts makes the host one of those who met.
HOSTS = "host"
DONE = frozenset({"single", "corroborated", "contested"})

Pair = tuple[str, str]


@dataclass(slots=True)
class Found:
    """What is found of one broker."""

    between: Counter[Pair] = field(default_factory=Counter)
    with_one: Counter[str] = field(default_factory=Counter)
    mediated: list[str] = field(default_factory=list)
    hosted: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)


def brokers(
    events: Iterable[tuple[Event, Sequence[Claim]]], *, kinds: Collection[str], hostile: Collection[Pair] = ()
) -> list[Broker]:
    """Those who go between others, the busiest first: by mediation and hosting that happened, then by offers.

    `kinds` are the kinds of actors that may take part, `hostile` the pairs of
    opponents (ids in order): on whose soil two opponents meet is their host,
    while friends meet anywhere. A pair that met through a host by name needs
    no quarrel.
    """
    found: dict[str, Found] = {}
    for event, claims in events:
        if event.type != "CONSULT" or (event.support not in DONE and event.support != "expected"):
            continue
        done = event.support in DONE
        for broker, pairs, alone in mediations(event, kinds):
            record = found.setdefault(broker, Found())
            (record.mediated if done else record.offered).append(event.id)
            record.between.update(pairs)
            record.with_one.update(alone)
        for host, pairs in hostings(event, claims, kinds, frozenset(hostile)):
            record = found.setdefault(host, Found())
            (record.hosted if done else record.offered).append(event.id)
            record.between.update(pairs)
    made = [broker_from(actor, record) for actor, record in found.items()]
    return sorted(made, key=lambda one: (-(one.mediated + one.hosted), -one.offered, one.actor))


def may_broker(event: Event) -> bool:
    """Whether an event tells of a mediator, or of a meeting on the soil of a third, whatever its claims say."""
    if event.mode == MEDIATES:
        return True
    soil = event.place.country if event.place else None
    return bool(soil) and soil not in sides((*event.initiators, *event.recipients), TAKE_PART)


def mediations(event: Event, kinds: Collection[str]) -> Iterator[tuple[str, list[Pair], list[str]]]:
    """Who mediates in an event, between which pairs, and for whom where only one of both is told."""
    if event.mode != MEDIATES:
        return
    parties = sides(event.recipients, kinds)
    for broker in sides(event.initiators, kinds):
        others = [side for side in parties if side != broker]
        if others:
            pairs = [pair(one, other) for one, other in combinations(others, 2)]
            yield broker, pairs, [] if pairs else others


def hostings(
    event: Event, claims: Sequence[Claim], kinds: Collection[str], hostile: frozenset[Pair]
) -> Iterator[tuple[str, list[Pair]]]:
    """Who hosts the others of an event: by its words, or as the state in which two opponents meet."""
    if event.mode == MEDIATES:
        return
    everyone = sides((*event.initiators, *event.recipients), kinds)
    hosts = dict.fromkeys(
        side
        for claim in claims
        if claim.symmetric and claim.trigger.text.lower().startswith(HOSTS)
        for side in [claim.initiator.acts_for or claim.initiator.id]
        if side in everyone
    )
    guests = [side for side in everyone if side not in hosts]
    for host in hosts if len(guests) > 1 else ():  # with one guest it is a visit
        yield host, [pair(one, other) for one, other in combinations(guests, 2)]
    soil = event.place.country if event.place else None
    if soil and not hosts and soil not in everyone:
        met = [pair(one, other) for one, other in meeting(event, kinds) if pair(one, other) in hostile]
        if met:
            yield soil, met


def meeting(event: Event, kinds: Collection[str]) -> Iterator[Pair]:
    """The pairs that meet in an event."""
    for one, other in product(sides(event.initiators, kinds), sides(event.recipients, kinds)):
        if one != other:
            yield one, other


def sides(parties: Iterable[Party], kinds: Collection[str]) -> list[str]:
    """The sides of some parties, each once, of those kinds that take part."""
    return list(dict.fromkeys(side_of(party) for party in parties if kind_of(party) in kinds))


def broker_from(actor: str, record: Found) -> Broker:
    """A broker from what was found of it."""
    met = {side for both in record.between for side in both}
    return Broker(
        actor=actor,
        between=tuple(both for both, _ in record.between.most_common()),
        with_one=tuple(side for side, _ in record.with_one.most_common() if side not in met),
        mediated=len(record.mediated),
        hosted=len(record.hosted),
        offered=len(record.offered),
        evidence=(*record.mediated, *record.hosted, *record.offered),
    )
