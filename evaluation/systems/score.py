"""How much of a generated system the program finds, beside what anyone would try first.

Takes a Set of the task system, gives a result as the other tasks do: each
figure for the wire and for the paper. The systems of `held` are for closing
figures: nothing is to be tuned on them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from dragoman import __version__, system
from dragoman.deeds import Deeds
from dragoman.evaluate.figures import Counts, Figures, intervals, total
from dragoman.evaluate.run import rounded
from dragoman.records import Event, SignedTie, System, Tie
from dragoman.ties import weigh
from dragoman.ties.weights import load
from evaluation.sets import Set
from evaluation.systems import naive, truth
from evaluation.systems.leans import aged, true_leans, true_rates
from evaluation.systems.settings import CORPORA, Corpus
from evaluation.systems.signs import count_covered, count_order, count_signs, covered_figures, sign_figures, signs_of
from evaluation.systems.structure import dyad
from evaluation.systems.structures import count_blocs, count_found, structure_figures
from evaluation.systems.truth import Rates
from evaluation.systems.world import World, world

SEEDS = MappingProxyType({"dev": range(10), "held": range(1000, 1010)})

LIKELY = 0.5  # probability from which theatres are said to disagree

Progress = Callable[[int, int], None]


class Told(NamedTuple):
    """A world as a corpus tells it, with what is true of it."""

    world: World
    corpus: Corpus
    events: list[Event]
    deeds: Deeds
    rated: dict[truth.Pair, Rates]

    @property
    def last(self) -> int:
        """The last day."""
        return self.world.structure.ends - 1


def measure(one: Set, progress: Progress | None = None) -> dict[str, Any]:
    """The figures of the systems of a set, those of the naive rules, and what is reached with all signs known."""
    seeds = SEEDS[one.name]
    items: list[Counter[str]] = []
    for place, seed in enumerate(seeds):
        items.append(count(world(seed)))
        if progress:
            progress(place + 1, len(seeds))
    shown = figures(total(items))
    spans = intervals(items, figures)
    return {
        "task": one.task,
        "file": one.name,
        "n": len(items),
        "not_scored": 0,
        "figures": {name: rounded(figure, 2) for name, figure in shown.items()},
        "gold": {name: figure.base for name, figure in shown.items()},
        "intervals": {name: [round(low, 2), round(high, 2)] for name, (low, high) in spans.items()},
        "version": __version__,
    }


def count(planted: World) -> Counter[str]:
    """All counts of one world, each by corpus."""
    counts: Counter[str] = Counter()
    for corpus in CORPORA:
        events = planted.events(corpus)
        told = Told(planted, corpus, events, Deeds.of_events(events), true_rates(planted, corpus, load()))
        for rule, counted in (("", program(told)), ("naive: ", by_rules(told)), ("known: ", with_signs_known(told))):
            counts.update({f"{rule}{corpus.name}.{name}": number for name, number in counted.items()})
    return counts


def program(told: Told) -> Counter[str]:
    """What the program finds."""
    ties = weigh(told.deeds, until=told.world.until, each=True)
    pooled = [tie for tie in ties if tie.theatre is None]
    return signed(told, pooled, ties) + covered(told, pooled, ties) + structured(told, pooled, ties)


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
    differing = {dyad(tie.one, tie.other) for tie in pooled if (tie.disagree or 0) > LIKELY}
    return counts + count_found(differing, truth.disagreeing(told.world, told.last), "disagree")


def bloc_of(found: System) -> dict[str, int]:
    """The number of the bloc of each actor."""
    return {id: place for place, bloc in enumerate(found.balance.blocs) for id in bloc.members}


def by_rules(told: Told) -> Counter[str]:
    """What the naive rules find."""
    tones = naive.mean_tones(told.deeds)
    known = truth.signs(told.world, told.last)
    signs = {pair: "+" if tone > 0 else "-" if tone < 0 else None for pair, tone in tones.items()}
    counts = count_signs(signs, known, "signs") + count_order(tones, known)
    return counts + count_blocs(naive.blocs(signs), truth.blocs(told.world, told.last), "blocs")


def with_signs_known(told: Told) -> Counter[str]:
    """The blocs that the true signs make: more cannot be asked."""
    counts: Counter[str] = Counter()
    for theatre, name in [(None, "blocs"), *((one, "blocs.theatres") for one in told.world.structure.theatres)]:
        known = truth.signs(told.world, told.last, theatre)
        ties = [
            SignedTie(one=one, other=other, sign=sign) for (one, other), sign in known.items() if sign in ("+", "-")
        ]  # type: ignore[arg-type]
        found = system.solve(ties, explain=False)
        blocs = {id: place for place, bloc in enumerate(found.blocs) for id in bloc.members}
        counts += count_blocs(blocs, truth.blocs(told.world, told.last, theatre), name)
    return counts


def figures(counts: Counts) -> Figures:
    """All figures, by rule and corpus; of the rules those alone that they can be asked for."""
    shown: Figures = {}
    for rule in ("", "naive: ", "known: "):
        for corpus in CORPORA:
            start = f"{rule}{corpus.name}."
            own = {name.removeprefix(start): number for name, number in counts.items() if name.startswith(start)}
            found = sign_figures(own) | covered_figures(own) | structure_figures(own)
            shown |= {f"{start}{name}": figure for name, figure in found.items() if not rule or figure.base}
    return shown
