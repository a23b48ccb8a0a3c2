"""What passes between two sides over time: both channels day by day, and beside them what is only expected.

Takes all Deeds of a corpus, gives the Series of a pair. A time in which
little is reported is not peace: the other deeds of the corpus tell how well
each day is covered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import NO_ID, Deeds
from dragoman.errors import UsageError
from dragoman.records import ChannelName
from dragoman.ties.coverage import MONTH, Reported, coverage, reported
from dragoman.ties.weights import CONFLICT, COOPERATION, Weights, packaged

Floats = NDArray[np.float64]
CHANNELS: dict[ChannelName, int] = {"cooperation": COOPERATION, "conflict": CONFLICT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A pair's days, in one theatre or in all: what each brings in each channel, and how well it is covered."""

    one: str  # id of a side, the lesser of both
    other: str
    theatre: str | None
    start: date  # first day
    until: date  # last day
    cooperation: Floats  # weight a day
    conflict: Floats
    expected_cooperation: Floats  # deeds a day that are only expected
    expected_conflict: Floats
    coverage: Floats  # months of usual coverage that each day is worth; 0: nothing at all is reported
    deeds: Deeds  # of the pair, by day
    channel: NDArray[np.int8]  # of each of the deeds: NEITHER, COOPERATION, CONFLICT
    weight: Floats  # of each of the deeds, in its channel

    def amounts(self, channel: ChannelName) -> Floats:
        """The weight of a channel by day."""
        return self.cooperation if channel == "cooperation" else self.conflict

    def unit(self, channel: ChannelName) -> float:
        """What a deed of the channel weighs, the heavier ones counting more; 1 where there is none.

        With it for a unit, a sum of weights scatters as a count does.
        """
        weights = self.weight[self.channel == CHANNELS[channel]]
        return float((weights**2).sum() / weights.sum()) if weights.sum() else 1.0

    def heaviest(self, channel: ChannelName, since: date, until: date, *, most: int = 5) -> tuple[str, ...]:
        """The ids of the heaviest events of a channel within a period, the earlier first among equals.

        () where the deeds have no ids.
        """
        if self.deeds.ids is None:
            return ()
        day, first, last = self.deeds.day, since.toordinal(), until.toordinal()
        rows = np.flatnonzero((self.channel == CHANNELS[channel]) & (self.weight > 0) & (day >= first) & (day <= last))
        rows = rows[self.deeds.event[rows] != NO_ID]
        order = rows[np.lexsort((day[rows], -self.weight[rows]))]
        return tuple(dict.fromkeys(self.deeds.ids[number] for number in self.deeds.event[order].tolist()))[:most]


class Month(NamedTuple):
    """A month of a series."""

    first: date  # its first day
    cooperation: float  # weight
    conflict: float
    expected_cooperation: float  # deeds
    expected_conflict: float
    coverage: float  # 1: as usual; 0: nothing at all is reported


def series(
    deeds: Deeds,
    one: str,
    other: str,
    *,
    theatre: str | None = None,
    since: date | None = None,
    until: date | None = None,
    weights: Weights | None = None,
    even: bool = False,
    told: Reported | None = None,
) -> Series:
    """The series of two sides, whichever is named first, from the first day of the corpus or of the period to the last.

    `deeds` are those of the whole corpus: from the others it is told how well
    each day is covered, unless `even` takes all days to be covered alike.
    `told` is what `reported` makes of the corpus in the period, to be given
    where many pairs of one are asked for; then those of the pair are enough.
    Raises UsageError where both sides are one, the period is none, or nothing
    passes between them in it: nothing is known then, which is not peace.
    """
    one, other = sorted((one, other))
    check(one, other, since, until)
    corpus = deeds.during(since, until)
    own = corpus.between(one, other)
    chosen = own.within(theatre)
    if not len(chosen):
        raise UsageError(nothing_between(one, other, corpus, theatre=theatre, since=since, until=until))
    first = told.first if told else int(corpus.day.min())
    last = told.first + told.length - 1 if told else int(corpus.day.max())
    chosen = chosen.where(np.argsort(chosen.day, kind="stable"))
    channel, weight = (weights or packaged()).of(chosen)
    kind = (weights or packaged()).channels(chosen)[chosen.act]
    expected = np.array([telling.support == "expected" for telling in chosen.tellings], dtype=bool)[chosen.telling]

    def by_day(rows: NDArray[np.bool_], of: Floats) -> Floats:
        return np.bincount(chosen.day[rows] - first, of[rows], last - first + 1).astype(np.float64)

    each = np.ones(len(chosen))
    return Series(
        one=one,
        other=other,
        theatre=theatre,
        start=date.fromordinal(first),
        until=date.fromordinal(last),
        cooperation=by_day(channel == COOPERATION, weight),
        conflict=by_day(channel == CONFLICT, weight),
        expected_cooperation=by_day(expected & (kind == COOPERATION), each),
        expected_conflict=by_day(expected & (kind == CONFLICT), each),
        coverage=np.full(last - first + 1, 1 / MONTH) if even else coverage(told or reported(corpus), own),
        deeds=chosen,
        channel=channel,
        weight=weight,
    )


def months(series: Series) -> Iterator[Month]:
    """The months of a series, in order, those without a deed too."""
    firsts = list(_firsts(series.start, series.until))
    begins = [max((first - series.start).days, 0) for first in firsts]
    sums = (np.add.reduceat(column, begins).tolist() for column in (
        series.cooperation, series.conflict, series.expected_cooperation, series.expected_conflict, series.coverage
    ))  # fmt: skip
    return (Month(*one) for one in zip(firsts, *sums, strict=True))


def _firsts(start: date, until: date) -> Iterator[date]:
    """The first days of the months that have a day between two."""
    first = start.replace(day=1)
    while first <= until:
        yield first
        first = (first + timedelta(days=31)).replace(day=1)


def check(one: str, other: str, since: date | None, until: date | None) -> None:
    """Raise UsageError where two sides are one, or a period ends before it begins."""
    if one == other:
        raise UsageError(f"{one} and {other} are one side: a tie needs two. Name another.")
    if since and until and since > until:
        raise UsageError(f"The period ends on {until}, before it begins on {since}. Turn the two days around.")


def nothing_between(
    one: str, other: str, corpus: Deeds, *, theatre: str | None, since: date | None, until: date | None
) -> str:
    """Why there is no series of two sides in a corpus, in words."""
    period = " ".join(f"{word} {day}" for word, day in (("from", since), ("until", until)) if day)
    when = f" {period}" if period else ""
    if not len(corpus):
        return f"No deeds at all are kept{when}. Ask for a longer period, or read reports of that time."
    met = {corpus.sides[number] for number in np.unique(np.concatenate((corpus.initiator, corpus.recipient))).tolist()}
    for side in (one, other):
        if side not in met:
            return f"No deeds of {side} are kept{when}. See `dragoman actors` for the ids of those who are."
    where = f" in the theatre {theatre}" if theatre else ""
    return (
        f"No deeds between {one} and {other} are kept{where}{when}: nothing is known of them, which is not peace. "
        f"Ask for a longer period{' or all theatres' if theatre else ''}, or read reports that tell of both."
    )
