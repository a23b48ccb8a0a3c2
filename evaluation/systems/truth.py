"""Say what is true of a system: signs, rates, blocs, shifts and roles.

Takes a World, gives what the stages should find of it. What a deed is worth
is not planted: it is asked of the caller, so that a rate is that of the deeds
which the corpus tells in the long run, weighed as the ties weigh them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dragoman.deeds import Act as DeedAct
from dragoman.records import Support
from evaluation.systems.acts import Act, acts
from evaluation.systems.settings import Corpus
from evaluation.systems.streams import Stream, spans
from evaluation.systems.structure import FOES, MONTH, Dealing, Dyad, dyad
from evaluation.systems.telling import Told, noted, tellings
from evaluation.systems.world import World, most

if TYPE_CHECKING:
    from numpy.typing import NDArray

Worth = Callable[[DeedAct, Told], tuple[float, float]]  # in cooperation and in conflict
Pair = tuple[str, str, str | None]  # a dyad in a theatre, or in all

SETTLED = 45  # days within which changes of a pair are one shift
STEADY = 365  # days before and after a shift over which its rates are taken
CHANNELS = ("cooperation", "conflict")


class Rates(NamedTuple):
    """What a corpus tells of a pair, in the long run: a month, day by day, of cooperation and of conflict."""

    weight: NDArray[np.float64]
    acts: NDArray[np.float64]


class PlantedShift(NamedTuple):
    """A change of what passes between two, in all theatres together."""

    dyad: Dyad
    channel: str
    day: int
    ratio: float
    acts: float  # expected in the channel within a year before and after


def signs(world: World, day: int, theatre: str | None = None) -> dict[Dyad, str | None]:
    """What pairs that deal with one another are: + or −, None where they are neither, "±" where theatres differ.

    Those whom a broker brings to its table are neither friends nor enemies of it.
    """
    found: dict[Dyad, set[str]] = {}
    for dealing in world.structure.dealings:
        if theatre in (None, dealing.theatre):
            known = found.setdefault((dealing.one, dealing.other), set())
            known |= {sign} if (sign := sign_of(dealing, day)) else set()
    return {pair: "±" if len(known) > 1 else next(iter(known), None) for pair, known in found.items()}


def sign_of(dealing: Dealing, day: int) -> str | None:
    """What a pair is in its theatre."""
    relation = dealing.at(day).relation
    return "-" if relation in FOES else "+" if relation == "friend" else None


def rates(world: World, corpus: Corpus, worth: Worth) -> dict[Pair, Rates]:
    """What a corpus tells of each pair, in all and by theatre; the day 0 is the first of the world."""
    structure = world.structure
    size = structure.ends - structure.begins
    found: dict[Pair, Rates] = {}
    chosen = world.chosen(corpus) * most()
    tables = {
        (support, against): _valued(support, against, corpus, worth)
        for support in (None, "expected", "denied")
        for against in (False, True)
    }
    for stream in world.streams:
        for one, other, against in stream.cast:
            for first, last, part in spans(stream, structure.ends):
                valued = np.array(part.mix) @ tables[stream.support, against] * part.rate * chosen
                days = slice(first - structure.begins, last - structure.begins)
                for theatre, share in _told(stream, world) if valued.any() else ():
                    pair = (*dyad(one, other), theatre)
                    if pair not in found:
                        found[pair] = Rates(np.zeros((2, size)), np.zeros((2, size)))
                    found[pair].weight[:, days] += share * valued[:2, None]
                    found[pair].acts[:, days] += share * valued[2:, None]
    return found


def _valued(support: Support | None, against: bool, corpus: Corpus, worth: Worth) -> NDArray[np.float64]:
    """Weights, and chances of weighing anything, in both channels, of an event of each act."""
    table = np.zeros((len(acts()), 4))
    for row, act in enumerate(acts()):
        for told in tellings(act, support, corpus):
            valued = np.array(worth(deed_act(act, against), told))
            table[row] += noted(act, corpus) * told.share * np.concatenate([valued, valued > 0])
    return table


def deed_act(act: Act, against: bool) -> DeedAct:
    """An act as deeds have it."""
    return DeedAct(act.type, act.mode, act.symmetric and not against, against)


def _told(stream: Stream, world: World) -> Iterator[tuple[str | None, float]]:
    """The theatres that deeds of a stream are told to belong to, and how often; all belong to the whole."""
    yield None, 1.0
    if stream.theatre is not None:
        lost, wrong = world.settings.no_theatre, world.settings.wrong_theatre
        others = [other for other in world.structure.theatres if other != stream.theatre]
        yield stream.theatre, 1 - lost - wrong
        for other in others:
            yield other, wrong / len(others)


def shifts(world: World, rated: dict[Pair, Rates]) -> list[PlantedShift]:
    """Every change of a channel of a pair that was planted, by what it makes of the pair as a whole."""
    structure = world.structure
    changed: dict[Dyad, set[int]] = {}
    for dealing in structure.dealings:
        days = {regime.since for regime in dealing.regimes[1:]}
        changed.setdefault((dealing.one, dealing.other), set()).update(days)
    return [
        shift
        for pair, days in sorted(changed.items())
        if (*pair, None) in rated
        for shift in _of_pair(pair, sorted(days), rated[*pair, None], structure.begins)
    ]


def _of_pair(pair: Dyad, days: list[int], rated: Rates, begins: int) -> Iterator[PlantedShift]:
    """The shifts of a pair: changes that follow one another at once are one, at the first of them."""
    starts = [day for place, day in enumerate(days) if place == 0 or day - days[place - 1] > SETTLED]
    size = rated.weight.shape[1]
    for place, day in enumerate(starts):
        last = max(other for other in days if day <= other <= day + SETTLED)
        first = starts[place - 1] - begins if place else 0
        end = starts[place + 1] - begins if place + 1 < len(starts) else size
        before = slice(max(first, day - begins - STEADY), day - begins)
        after = slice(last - begins, min(end, last - begins + STEADY))
        for row, channel in enumerate(CHANNELS):
            was, became = rated.weight[row, before].mean(), rated.weight[row, after].mean()
            told = (rated.acts[row, before].sum() + rated.acts[row, after].sum()) / MONTH
            if was > 0 and became > 0:
                yield PlantedShift(pair, channel, day, float(became / was), float(told))


def blocs(world: World, day: int, theatre: str | None = None) -> dict[str, int]:
    """The bloc of each that has one and is someone's friend or enemy there.

    In all theatres together, those have none who stand elsewhere in a theatre
    than in the others; the first, in which all stand against one, aside.
    """
    first = next(iter(world.structure.theatres))
    tied = {id for pair, sign in signs(world, day, theatre).items() if sign for id in pair}
    found = {
        id: stand[-1][1] if day >= stand[-1][0] else stand[0][1]
        for (id, at), stand in world.structure.blocs.items()
        if at == theatre and id in tied
    }
    if theatre is not None:
        return found
    return {
        id: bloc
        for id, bloc in found.items()
        if all(blocs(world, day, at).get(id, bloc) == bloc for at in world.structure.theatres if at != first)
    }


def hedgers(world: World, day: int) -> set[tuple[str, Dyad]]:
    """Each actor that is a friend of both sides of a hostile pair, with the pair."""
    known = signs(world, day)
    friends: dict[str, set[str]] = {}
    for (one, other), sign in known.items():
        if sign == "+":
            friends.setdefault(one, set()).add(other)
            friends.setdefault(other, set()).add(one)
    return {
        (id, pair)
        for id, near in friends.items()
        for pair in combinations(sorted(near), 2)
        if known.get(pair) == "-"
    }  # fmt: skip


def odd_couples(world: World, day: int) -> set[Dyad]:
    """Pairs that stand together in a theatre while they are enemies in another: as friends, or against a third."""
    by_theatre = {theatre: signs(world, day, theatre) for theatre in world.structure.theatres}
    found = set()
    for theatre, known in by_theatre.items():
        elsewhere = [there for other, there in by_theatre.items() if other != theatre]
        opposed = {pair for there in elsewhere for pair, sign in there.items() if sign == "-"}
        found |= {pair for pair in opposed if _together(pair, known)}
    return found


def disagreeing(world: World, day: int) -> set[Dyad]:
    """Pairs that are friends in one theatre and enemies in another."""
    return {pair for pair, sign in signs(world, day).items() if sign == "±"}


def agreeing(world: World, day: int) -> set[Dyad]:
    """Pairs that are friends in all of their theatres, or enemies in all: none of them neutral."""
    found: dict[Dyad, set[str | None]] = {}
    for dealing in world.structure.dealings:
        found.setdefault((dealing.one, dealing.other), set()).add(sign_of(dealing, day))
    return {pair for pair, known in found.items() if len(known) == 1 and None not in known}


def _together(pair: Dyad, known: dict[Dyad, str | None]) -> bool:
    """Whether two are friends, or no enemies and against the same third."""
    sign = known.get(pair)
    return sign == "+" or (sign is None and bool(_enemies(pair[0], known) & _enemies(pair[1], known)))


def _enemies(id: str, known: dict[Dyad, str | None]) -> set[str]:
    return {other for pair, sign in known.items() if sign == "-" and id in pair for other in pair if other != id}
