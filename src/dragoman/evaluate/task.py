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
    figures: Callable[[Counts], Figures]  # of the counts of all lines together
    count: Callable[[Row, Row], Counts] | None = None  # of a line and what was predicted for it
    # Of lines that only count beside each other, and what was predicted for them: one item for what may be resampled.
    count_together: Callable[[Sequence[Row], Sequence[Row]], list[Counts]] | None = None
    choose: Callable[[Sequence[Row]], list[bool]] = everything  # which lines of the file are for scoring

    def counts(self, rows: Sequence[Row], predicted: Sequence[Row]) -> list[Counts]:
        """The counts of labelled lines: of each, or of those that only count beside each other."""
        if self.count_together:
            return self.count_together(rows, predicted)
        if self.count is None:
            raise TypeError(f"the task {self.name} counts nothing")
        return [self.count(row, answer) for row, answer in zip(rows, predicted, strict=True)]
