"""Ask a project of which time anything is known, month by month: what a slider of days moves along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.asking.counted import Counted, counted
from dragoman.asking.nothing import nobody
from dragoman.asking.ready import readied
from dragoman.errors import NothingFound
from dragoman.records import DaysKnown, MonthOf
from dragoman.store import View, Which

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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

    def found() -> DaysKnown:
        if kept:
            from dragoman.ties.ready import days_in

            return known_of(*days_in(kept.ready.deeds, theatre), which)
        deeds = which.deeds(view).within(theatre)
        return known_of(deeds.day, deeds.coded, which)

    return kept.answer(("days", theatre), found) if kept else found()


def known_of(day: NDArray[np.integer], coded: NDArray[np.bool_], which: Counted) -> DaysKnown:
    """Of which time deeds are, from the days of all and which of them are coded; NothingFound where there are none."""
    import numpy as np

    from dragoman.ties import days_of

    if not len(day):
        raise NothingFound(f"{nobody(which)} has two sides that are named and a day. See: dragoman events")
    first, last = int(day.min()), int(day.max())
    counts = [np.bincount(some - first, minlength=last - first + 1) for some in (day, day[coded])]
    days = np.arange(first, last + 1) - date(1970, 1, 1).toordinal()
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + EARLIEST
    begin = int(month[0])
    all_in_all, others = (np.bincount(month - begin, some).astype(np.int64).tolist() for some in counts)
    return DaysKnown(
        first=date.fromordinal(first),
        last=date.fromordinal(last),
        months=tuple(
            MonthOf(first=days_of(begin + place)[0], told=count - coded, coded=coded)
            for place, (count, coded) in enumerate(zip(all_in_all, others, strict=True))
            if count
        ),
    )
