"""What strains a system, and who stands between: figures, and the first of each kind in words.

Takes System, gives Strain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.records import Broker, Hedger, OddCouple, Record, StrainedTriad, System
from dragoman.show import systems as words
from dragoman.show.web.choices import theatre_name

# Of each kind that are told.
TOLD = 6


class Line(Record, frozen=True, kw_only=True):
    """One of a kind, in words."""

    actors: tuple[str, ...]  # whom it is about: one, two of a pair, or none where the words name them
    text: str
    thin: bool
    evidence: tuple[str, ...]  # ids of events


class Card(Record, frozen=True, kw_only=True):
    """A kind of strain, or of standing between."""

    title: str
    says: str  # what it is, in a sentence
    lines: tuple[Line, ...]
    count: int  # that there are


class Strain(Record, frozen=True, kw_only=True):
    """How far a system is from balance, and who strains it or stands between."""

    told: str  # in words
    ties: int  # signed
    weight: float  # of all of them
    unfitted: float  # ties that two sides leave unfitted at the least, each counted as one
    index: float  # the same by weight
    unfitted_by_blocs: float  # that any number of blocs leave
    bloc_cost: float  # the same by weight
    proved: bool  # no division can be better
    triads: int  # threes that are all tied to one another
    imbalanced: int  # of these strained
    strained: tuple[StrainedTriad, ...]  # most strained first, not all of them
    hedgers: tuple[Hedger, ...]
    brokers: tuple[Broker, ...]
    odd_couples: tuple[OddCouple, ...]
    cards: tuple[Card, ...]  # the same in words, of those that there are


def strain(system: System, names: Mapping[str, str]) -> Strain:
    """The strain of a system."""
    heavy, plain = system.balance, system.unweighted
    balance = words.balanced(system)
    return Strain(
        told=f"{balance[0].upper()}{balance[1:]}" if system.signed else words.unsigned(system),
        ties=len(system.signed),
        weight=round(sum(tie.weight for tie in system.signed), 3),
        unfitted=plain.index,
        index=heavy.index,
        unfitted_by_blocs=plain.bloc_cost,
        bloc_cost=heavy.bloc_cost,
        proved=heavy.proved and plain.proved,
        triads=system.triads,
        imbalanced=system.imbalanced,
        strained=system.strained[:TOLD],
        hedgers=system.hedgers[:TOLD],
        brokers=system.brokers[:TOLD],
        odd_couples=system.odd_couples[:TOLD],
        cards=tuple(card for card in cards(system, names) if card.count),
    )


def cards(system: System, names: Mapping[str, str]) -> tuple[Card, ...]:
    """The first of each kind, in words."""
    triads = [
        Line(actors=(), text=words.triad(one, names), thin=one.thin, evidence=one.evidence)
        for one in system.strained[:TOLD]
    ]
    couples = [
        Line(
            actors=(one.one, one.other),
            text=words.odd_couple(one, names, called=theatre_name),
            thin=one.thin,
            evidence=one.evidence,
        )
        for one in system.odd_couples[:TOLD]
    ]
    hedgers = [
        Line(actors=(one.actor,), text=words.hedger(one, names), thin=one.thin, evidence=one.evidence)
        for one in system.hedgers[:TOLD]
    ]
    brokers = [
        Line(actors=(one.actor,), text=words.broker(one, names), thin=False, evidence=one.evidence)
        for one in system.brokers[:TOLD]
    ]
    return (
        card("Triads under strain", "Three whose ties do not agree.", triads, system.imbalanced),
        card("Odd couples", "Together in one theatre, for now, opposed elsewhere.", couples, len(system.odd_couples)),
        card("Hedgers", "Friends of both sides of a quarrel.", hedgers, len(system.hedgers)),
        card("Brokers", "They mediate between others, or have them meet.", brokers, len(system.brokers)),
    )


def card(title: str, says: str, lines: Sequence[Line], count: int) -> Card:
    """A kind of which there are so many."""
    return Card(title=title, says=says, lines=tuple(lines), count=count)


def told_of(system: System) -> set[str]:
    """The ids of all whom the words name."""
    triads = {member for one in system.strained[:TOLD] for member in one.members}
    hedgers = {id for one in system.hedgers[:TOLD] for id in (one.actor, *sum(one.between[: words.PAIRS], ()))}
    return triads | hedgers | words.between(system.brokers[:TOLD], system.odd_couples[:TOLD])
