"""Weigh pairs beside all others: from what is kept ready where that holds the answer, else from all deeds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.asking.counted import Counted
from dragoman.asking.ready import Readied, readied
from dragoman.records import Tie
from dragoman.store import View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.deeds import Deeds
    from dragoman.ties.coverage import Reported
    from dragoman.ties.ready import Weighing
    from dragoman.ties.weights import Weights

# Days in which a deed loses half its weight in what is kept ready, as in `ties` (a test holds it).
HALF_LIFE = 365.0


class Kept(NamedTuple):
    """What is kept ready, and the day on which it is asked."""

    readied: Readied
    last: date

    @property
    def day(self) -> int:
        """The day as a number."""
        return self.last.toordinal()


class Pair(NamedTuple):
    """A pair as it is weighed beside others."""

    ties: list[Tie]  # all in all and by theatre, without what they rest on
    own: Deeds  # of the pair, in all theatres
    told: Reported  # what all deeds of the period tell by month
    last: date


def ready_for(
    view: View,
    which: Counted,
    *,
    since: date | None = None,
    until: date | None = None,
    weights: Weights | None = None,
    half_life: float | None = HALF_LIFE,
) -> Kept | None:
    """What is kept ready, where it holds the answer: of no time since a day, nor other weights or ageing."""
    if since is not None or half_life != HALF_LIFE:
        return None
    found = readied(view, which)
    if found is None or (weights is not None and weights != found.weights):
        return None
    last = until or found.last()
    return Kept(found, last) if found.ready.holds(last.toordinal()) else None


def pair_ready(kept: Kept, one: str, other: str, *, theatre: str | None, level: float) -> Pair | None:
    """A pair (ids) from what is kept ready; None where it has no deed until the day."""
    import numpy as np

    from dragoman.ties.ready import deeds_of_dyad, dyad_of, ties_of, weigh_some

    ready, day = kept.readied.ready, kept.day
    if (dyad := dyad_of(ready.deeds, one, other)) is None:
        return None
    own = deeds_of_dyad(ready.deeds, dyad, day)
    if not len(own.within(theatre)):
        return None
    found = weigh_some(ready, np.array([dyad]), day=day, level=level)
    ties = ties_of(ready, found, kept.readied.weights, each=True)
    return Pair(ties, own, ready.reported(day), kept.last)


def pair_weighed(
    deeds: Deeds, one: str, other: str, since: date | None, until: date | None, theatre: str | None, **how: Any
) -> Pair | None:
    """A pair (ids) from all deeds, those before `since` too; None where it has no deed in the period."""
    from dragoman.ties import reported, weigh

    own = deeds.between(one, other)
    if not len(own.within(theatre).during(since, until)):
        return None
    last = until or date.fromordinal(int(deeds.day.max()))
    found = weigh(deeds, since=since, until=last, each=True, among={one, other}, **how)
    return Pair(found, own.during(since, last), reported(deeds.during(since, last)), last)


def ties_ready(
    kept: Kept,
    view: View,
    actor: str | None,
    theatre: str | None,
    *,
    level: float,
    each: bool,
    ids: bool,
    order: str,
    limit: int | None,
) -> list[Tie]:
    """Ties of all pairs, or of an actor's, from what is kept ready; with a limit at least the first of an order."""
    import numpy as np

    from dragoman.ties.ready import dyads_of_side, ties_of, weigh_some

    ready = kept.readied.ready
    dyads = np.arange(len(ready.deeds.one)) if actor is None else dyads_of_side(ready.deeds, actor)
    found = weigh_some(ready, dyads, day=kept.day, level=level)
    if limit is not None and not each:
        first = first_of(found, theatre, ready.deeds.theatres, order, limit)
        found = weigh_some(ready, first, day=kept.day, level=level)
    identify = view.event_ids if ids else None
    return ties_of(ready, found, kept.readied.weights, theatre=theatre, each=each, identify=identify)


def first_of(
    found: Weighing, theatre: str | None, theatres: tuple[str, ...], order: str, limit: int
) -> NDArray[np.int64]:
    """The dyads of the first so many ties in an order, all in all or in a theatre."""
    import numpy as np

    some, dyads = found.together, found.dyads
    rows = np.arange(len(dyads))
    if theatre is not None:
        some, dyads = found.there, found.dyads[found.dyad]
        number = theatres.index(theatre) if theatre in theatres else -1
        rows = np.flatnonzero(some.units.theatre == number)
    sums = some.tally
    acts = sums.cooperation.acts + sums.conflict.acts
    expected = sums.cooperation.expected + sums.conflict.expected
    keys = {
        "acts": (-expected, -acts),
        "lean": (-some.lean.mean, acts == 0),
        "conflict": (-some.conflict.mean, acts == 0),
    }[order]
    first = np.lexsort((rows, *(key[rows] for key in keys)))[:limit]
    return np.sort(dyads[rows[first]])
