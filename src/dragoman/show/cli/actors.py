"""`dragoman actors`: who is named in claims."""

from __future__ import annotations

import sys
from itertools import islice
from typing import Annotated

import typer

from dragoman import pipeline
from dragoman.show.cli import output
from dragoman.show.cli.options import PROJECT, SHOWN, FormatOption, LimitOption, ProjectOption
from dragoman.store import ActorCount


def run(
    unknown: Annotated[bool, typer.Option("--unknown", help="Only those whom no table knows.")] = False,
    limit: LimitOption = None,
    form: FormatOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show who is named in claims, how often and as what, most named first."""
    form = output.chosen(form, None)
    with pipeline.look(project) as view:
        most = SHOWN if limit is None and form is output.Format.table else limit or None
        found = islice(view.actors(unknown=unknown), most)
        if form is not output.Format.table:
            output.write(found, ActorCount, form, None)
            return
        from dragoman.show.cli.tables import actors_table, console, unknown_table

        shown = list(found)
        if not shown:
            print("Every actor is known." if unknown else "No claims, so no actors.", file=sys.stderr)
            return
        with output.quiet_when_unread():
            table = unknown_table if unknown else actors_table
            console().print(table(shown, console().width))
        if len(shown) == most:
            print(f"\nThe first {most}. --limit 0 shows all.", file=sys.stderr)
