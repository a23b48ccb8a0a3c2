"""A result as results.json keeps it, of a task that is scored without the reader."""

from __future__ import annotations

from typing import Any

from dragoman import __version__
from dragoman.evaluate.figures import Figures, Interval
from dragoman.evaluate.run import rounded
from evaluation.sets import Set


def result(one: Set, count: int, figures: Figures, spans: dict[str, Interval]) -> dict[str, Any]:
    """The figures of `count` items of a set, with their intervals."""
    return {
        "task": one.task,
        "file": one.name,
        "n": count,
        "not_scored": 0,
        "figures": {name: rounded(figure, 2) for name, figure in figures.items()},
        "gold": {name: figure.base for name, figure in figures.items()},
        "intervals": {name: [round(low, 2), round(high, 2)] for name, (low, high) in spans.items()},
        "version": __version__,
    }
