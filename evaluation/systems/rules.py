"""Count what rules that anyone would try first find of a generated system, and what its true signs would give.

Takes a Told, gives counts.
"""

from __future__ import annotations

from collections import Counter

from dragoman import system
from dragoman.records import SignedTie
from evaluation.systems import naive, truth
from evaluation.systems.signs import count_order, count_signs
from evaluation.systems.structure import Dyad
from evaluation.systems.structures import count_blocs
from evaluation.systems.told import Told
from evaluation.systems.turning import FoundShift, count_shifts


def found_by_rules(told: Told) -> Counter[str]:
    """What the naive rules find."""
    tones = naive.mean_tones(told.deeds)
    known = truth.signs(told.world, told.last)
    signs = {pair: "+" if tone > 0 else "-" if tone < 0 else None for pair, tone in tones.items()}
    counts = count_signs(signs, known, "signs") + count_order(tones, known)
    counts += count_blocs(naive.blocs(signs), truth.blocs(told.world, told.last), "blocs")
    found = {pair: naive_shifts(told, pair) for pair in told.busy()}
    return counts + count_shifts(found, told.planted)


def naive_shifts(told: Told, pair: Dyad) -> list[FoundShift]:
    """What a change of the mean tone tells: a day, and neither how sure it is nor what changed."""
    days = naive.shifts(told.deeds.between(*pair), told.world.settings.begins, told.world.until)
    return [FoundShift(day, day, day) for day in days]


def found_with_signs_known(told: Told) -> Counter[str]:
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
