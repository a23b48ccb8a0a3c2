"""`dragoman claims`: who is said to have done what to whom."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from dragoman.records import Claim
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import (
    PROJECT,
    SHOWN,
    STANCES,
    AtLeastOption,
    BetweenOption,
    ByOption,
    FormatOption,
    LimitOption,
    OutletOption,
    OutputOption,
    ProjectOption,
    SearchOption,
    TheatreOption,
    TypeOption,
)
from dragoman.show.conditions import claim_filter
from dragoman.show.words import NOBODY
from dragoman.store import ClaimFilter, EventFilter, Order, View


def run(
    between: BetweenOption = None,
    by: ByOption = None,
    type: TypeOption = None,
    stance: Annotated[list[str] | None, typer.Option(metavar="STANCE", help=f"Any of {STANCES}.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Published on or after this day, month or year.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published on or before it.")] = None,
    theatre: TheatreOption = None,
    outlet: OutletOption = None,
    search: SearchOption = None,
    at_least: AtLeastOption = None,
    judged: Annotated[
        list[str] | None,
        typer.Option(metavar="HOW", help="accepted, corrected, rejected (in no other answer), or any."),
    ] = None,
    order: Annotated[Order, typer.Option(help="By day of publication, or the surest first.")] = "day",
    limit: LimitOption = None,
    form: FormatOption = None,
    file: OutputOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show claims, by day of publication or the surest first: all, or those that every given condition lets through."""
    form = output.chosen(form, file)
    with look(project) as view:
        which = claim_filter(
            view,
            between=between,
            by=by,
            types=type or [],
            stances=stance or [],
            since=since,
            until=until,
            theatres=theatre or [],
            outlet=outlet,
            search=search,
            at_least=at_least,
            judged=judged or [],
        )
        most = SHOWN if limit is None and form is output.Format.table else limit or None
        found = view.claims(which, order=order, limit=most)
        if form is not output.Format.table:
            output.write(found, Claim, form, file)
            return
        show(list(found), view.count(which), view, which)


def show(shown: Sequence[Claim], total: int, view: View, which: ClaimFilter) -> None:
    """Claims as a table, and how many there are in all."""
    from dragoman.show.cli.tables import claims_table, console

    if not shown:
        print(f"No claims match.{coded_instead(view, which)}", file=sys.stderr)
        return
    with output.quiet_when_unread():
        console().print(claims_table(shown, console().width))
    if total > len(shown):
        print(f"\n{len(shown):,} of {total:,} claims. --limit 0 shows all.", file=sys.stderr)
    else:
        print(f"\n{total:,} claim{'' if total == 1 else 's'}.", file=sys.stderr)


def coded_instead(view: View, which: ClaimFilter) -> str:
    """That there are events of others' data where there are no claims, and why these are none; "" where neither."""
    said = (which.by, which.by_outlet, which.stances, which.outlet, which.search, which.at_least, which.judged)
    if any(said):  # of what is said, no row tells
        return ""
    coded = EventFilter(
        between=which.between, types=which.types, since=which.since, until=which.until, theatres=which.theatres,
        coded="only",
    )  # fmt: skip
    count = view.count_events(coded)
    events, them = ("event", "it") if count == 1 else ("events", "them")
    return f" {count:,} {events} coded elsewhere: {NOBODY}. See {them}: dragoman events --coded only" if count else ""
