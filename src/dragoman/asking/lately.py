"""Ask a project what changed lately: of all pairs those that got better or worse in a month, with the reason.

Takes a view of a project, gives Arrows, the strongest change first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.asking.counted import counted
from dragoman.asking.dyads import weights_of
from dragoman.asking.numbered import identified, numbered
from dragoman.asking.over_time import of_pairs
from dragoman.asking.pairs import Kept, ready_for
from dragoman.records import Arrow
from dragoman.store import View, Which

if TYPE_CHECKING:
    from dragoman.deeds import Deeds
    from dragoman.ties.coverage import Reported
    from dragoman.ties.weights import Weights

# Pairs that are looked at for each that is shown: most of those that look changed are no more so than by chance.
LOOKED_AT = 3


def lately(
    view: View,
    *,
    on: date | None = None,
    theatre: str | None = None,
    actor: str | None = None,
    limit: int = 20,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> list[Arrow]:
    """The pairs that changed in the month of a day, by default that of the last deed, the strongest change first.

    All, or those of an `actor` (id). Only what had happened until that day counts. A change is as strong as the
    month's weight, in either channel, is from what the six months before
    would bring, by how far that scatters by chance. Of the pairs three times
    as many as asked for are looked at, those that differ most; [] where none
    of them got better or worse. Raises UsageError for an unknown dataset.
    """
    from dragoman.ties import most_changed, reported

    which, weights = counted(coded, datasets), weights_of(view.project)
    if kept := ready_for(view, which, until=on):
        told = kept.readied.ready.reported

        def found() -> list[Arrow]:
            pairs = pairs_ready(kept, theatre, actor, LOOKED_AT * limit)
            return identified(changed(pairs, told(kept.day), weights, kept.last, theatre, limit), view)

        return list(kept.readied.answer(("lately", kept.day, theatre, actor, limit), found))
    deeds = which.deeds(view, until=on)
    if not len(deeds):
        return []
    last = on or date.fromordinal(int(deeds.day.max()))
    most = most_changed(deeds.within(theatre), weights, last=last, most=LOOKED_AT * limit, actor=actor)
    return identified(changed(of_pairs(deeds, most), reported(deeds), weights, last, theatre, limit), view)


def pairs_ready(kept: Kept, theatre: str | None, actor: str | None, most: int) -> Iterator[tuple[str, str, Deeds]]:
    """So many pairs that differ most in the month of a day from those before, with their deeds until then."""
    import numpy as np

    from dragoman.ties import strongest
    from dragoman.ties.ready import changes_of_dyads, changes_of_side, deeds_of_dyad, dyads_of_side

    ready = kept.readied.ready
    deeds, sides = ready.deeds, ready.deeds.deeds.sides
    own = None if actor is None else dyads_of_side(deeds, actor)
    if own is not None and theatre is None:  # without looking at what all others did
        dyads, strength = changes_of_side(ready, own, last=kept.last)
    else:
        dyads, strength = kept.readied.changes(
            (kept.day, theatre), lambda: changes_of_dyads(ready, last=kept.last, theatre=theatre)
        )
        strength = strength if own is None else np.where(np.isin(dyads, own), strength, 0.0)
    for dyad in dyads[strongest(strength, most)].tolist():
        yield sides[deeds.one[dyad]], sides[deeds.other[dyad]], deeds_of_dyad(deeds, dyad, kept.day)


def changed(
    pairs: Iterable[tuple[str, str, Deeds]],
    told: Reported,
    weights: Weights,
    last: date,
    theatre: str | None,
    limit: int,
) -> Iterator[Arrow]:
    """The arrows of some pairs that got better or worse, at most so many; their evidence by number."""
    from dragoman.ties import arrows, series

    count = 0
    for one, other, own in pairs:
        found = series(numbered(own), one, other, theatre=theatre, weights=weights, told=told)
        latest = arrows(found, since=last, until=last)  # none of a month after the last that any report tells of
        if not latest or latest[-1].direction == "level":
            continue
        yield latest[-1]
        count += 1
        if count == limit:
            return
