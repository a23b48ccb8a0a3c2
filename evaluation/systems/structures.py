"""Count how blocs, roles and turns of the whole agree with what was planted.

Takes plain values, gives counts for figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence

from dragoman.evaluate.figures import Counts, Figure, Figures, found, tally
from evaluation.systems.measures import adjusted_rand

WITHIN = 92  # days from the planted day at which a change of sides still counts as found

ROLES = ("hedgers", "brokers", "odd_couples", "disagree", "defections")


def count_blocs(blocs: Mapping[str, Hashable], planted: Mapping[str, int], name: str) -> Counter[str]:
    """The adjusted Rand index over all who were planted a bloc; who was given none is a bloc of its own."""
    index = adjusted_rand({id: blocs.get(id, ("alone", id)) for id in planted}, planted)
    return Counter() if index is None else Counter({f"{name}.index": index, f"{name}.systems": 1})  # type: ignore[dict-item]


def count_found(named: Collection[Hashable], planted: Collection[Hashable], name: str) -> Counter[str]:
    """How many of these were found, are right, and were planted."""
    one, other = set(named), set(planted)
    return tally(name, right=len(one & other), found=len(one), gold=len(other))


def count_defections(
    moves: Sequence[tuple[str, int]], planted: Sequence[tuple[str, int]], name: str = "defections"
) -> Counter[str]:
    """How many changes of sides were found, are right by actor and day, and were planted; none is found twice."""
    free = list(planted)
    right = 0
    for actor, day in moves:
        fits = [one for one in free if one[0] == actor and abs(one[1] - day) <= WITHIN]
        if fits:
            free.remove(min(fits, key=lambda one: abs(one[1] - day)))
            right += 1
    return tally(name, right=right, found=len(moves), gold=len(planted))


def structure_figures(counts: Counts) -> Figures:
    """`blocs.ari` of all theatres together, `blocs.theatres.ari` by theatre (100: as planted); then the roles."""
    figures: Figures = {}
    for name in ("blocs", "blocs.theatres"):
        systems = counts.get(f"{name}.systems", 0)
        mean = 100 * counts.get(f"{name}.index", 0) / systems if systems else None
        figures[f"{name}.ari"] = Figure(mean, systems)
    for name in ROLES:
        figures |= found(counts, name)
    return figures
