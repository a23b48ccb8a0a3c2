"""What ties make together: balance, blocs, strain, roles, and what would change."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dragoman.records.base import Record
from dragoman.records.ties import Sign, Tie


class SignedTie(Record, frozen=True, kw_only=True):
    """A tie as balance sees it: for or against one another, and how heavily that weighs."""

    one: str
    other: str
    sign: Sign
    weight: float = 1.0                # over 0
    theatres: tuple[str, ...] = ()     # in which it holds


class Cycle(Record, frozen=True, kw_only=True):
    """A round of ties of which an odd number is hostile: whoever takes sides frustrates one of them."""

    members: tuple[str, ...]           # in order; the last is tied to the first
    signs: tuple[Sign, ...]            # of the ties, from each member to the next
    weight: float                      # how much of the index it proves


class Bloc(Record, frozen=True, kw_only=True):
    """Actors with friendly ties inside and hostile ones outside, as far as the ties allow."""

    members: tuple[str, ...]           # most ties within first
    ambiguous: tuple[str, ...]         # members that stand elsewhere in another division that is as good


class Balance(Record, frozen=True, kw_only=True):
    """How far a signed network is from balance, with what proves it.

    A tie is frustrated where friends are on different sides or enemies on the
    same. `index` is the least weight of frustrated ties over all divisions
    into two sides (frustration index, line index of balance); `bloc_cost` the
    same over all divisions into any number of blocs (correlation clustering).
    """

    n: int                             # actors
    m: int                             # ties
    negative: int
    weighted: bool
    index: float
    bound: float                       # no division into two sides is better than this
    bloc_cost: float
    bloc_bound: float
    proved: bool                       # both are equal to their bounds
    seconds: float
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    frustrated: tuple[SignedTie, ...]  # by this division into two sides
    always: tuple[SignedTie, ...] | None     # frustrated in every best division; None: not asked for, or not proved
    blocs: tuple[Bloc, ...]            # largest first
    misfits: tuple[SignedTie, ...]     # ties that the division into blocs does not fit
    cycles: tuple[Cycle, ...]          # negative cycles that force the index: their weights come to at most `bound`


class StrainedTriad(Record, frozen=True, kw_only=True):
    """Three actors whose ties do not agree: a friend of both sides of a quarrel, or three enemies."""

    members: tuple[str, str, str]
    signs: tuple[Sign, Sign, Sign]     # of the first and second, the second and third, the first and third
    strain: float                      # weight of the weakest of the three ties
    theatres: tuple[tuple[str, ...], ...]    # of the three ties, in that order
    evidence: tuple[str, ...]          # ids of events


class Hedger(Record, frozen=True, kw_only=True):
    """An actor that is friendly to both sides of a hostile pair."""

    actor: str
    between: tuple[tuple[str, str], ...]     # hostile pairs whose both sides are its friends, the most hostile first
    weight: float                      # of its weaker friendly tie in each, summed
    evidence: tuple[str, ...]


class Broker(Record, frozen=True, kw_only=True):
    """An actor that hosts, mediates or carries messages between others."""

    actor: str
    between: tuple[tuple[str, str], ...]
    acts: int
    evidence: tuple[str, ...]          # ids of events


class OddCouple(Record, frozen=True, kw_only=True):
    """Two who stand together against a third while they are opposed elsewhere: "for now"."""

    one: str
    other: str
    against: str
    together: str | None               # the theatre in which they stand together
    opposed: str | None                # the theatre in which they are opposed; None: overall
    evidence: tuple[str, ...]          # ids of events, of both


class SystemShift(Record, frozen=True, kw_only=True):
    """A dated change of the whole: who left which bloc for which, or how strained it is."""

    day: date
    kind: Literal["bloc", "strain"]
    actors: tuple[str, ...]            # bloc: those who moved
    before: float | None               # strain: share of ties frustrated
    after: float | None
    text: str


class System(Record, frozen=True, kw_only=True):
    """All ties of one day, theatre and layer, and what they make together."""

    on: date
    since: date | None
    theatre: str | None
    layer: str                         # "behaviour", or the name of an imported one
    actors: tuple[str, ...]            # those with a signed tie
    ties: tuple[Tie, ...]              # all, the signed ones first; () of another layer than behaviour
    signed: tuple[SignedTie, ...]
    thin: int                          # signed ties of thin evidence
    undecided: int                     # ties without a sign, as their interval holds 0
    balance: Balance                   # by weight
    unweighted: Balance                # each tie as one
    strained: tuple[StrainedTriad, ...]      # most strained first
    hedgers: tuple[Hedger, ...]
    brokers: tuple[Broker, ...]
    odd_couples: tuple[OddCouple, ...]


class WhatIf(Record, frozen=True, kw_only=True):
    """What a system would be if one tie were another: a description, never a forecast."""

    one: str
    other: str
    theatre: str | None
    before: Sign | None                # None: no signed tie
    after: Sign | None                 # None: the tie is taken away
    now: Balance
    then: Balance
    moved: tuple[str, ...]             # actors that change blocs
    strained: tuple[StrainedTriad, ...]      # newly strained
    eased: tuple[StrainedTriad, ...]         # strained no more
