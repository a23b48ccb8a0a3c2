"""`dragoman ties`: who is what to whom: all pairs, those of one actor, one pair in full."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman import asking
from dragoman.asking.dyads import STRONGEST, TieOrder
from dragoman.errors import UsageError
from dragoman.records import Tie, TieAccount
from dragoman.show.cli import output
from dragoman.show.cli.events import tell_count
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import (
    PROJECT,
    SHOWN,
    CodedOption,
    DatasetOption,
    FormatOption,
    HalfLifeOption,
    LevelOption,
    OutputOption,
    ProjectOption,
)
from dragoman.show.cli.progress import Bar
from dragoman.show.conditions import counted, party
from dragoman.show.conditions import theatre as known_theatre
from dragoman.show.given import days, first_day, last_day
from dragoman.store import View


def run(
    one: Annotated[
        str | None, typer.Argument(metavar="[A]", help="An actor, by name or code: all its ties.", show_default=False)
    ] = None,
    other: Annotated[
        str | None, typer.Argument(metavar="[B]", help="Another: the pair in full.", show_default=False)
    ] = None,
    theatre: Annotated[
        str | None, typer.Option(metavar="ID", help="In this theatre, in the place of all together.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only what happened on or after it counts.")] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", "--on", metavar="DATE", help="As of this day, month or year. (default: the last event)"
        ),
    ] = None,
    half_life: HalfLifeOption = f"{asking.HALF_LIFE:g}",
    level: LevelOption = asking.LEVEL,
    weights: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What deeds are worth, in the place of the project's or packaged table."),
    ] = None,
    coded: CodedOption = None,
    dataset: DatasetOption = None,
    order: Annotated[
        TieOrder, typer.Option(help="Most acts, most conflict a month, or the friendliest first.")
    ] = "acts",
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=0,
            metavar="N",
            help=f"At most so many, or of a pair so many events a channel; 0 for all. (default: {SHOWN} in a table, "
            f"{STRONGEST} events)",
        ),
    ] = None,
    form: FormatOption = None,
    file: OutputOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show ties: what pairs do for and against one another, by theatre and period, and how sure that is."""
    form = output.chosen(form, file)
    with look(project) as view:
        which: dict[str, Any] = {
            **period(since, until),
            "theatre": known_theatre(theatre) if theatre else None,
            "half_life": days(half_life),
            "level": level,
            "weights": asking.weights_of(view.project, readable(weights)),
            **counted(view, coded, dataset)._asdict(),
        }
        first, second = (party(name, view) if name else None for name in (one, other))
        if first and second:
            tell_pair(view, first, second, limit, form, file, which)
            return
        with Bar("weighing ties", None):
            is_table = form is output.Format.table
            found = asking.ties(view, actor=first, order=order, ids=not is_table, **which)
        most = SHOWN if limit is None and is_table else limit or None
        if is_table:
            show(found[:most], len(found), first, view)
        else:
            output.write(found[:most], Tie, form, file)


def tell_pair(
    view: View,
    one: str,
    other: str,
    limit: int | None,
    form: output.Format,
    file: Path | None,
    which: dict[str, Any],
) -> None:
    """A pair in full: as text, as one record with all that belongs to it, or as rows: pooled and by theatre."""
    strongest = STRONGEST if limit is None else limit or sys.maxsize
    with Bar("weighing ties", None):
        account = asking.tie(view, one, other, strongest=strongest, **which)
    if form is output.Format.table:
        from dragoman.show.cli.tie_detail import show_tie

        with output.quiet_when_unread():
            show_tie(account, view, counted=options(which))
    elif form is output.Format.jsonl:
        output.write([account], TieAccount, form, file)
    else:
        output.write([account.tie, *account.by_theatre], Tie, form, file)


def options(which: dict[str, Any]) -> str:
    """The options that say which events count, as they are written behind a command."""
    coded = f" --coded {which['coded']}" if which["coded"] != "all" or which["datasets"] else ""
    return coded + "".join(f" --dataset {name}" for name in which["datasets"])


def show(shown: Sequence[Tie], total: int, actor: str | None, view: View) -> None:
    """Ties as a table, and how many there are in all."""
    from dragoman.show.cli.tables import console
    from dragoman.show.cli.tie_tables import closing, ties_table, title

    names = view.names_of(id for tie in shown for id in (tie.one, tie.other))
    with output.quiet_when_unread():
        console().print(title(shown[0], names[actor] if actor else None))
        console().print(ties_table(shown, names, actor, console().width))
        console().print(closing(shown), style="dim")
    tell_count(len(shown), total, "tie", "ties")


def period(since: str | None, until: str | None) -> dict[str, date | None]:
    """The first and the last day that two options mean; UsageError where they are the wrong way round."""
    first, last = first_day(since, "--since"), last_day(until, "--until")
    if first and last and first > last:
        raise UsageError(f"--since {since} is after --until {until}. Turn them round.")
    return {"since": first, "until": last}


def readable(file: Path | None) -> Path | None:
    """A file that is there; UsageError where it is not."""
    if file is not None and not file.is_file():
        raise UsageError(f"--weights {file}: there is no such file. Copy the packaged table and change it.")
    return file
