"""Turn counts into figures, each with its interval.

A task counts each line on its own (what was right, found and wanted); a
figure is a function of the summed counts, so that resampling lines gives its
interval whatever the figure is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

Counts = Mapping[str, float]

RESAMPLES = 1000
SEED = 20221029  # any number; fixed so that the same predictions give the same interval


class Figure(NamedTuple):
    """One measured number, and how many labelled items it rests on."""

    value: float | None
    base: float


Figures = dict[str, Figure]
Interval = tuple[float, float]


def share(counts: Counts, part: str, whole: str) -> Figure:
    """`part` of `whole` in percent; without any `whole`, unknown."""
    base = counts.get(whole, 0)
    return Figure(100 * counts.get(part, 0) / base if base else None, base)


def found(counts: Counts, name: str) -> Figures:
    """Precision, recall and F1 in percent, from the counts `name`.right, .found and .gold.

    F1 = 2 · right / (found + gold): the harmonic mean of precision and recall.
    """
    right, predicted, gold = (counts.get(f"{name}.{part}", 0) for part in ("right", "found", "gold"))
    f1 = 200 * right / (predicted + gold) if predicted + gold else None
    return {
        f"{name}.precision": Figure(100 * right / predicted if predicted else None, gold),
        f"{name}.recall": Figure(100 * right / gold if gold else None, gold),
        f"{name}.f1": Figure(f1, gold),
    }


def tally(name: str, *, right: int, found: int, gold: int) -> Counter[str]:
    """The three counts that `found` reads."""
    return Counter({f"{name}.right": right, f"{name}.found": found, f"{name}.gold": gold})


def total(items: Sequence[Counts]) -> dict[str, float]:
    """The counts of all items together."""
    summed: dict[str, float] = {}
    for item in items:
        for key, value in item.items():
            summed[key] = summed.get(key, 0) + value
    return summed


def intervals(items: Sequence[Counts], figures: Callable[[Counts], Figures]) -> dict[str, Interval]:
    """95 % percentile bootstrap intervals over items, of every figure that is known.

    Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13;
    1,000 resamples with a fixed seed. Items, not labels, are resampled,
    since the labels of one sentence or document stand and fall together.
    """
    known = [name for name, figure in figures(total(items)).items() if figure.value is not None]
    if not known:
        return {}
    values: dict[str, list[float]] = {name: [] for name in known}
    for counts in resampled(items):
        drawn = figures(counts)
        for name in known:
            value = drawn[name].value if name in drawn else None
            if value is not None:
                values[name].append(value)
    return {name: middle(drawn) for name, drawn in values.items() if drawn}


def resampled(items: Sequence[Counts]) -> list[Counts]:
    """The summed counts of as many items drawn with replacement, a thousand times."""
    import numpy

    keys = sorted({key for item in items for key in item})
    table = numpy.array([[item.get(key, 0) for key in keys] for item in items], dtype=float)
    draw = numpy.random.default_rng(SEED).multinomial(len(items), [1 / len(items)] * len(items), size=RESAMPLES)
    return [dict(zip(keys, row, strict=True)) for row in (draw @ table).tolist()]


def middle(values: list[float]) -> Interval:
    """The middle 95 % of the values."""
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]
