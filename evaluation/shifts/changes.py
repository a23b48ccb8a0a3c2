"""Dated changes of a pair, as the program finds them and as anyone would try first.

Takes Deeds of a region, gives Changes. ruptures is asked for the change
points of monthly means and sums by PELT (Killick, Fearnhead and Eckley 2012; its KernelCPD with a linear kernel)
with the squared error for cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman import ties
from dragoman.records import ChannelName
from dragoman.ties.series import CHANNELS, Month, Series, months
from evaluation.shifts.keds import Region, TurningPoint

BAYES = 1.0  # the penalty of Bayes' criterion
TRIES = 20  # penalties that are tried, to find as many changes as another search
TONE = "tone"  # the mean Goldstein score: up is better
Floats = NDArray[np.float64]


class Change(NamedTuple):
    """A change of one channel, or of the tone, of a pair."""

    channel: str
    direction: str
    day: date

    def is_of(self, point: TurningPoint, within: int) -> bool:
        """Whether it is what is known to have turned, at most so many days apart."""
        if abs((self.day - point.day).days) > within:
            return False
        if self.channel == TONE:
            return (self.direction == "up") == ((point.channel == "cooperation") == (point.direction == "up"))
        return (self.channel, self.direction) == (point.channel, point.direction)


def found(series: Series) -> Iterator[Change]:
    """Those that the program finds: the beginning of each shift, and the end of each outburst."""
    for shift in ties.shifts(series):
        yield Change(shift.channel, _way(shift.ratio > 1), shift.day)
        if shift.outburst and shift.until:
            yield Change(shift.channel, _way(shift.ratio < 1), shift.until)


def by_tone(region: Region, one: str, other: str, penalty: float) -> Iterator[Change]:
    """The change points of the monthly mean Goldstein score; a month without a deed is 0."""
    deeds = region.deeds
    firsts = [month.first for month in months(ties.series(deeds, one, other))]
    a, b = deeds.sides.index(one), deeds.sides.index(other)
    rows = ((deeds.initiator == a) & (deeds.recipient == b)) | ((deeds.initiator == b) & (deeds.recipient == a))
    place = np.searchsorted([first.toordinal() for first in firsts], deeds.day[rows], side="right") - 1
    count = np.bincount(place, minlength=len(firsts))
    mean = np.bincount(place, region.goldstein[rows], len(firsts)) / np.maximum(count, 1)
    yield from _cut(mean, firsts, TONE, penalty)


def by_channels(series: Series, penalty: float) -> Iterator[Change]:
    """The change points of the monthly weight of each channel."""
    several = list(months(series))
    for channel in CHANNELS:
        yield from by_weight(several, channel, penalty)


def by_weight(several: Sequence[Month], channel: ChannelName, penalty: float) -> Iterator[Change]:
    """The change points of a channel's monthly weight, as its logarithm with one added."""
    weights = np.log1p([getattr(month, channel) for month in several])
    yield from _cut(weights, [month.first for month in several], channel, penalty)


def as_strict(many: Callable[[float], int], wanted: int) -> float:
    """The penalty at which a search finds most nearly so many changes, the higher the fewer."""
    low, high = 1e-3, 1e3
    tried: dict[float, int] = {}
    for _ in range(TRIES):
        middle = (low * high) ** 0.5
        tried[middle] = abs((found := many(middle)) - wanted)
        if found == wanted:
            break
        low, high = (middle, high) if found > wanted else (low, middle)
    return min(tried, key=tried.__getitem__)


def _cut(values: Floats, firsts: Sequence[date], channel: str, penalty: float) -> Iterator[Change]:
    """Change points at a penalty, in units of that of Bayes' criterion: variance times the logarithm of the length.

    The variance is that about a moving level, from the differences of months.
    """
    import ruptures

    variance = float(np.diff(values).var() / 2)
    if not variance:
        return
    search = ruptures.KernelCPD(kernel="linear", min_size=1).fit(values.reshape(-1, 1))
    ends = [0, *search.predict(pen=penalty * variance * np.log(len(values)))]
    means = [values[begin:end].mean() for begin, end in pairwise(ends)]
    for place, end in enumerate(ends[1:-1]):
        yield Change(channel, _way(means[place + 1] > means[place]), firsts[end])


def _way(up: bool) -> str:
    return "up" if up else "down"
