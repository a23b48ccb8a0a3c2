"""The months of an actor: how many events of each channel it had, as they are tabulated and drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from dragoman import asking
from dragoman.records import ChannelName, Record
from dragoman.store import MonthCount, View

# Of all events: months in which hardly anything is known are not drawn, as reports recall single events of long ago.
HARDLY = 0.03


class ActorMonth(Record, frozen=True, kw_only=True):
    """How many events of each channel an actor had in a month, by their types."""

    month: date  # its first day
    cooperation_told: int  # by reports
    cooperation_coded: int  # by others alone
    conflict_told: int
    conflict_coded: int


class ActivitySeries(Record, frozen=True, kw_only=True):
    """The events of both channels by month, in columns."""

    firsts: tuple[date, ...]  # first days of the months
    cooperation: tuple[int, ...]  # told by reports
    conflict: tuple[int, ...]
    with_coded: dict[ChannelName, tuple[int, ...]] | None  # with those that others alone coded; None: there are none
    before: int  # events of earlier months, which are not drawn
    begin: date | None  # of the period that is brushed
    end: date | None


def months(view: View, id: str, **which: Any) -> list[ActorMonth]:
    """The months of an actor, none left out between the first and the last."""
    worth = asking.weights_of(view.project).acts
    counts: dict[date, list[int]] = {}
    for one in view.side_months(id, **which):
        channel = worth[one.type, None].channel  # 0: neither
        if channel:
            add(counts.setdefault(one.month, [0, 0, 0, 0]), one, 2 * (channel - 1))
    if not counts:
        return []
    return [
        ActorMonth(month=month, **dict(zip(COLUMNS, counts.get(month, (0, 0, 0, 0)), strict=True)))
        for month in between(min(counts), max(counts))
    ]


COLUMNS = ("cooperation_told", "cooperation_coded", "conflict_told", "conflict_coded")


def add(row: list[int], one: MonthCount, at: int) -> None:
    """Add a count to the columns of its channel."""
    row[at] += one.told
    row[at + 1] += one.coded


def between(first: date, last: date) -> list[date]:
    """The first days of the months from one to another."""
    numbers = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def drawn(months: Sequence[ActorMonth], begin: date | None, end: date | None) -> ActivitySeries:
    """What the plot is drawn from: the months since something is known, or since the period that is brushed begins."""
    everything, months = months, known(months, begin)
    with_coded: dict[ChannelName, tuple[int, ...]] = {
        "cooperation": tuple(one.cooperation_told + one.cooperation_coded for one in months),
        "conflict": tuple(one.conflict_told + one.conflict_coded for one in months),
    }
    return ActivitySeries(
        firsts=tuple(one.month for one in months),
        cooperation=tuple(one.cooperation_told for one in months),
        conflict=tuple(one.conflict_told for one in months),
        with_coded=with_coded if any(one.cooperation_coded or one.conflict_coded for one in months) else None,
        before=sum(map(events_of, everything)) - sum(map(events_of, months)),
        begin=begin,
        end=end,
    )


def known(months: Sequence[ActorMonth], begin: date | None) -> Sequence[ActorMonth]:
    """The months from that on before which hardly any events are, or from the day `begin` on where that is earlier."""
    hardly, sums = HARDLY * sum(map(events_of, months)), accumulate(map(events_of, months))
    first = next((place for place, so_far in enumerate(sums) if so_far > hardly), 0)
    if begin:
        first = min(first, max(0, bisect_right(months, begin, key=lambda one: one.month) - 1))
    return months[first:]


def events_of(month: ActorMonth) -> int:
    """How many events a month has, of both channels."""
    return month.cooperation_told + month.cooperation_coded + month.conflict_told + month.conflict_coded
