"""Find the odd couples: together in one theatre "for now", while opposed elsewhere.

Takes pooled ties, those of each theatre and who is said to be aligned, gives
OddCouple. Two stand together where it is said so, where both oppose the same
third party, or where they are friends. Of a common enemy that is what their
deeds amount to; it need not be agreed between them, nor even welcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.records import OddCouple, Tie
from dragoman.system.aligned import Aligned
from dragoman.system.signed import pair, rounded
from dragoman.system.triads import EVENTS

# A tie without a sign counts as a lead from this lean on; one act of violence that nobody confirms is not enough.
LEANS = -0.25
# What is said of two is no more than a lead unless so many events say it.
TOLD = 2
# Of so many third parties the events are given as evidence.
THIRDS = 3

Pair = tuple[str, str]


class Quarrel(NamedTuple):
    """That a pair is opposed, in a theatre or overall."""

    theatre: str | None
    tie: Tie


class Theatre:
    """The ties of one theatre, whom each side opposes there, and who is said to be aligned."""

    def __init__(self) -> None:
        self.ties: dict[Pair, Tie] = {}
        self.friends: set[Pair] = set()
        self.opposed: dict[str, set[str]] = {}
        self.present: set[str] = set()
        self.said: dict[Pair, list[Aligned]] = {}

    def add(self, tie: Tie) -> None:
        """Take a tie of this theatre in."""
        self.ties[pair(tie.one, tie.other)] = tie
        if tie.sign == "+":
            self.friends.add(pair(tie.one, tie.other))
        if tie.acts:
            self.present |= {tie.one, tie.other}
        if opposes(tie):
            self.opposed.setdefault(tie.one, set()).add(tie.other)
            self.opposed.setdefault(tie.other, set()).add(tie.one)

    def uniting(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Those of some pairs whom anything could make stand together here, which nothing does most of them."""
        for both in pairs:
            if (
                both in self.said
                or both in self.friends
                or ((foes := self.opposed.get(both[0])) and not foes.isdisjoint(self.opposed.get(both[1], ())))
            ):
                yield both

    def enemies(self, one: str, other: str, *, leading: bool) -> list[str]:
        """Those whom both oppose here, the heaviest ties first; one of both by a tie with a sign, unless `leading`."""
        both = self.opposed.get(one, set()) & self.opposed.get(other, set())
        found = [third for third in both if leading or any(tie.sign for tie in self.towards(one, other, third))]
        return sorted(found, key=lambda third: (-min(map(weight, self.towards(one, other, third))), third))

    def towards(self, one: str, other: str, third: str) -> tuple[Tie, Tie]:
        """The ties of a pair to a third party."""
        return self.ties[pair(one, third)], self.ties[pair(other, third)]


def odd_couples(pooled: Iterable[Tie], by_theatre: Iterable[Tie], said: Iterable[Aligned] = ()) -> list[OddCouple]:
    """Pairs who stand together in a theatre while they are opposed elsewhere, the firmest first.

    Opposed they are by a hostile tie in another theatre, or pooled. A pair
    that is hostile in the theatre itself does not stand together there,
    unless it is said so and the hostility is thin. Where one of the ties that
    this rests on is thin, or only leans, the couple is `thin`: a lead to look
    at. Where all of them only lean, it must be said of both, or the two must
    lean to friendship there.
    """
    theatres: dict[str, Theatre] = {}
    quarrels: dict[Pair, list[Quarrel]] = {}
    for tie in by_theatre:
        assert tie.theatre is not None
        theatres.setdefault(tie.theatre, Theatre()).add(tie)
    for one in said:
        theatres.setdefault(one.theatre, Theatre()).said.setdefault((one.one, one.other), []).append(one)
    everywhere: list[tuple[str | None, Tie]] = [(None, tie) for tie in pooled]
    everywhere += [(name, tie) for name, theatre in theatres.items() for tie in theatre.ties.values()]
    for name, tie in everywhere:
        if opposes(tie):
            quarrels.setdefault(pair(tie.one, tie.other), []).append(Quarrel(name, tie))
    found = (
        couple
        for name, theatre in theatres.items()
        for both in theatre.uniting(quarrels)
        if (couple := couple_in(name, theatre, both, quarrels[both]))
    )
    return sorted(found, key=lambda one: (one.thin, -one.weight, -one.said, one.one, one.other, one.together))


def couple_in(name: str, theatre: Theatre, both: Pair, quarrels: Sequence[Quarrel]) -> OddCouple | None:
    """How a pair that is opposed somewhere stands together in a theatre; None where it does not."""
    here = theatre.ties.get(both)
    # An event may count in several theatres: in those where the third party does something itself.
    said = [one for one in theatre.said.get(both, []) if one.against in theatre.present]
    if here is not None and opposes(here) and not (said and (here.thin or here.sign is None)):
        return None
    friends = here is not None and here.sign == "+"
    # Leans alone make a couple only where something speaks for it: what is said of both, or how they deal there.
    leading = bool(said) or (here is not None and here.acts > 0 and here.lean >= -LEANS)
    elsewhere = [one for one in quarrels if one.theatre != name and (leading or one.tie.sign)]
    enemies = theatre.enemies(*both, leading=leading)
    if not elsewhere or not (friends or said or enemies):
        return None
    worst = max(elsewhere, key=lambda one: (one.tie.sign is not None, one.theatre is not None, weight(one.tie)))
    made_by = [here] if friends and here else [*theatre.towards(*both, enemies[0])] if enemies else []
    told = list(dict.fromkeys(one.event for one in said))
    shown = [tie for third in enemies[:THIRDS] for tie in theatre.towards(*both, third)]
    return OddCouple(
        one=both[0],
        other=both[1],
        against=tuple(dict.fromkeys([*(one.against for one in said), *enemies])),
        together=name,
        said=len(told),
        opposed=worst.theatre,
        weight=min(weight(tie) for tie in (*made_by, worst.tie)),
        thin=any(tie.thin or tie.sign is None for tie in (*made_by, worst.tie)) or not (made_by or len(told) >= TOLD),
        evidence=tuple(dict.fromkeys([*told, *events_of([*made_by, *shown, worst.tie])])),
    )


def opposes(tie: Tie) -> bool:
    """Whether a tie is hostile, or leans so far to it that it makes a lead."""
    return tie.sign == "-" or (tie.sign is None and tie.acts > 0 and tie.lean <= LEANS)


def weight(tie: Tie) -> float:
    """How heavily a tie weighs; 0 where it has no sign."""
    return rounded(tie.least) if tie.sign else 0.0


def events_of(ties: Iterable[Tie]) -> Iterator[str]:
    """The heaviest events of some ties, a few of each."""
    for tie in ties:
        yield from tie.evidence[:EVENTS]
