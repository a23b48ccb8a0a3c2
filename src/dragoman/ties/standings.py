"""What pairs are said to be to one another: allies or rivals, beside what they do.

Takes Deeds and the Units they are added up by, gives the standings of each unit.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import NO_ID, Deeds
from dragoman.records import Standing
from dragoman.ties.tally import Units

TYPES = ("ALLY", "RIVAL")


def standings(deeds: Deeds, units: Units) -> dict[int, tuple[Standing, ...]]:
    """The standings of those units that have any, by the number of the unit."""
    # Allies against a third party are not allied with it.
    types = np.array(
        [TYPES.index(act.type) if act.type in TYPES and not act.against else -1 for act in deeds.acts], dtype=np.int8
    )
    kind = types[deeds.act[units.row]]
    chosen = np.flatnonzero(kind >= 0)
    if not len(chosen):
        return {}
    contested = np.array([telling.support in ("contested", "denied") for telling in deeds.tellings], dtype=bool)
    order = chosen[np.lexsort((deeds.day[units.row[chosen]], kind[chosen], units.unit[chosen]))]
    key = units.unit[order].astype(np.int64) * len(TYPES) + kind[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    found: dict[int, list[Standing]] = defaultdict(list)
    for begin, end in zip(starts, [*starts[1:], len(order)], strict=True):
        rows = units.row[order[begin:end]]
        found[int(key[begin]) // len(TYPES)].append(
            Standing(
                type=TYPES[int(key[begin]) % len(TYPES)],  # type: ignore[arg-type]  # one of the two
                events=len(rows),
                contested=int(contested[deeds.telling[rows]].sum()),
                first=date.fromordinal(int(deeds.day[rows[0]])),
                last=date.fromordinal(int(deeds.day[rows[-1]])),
                evidence=ids_of(deeds, rows),
            )
        )
    return {unit: tuple(several) for unit, several in found.items()}


def ids_of(deeds: Deeds, rows: NDArray[np.integer]) -> tuple[str, ...]:
    """The ids of the events of some rows, in their order, of those whose ids are given."""
    ids = deeds.ids
    return tuple(ids[number] for number in deeds.event[rows].tolist() if number != NO_ID) if ids is not None else ()
