"""The outlets, and two of them side by side: what both tell, what only one tells, and where they stand otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec
from pydantic import Field

from dragoman import asking
from dragoman.errors import NothingFound, UsageError
from dragoman.records import Comparison, Record
from dragoman.show.conditions import event_filter, known_outlet
from dragoman.show.web.page import Page
from dragoman.show.web.state import Asked, check_page
from dragoman.store import Cited, ClaimFilter, EventFilter, OutletCount, View

Part = Literal["both", "one", "other"]
# Outlets and events of one page, and pages; sources that are named of each.
LISTED, SHOWN, PAGES, CITED = 100, 40, 500, 8


class AskedOutlets(Asked):
    """Which outlets, and over which events they are compared."""

    one: Annotated[str | None, Field(description="An outlet to compare.")] = None
    other: Annotated[str | None, Field(description="The outlet to compare it with.")] = None
    between: Annotated[list[str], Field(default_factory=list, max_length=2, description="Events of these two.")]
    type: Annotated[list[str], Field(default_factory=list, description="Events of any of these types.")]
    part: Annotated[Part, Field(description="Events that both tell, or only the one, or only the other.")] = "both"
    search: Annotated[str | None, Field(description="Outlets with these letters in their names.")] = None
    page: Annotated[int, Field(ge=1, le=PAGES, description="Which screenful.")] = 1

    def which(self, view: View) -> EventFilter:
        """The events over which outlets are compared."""
        parties = [name for name in self.between if name.strip()]
        return event_filter(
            view,
            between=(parties[0], parties[1]) if len(parties) == 2 else None,
            actor=parties[0] if len(parties) == 1 else None,
            types=self.type,
            supports=[],
            since=self.since,
            until=self.until,
            theatres=[self.theatre] if self.theatre else [],
            which=asking.Counted("none"),
        )


class SideBySide(Record, frozen=True, kw_only=True):
    """Two outlets over all events that fulfil the filters, and over some of these in full."""

    names: tuple[str, str]
    both: int  # events that both tell
    only: tuple[int, int]  # that one of them alone tells
    cited: tuple[tuple[Cited, ...], tuple[Cited, ...]]  # the sources that each has most, whatever the types asked for
    page: int
    pages: int
    comparison: Comparison  # of the events of this page


class Outlets(Record, frozen=True, kw_only=True):
    """The outlets of a project, or two of them side by side."""

    outlets: tuple[OutletCount, ...]
    count: int
    page: int
    pages: int
    beside: SideBySide | None


def answer(view: View, asked: AskedOutlets, parts: Mapping[str, str]) -> Outlets:
    """The outlets, or two side by side where two are asked for."""
    if asked.one and asked.other:
        return compared(view, asked)
    skip = (asked.page - 1) * LISTED
    outlets, count = view.outlet_counts(search=asked.search, skip=skip, most=LISTED)
    if not outlets:
        raise NothingFound(nothing(view, asked))
    pages = min(PAGES, -(-count // LISTED))
    return Outlets(outlets=tuple(outlets), count=count, page=asked.page, pages=pages, beside=None)


def nothing(view: View, asked: AskedOutlets) -> str:
    """Why no outlet is listed."""
    if asked.page > 1:
        return f"There is no page {asked.page} of outlets."
    if asked.search:
        return f"No outlet has {asked.search!r} in its name. There are {view.outlet_counts(most=1)[1]:,}."
    return "This project holds no reports yet."


def compared(view: View, asked: AskedOutlets) -> Outlets:
    """Two outlets side by side; NothingFound where neither tells such an event."""
    names = known_outlet(asked.one or "", view), known_outlet(asked.other or "", view)
    if names[0] == names[1]:
        raise UsageError(f"Both are {names[0]}. Choose two outlets.")
    which = asked.which(view)
    ways = told_by(which, names)
    counts = {part: view.count_events(one) for part, one in ways.items()}
    if not any(counts.values()):
        raise NothingFound(f"Neither {names[0]} nor {names[1]} tells of an event that fulfils all that is asked.")
    pages = max(1, min(PAGES, -(-counts[asked.part] // SHOWN)))
    check_page(asked.page, pages, "these events")
    events = view.events(ways[asked.part], order="newest", limit=SHOWN, offset=(asked.page - 1) * SHOWN)
    beside = SideBySide(
        names=names,
        both=counts["both"],
        only=(counts["one"], counts["other"]),
        cited=(cited(view, names[0], which), cited(view, names[1], which)),
        page=asked.page,
        pages=pages,
        comparison=asking.compare_some(names, events, view),
    )
    return Outlets(outlets=(), count=0, page=1, pages=1, beside=beside)


def told_by(which: EventFilter, names: tuple[str, str]) -> dict[Part, EventFilter]:
    """The events that both tell, and those that one of the two alone tells."""
    one, other = names
    return {
        "both": msgspec.structs.replace(which, outlet=one, also=other),
        "one": msgspec.structs.replace(which, outlet=one, unless=other),
        "other": msgspec.structs.replace(which, outlet=other, unless=one),
    }


def cited(view: View, outlet: str, which: EventFilter) -> tuple[Cited, ...]:
    """Whom an outlet cites most."""
    claims = ClaimFilter(
        outlet=outlet, between=which.between, actor=which.actor, types=which.types, since=which.since,
        until=which.until, theatres=which.theatres,
    )  # fmt: skip
    return tuple(view.cited(claims, most=CITED))


def rows(found: Outlets) -> Sequence[Record]:
    """The outlets, or the comparison."""
    return [found.beside.comparison] if found.beside else found.outlets


def row(found: Outlets) -> type[Record]:
    """What its rows are."""
    return Comparison if found.beside else OutletCount


OUTLETS = Page(
    name="outlets",
    path="/outlets",
    title="Outlets",
    says="Who publishes the reports; two outlets side by side, with what each tells, leaves out and says otherwise.",
    answer=answer,
    answered=Outlets,
    rows=rows,
    row=row,
    asked=AskedOutlets,
    in_bar="/outlets",
)
