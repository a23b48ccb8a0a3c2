"""An actor: who it is, its ties, what it does and says, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from dragoman import asking
from dragoman.asking.dyads import TieOrder
from dragoman.errors import NothingFound
from dragoman.records import Arrow, Claim, Event, Record, Tie
from dragoman.show.conditions import party
from dragoman.show.web.page import Elsewhere, Page
from dragoman.show.web.pages.actor_months import ActivitySeries, ActorMonth, drawn, months
from dragoman.show.web.pages.actor_profile import Accuses, Profile, Speaks, accusers, profile, speaks
from dragoman.show.web.pages.told import AskedTold, Told, told
from dragoman.store import ClaimFilter, EventFilter, View

# Ties on a screen, partners, and changes of the last month.
TIES = 20
PARTNERS = 10
CHANGES = 12


class AskedActor(AskedTold):
    """Which ties, of which period, and what rows are of."""

    order: Annotated[
        TieOrder, Field(description="Ties of most acts, most conflict a month, or the friendliest first.")
    ] = "acts"
    ties: Annotated[int, Field(ge=1, le=1000, description="At most so many ties.")] = TIES
    rows: Annotated[
        Literal["ties", "months", "partners", "events", "claims"],
        Field(description="What the CSV has a row for: ties, months, partners, the listed events or claims."),
    ] = "ties"


class PartnerCount(Record, frozen=True, kw_only=True):
    """With whom an actor has events, in either direction, and how many."""

    id: str
    told: int  # by reports
    coded: int  # by others


class InTheatre(Record, frozen=True, kw_only=True):
    """Who is a friend and who an enemy of an actor in a theatre, of the ties that are listed."""

    theatre: str
    acts: int
    friendly: tuple[str, ...]  # ids
    hostile: tuple[str, ...]


class ActorPage(Record, frozen=True, kw_only=True):
    """An actor with what is told of it."""

    profile: Profile
    ties: tuple[Tie, ...]  # in the order asked for; () where it is a party to none
    more_ties: bool  # than are listed
    untied: str | None  # why there are none
    theatres: tuple[InTheatre, ...]  # most acts first
    changes: tuple[Arrow, ...]  # of its pairs in the last month, the strongest first
    months: tuple[ActorMonth, ...]  # from the first to the last with an event
    series: ActivitySeries  # the months as they are drawn
    partners: tuple[PartnerCount, ...]  # most events first
    speaks: tuple[Speaks, ...]  # as a source
    accused_by: tuple[Accuses, ...]
    told: Told
    rows: str  # what the CSV has a row for


def answer(view: View, asked: AskedActor, parts: Mapping[str, str]) -> ActorPage:
    """An actor by whatever name, in its one address."""
    id = party(parts["actor"], view)
    if id != parts["actor"]:
        raise Elsewhere(actor=id)
    which, where, period = asked.counting(view), asked.where(), asked.period()
    counting = which._asdict()
    asked.check_since(view)
    ties, untied = ties_of(view, id, asked, theatre=where, **period, **counting)
    listed = ties[: asked.ties]
    since, until = asked.brushed()
    theatres = (where,) if where else ()
    active = tuple(months(view, id, **counting))
    return ActorPage(
        profile=profile(view, id),
        ties=tuple(listed),
        more_ties=len(ties) > len(listed),
        untied=untied,
        theatres=tuple(by_theatre(id, listed)),
        changes=tuple(asking.lately(view, on=period["until"], theatre=where, actor=id, limit=CHANGES, **counting)),
        months=active,
        series=drawn(active, since if asked.begin else None, until if asked.end else None),
        partners=tuple(
            PartnerCount(id=one.id, told=one.told, coded=one.coded) for one in view.partners(id, PARTNERS, **counting)
        ),
        speaks=speaks(view, id, since, until),
        accused_by=accusers(view, id, since, until),
        told=told(
            view, asked, EventFilter(actor=id, since=since, until=until, theatres=theatres, **counting),
            ClaimFilter(actor=id, since=since, until=until, theatres=theatres),
        ),
        rows=asked.rows,
    )  # fmt: skip


def ties_of(view: View, id: str, asked: AskedActor, **which: Any) -> tuple[list[Tie], str | None]:
    """The ties of an actor, one more than are listed where there are more; or why there are none."""
    try:
        return asking.ties(view, actor=id, order=asked.order, limit=asked.ties + 1, **which), None
    except NothingFound as fault:
        return [], str(fault)


def by_theatre(id: str, ties: Iterable[Tie]) -> list[InTheatre]:
    """Where an actor has friends and where enemies."""
    acts: dict[str, int] = {}
    signed: dict[tuple[str, str | None], list[str]] = {}
    for tie in ties:
        other = tie.other if tie.one == id else tie.one
        for one in tie.theatres:
            acts[one.theatre] = acts.get(one.theatre, 0) + one.acts
            signed.setdefault((one.theatre, one.sign), []).append(other)
    return [
        InTheatre(
            theatre=theatre, acts=acts[theatre], friendly=tuple(signed.get((theatre, "+"), ())),
            hostile=tuple(signed.get((theatre, "-"), ())),
        )
        for theatre in sorted(acts, key=lambda one: (-acts[one], one))
    ]  # fmt: skip


ROWS: dict[str, type[Record]] = {
    "ties": Tie, "months": ActorMonth, "partners": PartnerCount, "events": Event, "claims": Claim,
}  # fmt: skip


def rows(answer: ActorPage) -> Sequence[Any]:
    """What the CSV has rows of."""
    return {
        "ties": answer.ties, "months": answer.months, "partners": answer.partners, "events": answer.told.events,
        "claims": [one.claim for one in answer.told.claims],
    }[answer.rows]  # fmt: skip


ACTOR = Page(
    name="actor",
    path="/actor/{actor}",
    title="Actor",
    says="Who an actor is, its ties, what it does with whom, what it says of others, and what is told of it.",
    answer=answer,
    answered=ActorPage,
    rows=rows,
    row=lambda answer: ROWS[answer.rows],
    asked=AskedActor,
    parts={"actor": "an actor, by id, code or name"},
)
