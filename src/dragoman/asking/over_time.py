"""Ask a project what changed between pairs, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dragoman.records import Month, Shift, Tie
from dragoman.store import View

if TYPE_CHECKING:
    from dragoman.deeds import Deeds
    from dragoman.ties.weights import Weights

# Of pairs with fewer deeds no shift can be told.
LEAST = 20


def over_time(deeds: Deeds, tie: Tie, view: View, weights: Weights) -> dict[str, Any]:
    """The months of a tie from its first deed on, its shifts, and the arrows of the last two months."""
    from dragoman.ties import arrows, months, series, shifts

    found = series(
        deeds, tie.one, tie.other, theatre=tie.theatre, since=tie.since, until=tie.until, weights=weights
    )  # fmt: skip
    found = replace(found, deeds=view.identified(found.deeds))
    before = tie.until.replace(day=1) - timedelta(days=1)
    begins = tie.first.replace(day=1) if tie.first else date.min
    return {
        "months": tuple(
            Month(first=one.first, cooperation=one.cooperation, conflict=one.conflict)
            for one in months(found)
            if one.first >= begins
        ),
        "shifts": tuple(shifts(found)),
        "arrows": tuple(arrows(found, since=before, until=tie.until)),
    }


def shifts(
    view: View,
    weights: Weights,
    *,
    theatre: str | None = None,
    since: date | None = None,
    until: date | None = None,
    least: int = LEAST,
) -> Iterator[Shift]:
    """The shifts of every pair of at least so many deeds in a period, pair by pair, those of most deeds first."""
    from dragoman.ties import reported, series, shifts

    deeds = view.deeds(since=since, until=until)
    told = reported(deeds) if len(deeds) else None
    for one, other in pairs_of(deeds.within(theatre), least):
        found = series(deeds, one, other, theatre=theatre, since=since, until=until, weights=weights, told=told)
        yield from shifts(replace(found, deeds=view.identified(found.deeds)))


def pairs_of(deeds: Deeds, least: int = LEAST) -> list[tuple[str, str]]:
    """The pairs of sides between which there are at least so many deeds, most first."""
    import numpy as np

    width = max(len(deeds.sides), 1)
    lower, upper = (pick(deeds.initiator, deeds.recipient).astype(np.int64) for pick in (np.minimum, np.maximum))
    keys, counts = np.unique(lower * width + upper, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return [
        (deeds.sides[int(keys[at]) // width], deeds.sides[int(keys[at]) % width]) for at in order if counts[at] >= least
    ]
