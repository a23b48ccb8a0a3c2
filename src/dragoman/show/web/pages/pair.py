"""Two actors: what they are to one another, over time and by theatre, who says so, and what a period of it tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from dragoman import asking
from dragoman.records import Claim, Event, Record, Shift, Tie, TieAccount, TieMonth
from dragoman.show.conditions import party
from dragoman.show.web.page import Elsewhere, Page
from dragoman.show.web.pages.pair_months import PairMonth, Series, drawn, months
from dragoman.show.web.pages.told import AskedTold, Told, ToldBy, told, told_by
from dragoman.store import ClaimFilter, EventFilter, View, Which

# Deeds, times the months that they are of, up to which each month is weighed anew since a day: a second's work.
ANEW = 500_000
# Events that are only expected, only denied, or contested, that are shown of each.
APART = 5


class AskedPair(AskedTold):
    """Which period, and what rows are of."""

    rows: Annotated[
        Literal["months", "events", "claims", "shifts", "ties"],
        Field(description="What the CSV has a row for: months, the listed events or claims, shifts, ties by theatre."),
    ] = "months"


class Apart(Record, frozen=True, kw_only=True):
    """Events of a pair that count in no channel, or at less than full weight, the last first told first."""

    contested: tuple[Event, ...]
    expected: tuple[Event, ...]
    denied: tuple[Event, ...]


class PairPage(Record, frozen=True, kw_only=True):
    """A pair with what is told of it."""

    account: TieAccount
    history: tuple[TieMonth, ...]  # the tie as it stood at the end of each month
    series: Series  # both channels as they are drawn
    told: Told  # in the period that is brushed, or in all
    apart: Apart
    told_by: ToldBy
    rows: str  # what the CSV has a row for


def answer(view: View, asked: AskedPair, parts: Mapping[str, str]) -> PairPage:
    """A pair by whatever names, each in its one address; NothingFound where nothing is known of it."""
    names = (parts["one"], parts["other"])
    first, second = sorted(party(name, view) for name in names)
    if (first, second) != names and first != second:
        raise Elsewhere(one=first, other=second)
    which, where = asked.counting(view), asked.where()
    period, counting = asked.period(), which._asdict()
    asked.check_since(view)
    account = asking.tie(view, first, second, **period, theatre=where, **counting)
    anew = can_be_weighed_anew(view, account, which.coded)
    history = asking.history(view, first, second, **period, theatre=where, anew=anew, **counting)
    since, until = asked.brushed()
    among: dict[str, Any] = {"between": (first, second), "theatres": (where,) if where else ()}
    events = EventFilter(since=since, until=until, **among, **counting)
    claims = ClaimFilter(since=since, until=until, **among)
    return PairPage(
        account=account,
        history=tuple(history),
        series=drawn(account, history, anew, since if asked.begin else None, until if asked.end else None),
        told=told(view, asked, events, claims),
        apart=apart(view, EventFilter(**period, **among)),
        told_by=told_by(view, ClaimFilter(**period, **among)),
        rows=asked.rows,
    )


def can_be_weighed_anew(view: View, account: TieAccount, coded: Which) -> bool:
    """Whether each month of a pair can be weighed from the day on which the period begins, while somebody waits."""
    return bool(account.tie.since) and view.count_deeds(coded=coded) * len(account.months) <= ANEW


def apart(view: View, which: EventFilter) -> Apart:
    """What is contested, only expected and only denied."""
    found = view.first_of_each(which, ("contested", "expected", "denied"), limit=APART)
    return Apart(**{support: tuple(events) for support, events in found.items()})


ROWS: dict[str, type[Record]] = {"months": PairMonth, "events": Event, "claims": Claim, "shifts": Shift, "ties": Tie}


def rows(answer: PairPage) -> Sequence[Any]:
    """What the CSV has rows of."""
    account = answer.account
    return {
        "months": months(account, answer.history), "shifts": account.shifts, "events": answer.told.events,
        "claims": [one.claim for one in answer.told.claims], "ties": (account.tie, *account.by_theatre),
    }[answer.rows]  # fmt: skip


PAIR = Page(
    name="pair",
    path="/pair/{one}/{other}",
    title="Pair",
    says="What two are to one another, over time and by theatre, with the events and claims that say so.",
    answer=answer,
    answered=PairPage,
    rows=rows,
    row=lambda answer: ROWS[answer.rows],
    asked=AskedPair,
    parts={"one": "an actor, by id, code or name", "other": "another"},
)
