"""Ask a project what changed lately: of all pairs those that got better or worse in a month, with the reason.

Takes a view of a project, gives Arrows, the strongest change first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dragoman.asking.counted import counted
from dragoman.asking.dyads import weights_of
from dragoman.asking.over_time import of_pairs
from dragoman.records import Arrow
from dragoman.store import View, Which

if TYPE_CHECKING:
    from dragoman.deeds import Deeds
    from dragoman.ties.weights import Weights

# Pairs that are looked at for each that is shown: most of those that look changed are no more so than by chance.
LOOKED_AT = 3


def lately(
    view: View,
    *,
    on: date | None = None,
    theatre: str | None = None,
    limit: int = 20,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> list[Arrow]:
    """The pairs that changed in the month of a day, by default that of the last deed, the strongest change first.

    Only what had happened until that day counts. A change is as strong as the
    month's weight, in either channel, is from what the six months before
    would bring, by how far that scatters by chance. Of the pairs three times
    as many as asked for are looked at, those that differ most; [] where none
    of them got better or worse. Raises UsageError for an unknown dataset.
    """
    weights = weights_of(view.project)
    deeds = counted(coded, datasets).deeds(view, until=on)
    if not len(deeds):
        return []
    last = on or date.fromordinal(int(deeds.day.max()))
    return list(changed(deeds, view, weights, last, theatre, limit))


def changed(deeds: Deeds, view: View, weights: Weights, last: date, theatre: str | None, limit: int) -> Iterator[Arrow]:
    """The arrows of the pairs that changed most, as far as they did."""
    from dragoman.ties import arrows, most_changed, reported, series

    told, count = reported(deeds), 0
    pairs = most_changed(deeds.within(theatre), weights, last=last, most=LOOKED_AT * limit)
    for one, other, own in of_pairs(deeds, pairs):
        found = series(own, one, other, theatre=theatre, weights=weights, told=told)
        latest = arrows(found, since=last, until=last)  # none of a month after the last that any report tells of
        if not latest or latest[-1].direction == "level":
            continue
        with_ids = replace(found, deeds=view.identified(found.deeds))
        yield arrows(with_ids, since=last, until=last)[-1]
        count += 1
        if count == limit:
            return
