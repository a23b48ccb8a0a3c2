"""How well claims are merged in generated worlds, beside what anyone would try first.

Takes a Set of the task merging, gives a result as the other tasks do, with
the figures of the rules in worlds/naive.py under their names. The worlds of
`held` are for closing figures: nothing is to be tuned on them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from dragoman.evaluate.figures import total
from dragoman.evaluate.lines import Row, load
from dragoman.evaluate.merging import count_together, figures, predict_by
from dragoman.evaluate.run import rounded, run
from evaluation.sets import Set
from evaluation.worlds import world, write
from evaluation.worlds.naive import BASELINES
from evaluation.worlds.weight import misplaced

SEEDS = MappingProxyType({"dev": range(20), "held": range(1000, 1020)})
WEIGHED = 6  # worlds whose ties are weighed, too
BESIDE = ("b3.f1", "conll.f1", "false.per_thousand", "missed.per_thousand")  # figures of the naive rules

Progress = Callable[[int, int], None]


def measure(one: Set, progress: Progress | None = None) -> dict[str, Any]:
    """The figures of the task on the worlds of a set, and those of each naive rule."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{one.name}.jsonl"
        write(path, (world(seed) for seed in SEEDS[one.name]))
        result = run(one.task, path, progress=progress)
        rows = load(path)
    weighed = misplaced(world(seed) for seed in SEEDS[one.name][:WEIGHED])
    result["figures"] |= {f"{way}ties.misplaced": round(share, 2) for way, share in weighed.items()}
    for name, merge in BASELINES.items():
        result["figures"] |= {f"{name}: {figure}": value for figure, value in beside(merge, rows).items()}
    return result


def beside(merge: Any, rows: list[Row]) -> dict[str, float | None]:
    """The chief figures of another way to merge."""
    shown = figures(total(count_together(rows, list(predict_by(merge, rows)))))
    return {name: rounded(shown[name], 2) for name in BESIDE}
