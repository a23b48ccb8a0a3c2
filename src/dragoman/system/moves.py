"""Follow blocs over time, and find who left which for which.

Takes Systems in order of their days, gives SystemShifts. A division into blocs
flickers where many are nearly as good: a move counts once it has lasted, and
where some friend that was left has become an enemy, or some enemy that was
joined a friend.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.records import Bloc, System, SystemShift
from dragoman.system.what_if import matched

NAMED = 3  # members by which a bloc is called
MOST = 5  # events of evidence

Labels = dict[str, int]  # actors and the bloc that each is in, which keeps its number over time


class Move(NamedTuple):
    """That an actor stands in another bloc from a system on."""

    place: int  # of the first system in which it does
    actor: str
    before: int
    after: int
    home: int  # place of the first system in which it stood where it was before


def moves_between_blocs(systems: Sequence[System], lasting: int) -> Iterator[SystemShift]:
    """The moves of actors between blocs that lasted, those who move together at once."""
    labels = list(labelled([system.balance.blocs for system in systems]))
    together: dict[tuple[int, int, int], list[str]] = {}
    for move in moves(labels, [_ambiguous(system) for system in systems], lasting):
        if has_turned(systems, labels[move.place], move, lasting):
            together.setdefault((move.place, move.before, move.after), []).append(move.actor)
    for (place, before, after), actors in sorted(together.items()):
        system, now = systems[place], labels[place]
        left, joined = (_called(system, now, bloc, actors) for bloc in (before, after))
        yield SystemShift(
            day=system.on,
            kind="bloc",
            actors=tuple(sorted(actors)),
            before=None,
            after=None,
            text=_moved(actors, left, joined),
            evidence=_between(system, now, actors, before, after),
        )


def labelled(divisions: Iterable[Sequence[Bloc]]) -> Iterator[Labels]:
    """The blocs of each division by numbers that they keep: a bloc goes on as the one that shares most members.

    Who is away meanwhile is taken to stand where it last stood.
    """
    last: Labels = {}
    new = 0
    for blocs in divisions:
        numbers = sorted(set(last.values()))
        known = [tuple(actor for actor, number in last.items() if number == wanted) for wanted in numbers]
        goes_on = matched([Bloc(members=members, ambiguous=()) for members in known], blocs) if known else {}
        named = {column: numbers[row] for row, column in goes_on.items()}
        now: Labels = {}
        for place, bloc in enumerate(blocs):
            if place not in named:
                named[place] = new
            new = max(new, named[place] + 1)
            now |= dict.fromkeys(bloc.members, named[place])
        last |= now
        yield now


def moves(labels: Sequence[Labels], unsure: Sequence[frozenset[str]], lasting: int) -> Iterator[Move]:
    """Who changes blocs for as many systems as it takes, by actor and place."""
    for actor in sorted({actor for one in labels for actor in one}):
        seen = [
            (place, now[actor])
            for place, (now, doubtful) in enumerate(zip(labels, unsure, strict=True))
            if actor in now and actor not in doubtful
        ]
        home: int | None = None
        since = 0
        for number, (place, label) in enumerate(seen):
            run = [later for _, later in seen[number : number + lasting]]
            if len(run) < lasting or set(run) != {label}:
                continue
            if home is not None and label != home:
                yield Move(place, actor, home, label, since)
            if label != home:
                home, since = label, place


def has_turned(systems: Sequence[System], labels: Mapping[str, int], move: Move, lasting: int) -> bool:
    """Whether a friend that is left has become an enemy, or an enemy that is joined a friend.

    On generated systems, of a hundred moves that last hardly one was planted:
    ties near the edge of having a sign gain and lose it, and the best division
    with them, while nobody does anything else than before.
    """
    then = signs_of(move.actor, systems[move.home : move.place])
    now = signs_of(move.actor, systems[move.place : move.place + 2 * lasting])
    turning = {move.before: ("+", "-"), move.after: ("-", "+")}
    return any(
        was in then.get(other, ()) and becomes in now.get(other, ())
        for other, bloc in labels.items()
        if bloc in turning
        for was, becomes in [turning[bloc]]
    )


def signs_of(actor: str, systems: Iterable[System]) -> dict[str, set[str]]:
    """The signs that an actor's tie to each other has in some of the systems."""
    found: dict[str, set[str]] = {}
    for system in systems:
        for tie in system.signed:
            if actor in (tie.one, tie.other):
                found.setdefault(tie.other if tie.one == actor else tie.one, set()).add(tie.sign)
    return found


def _ambiguous(system: System) -> frozenset[str]:
    return frozenset(actor for bloc in system.balance.blocs for actor in bloc.ambiguous)


def _called(system: System, labels: Labels, bloc: int, movers: Sequence[str]) -> str | None:
    """What a bloc is called, by members who did not move; None where nobody else is in it."""
    ordered = [actor for one in system.balance.blocs for actor in one.members]
    members = [actor for actor in ordered if labels[actor] == bloc and actor not in movers]
    more = f" and {len(members) - NAMED} more" if len(members) > NAMED else ""
    return f"the bloc of {', '.join(members[:NAMED])}{more}" if members else None


def _moved(actors: Sequence[str], left: str | None, joined: str | None) -> str:
    """A move in words."""
    who = ", ".join(sorted(actors))
    if joined:
        return f"{who} left {left} for {joined}" if left else f"{who} joined {joined}, all of their bloc"
    alone = "stands alone" if len(actors) == 1 else "make a bloc of their own"
    return f"{who} left {left} and {alone}" if left else f"{who} {alone}"


def _between(
    system: System, labels: Mapping[str, int], actors: Sequence[str], before: int, after: int
) -> tuple[str, ...]:
    """Events of the heaviest ties that put the movers where they are: with friends there, against those they left."""
    found: dict[str, None] = {}
    for tie in system.signed:
        for mover, other in ((tie.one, tie.other), (tie.other, tie.one)):
            bloc = labels.get(other)
            if mover in actors and other not in actors and (tie.sign, bloc) in (("+", after), ("-", before)):
                found |= dict.fromkeys(tie.evidence[:1])
    return tuple(found)[:MOST]
