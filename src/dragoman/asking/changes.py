"""Ask a project what changed of the whole between two days: who moved between blocs, who turned, how strained it is.

Takes a view of a project, gives SystemShifts. Nothing of this is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from dragoman.asking.counted import Counted, counted, with_ids
from dragoman.asking.dyads import HALF_LIFE, LEVEL, weights_of
from dragoman.asking.kinds import kinds_of, taking_part
from dragoman.asking.over_time import shifts
from dragoman.records import Shift, System, SystemShift
from dragoman.store import View, Which

QUARTER = 91  # days from one system to the next, or more: at most so many are made
SYSTEMS = 24
SECONDS = 2.0  # that the balance of each may take


def system_shifts(
    view: View,
    *,
    since: date,
    on: date | None = None,
    theatre: str | None = None,
    firm: bool = False,
    half_life: float | None = HALF_LIFE,
    level: float = LEVEL,
    among: Collection[str] | None = None,
    found: Sequence[Shift] | None = None,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> list[SystemShift]:
    """The shifts of the whole from a day on to another, by default that of the last deed, in order of their days.

    Blocs and strain are those of systems a quarter apart, or further where
    the time is long; each is made of all that was told up to its day, also of
    what came before `since`. Who turned is told by shifts of several of its
    pairs within a quarter. None are found in less than two quarters. With
    `among` it is the whole of these actors (ids) alone. Who has `found` the
    shifts of the pairs already, of that time and place, gives them.
    """
    from dragoman import system

    which = counted(coded, datasets)
    how: dict[str, Any] = {"firm": firm, "half_life": half_life, "level": level, "among": among}
    made = [one for one in _systems(view, which, since, on, theatre, **how) if one.signed]
    moved = system.shifts(made) if len(made) > 1 else []
    if found is None:
        found = list(shifts(view, weights_of(view.project), theatre=theatre, until=on, coded=coded, datasets=datasets))
    dated = [one for one in found if one.day >= since]
    return sorted([*moved, *system.turns(dated)], key=lambda one: (one.day, one.kind, one.actors))


def _systems(
    view: View,
    which: Counted,
    since: date,
    on: date | None,
    theatre: str | None,
    *,
    firm: bool,
    half_life: float | None,
    level: float,
    among: Collection[str] | None,
) -> Iterator[System]:
    """The systems of the days between two, the last included."""
    from dragoman.system import build
    from dragoman.ties import weigh

    deeds, weights = which.deeds(view, until=on), weights_of(view.project)
    if not len(deeds):
        return
    kinds = kinds_of(deeds, view)
    parties = taking_part(kinds) if among is None else taking_part(kinds) & frozenset(among)
    deeds = with_ids(view, deeds, weights, half_life=half_life, among=parties)
    last = on or date.fromordinal(int(deeds.day.max()))
    how: dict[str, Any] = {"weights": weights, "half_life": half_life, "level": level, "among": parties}
    step = max(QUARTER, -(-(last - since).days // SYSTEMS))
    for back in range((last - since).days // step, -1, -1):
        day = last - timedelta(days=back * step)
        ties = weigh(deeds, until=day, theatre=theatre, **how)
        yield build(ties, kinds=kinds, on=day, theatre=theatre, level=level, firm=firm, seconds=SECONDS)
