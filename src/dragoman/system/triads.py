"""Find the triads under strain: threes whose ties do not agree.

Takes signed ties, gives StrainedTriad. Two kinds are kept apart. A friend of
both sides of a quarrel is strained however many blocs there are. Three
enemies are strained only as long as the world is thought of as two sides
(Cartwright & Harary 1956); as three blocs they are at rest (Davis 1967).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from dragoman.records import Sign, SignedTie, StrainedTriad, TriadKind
from dragoman.system.signed import pair

# So many events of each tie are shown for a finding that rests on several ties.
EVENTS = 2


class Neighbours:
    """The ties of a system, to be asked for by pair, and who is whose friend and enemy."""

    def __init__(self, ties: Iterable[SignedTie]) -> None:
        self.ties = {pair(tie.one, tie.other): tie for tie in ties}
        self.friends: dict[str, set[str]] = {}
        self.enemies: dict[str, set[str]] = {}
        self.weights: dict[str, dict[str, float]] = {}
        for tie in self.ties.values():
            for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
                self.friends.setdefault(one, set())
                self.enemies.setdefault(one, set())
                self.weights.setdefault(one, {})[other] = tie.weight
                (self.friends if tie.sign == "+" else self.enemies)[one].add(other)

    def between(self, one: str, other: str) -> SignedTie:
        """The tie of a pair; KeyError where there is none."""
        return self.ties[pair(one, other)]


class Three(NamedTuple):
    """A strained triad as it is found, the most strained sorted first: who, the friend of both in the middle."""

    rest: float  # its strain, negative
    members: tuple[str, str, str]
    kind: TriadKind


class Census(NamedTuple):
    """How many threes are all tied to one another, how many of these are strained, and the most strained ones."""

    triads: int
    imbalanced: int
    strained: tuple[StrainedTriad, ...]


def strained(ties: Sequence[SignedTie], *, most: int | None = None) -> Census:
    """The triads under strain, most strained first, at most so many, beside how many there are in all.

    How strained a triad is, is the weight of the weakest of its three ties:
    it could give way most easily, and then all is quiet. Takes time by the
    common neighbours of tied pairs: half a second for 150 actors who are
    all tied, with 275,000 strained triads.
    """
    near = Neighbours(ties)
    found = list(threes(near))
    shown = sorted(found) if most is None else nsmallest(most, found)
    return Census(count_triads(near), len(found), tuple(triad(three, near) for three in shown))


def threes(near: Neighbours) -> Iterator[Three]:
    """All strained triads: every one holds a hostile tie, and its third member is a friend or an enemy of both."""
    for (one, other), tie in near.ties.items():
        if tie.sign == "-":
            to_one, to_other, weight = near.weights[one], near.weights[other], tie.weight
            for friend in near.friends[one] & near.friends[other]:
                yield Three(-min(weight, to_one[friend], to_other[friend]), (one, friend, other), "friend of both")
            for third in near.enemies[one] & near.enemies[other]:
                if third > other:  # else it is found from another of its ties
                    yield Three(-min(weight, to_one[third], to_other[third]), (one, other, third), "three enemies")


def triads_with(one: str, other: str, ties: Sequence[SignedTie]) -> list[StrainedTriad]:
    """The strained triads of which a pair is a part, most strained first; none where they have no tie."""
    near = Neighbours(ties)
    if pair(one, other) not in near.ties:
        return []
    tied = [near.friends[member] | near.enemies[member] for member in (one, other)]
    around = {one, other, *(tied[0] & tied[1])}
    within = [tie for tie in ties if tie.one in around and tie.other in around and {one, other} & {tie.one, tie.other}]
    return list(strained(within).strained)


def triad(three: Three, near: Neighbours) -> StrainedTriad:
    """A strained triad with the theatres of its ties and the events that they rest on."""
    first, second, third = three.members
    ties = [near.between(*both) for both in ((first, second), (second, third), (first, third))]
    signs: tuple[Sign, Sign, Sign] = (ties[0].sign, ties[1].sign, ties[2].sign)
    return StrainedTriad(
        members=three.members,
        kind=three.kind,
        signs=signs,
        strain=-three.rest,
        theatres=tuple(tie.theatres for tie in ties),
        thin=any(tie.thin for tie in ties),
        evidence=evidence_of(ties),
    )


def evidence_of(ties: Iterable[SignedTie], each: int = EVENTS) -> tuple[str, ...]:
    """The heaviest events of some ties, a few of each."""
    return tuple(dict.fromkeys(chain.from_iterable(tie.evidence[:each] for tie in ties)))


def count_triads(near: Neighbours) -> int:
    """How many threes are all tied to one another."""
    all_of = {member: near.friends[member] | near.enemies[member] for member in near.friends}
    return sum(len(all_of[one] & all_of[other]) for one, other in near.ties) // 3
