"""Weigh the ties among those who can be party to a system: from what is kept ready, or from all deeds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.asking.counted import with_ids
from dragoman.asking.dyads import weights_of
from dragoman.asking.kinds import counted, kinds_of, left_out, taking_part
from dragoman.asking.pairs import Kept
from dragoman.records import Tie
from dragoman.store import View

if TYPE_CHECKING:
    from dragoman.deeds import Deeds


class Among(NamedTuple):
    """The ties of parties, and what else a system is made of."""

    ties: list[Tie]  # all in all and by theatre
    deeds: Deeds  # with ids of events, those that reports tell of at least
    kinds: Mapping[str, str]
    left_out: tuple[tuple[str, int], ...]
    of: int  # parties between any two of whom something passed, these among them
    last: date


def among_weighed(
    deeds: Deeds, view: View, since: date | None, on: date | None, theatre: str | None, actors: int | None, **how: Any
) -> Among | None:
    """The ties of parties, or of so many that are busiest, from all deeds of a time; None where there are none."""
    from dragoman.ties import heaviest, passing, weigh

    if not len(deeds):
        return None
    weights, kinds = weights_of(view.project), kinds_of(deeds, view)
    parties, ageing = taking_part(kinds), {"half_life": how["half_life"]}
    last = on or date.fromordinal(int(deeds.day.max()))
    there = deeds.within(theatre)
    passed = passing(there, weights, until=last, among=parties, **ageing)
    if actors is not None:
        parties = heaviest(passed, there.sides, actors)
    named = with_ids(view, deeds, weights, among=parties, **ageing)
    ties = weigh(named, since=since, until=last, each=True, among=parties, weights=weights, **how)
    return Among(ties, named, kinds, left_out(there, kinds), int((passed > 0).sum()), last)


def ties_ready(kept: Kept, view: View, among: Collection[str], *, level: float) -> list[Tie]:
    """The ties among some parties (ids) until a day, all in all and by theatre, from what is kept ready."""
    import numpy as np

    from dragoman.ties.ready import ties_of, weigh_some

    ready = kept.readied.ready
    chosen = np.array([side in among for side in ready.deeds.deeds.sides], dtype=bool) & ready.parties
    found = weigh_some(ready, ready.deeds.dyads_of(chosen), day=kept.day, level=level)
    return ties_of(ready, found, kept.readied.weights, each=True, identify=view.event_ids)


def among_ready(kept: Kept, view: View, theatre: str | None, actors: int | None, *, level: float) -> Among:
    """The same until a day, from what is kept ready."""
    import numpy as np

    from dragoman.ties import heaviest
    from dragoman.ties.ready import dyads_until, passed, ties_of, told_until, weigh_some

    ready, day = kept.readied.ready, kept.day
    sides = ready.deeds.deeds.sides
    kinds = kept.readied.kinds(view)
    between = passed(ready, day, theatre)
    if actors is None:
        parties = ready.parties
    else:
        chosen = heaviest(between, sides, actors)
        parties = np.array([side in chosen for side in sides], dtype=bool)
    found = weigh_some(ready, ready.deeds.dyads_of(parties), day=day, level=level)
    ties = ties_of(ready, found, kept.readied.weights, each=True, identify=view.event_ids)
    told = told_until(kept.readied.told(view), day)
    names, kept_out = kept.readied.keeping_out(view)
    out = counted(names, kept_out[dyads_until(ready, day, theatre)])
    return Among(ties, told, kinds, out, int((between > 0).sum()), kept.last)
