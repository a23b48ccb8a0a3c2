"""`dragoman briefing`: a dated paper on who stands with whom, what changed and what is contested, as one HTML file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.show.briefing.asked import ACTORS, Asked, days
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import PROJECT, CodedOption, DatasetOption, ProjectOption
from dragoman.show.cli.progress import Bar
from dragoman.show.conditions import counted
from dragoman.show.conditions import theatre as known_theatre
from dragoman.show.words import number

OUT = Path("-")


def run(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE.html]",
            help="Where to write it; - for standard output. (default: briefing-DATE.html)",
            show_default=False,
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the system. (default: that of the last event)")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="From when on it is news. (default: the first of that day's month)"),
    ] = None,
    month: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help="Of this month, or year: in the place of --since and --on.")
    ] = None,
    theatre: Annotated[str | None, typer.Option("--theatre", metavar="ID", help="Of one theatre only.")] = None,
    actors: Annotated[
        int, typer.Option("--actors", min=2, max=60, metavar="N", help="So many actors at most: the busiest.")
    ] = ACTORS,
    coded: CodedOption = None,
    dataset: DatasetOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Write a dated briefing: the system, what changed, what is contested, each with its sentences; prints on A4."""
    if file and file != OUT and file.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"A briefing is an HTML file, and {file} ends otherwise. Call it {file.with_suffix('.html')}.")
    with look(project) as view:
        which = counted(view, coded, dataset)
        where = known_theatre(theatre) if theatre else None
        first, last = days(view, on=on, since=since, month=month, theatre=where, counted=which)
        asked = Asked(on=last, since=first, theatre=where, actors=actors, counted=which)
        with Bar("writing the briefing", None):
            from dragoman.show.briefing.composing import compose
            from dragoman.show.briefing.drawing import draw
            from dragoman.show.briefing.gathering import gather

            made = compose(gather(view, asked))
            text = draw(made)
    to = file or Path(f"briefing-{last}.html")
    with output.destination(None if to == OUT else to) as out:
        out.write(text.encode())
    if to != OUT:
        print(f"{to}: {made.title}, {made.dated}, with {number(len(made.notes), 'note')}.", file=sys.stderr)
