"""How often the exact balance of a network is what others have, and how often it is proved.

Takes the Set of the task balance, a folder of signed networks, gives a result
as the other tasks do. The figures of others are in published.csv.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dragoman import __version__, system
from dragoman.exchange.networks import read_network
from evaluation.sets import Set

PUBLISHED = Path(__file__).with_name("published.csv")
SECONDS = 120.0  # for one network: ten times what the largest takes
FIGURES = ("counts", "index", "blocs", "proved", "certified")

Progress = Callable[[int, int], None]
Row = dict[str, str]


def measure(one: Set, progress: Progress | None = None) -> dict[str, Any]:
    """The shares of networks, in percent, of which each figure is that of others, proved, and certified by cycles."""
    rows = published()
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for place, row in enumerate(rows, start=1):
        for name, equal in compared(row, one.path / f"{row['network']}.csv").items():
            right[name] += equal
            of[name] += 1
        if progress:
            progress(place, len(rows))
    return {
        "task": one.task,
        "file": one.name,
        "n": len(rows),
        "unit": "networks",
        "not_scored": 0,
        "figures": {name: round(100 * right[name] / of[name], 2) for name in FIGURES},
        "gold": {name: of[name] for name in FIGURES},
        "intervals": {},
        "version": __version__,
    }


def published() -> list[Row]:
    """The networks and the figures of others."""
    lines = PUBLISHED.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def compared(row: Row, file: Path) -> dict[str, bool]:
    """Whether each figure of a network is that of others, and whether it is proved and its proof holds."""
    ties = read_network(file).ties
    found = system.solve(ties, seconds=SECONDS, explain=False)
    equal = {
        "counts": (found.n, found.m, found.negative) == tuple(int(row[name]) for name in ("n", "m", "negative")),
        "index": found.index == float(row["index"]),
        "proved": found.proved,
        "certified": not system.check(ties, found) and system.proved_by_cycles(found) == found.index,
    }
    return equal | ({"blocs": found.bloc_cost == float(row["bloc_cost"])} if row["bloc_cost"] else {})
