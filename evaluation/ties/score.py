"""Score ties: on real pairs against who is allied with whom, on generated ones by how often intervals hold the truth.

Takes a Set of the task ties, gives a result as the other tasks do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from dragoman.evaluate.figures import intervals, total
from evaluation.result import result
from evaluation.sets import Set
from evaluation.ties import coverage, validity

SEEDS = MappingProxyType({"dev": range(20), "held": range(1000, 1020)})
ARCHIVE = "outlook/icews14.tar.zst"  # beside the folder of the table

Progress = Callable[[int, int], None]


def measure(one: Set, progress: Progress | None = None) -> dict[str, Any]:
    """The figures of a set: the table of real pairs where it is a file, else generated worlds."""
    if one.path.is_file():
        known = validity.dyads(one.path)
        known, ties = validity.scored(known, one.path.parents[1] / ARCHIVE)
        figures, spans = validity.figures(known)
        signs = Counter(tie.sign for tie in ties)
        return result(one, len(known), figures, spans) | {"signs": {str(sign): n for sign, n in signs.items()}}
    seeds = SEEDS[one.name]
    items = []
    for place, seed in enumerate(seeds):
        items.append(coverage.count(seed))
        if progress:
            progress(place + 1, len(seeds))
    return result(one, len(items), coverage.figures(total(items)), intervals(items, coverage.figures))
