"""What Now and What-if are asked for alike: the system of a day, a theatre and a layer, and how much of it is drawn.

Takes the query of an address, gives a System and when and where others could
be asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from dragoman import asking
from dragoman.errors import NothingFound, UsageError
from dragoman.records import DaysKnown, Layer, System
from dragoman.show.given import first_day, last_day
from dragoman.show.web.state import SHARED, Asked, spelt
from dragoman.show.web.strain import TOLD
from dragoman.store import View

# Actors that are drawn unless an address says otherwise: more than these are a tangle at first sight.
ACTORS = 30
FEWEST, MOST = 5, 120
# How long the exact balance of a page may take; where it is not enough, the page says so.
SECONDS = 0.3


class AskedSystem(Asked):
    """Which system, and how much of it."""

    on: Annotated[str | None, Field(description="The day: 2022, 2022-10 or 2022-10-29; none: the last known.")] = None
    layer: Annotated[str, Field(description="behaviour, or the name of an imported layer.")] = asking.BEHAVIOUR
    firm: Annotated[bool, Field(description="Without signed ties of thin evidence.")] = False
    actors: Annotated[int, Field(ge=FEWEST, le=MOST, description="How many actors, the strongest first.")] = ACTORS
    signed: Annotated[bool, Field(description="Without pairs that have no sign.")] = False
    every: Annotated[bool, Field(description="With every tie that is drawn in the table, not the first alone.")] = False
    chosen: Annotated[str | None, Field(description="What is told of in full: an actor, or a pair as IRN~RUS.")] = None

    @property
    def of_behaviour(self) -> bool:
        """Whether it is of what actors do; other layers have neither theatres nor events."""
        return self.layer == asking.BEHAVIOUR

    def day(self) -> date | None:
        """The day; that until which another page was asked where none is given."""
        return last_day(self.on, "on") if self.on else last_day(self.until, "until")

    def first(self) -> date | None:
        """From which day on events count; UsageError where that is after the day of the system."""
        since, on = first_day(self.since, "since"), self.day()
        if since and on and since > on:
            raise UsageError(f"since {self.since} is after {on}. Turn them round.")
        return since

    def shared(self, **more: Any) -> str:
        """The query that goes along to another page, where this day is the last."""
        kept = self.model_dump(exclude_defaults=True, include=set(SHARED))
        return spelt(kept | ({"until": self.on} if self.on else {}) | more)


def known(view: View, asked: AskedSystem) -> DaysKnown | None:
    """Of which days and months anything is known; None where of none."""
    if not asked.of_behaviour:
        return days_of(view.project.layers_named(asked.layer))
    try:
        return asking.days_known(view, theatre=asked.where(), **asked.counting(view)._asdict())
    except NothingFound:
        return None


def slider(view: View, asked: AskedSystem) -> tuple[DaysKnown, date] | None:
    """The days that can be chosen where there is no picture, and the one that was; None where they cannot be told."""
    try:
        days, day = known(view, asked), asked.day()
    except UsageError:
        return None
    return (days, day or days.last) if days else None


def days_of(layers: Iterable[Layer]) -> DaysKnown | None:
    """The days of which some layers tell."""
    told = [one for one in layers if one.since]
    if not told:
        return None
    first = min(one.since for one in told if one.since)
    return DaysKnown(first=first, last=max(one.until or date.today() for one in told), months=())


def system_of(view: View, asked: AskedSystem) -> System:
    """The system that is asked for; NothingFound, with what there is, where there is none."""
    if not asked.of_behaviour:
        return asking.system_of_layer(view, asked.layer, on=asked.day(), seconds=SECONDS)
    asked.check_since(view)
    return asking.system(
        view,
        on=asked.day(),
        since=asked.first(),
        theatre=asked.where(),
        firm=asked.firm,
        seconds=SECONDS,
        actors=asked.actors,
        triads=TOLD,  # of thirty actors there can be thousands, each with what it rests on
        **asked.counting(view)._asdict(),
    )
