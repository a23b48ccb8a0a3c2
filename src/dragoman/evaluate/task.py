"""What a task is: how it predicts, counts a line and reads figures from counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.evaluate.figures import Counts, Figures
from dragoman.evaluate.lines import Row
from dragoman.evaluate.program import Program


def everything(rows: Sequence[Row]) -> list[bool]:
    """Score every line that has its labels."""
    return [True] * len(rows)


@dataclass(frozen=True, kw_only=True)
class Task:
    """One kind of labelled file and how the program is scored on it."""

    name: str
    unit: str  # what a line is, in the plural
    needs: tuple[str, ...]  # fields the program reads, on every line
    gold: tuple[str, ...]  # fields it is scored against; a line without them is predicted, not scored
    predict: Callable[[Sequence[Row], Program], Iterator[Row]]  # one `predicted` object a line, in order
    count: Callable[[Row, Row], Counts]  # of a line and what was predicted for it
    figures: Callable[[Counts], Figures]  # of the counts of all lines together
    choose: Callable[[Sequence[Row]], list[bool]] = everything  # which lines of the file are for scoring
