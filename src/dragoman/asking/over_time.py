"""Ask a project what changed between pairs, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dragoman.asking.counted import counted
from dragoman.asking.numbered import identified, numbered
from dragoman.records import Month, Shift, Tie
from dragoman.store import View, Which

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.deeds import Deeds
    from dragoman.ties.coverage import Reported
    from dragoman.ties.weights import Weights

# Of pairs with fewer deeds no shift can be told.
LEAST = 20


def over_time(own: Deeds, told: Reported, tie: Tie, weights: Weights) -> dict[str, Any]:
    """The months of a tie from its first deed on, its shifts, and the arrows of the last two months.

    `own` are the deeds of the pair, `told` what all deeds of the period tell.
    Events are called by their numbers: of thousands a few are shown.
    """
    from dragoman.ties import arrows, months, series, shifts

    found = series(
        numbered(own), tie.one, tie.other, theatre=tie.theatre, since=tie.since, until=tie.until, weights=weights,
        told=told,
    )  # fmt: skip
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
    most: int | None = None,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> Iterator[Shift]:
    """The shifts of every pair of at least so many deeds in a period, pair by pair, those of most deeds first.

    With `most` of so many pairs alone: of millions of coded events there are
    tens of thousands, each of which takes a hundredth of a second.
    """
    from dragoman.ties import reported, series, shifts

    deeds = counted(coded, datasets).deeds(view, since=since, until=until)
    told = reported(deeds) if len(deeds) else None
    for one, other, own in of_pairs(deeds, pairs_of(deeds.within(theatre), least)[:most]):
        own = numbered(own)
        found = series(own, one, other, theatre=theatre, since=since, until=until, weights=weights, told=told)
        yield from identified(shifts(found), view)


def of_pairs(deeds: Deeds, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, Deeds]]:
    """Pairs of sides with the deeds between them; millions are put in order once, and not searched for each pair."""
    import numpy as np

    number = {side: place for place, side in enumerate(deeds.sides)}
    keys = _pairs(deeds)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    for one, other in pairs:
        low, high = sorted((number[one], number[other]))
        begin, end = np.searchsorted(keys, [low * len(number) + high, low * len(number) + high + 1])
        yield one, other, deeds.where(order[begin:end])


def pairs_of(deeds: Deeds, least: int = LEAST) -> list[tuple[str, str]]:
    """The pairs of sides between which there are at least so many deeds, most first."""
    import numpy as np

    width = max(len(deeds.sides), 1)
    keys, counts = np.unique(_pairs(deeds), return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return [
        (deeds.sides[int(keys[at]) // width], deeds.sides[int(keys[at]) % width]) for at in order if counts[at] >= least
    ]


def _pairs(deeds: Deeds) -> NDArray[np.int64]:
    """A number for the pair of each deed, in neither direction."""
    import numpy as np

    lower, upper = (pick(deeds.initiator, deeds.recipient).astype(np.int64) for pick in (np.minimum, np.maximum))
    keys: NDArray[np.int64] = lower * len(deeds.sides) + upper
    return keys
