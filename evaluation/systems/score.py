"""How much of a generated system the program finds, beside what anyone would try first.

Takes a Set of the task system, gives a result as the other tasks do: each
figure for the wire and for the paper. The systems of `held` are for closing
figures: nothing is to be tuned on them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from dragoman.deeds import Deeds
from dragoman.evaluate.figures import Counts, Figures, intervals, total
from dragoman.ties.weights import load
from evaluation.result import result
from evaluation.sets import Set
from evaluation.systems import truth
from evaluation.systems.leans import true_rates
from evaluation.systems.program import found_by_program
from evaluation.systems.rules import found_by_rules, found_with_signs_known
from evaluation.systems.settings import CORPORA, Corpus
from evaluation.systems.signs import covered_figures, sign_figures
from evaluation.systems.structures import structure_figures
from evaluation.systems.told import Told
from evaluation.systems.turning import planted_days, shift_figures
from evaluation.systems.world import World, world

SEEDS = MappingProxyType({"dev": range(10), "held": range(1000, 1010)})
RULES = MappingProxyType({"": found_by_program, "naive: ": found_by_rules, "known: ": found_with_signs_known})

Progress = Callable[[int, int], None]


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
    return result(one, len(items), shown, spans)


def count(planted: World) -> Counter[str]:
    """All counts of one world, each by rule and corpus."""
    counts: Counter[str] = Counter()
    for corpus in CORPORA:
        told = told_by(planted, corpus)
        for rule, find in RULES.items():
            counts.update({f"{rule}{corpus.name}.{name}": number for name, number in find(told).items()})
    return counts


def told_by(planted: World, corpus: Corpus) -> Told:
    """A world as a corpus tells it."""
    events = planted.events(corpus)
    rated = true_rates(planted, corpus, load())
    days = planted_days(truth.shifts(planted, rated))
    return Told(planted, corpus, events, Deeds.of_events(events), rated, days)


def figures(counts: Counts) -> Figures:
    """All figures, by rule and corpus; of the rules those alone that they can be asked for."""
    shown: Figures = {}
    for rule in RULES:
        for corpus in CORPORA:
            start = f"{rule}{corpus.name}."
            own = {name.removeprefix(start): number for name, number in counts.items() if name.startswith(start)}
            found = sign_figures(own) | covered_figures(own) | structure_figures(own) | shift_figures(own)
            shown |= {f"{start}{name}": figure for name, figure in found.items() if not rule or figure.base}
    return shown
