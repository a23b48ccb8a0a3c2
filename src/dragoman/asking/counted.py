"""Choose which events count: those that reports tell, those that others have coded, or both.

Takes a view of a project, gives the Deeds that ties are weighed from. Of
millions of coded ones only the heaviest of each pair get the ids of their
events.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, get_args

from dragoman.errors import UsageError
from dragoman.store import View, Which

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.deeds import Deeds
    from dragoman.ties.weights import Weights

# Coded events of each pair that are given as evidence: a pair may have a hundred thousand, which nobody reads.
HEAVIEST = 5


class Counted(NamedTuple):
    """Which events count."""

    coded: Which = "all"
    datasets: tuple[str, ...] = ()  # of the coded ones those of these alone; () of all

    def deeds(
        self,
        view: View,
        *,
        since: date | None = None,
        until: date | None = None,
        between: tuple[str, str] | None = None,
    ) -> Deeds:
        """The deeds that count, coded ones once a day, without the ids of their events.

        Raises UsageError for a dataset that the project does not have, and for another word than those of Which.
        """
        from dragoman.asking.ready import readied
        from dragoman.ties import once_a_day

        check(self.coded)
        known(self.datasets, view)
        if since is None and between is None and (kept := readied(view, self)):
            from dragoman.ties.ready import deeds_until

            return deeds_until(kept.ready.deeds, until.toordinal() if until else kept.ready.deeds.last)
        return once_a_day(
            view.deeds(since=since, until=until, between=between, coded=self.coded, datasets=self.datasets)
        )


def counted(coded: Which = "all", datasets: Iterable[str] = ()) -> Counted:
    """A choice of events, from keywords."""
    return Counted(coded, tuple(datasets))


def check(coded: str) -> None:
    """Raise UsageError where a word is none of those that say which events count."""
    if coded not in get_args(Which):
        raise UsageError(f"coded is {coded!r}. Choose from {', '.join(get_args(Which))}.")


def known(datasets: Iterable[str], view: View) -> tuple[str, ...]:
    """The names of datasets; UsageError, with those there are, where the project has none of a name."""
    names, there = tuple(datasets), [one.name for one in view.datasets()]
    for name in names:
        if name not in there:
            kept = f"There are: {', '.join(there)}." if there else "There is none yet; bring one in: dragoman import."
            raise UsageError(f"No event data of others are called {name!r} here. {kept}")
    return names


def with_ids(
    view: View,
    deeds: Deeds,
    weights: Weights,
    *,
    half_life: float | None,
    most: int = HEAVIEST,
    among: Collection[str] | None = None,
) -> Deeds:
    """The deeds with the ids of all events that reports tell, and of the heaviest coded ones of each pair.

    Where `among` is given, of pairs of these sides (ids).
    """
    import numpy as np

    from dragoman.deeds import NO_ID

    wanted = named(deeds, weights, half_life=half_life, most=most, among=among)
    numbers, places = np.unique(deeds.event[wanted], return_inverse=True)
    event = np.full(len(deeds), NO_ID, dtype=np.int64)
    event[wanted] = places
    return replace(deeds, event=event, ids=tuple(view.event_ids(numbers.tolist())))


def named(
    deeds: Deeds, weights: Weights, *, half_life: float | None, most: int, among: Collection[str] | None = None
) -> NDArray[np.bool_]:
    """Which deeds are named as evidence: all that reports tell, and the heaviest coded ones of each pair of sides."""
    import numpy as np

    wanted = ~deeds.coded
    sides = np.array([among is None or side in among for side in deeds.sides], dtype=bool)
    rows = np.flatnonzero(~wanted & sides[deeds.initiator] & sides[deeds.recipient])
    if len(rows):
        wanted[rows[_heaviest(deeds.where(rows), weights, half_life, most)]] = True
    return wanted


def _heaviest(deeds: Deeds, weights: Weights, half_life: float | None, most: int) -> NDArray[np.intp]:
    """The rows of the heaviest deeds of each pair, as old as they are."""
    import numpy as np

    from dragoman.ties.decay import left

    one, other = deeds.initiator.astype(np.int64), deeds.recipient.astype(np.int64)
    pair = np.minimum(one, other) * len(deeds.sides) + np.maximum(one, other)
    _, weight = weights.of(deeds)
    order = np.lexsort((-weight * left(deeds.day.max() - deeds.day, half_life), pair))
    begins = np.flatnonzero(np.r_[True, pair[order][1:] != pair[order][:-1]])
    place = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order))))
    return order[place < most]
