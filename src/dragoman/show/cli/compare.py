"""`dragoman compare`: two outlets side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman import asking
from dragoman.errors import UsageError
from dragoman.records import Comparison
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import (
    PROJECT,
    BetweenOption,
    FormatOption,
    OutputOption,
    ProjectOption,
    TheatreOption,
    TypeOption,
)
from dragoman.show.cli.progress import Bar
from dragoman.show.conditions import event_filter, known_outlet

# Rows in one part of the table, unless told otherwise.
SHOWN = 12


def run(
    outlet: Annotated[str, typer.Argument(metavar="OUTLET", help="An outlet of the kept reports.")],
    other: Annotated[str, typer.Argument(metavar="OUTLET", help="The outlet to compare it with.")],
    between: BetweenOption = None,
    type: TypeOption = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Events that happened, or were first told, on or after it.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The same, on or before it.")] = None,
    theatre: TheatreOption = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", min=0, metavar="N", help=f"Rows in each part of the table; 0 for all. (default: {SHOWN})"
        ),
    ] = None,
    form: FormatOption = None,
    file: OutputOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Compare two outlets: which events each tells and leaves out, where they stand to them, and in which words."""
    form = output.chosen(form, file)
    if form is output.Format.parquet:
        raise UsageError("compare tells as a table, as jsonl or as csv.")
    with look(project) as view:
        outlets = (known_outlet(outlet, view), known_outlet(other, view))
        if outlets[0] == outlets[1]:
            raise UsageError(f"Both are {outlets[0]}. Name two outlets: {', '.join(view.outlets()[:20])}.")
        which = event_filter(
            view, between=between, types=type or [], supports=[], since=since, until=until, theatres=theatre or []
        )
        with Bar("comparing", None):
            comparison = asking.compare(outlets, which, view)
    if form is not output.Format.table:
        output.write([comparison], Comparison, form, file)
        return
    from dragoman.show.cli.comparison import show_comparison

    with output.quiet_when_unread():
        show_comparison(comparison, SHOWN if limit is None else limit or None)
