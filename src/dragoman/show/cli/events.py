"""`dragoman events`: one happening a row, with everyone who told, expected or denied it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dragoman import asking
from dragoman.errors import UsageError
from dragoman.records import Event, Story
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.marks import LEFT_OUT
from dragoman.show.cli.options import (
    PROJECT,
    SHOWN,
    SUPPORTS,
    AtLeastOption,
    BetweenOption,
    ByOption,
    CodedOption,
    DatasetOption,
    FormatOption,
    LimitOption,
    OutletOption,
    OutputOption,
    ProjectOption,
    SearchOption,
    TheatreOption,
    TypeOption,
)
from dragoman.show.cli.progress import Bar
from dragoman.show.conditions import counted, event_filter
from dragoman.store import EventFilter, EventOrder, View


def run(
    between: BetweenOption = None,
    by: ByOption = None,
    type: TypeOption = None,
    support: Annotated[list[str] | None, typer.Option(metavar="SUPPORT", help=f"Any of {SUPPORTS}.")] = None,
    contested: Annotated[bool, typer.Option("--contested", help="Short for --support contested.")] = False,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Happened on or after this day, month or year; reported, where nobody says when."
        ),
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Happened, or reported, on or before it.")] = None,
    reported_since: Annotated[str | None, typer.Option(metavar="DATE", help="Reported on or after it.")] = None,
    reported_until: Annotated[str | None, typer.Option(metavar="DATE", help="Reported on or before it.")] = None,
    theatre: TheatreOption = None,
    outlet: OutletOption = None,
    search: SearchOption = None,
    at_least: AtLeastOption = None,
    coded: CodedOption = None,
    dataset: DatasetOption = None,
    order: Annotated[
        EventOrder, typer.Option(help="By day, by first report, the most told or the surest first.")
    ] = "day",
    stories: Annotated[
        bool,
        typer.Option("--stories", help="Story lines: what a pair does about the same things or issue, one row each."),
    ] = False,
    limit: LimitOption = None,
    form: FormatOption = None,
    file: OutputOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show events, each with its support, how often it is told, and who asserts, denies or expects it."""
    form = output.chosen(form, file)
    if contested:
        support = [*(support or []), "contested"]
    with look(project) as view:
        which = event_filter(
            view,
            between=between,
            by=by,
            types=type or [],
            supports=support or [],
            since=since,
            until=until,
            reported_since=reported_since,
            reported_until=reported_until,
            theatres=theatre or [],
            outlet=outlet,
            search=search,
            at_least=at_least,
            which=counted(view, coded, dataset),
        )
        if stories:
            if which.coded == "only":
                raise UsageError("Story lines are chained by what is said; rows of others' data say nothing.")
            show_stories(chained(which, view), limit, form, file)
            return
        most = SHOWN if limit is None and form is output.Format.table else limit or None
        found = view.events(which, order=order, limit=most)
        if form is not output.Format.table:
            output.write(found, Event, form, file)
            return
        others = view.count_events(msgspec.structs.replace(which, coded="only")) if which.coded != "none" else 0
        show(list(found), view.count_events(which), view, coded=others)


def show(shown: Sequence[Event], total: int, view: View, *, coded: int = 0) -> None:
    """Events as a table, and how many there are in all, and of these coded by others."""
    from dragoman.show.cli.event_tables import events_table
    from dragoman.show.cli.tables import console

    if not shown:
        print(nothing(view), file=sys.stderr)
        return
    with output.quiet_when_unread():
        console().print(events_table(shown, console().width))
    tell_count(len(shown), total, "event", "events", note=of_which(coded, total))


def of_which(coded: int, total: int) -> str:
    """A clause on how many of some events others have coded, and how to leave them out; "" for none."""
    if coded and coded == total:
        return ", coded elsewhere" if coded == 1 else ", all coded elsewhere"
    return f", {coded:,} of them coded elsewhere ({LEFT_OUT})" if coded else ""


def chained(which: EventFilter, view: View) -> list[Story]:
    """The story lines of the events that a filter lets through, with a bar where it takes long."""
    with Bar("chaining events into story lines", None):
        return asking.stories(which, view)


def show_stories(stories: Sequence[Story], limit: int | None, form: output.Format, file: Path | None) -> None:
    """Story lines as a table or as JSON Lines, at most `limit` of them; 0 for all."""
    if form not in (output.Format.table, output.Format.jsonl):
        raise UsageError("Story lines are told as a table or as jsonl.")
    most = (SHOWN if form is output.Format.table else None) if limit is None else limit or None
    shown = stories[:most]
    if form is output.Format.jsonl:
        output.write(shown, Story, form, file)
        return
    from dragoman.show.cli.event_tables import stories_table
    from dragoman.show.cli.tables import console

    if not shown:
        print(
            "No two of these events are about the same things, place or issue, so there are no story lines.",
            file=sys.stderr,
        )
        return
    with output.quiet_when_unread():
        console().print(stories_table(shown, console().width))
    tell_count(len(shown), len(stories), "story line", "story lines")


def tell_count(shown: int, total: int, one: str, several: str, *, note: str = "") -> None:
    """Say how many there are, and how many of them are shown; `note` is a clause about all."""
    if total > shown:
        print(f"\n{shown:,} of {total:,} {several}{note}. --limit 0 shows all.", file=sys.stderr)
    else:
        print(f"\n{total:,} {one if total == 1 else several}{note}.", file=sys.stderr)


def nothing(view: View) -> str:
    """What to say when no event is shown: that none match, or that there are none at all."""
    if view.count_events() or view.count():
        return "No events match."
    return "The reports of this project hold no claims, so there are no events."
