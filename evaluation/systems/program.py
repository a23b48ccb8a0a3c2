"""Count what the program finds of a generated system: signs, intervals, blocs, roles and shifts.

Takes a Told, gives counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman import system
from dragoman.records import System, Tie
from dragoman.ties import series, shifts, weigh
from dragoman.ties.weights import load
from evaluation.systems import truth
from evaluation.systems.leans import aged, true_leans
from evaluation.systems.signs import count_covered, count_order, count_signs, signs_of
from evaluation.systems.structure import dyad
from evaluation.systems.structures import count_blocs, count_defections, count_found
from evaluation.systems.told import Told
from evaluation.systems.turning import FoundShift, count_shifts

LIKELY = 0.5  # probability from which theatres are said to disagree


def found_by_program(told: Told) -> Counter[str]:
    """What the program finds."""
    ties = weigh(told.deeds, until=told.world.until, each=True)
    pooled = [tie for tie in ties if tie.theatre is None]
    return signed(told, pooled, ties) + covered(told, pooled, ties) + structured(told, pooled, ties) + turned(told)


def signed(told: Told, pooled: Sequence[Tie], ties: Sequence[Tie]) -> Counter[str]:
    """Signs of pooled ties, of those of more than thin evidence, and of ties in one theatre."""
    known = truth.signs(told.world, told.last)
    counts = count_signs(signs_of(pooled), known, "signs") + count_signs(signs_of(pooled, firm=True), known, "firm")
    counts += count_order({dyad(tie.one, tie.other): tie.lean for tie in pooled}, known)
    for theatre in told.world.structure.theatres:
        there = signs_of(tie for tie in ties if tie.theatre == theatre)
        counts += count_signs(there, truth.signs(told.world, told.last, theatre), "theatres")
    return counts


def covered(told: Told, pooled: Sequence[Tie], ties: Sequence[Tie]) -> Counter[str]:
    """Whether the intervals of rates and leans hold the true ones."""
    true = {(*dyad(tie.one, tie.other), tie.theatre): tie for tie in ties}
    counts: Counter[str] = Counter()
    for pair, tie in true.items():
        if pair in told.rated:
            cooperation, conflict = aged(told.rated[pair])
            counts += count_covered([((tie.cooperation.low, tie.cooperation.high), cooperation)], "cooperation")
            counts += count_covered([((tie.conflict.low, tie.conflict.high), conflict)], "conflict")
    leans = true_leans(told.world, told.corpus, load())
    held = [((tie.low, tie.high), leans[pair]) for tie in pooled if (pair := dyad(tie.one, tie.other)) in leans]
    return counts + count_covered(held, "lean")


def structured(told: Told, pooled: Sequence[Tie], ties: Sequence[Tie]) -> Counter[str]:
    """Blocs of the whole and of each theatre, and the roles."""
    structure = told.world.structure
    by_theatre = [tie for tie in ties if tie.theatre is not None]
    whole = system.build(pooled, by_theatre=by_theatre, events=[(one, ()) for one in told.events], on=told.world.until)
    counts = count_blocs(bloc_of(whole), truth.blocs(told.world, told.last), "blocs")
    for theatre in structure.theatres:
        there = [tie for tie in by_theatre if tie.theatre == theatre]
        found = system.build(there, on=told.world.until, theatre=theatre)
        counts += count_blocs(bloc_of(found), truth.blocs(told.world, told.last, theatre), "blocs.theatres")
    hedged = {(one.actor, dyad(*pair)) for one in whole.hedgers for pair in one.between}
    counts += count_found(hedged, truth.hedgers(told.world, told.last), "hedgers")
    brokers = {one.actor for one in whole.brokers if one.between}
    counts += count_found(brokers, structure.brokers, "brokers")
    couples = {dyad(one.one, one.other) for one in whole.odd_couples}
    counts += count_found(couples, truth.odd_couples(told.world, told.last), "odd_couples")
    differ, agree = (find(told.world, told.last) for find in (truth.disagreeing, truth.agreeing))
    differing = {dyad(tie.one, tie.other) for tie in pooled if (tie.disagree or 0) > LIKELY}
    return counts + count_found(differing & (differ | agree), differ, "disagree")


def turned(told: Told) -> Counter[str]:
    """Shifts of all pairs of which more than a little is told, outbursts aside; and actors that turned."""
    lasting = {
        pair: [one for one in shifts(series(told.deeds, *pair)) if not one.outburst] for pair in told.busy()
    }  # fmt: skip
    found = {
        pair: [FoundShift(one.day.toordinal(), one.low.toordinal(), one.high.toordinal(), one.channel, one.ratio)
               for one in several]
        for pair, several in lasting.items()
    }  # fmt: skip
    turned = system.turns(one for several in lasting.values() for one in several)
    moves = [(actor, one.day.toordinal()) for one in turned for actor in one.actors]
    return count_shifts(found, told.planted) + count_defections(moves, told.world.structure.defections)


def bloc_of(found: System) -> dict[str, int]:
    """The number of the bloc of each actor."""
    return {id: place for place, bloc in enumerate(found.balance.blocs) for id in bloc.members}
