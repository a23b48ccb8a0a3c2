"""`dragoman export`: everything out, for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.records import Claim, Document, Event
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import PROJECT, ProjectOption


class What(StrEnum):
    """What can be exported."""

    claims = "claims"
    events = "events"
    documents = "documents"


def run(
    what: Annotated[What, typer.Argument(metavar="claims|events|documents", help="What to export.")],
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Where to. (default: standard output)"),
    ] = None,
    form: Annotated[
        output.Format | None,
        typer.Option("--format", metavar="jsonl|csv|parquet", help="(default: jsonl)", show_default=False),
    ] = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Write all claims, events or documents as JSON Lines, CSV or Parquet."""
    if form is output.Format.table:
        raise UsageError("A table is not an export. Choose --format jsonl, csv or parquet.")
    form = output.chosen(form, file, otherwise=None if file else output.Format.jsonl)
    with look(project) as view:
        if what is What.claims:
            output.write(view.claims(), Claim, form, file)
        elif what is What.events:
            output.write(view.events(), Event, form, file)
        else:
            output.write(view.documents(), Document, form, file)
