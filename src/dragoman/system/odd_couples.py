"""Find the odd couples: together in one theatre "for now", while opposed elsewhere.

Takes pooled ties and the ties of each theatre, gives OddCouple. Two stand
together in a theatre where both oppose the same third party, or where they
are friends. That is what their deeds there amount to; it need not be agreed
between them, nor even welcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.records import OddCouple, Tie
from dragoman.system.signed import pair, signed_tie
from dragoman.system.triads import EVENTS

# Of so many third parties the events are given as evidence.
THIRDS = 3

Pair = tuple[str, str]


class Theatre:
    """The ties of one theatre, and whom each side opposes there."""

    def __init__(self) -> None:
        self.ties: dict[Pair, Tie] = {}
        self.opposed: dict[str, set[str]] = {}

    def add(self, tie: Tie) -> None:
        """Take a tie of this theatre in."""
        self.ties[pair(tie.one, tie.other)] = tie
        if opposes(tie):
            self.opposed.setdefault(tie.one, set()).add(tie.other)
            self.opposed.setdefault(tie.other, set()).add(tie.one)

    def thirds(self, one: str, other: str) -> list[str]:
        """Those whom both oppose here, the heaviest tie first."""
        both = self.opposed.get(one, set()) & self.opposed.get(other, set())
        return sorted(both, key=lambda third: (-min(weight(tie) for tie in self.towards(one, other, third)), third))

    def towards(self, one: str, other: str, third: str) -> tuple[Tie, Tie]:
        """The ties of a pair to a third party."""
        return self.ties[pair(one, third)], self.ties[pair(other, third)]


class Quarrel(NamedTuple):
    """That a pair is opposed, in a theatre or overall."""

    theatre: str | None
    tie: Tie


def odd_couples(pooled: Iterable[Tie], by_theatre: Iterable[Tie]) -> list[OddCouple]:
    """Pairs who stand together in a theatre while a hostile tie binds them elsewhere, the firmest first.

    The hostile tie must be signed, in another theatre or pooled. What each
    has against the third party may lean that way without a sign; such a
    couple is `thin`: a lead to look at.
    """
    theatres: dict[str, Theatre] = {}
    quarrels: dict[Pair, list[Quarrel]] = {}
    for tie in by_theatre:
        assert tie.theatre is not None
        theatres.setdefault(tie.theatre, Theatre()).add(tie)
        if tie.sign == "-":
            quarrels.setdefault(pair(tie.one, tie.other), []).append(Quarrel(tie.theatre, tie))
    for tie in pooled:
        if tie.sign == "-":
            quarrels.setdefault(pair(tie.one, tie.other), []).append(Quarrel(None, tie))
    found = (
        couple
        for (one, other), known in quarrels.items()
        for name, theatre in theatres.items()
        if (couple := couple_in(name, theatre, one, other, known))
    )
    return sorted(found, key=lambda couple: (couple.thin, -couple.weight, couple.one, couple.other, couple.together))


def couple_in(name: str, theatre: Theatre, one: str, other: str, quarrels: list[Quarrel]) -> OddCouple | None:
    """How a pair that is opposed somewhere stands together in a theatre; None where it does not."""
    here = theatre.ties.get((one, other))
    if here is not None and here.sign == "-":
        return None
    friends = here is not None and here.sign == "+"
    thirds = theatre.thirds(one, other)
    elsewhere = [quarrel for quarrel in quarrels if quarrel.theatre != name]
    if not elsewhere or not (friends or thirds):
        return None
    worst = max(elsewhere, key=lambda quarrel: (quarrel.theatre is not None, weight(quarrel.tie)))
    # Of several third parties the firmest makes the couple.
    made_by = ([here] if friends and here else []) + ([*theatre.towards(one, other, thirds[0])] if thirds else [])
    together = [here] if friends and here else made_by
    shown = [tie for third in thirds[:THIRDS] for tie in theatre.towards(one, other, third)]
    return OddCouple(
        one=one,
        other=other,
        against=tuple(thirds),
        together=name,
        opposed=worst.theatre,
        weight=min(weight(tie) for tie in (*together, worst.tie)),
        thin=any(tie.thin or tie.sign is None for tie in (*together, worst.tie)),
        evidence=events_of([*([here] if here else []), *shown, worst.tie]),
    )


def opposes(tie: Tie) -> bool:
    """Whether a tie is hostile, or leans so: more conflict than cooperation, be it too little for a sign."""
    return tie.sign == "-" or (tie.sign is None and tie.conflict.weight > max(tie.cooperation.weight, 0.0))


def weight(tie: Tie) -> float:
    """How heavily a tie weighs; 0 where it has no sign."""
    return signed_tie(tie).weight if tie.sign else 0.0


def events_of(ties: Iterable[Tie]) -> tuple[str, ...]:
    """The heaviest events of some ties, a few of each."""

    def events() -> Iterator[str]:
        for tie in ties:
            yield from tie.evidence[:EVENTS]

    return tuple(dict.fromkeys(events()))
