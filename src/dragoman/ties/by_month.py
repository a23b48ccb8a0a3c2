"""What passes between every pair in every month, in columns: what a network over time is drawn from.

Takes Deeds and Weights, gives a row for each pair and month with a deed that
counts. Weights are as in a tie, but do not age: a month is what it was.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.once_a_day import once_a_day
from dragoman.ties.weights import CONFLICT, COOPERATION, Weights

EPOCH = date(1970, 1, 1).toordinal()
EARLIEST = 12 * 1970  # months of the year 0 to the first of numpy's


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMonths:
    """Rows by pair, both by id, and month."""

    sides: tuple[str, ...]  # ids, sorted
    one: NDArray[np.int32]  # into sides, the lesser of both
    other: NDArray[np.int32]
    month: NDArray[np.int32]  # 12 × year + month − 1
    cooperation: NDArray[np.float64]  # weight
    conflict: NDArray[np.float64]
    acts: NDArray[np.int64]  # deeds in either channel

    def __len__(self) -> int:
        return len(self.month)

    def pairs(self) -> Iterator[tuple[str, str, slice]]:
        """Each pair with the rows of its months."""
        begins = np.flatnonzero(np.diff(self.one, prepend=-1) | np.diff(self.other, prepend=-1))
        for first, last in zip(begins, [*begins[1:], len(self)], strict=False):
            yield self.sides[self.one[first]], self.sides[self.other[first]], slice(int(first), int(last))

    def in_month(self, month: int) -> NDArray[np.int64]:
        """The rows of a month."""
        return np.flatnonzero(self.month == month)

    def months(self) -> list[int]:
        """The months that have rows, in order."""
        return [int(month) for month in np.unique(self.month)]


def by_month(deeds: Deeds, weights: Weights) -> PairMonths:
    """What the deeds come to by pair and month; what is denied or only expected counts in neither channel."""
    deeds = once_a_day(deeds)
    sides = tuple(sorted(set(deeds.sides)))
    rank = {side: number for number, side in enumerate(sides)}
    ranks = np.array([rank[side] for side in deeds.sides], dtype=np.int64)
    channel, weight = weights.of(deeds)
    counts = np.flatnonzero((weight > 0) & np.isin(channel, (COOPERATION, CONFLICT)))
    channel, weight, deeds = channel[counts], weight[counts], deeds.where(counts)
    a, b = (ranks[column] if len(deeds) else column.astype(np.int64) for column in (deeds.initiator, deeds.recipient))
    days = (deeds.day.astype(np.int64) - EPOCH).astype("datetime64[D]")
    month = days.astype("datetime64[M]").astype(np.int64) + EARLIEST
    width, span = max(len(sides), 1), int(month.max()) + 1 if len(month) else 1
    keys, row = np.unique((np.minimum(a, b) * width + np.maximum(a, b)) * span + month, return_inverse=True)
    pair, when = np.divmod(keys, span)
    one, other = np.divmod(pair, width)

    def summed(which: int) -> NDArray[np.float64]:
        return np.bincount(row, np.where(channel == which, weight, 0.0), len(keys)).astype(np.float64)

    return PairMonths(
        sides=sides,
        one=one.astype(np.int32),
        other=other.astype(np.int32),
        month=when.astype(np.int32),
        cooperation=summed(COOPERATION),
        conflict=summed(CONFLICT),
        acts=np.bincount(row, minlength=len(keys)),
    )


def days_of(month: int) -> tuple[date, date]:
    """The first and the last day of a month of the rows."""
    year, number = divmod(month, 12)
    return date(year, number + 1, 1), date(year, number + 1, monthrange(year, number + 1)[1])
