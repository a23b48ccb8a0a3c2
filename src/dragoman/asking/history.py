"""Ask a project how a pair stood, month after month: what the page of a pair draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dragoman.asking.counted import counted
from dragoman.asking.dyads import HALF_LIFE, LEVEL, weights_of
from dragoman.asking.nothing import nothing_between
from dragoman.asking.pairs import Kept, ready_for
from dragoman.errors import NothingFound
from dragoman.records import Tie, TieMonth
from dragoman.store import View, Which

if TYPE_CHECKING:
    from dragoman.ties.ready import OnDays


def history(
    view: View,
    one: str,
    other: str,
    *,
    since: date | None = None,
    until: date | None = None,
    theatre: str | None = None,
    anew: bool = False,
    level: float = LEVEL,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> list[TieMonth]:
    """A pair (ids) as its tie stood at the end of each month from its first deed on, or of those between two days.

    Each is what `tie` says with that day for its end: of all that had
    happened until then, as old as it was, beside all other pairs. So
    neighbouring months rest on much the same deeds, and a line through them
    is no series of independent readings. The last one is of the day `until`,
    by default that of the last deed. With `anew`, what happened before `since`
    counts for nothing, as in a tie since that day; then each month takes a
    second or two of every million deeds. Raises NothingFound where there is none.
    """
    from dragoman.ties import weigh

    which, weights = counted(coded, datasets), weights_of(view.project)
    begin = since if anew else None
    if kept := ready_for(view, which, since=begin, until=until):
        asked = "history", one, other, since, kept.day, theatre, level
        months = kept.readied.answer(asked, lambda: list(history_ready(kept, one, other, since, theatre, level)))
        if not months:
            raise NothingFound(nothing_between(view, which, one, other, begin, until, theatre))
        return list(months)
    deeds = which.deeds(view, until=until)
    own = deeds.between(one, other).within(theatre).during(begin, until)
    if not len(own):
        raise NothingFound(nothing_between(view, which, one, other, begin, until, theatre))
    last = until or date.fromordinal(int(deeds.day.max()))
    first = max(date.fromordinal(int(own.day.min())), since or date.min)
    how: dict[str, Any] = {"each": True, "weights": weights, "half_life": HALF_LIFE, "level": level}
    found: list[TieMonth] = []
    for day in ends(first, last):
        ties = weigh(deeds, since=begin, until=day, among={one, other}, **how)
        found += [as_month(tie) for tie in ties if tie.theatre == theatre]
    return found


def history_ready(
    kept: Kept, one: str, other: str, since: date | None, theatre: str | None, level: float
) -> Iterator[TieMonth]:
    """The same from what is kept ready."""
    import numpy as np

    from dragoman.ties import weigh
    from dragoman.ties.ready import deeds_of_dyad, deeds_until, dyad_of, weigh_on

    ready = kept.readied.ready
    if (dyad := dyad_of(ready.deeds, one, other)) is None:
        return
    own = deeds_of_dyad(ready.deeds, dyad, kept.day).within(theatre)
    if not len(own):
        return
    first = max(date.fromordinal(int(own.day.min())), since or date.min)
    days = list(ends(first, kept.last))
    for day in days:
        if not ready.holds(day.toordinal()):
            deeds = deeds_until(ready.deeds, day.toordinal())
            ties = weigh(deeds, until=day, each=True, weights=kept.readied.weights, level=level, among={one, other})
            yield from (as_month(tie) for tie in ties if tie.theatre == theatre)
    held = [day.toordinal() for day in days if ready.holds(day.toordinal())]
    yield from months_of(weigh_on(ready, dyad, np.array(held, dtype=np.int64), theatre=theatre, level=level))


def months_of(found: OnDays) -> Iterator[TieMonth]:
    """What a history tells of a pair on the days of which it was weighed."""
    from dragoman.ties.tying import SIGNS, channels

    cooperation, conflict = (
        channels(*one) for one in ((found.tally.cooperation, found.cooperation), (found.tally.conflict, found.conflict))
    )
    lean = found.lean
    columns = (found.days, lean.mean, lean.low, lean.high, lean.sign)
    for day, mean, low, high, sign in zip(*(column.tolist() for column in columns), strict=True):
        yield TieMonth(
            last=date.fromordinal(day),
            cooperation=next(cooperation),
            conflict=next(conflict),
            lean=mean,
            low=low,
            high=high,
            sign=SIGNS[sign],
        )


def ends(first: date, last: date) -> Iterator[date]:
    """The last day of each month from that of a day on to the month of another, of which it is that day."""
    day = first
    while day <= last:
        following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        yield min(following - timedelta(days=1), last)
        day = following


def as_month(tie: Tie) -> TieMonth:
    """What a history tells of a tie."""
    return TieMonth(
        last=tie.until,
        cooperation=tie.cooperation,
        conflict=tie.conflict,
        lean=tie.lean,
        low=tie.low,
        high=tie.high,
        sign=tie.sign,
    )
