"""Whether known turning points are found, how much else is, and what a plain search for change points finds beside.

Takes a Set of the task shifts, gives a result as the other tasks do. The sets
of KEDS have turning_points.csv for their labels; what is found and is not on
that list need not be wrong. With the option `drawn`, series are made from
seeds: there what is found where nothing changed is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from dragoman import ties
from dragoman.evaluate.figures import Counts, Figure, Figures, intervals, share, total
from dragoman.ties.series import Series
from evaluation.result import result
from evaluation.sets import Set
from evaluation.shifts import drawn
from evaluation.shifts.changes import BAYES, Change, as_strict, by_channels, by_tone, found
from evaluation.shifts.keds import Region, TurningPoint, region

CHANNELS = 2
MONTH, QUARTER = 31, 92  # days from a turning point

Progress = Callable[[int, int], None]
Pair = tuple[str, str]


def measure(one: Set, progress: Progress | None = None) -> dict[str, Any]:
    """The figures of a set, and beside them those of ruptures."""
    if "drawn" in one.options:
        items, figures = drawn.counts(progress), drawn.figures
    else:
        items, figures = of_region(region(one.name, one.path.parent), progress), region_figures
    shown = figures(total(items))
    spans = intervals(items, figures)
    return result(one, len(items), shown, spans)


def of_region(data: Region, progress: Progress | None = None) -> list[Counter[str]]:
    """The counts of each pair with a known turning point, by the program and by each search beside it."""
    pairs = sorted({(point.one, point.other) for point in data.turning_points})
    series: dict[Pair, Series] = {}
    ours: dict[Pair, list[Change]] = {}
    for place, pair in enumerate(pairs):
        series[pair] = ties.series(data.deeds, *pair)
        ours[pair] = list(found(series[pair]))
        if progress:
            progress(place + 1, len(pairs))
    many = sum(map(len, ours.values()))

    def tone(penalty: float) -> dict[Pair, list[Change]]:
        return {pair: list(by_tone(data, *pair, penalty)) for pair in pairs}

    def channels(penalty: float) -> dict[Pair, list[Change]]:
        return {pair: list(by_channels(series[pair], penalty)) for pair in pairs}

    ways = {
        "": ours,
        "ruptures: ": tone(BAYES),
        "ruptures, as many: ": as_many(tone, many),
        "ruptures by channel: ": channels(BAYES),
        "ruptures by channel, as many: ": as_many(channels, many),
    }
    counts: list[Counter[str]] = []
    for pair in pairs:
        points = [point for point in data.turning_points if (point.one, point.other) == pair]
        years = (series[pair].until - series[pair].start).days / 365.25
        counts.append(sum((count(points, way[pair], years, name) for name, way in ways.items()), Counter()))
    return counts


def as_many(search: Callable[[float], dict[Pair, list[Change]]], wanted: int) -> dict[Pair, list[Change]]:
    """What a search finds at the penalty at which it finds most nearly so many changes."""
    return search(as_strict(lambda penalty: sum(map(len, search(penalty).values())), wanted))


def count(points: Sequence[TurningPoint], changes: Sequence[Change], years: float, name: str = "") -> Counter[str]:
    """How many turning points are found, each by a change of its own, and how many changes are of none."""
    taken = matched(points, changes, MONTH)
    return Counter({
        f"{name}known": len(points),
        f"{name}found": len(taken),
        f"{name}about": len(matched(points, changes, QUARTER)),
        f"{name}changes": len(changes),
        f"{name}unlisted": len(changes) - len(taken),
        f"{name}years": CHANNELS * years,
    })  # fmt: skip


def matched(points: Sequence[TurningPoint], changes: Sequence[Change], within: int) -> list[tuple[int, int]]:
    """Turning points and the changes that find them, one to one, the nearest first."""
    near = sorted(
        (abs((change.day - point.day).days), place, at)
        for place, point in enumerate(points) for at, change in enumerate(changes) if change.is_of(point, within)
    )  # fmt: skip
    pairs: list[tuple[int, int]] = []
    for _, place, at in near:
        if all(place != one and at != other for one, other in pairs):
            pairs.append((place, at))
    return pairs


def region_figures(counts: Counts) -> Figures:
    """Of each way: turning points found in percent, and other changes per thousand years of a channel."""
    names = sorted({key.removesuffix("known") for key in counts if key.endswith("known")})
    shown: Figures = {}
    for name in names:
        years = counts[f"{name}years"]
        shown[f"{name}found"] = share(counts, f"{name}found", f"{name}known")
        shown[f"{name}found.quarter"] = share(counts, f"{name}about", f"{name}known")
        shown[f"{name}unlisted.per_thousand"] = Figure(1000 * counts.get(f"{name}unlisted", 0) / years, years)
        shown[f"{name}listed"] = share(counts, f"{name}found", f"{name}changes")
    return shown
