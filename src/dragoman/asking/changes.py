"""Ask a project what changed of the whole between two days: who moved between blocs, who turned, how strained it is.

Takes a view of a project, gives SystemShifts. Nothing of this is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dragoman.asking.among import ties_ready
from dragoman.asking.counted import Counted, counted, with_ids
from dragoman.asking.dyads import HALF_LIFE, LEVEL, weights_of
from dragoman.asking.kinds import kinds_of, taking_part
from dragoman.asking.over_time import shifts
from dragoman.asking.pairs import ready_for
from dragoman.records import Shift, System, SystemShift, Tie
from dragoman.store import View, Which

# A day, the ties until then, and what kind of actor each side is.
Weighed = tuple[date, Sequence[Tie], Mapping[str, str]]
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

    last = on or last_of(view, which)
    if last is None:
        return
    step = max(QUARTER, -(-(last - since).days // SYSTEMS))
    days = [last - timedelta(days=back * step) for back in range((last - since).days // step, -1, -1)]
    weighed = _ready(view, which, days, among, half_life=half_life, level=level) if among is not None else None
    if weighed is None:
        weighed = _weighed(view, which, days, theatre, among, half_life=half_life, level=level)
    for day, ties, kinds in weighed:
        own = [tie for tie in ties if tie.theatre == theatre]
        yield build(own, kinds=kinds, on=day, theatre=theatre, level=level, firm=firm, seconds=SECONDS)


def last_of(view: View, which: Counted) -> date | None:
    """The day of the last deed; None where there is none."""
    deeds = which.deeds(view)
    return date.fromordinal(int(deeds.day.max())) if len(deeds) else None


def _ready(
    view: View,
    which: Counted,
    days: Sequence[date],
    among: Collection[str],
    *,
    half_life: float | None,
    level: float,
) -> Iterator[Weighed] | None:
    """The ties among some actors on each day from what is kept ready; None where that does not hold the days."""
    kept = [ready_for(view, which, until=day, half_life=half_life) for day in days]
    holding = [one for one in kept if one is not None]
    if len(holding) < len(days):
        return None
    return ((one.last, ties_ready(one, view, among, level=level), one.readied.kinds(view)) for one in holding)


def _weighed(
    view: View,
    which: Counted,
    days: Sequence[date],
    theatre: str | None,
    among: Collection[str] | None,
    *,
    half_life: float | None,
    level: float,
) -> Iterator[Weighed]:
    """The same from all deeds, of those who can be a party."""
    from dragoman.ties import weigh

    deeds, weights = which.deeds(view, until=days[-1]), weights_of(view.project)
    if not len(deeds):
        return
    kinds = kinds_of(deeds, view)
    parties = taking_part(kinds) if among is None else taking_part(kinds) & frozenset(among)
    deeds = with_ids(view, deeds, weights, half_life=half_life, among=parties)
    how: dict[str, Any] = {"weights": weights, "half_life": half_life, "level": level, "among": parties}
    for day in days:
        yield day, weigh(deeds, until=day, theatre=theatre, **how), kinds
