"""Ask a project of which time anything is known, month by month: what a slider of days moves along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.asking.counted import counted
from dragoman.asking.nothing import nobody
from dragoman.asking.ready import readied
from dragoman.errors import NothingFound
from dragoman.records import DaysKnown, MonthOf
from dragoman.store import View, Which

if TYPE_CHECKING:
    from dragoman.deeds import Deeds

# Months of the year 0 to the first of numpy's.
EARLIEST = 12 * 1970


def days_known(
    view: View, *, theatre: str | None = None, coded: Which = "all", datasets: Sequence[str] = ()
) -> DaysKnown:
    """The first and the last day on which anything passes between two, with how many deeds each month has.

    Raises NothingFound where there are none, UsageError for an unknown dataset.
    """
    which = counted(coded, datasets)
    kept = readied(view, which)
    if kept and (known := kept.answers.get(("days", theatre))):
        return DaysKnown(first=known.first, last=known.last, months=known.months)
    deeds = which.deeds(view).within(theatre)
    if not len(deeds):
        raise NothingFound(f"{nobody(which)} has two sides that are named and a day. See: dragoman events")
    found = known_of(deeds)
    if kept:
        kept.answers["days", theatre] = found
    return found


def known_of(deeds: Deeds) -> DaysKnown:
    """Of which time deeds are, of which there must be some."""
    import numpy as np

    from dragoman.ties import days_of

    days = deeds.day.astype(np.int64) - date(1970, 1, 1).toordinal()
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + EARLIEST
    begin = int(month.min())
    all_in_all, others = (np.bincount(some - begin) for some in (month, month[deeds.coded]))
    others = np.pad(others, (0, len(all_in_all) - len(others)))
    return DaysKnown(
        first=date.fromordinal(int(deeds.day.min())),
        last=date.fromordinal(int(deeds.day.max())),
        months=tuple(
            MonthOf(first=days_of(begin + place)[0], told=count - coded, coded=coded)
            for place, (count, coded) in enumerate(zip(all_in_all.tolist(), others.tolist(), strict=True))
            if count
        ),
    )
