"""Floors under the figures: what a change may not fall below.

Takes results, gives faults. Floors are only ever raised by code; lowering one
is an edit of floors.json that says why in its commit. Under an error the
floor is turned over: the figure may not rise above it, and code only lowers it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.sets import HEADLINES

# Weights in int8 give slightly other numbers on another processor: a floor stands this far below what was measured.
MARGIN = 0.5  # in percent
MARGIN_OF_SHARES = 0.01  # in figures from 0 to 1: claims, and stance's correlation
MARGIN_OF_REPORTS = 3.0  # in percent, where the reader's claims of a few labelled reports are merged
MARGIN_OF_PAIRS = 25.0  # in pairs per thousand of them: one claim more or less makes several pairs
MARGIN_OF_SYSTEMS = 2.0  # in percent, where a few hundred pairs of generated systems, or turning points, are counted
COVERED = (
    94.0  # in percent: an interval is to hold the truth 95 times of 100, and is no better for holding it more often
)
SHARES = ("claims", "stance")
ERRORS = (".ece", ".per_thousand", ".false")  # ends of the names of figures that are better when lower

Floors = dict[str, float]
Results = Mapping[str, Mapping[str, Any]]  # by "task/file", as dragoman.evaluate.run gives them


def load(path: Path) -> Floors:
    """The floors by "task/file/figure"; none when there is no file."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floors


def save(path: Path, floors: Floors) -> None:
    """Write the floors in a stable order."""
    path.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n", encoding="utf-8")


def breaches(floors: Floors, results: Results) -> list[str]:
    """Each figure that was scored and lies below its floor, or is no longer reported, in a sentence."""
    faults = []
    for name, floor in sorted(floors.items()):
        key, _, figure = name.rpartition("/")
        if key not in results:
            continue
        value = results[key]["figures"].get(figure)
        if value is None:
            faults.append(f"{name}: no figure, the floor is {floor}")
        elif is_error(figure) and value > floor:
            faults.append(f"{name}: {value} is above the ceiling of {floor}")
        elif not is_error(figure) and value < floor:
            faults.append(f"{name}: {value} is below the floor of {floor}")
    return faults


def is_error(figure: str) -> bool:
    """Whether a figure is better when lower."""
    return figure.endswith(ERRORS)


def orphans(floors: Floors, keys: Sequence[str]) -> list[str]:
    """Each floor under a figure of no known set: it would never be held."""
    return [
        f"{name}: a floor under nothing that is scored"
        for name in sorted(floors)
        if name.rpartition("/")[0] not in keys
    ]


def margin_of(task: str, figure: str) -> tuple[float, int]:
    """How far below what was measured a floor stands, and its digits."""
    if task in SHARES:
        return MARGIN_OF_SHARES, 3
    if task == "merging-reports" and figure != "arms.false":
        return MARGIN_OF_PAIRS if figure.endswith(".per_thousand") else MARGIN_OF_REPORTS, 2
    return MARGIN_OF_SYSTEMS if task in ("system", "shifts", "shifts-drawn") else MARGIN, 2


def raised(floors: Floors, results: Results) -> Floors:
    """The floors, each headline figure's lifted to what was measured less the margin, none lowered.

    Those of errors are lowered to what was measured and the margin, none lifted.
    """
    lifted = dict(floors)
    for key, result in results.items():
        task = key.partition("/")[0]
        for figure in HEADLINES[task]:
            if (value := result["figures"].get(figure)) is not None:
                name, (margin, digits) = f"{key}/{figure}", margin_of(task, figure)
                if is_error(figure):
                    lifted[name] = min(lifted.get(name, float("inf")), round(value + margin, digits))
                else:
                    least = round(min(value - margin, COVERED if figure.endswith(".covered") else value), digits)
                    lifted[name] = max(lifted.get(name, float("-inf")), least)
    return lifted
