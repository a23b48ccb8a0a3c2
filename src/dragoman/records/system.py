"""What ties make together: balance, blocs, strain, roles, and what would change."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dragoman.records.base import Record
from dragoman.records.ties import Sign, Tie

TriadKind = Literal["friend of both", "three enemies"]


class SignedTie(Record, frozen=True, kw_only=True):
    """A tie as balance sees it: for or against one another, and how heavily that weighs."""

    one: str
    other: str
    sign: Sign
    weight: float = 1.0                # over 0
    theatres: tuple[str, ...] = ()     # in which it holds
    thin: bool = False                 # the evidence for its sign is thin
    coded: bool = False                # no report of the project tells of it: it rests on others' event data alone
    evidence: tuple[str, ...] = ()     # ids of events, the heaviest first


class Cycle(Record, frozen=True, kw_only=True):
    """A round of ties of which an odd number is hostile: whoever takes sides frustrates one of them."""

    members: tuple[str, ...]           # in order; the last is tied to the first
    signs: tuple[Sign, ...]            # of the ties, from each member to the next
    weight: float                      # how much of the index it proves


class Bloc(Record, frozen=True, kw_only=True):
    """Actors with friendly ties inside and hostile ones outside, as far as the ties allow."""

    members: tuple[str, ...]           # most ties within first
    ambiguous: tuple[str, ...]         # members that another division, as good, parts from most of the others


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
    explained: bool = False            # all ambiguous members are told; else none are: not asked for, or not proved


class Placement(Record, frozen=True, kw_only=True):
    """Where an actor stands in a balance: a row of its table."""

    actor: str
    side: int                          # 1 or 2
    bloc: int                          # 1: the largest
    ambiguous: bool                    # another division into blocs, as good, parts it from most of its bloc
    friends: int                       # friendly ties
    enemies: int
    frustrated: int                    # of its ties, by this division into two sides
    misfits: int                       # of its ties, by this division into blocs


class StrainedTriad(Record, frozen=True, kw_only=True):
    """Three actors whose ties do not agree: a friend of both sides of a quarrel, or three enemies."""

    members: tuple[str, str, str]      # the friend of both in the middle; of three enemies, in order of their ids
    kind: TriadKind                    # no blocs end the strain of the first; three blocs end that of the second
    signs: tuple[Sign, Sign, Sign]     # of the first and second, the second and third, the first and third
    strain: float                      # weight of the weakest of the three ties
    theatres: tuple[tuple[str, ...], ...]    # of the three ties, in that order
    thin: bool                         # one of the ties is of thin evidence
    evidence: tuple[str, ...]          # ids of events: the heaviest of each tie


class Hedger(Record, frozen=True, kw_only=True):
    """An actor that is friendly to both sides of a hostile pair."""

    actor: str
    between: tuple[tuple[str, str], ...]     # hostile pairs whose both sides are its friends, the most hostile first
    weight: float                      # of its weaker friendly tie in each, summed
    thin: bool                         # none of these quarrels rests on firm ties alone
    evidence: tuple[str, ...]          # ids of events


class Broker(Record, frozen=True, kw_only=True):
    """An actor that hosts or mediates between others."""

    actor: str
    between: tuple[tuple[str, str], ...]     # the pairs, most often brokered first; () where only one of a pair is told
    with_one: tuple[str, ...]          # those for whom it mediates with somebody who is not told
    mediated: int                      # events in which it goes between
    hosted: int                        # events in which two others meet at its invitation, or opponents on its soil
    offered: int                       # events in which it is only expected to
    evidence: tuple[str, ...]          # ids of events


class OddCouple(Record, frozen=True, kw_only=True):
    """Two who stand together in one theatre while they are opposed elsewhere: "for now"."""

    one: str
    other: str
    against: tuple[str, ...]           # those whom both oppose there; () where they are friends there
    together: str                      # the theatre in which they stand together
    said: int                          # events that say so of both; 0: each does the same there by itself
    opposed: str | None                # the theatre in which they are most opposed; None: only overall
    weight: float                      # of the weakest of the ties that make it; 0 where one only leans
    thin: bool                         # one of these is of thin evidence, or only leans: a lead
    evidence: tuple[str, ...]          # ids of events: what they do there first, then where they are opposed


class SystemShift(Record, frozen=True, kw_only=True):
    """A dated change of the whole: who left which bloc for which, who turned, or how strained it is."""

    day: date                          # of the first system that shows it; turn: the middle one of its pairs' days
    kind: Literal["bloc", "turn", "strain"]      # turn: several pairs of one actor shifted at one time
    actors: tuple[str, ...]            # bloc: those who moved together; turn: who turned
    before: float | None               # strain: share of ties frustrated, each counted alike
    after: float | None
    text: str                          # in words
    evidence: tuple[str, ...] = ()     # ids of events: of the ties that put them there, or are newly frustrated


class System(Record, frozen=True, kw_only=True):
    """All ties of one day, theatre and layer, and what they make together."""

    on: date
    since: date | None
    theatre: str | None
    layer: str                         # "behaviour", or the name of an imported one
    level: float                       # credible level at which ties have a sign; of another layer 1
    firm: bool                         # signed ties of thin evidence are left out
    actors: tuple[str, ...]            # those with a signed tie
    of: int                            # actors that there are, between any two of whom something passed
    ties: tuple[Tie, ...]              # all, the signed ones first; () of another layer than behaviour
    signed: tuple[SignedTie, ...]      # heaviest first
    thin: int                          # signed ties of thin evidence, whether they take part or not
    undecided: int                     # ties without a sign, as evidence bears neither
    left_out: tuple[tuple[str, int], ...]    # ties with actors of a kind that takes no part: the kind, how many
    balance: Balance                   # by weight
    unweighted: Balance                # each tie as one
    triads: int                        # threes that are all tied to one another
    imbalanced: int                    # of these strained
    strained: tuple[StrainedTriad, ...]      # most strained first, at most as many as were asked for
    hedgers: tuple[Hedger, ...]
    brokers: tuple[Broker, ...]
    odd_couples: tuple[OddCouple, ...]       # firmest first, at most a thousand


class WhatIf(Record, frozen=True, kw_only=True):
    """What a system would be if one tie were another: a description, never a forecast."""

    on: date                           # of the system
    theatre: str | None
    layer: str
    one: str
    other: str
    before: Sign | None                # None: no signed tie
    after: Sign | None                 # None: the tie is taken away
    weight: float                      # of the changed tie: that of the tie now, or else the median of all
    now: Balance
    then: Balance
    moved: tuple[str, ...]             # actors that change blocs, the fewest that the two divisions allow
    strained: tuple[StrainedTriad, ...]      # newly strained
    eased: tuple[StrainedTriad, ...]         # strained no more
