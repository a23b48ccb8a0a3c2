"""What a briefing is asked for: a day, the time before it that is news, a theatre, how many actors, which events."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dragoman import asking
from dragoman.errors import NothingFound, UsageError
from dragoman.show.given import first_day, last_day
from dragoman.store import View

# Actors of the picture unless more are asked for: as many as can be read round a circle.
ACTORS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which briefing."""

    on: date  # the day of the system
    since: date  # what has happened or was reported from this day on is news
    theatre: str | None = None  # id
    actors: int = ACTORS
    counted: asking.Counted = field(default_factory=asking.Counted)


def days(
    view: View, *, on: str | None, since: str | None, month: str | None, theatre: str | None, counted: asking.Counted
) -> tuple[date, date]:
    """The first day that is news and the day of the system, from options; UsageError where these contradict.

    The day is that of the last event unless it is given; news begins with its
    month.
    """
    if month and (on or since):
        raise UsageError(f"--month {month} says from which day to which: leave out {'--on' if on else '--since'}.")
    last = last_day(month or on, "--month" if month else "--on")
    if last is None:
        last = last_known(view, theatre, counted)
    first = first_day(month or since, "--month" if month else "--since") or last.replace(day=1)
    if first > last:
        raise UsageError(f"--since {first} is after {last}, the day of the briefing. Turn them round, or give --on.")
    return first, last


def last_known(view: View, theatre: str | None, counted: asking.Counted) -> date:
    """The day of the last event in a theatre, or of all where it has none, which the system then tells."""
    try:
        return asking.days_known(view, theatre=theatre, **counted._asdict()).last
    except NothingFound:
        return asking.days_known(view, **counted._asdict()).last
