"""`dragoman export`: everything out, for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman import asking
from dragoman.errors import NothingFound, UsageError
from dragoman.records import Claim, Document, Event, Record, Shift, SignedTie, System, Tie
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import PROJECT, ProjectOption
from dragoman.store import View


class What(StrEnum):
    """What can be exported."""

    claims = "claims"
    events = "events"
    documents = "documents"
    ties = "ties"
    system = "system"
    shifts = "shifts"


def run(
    what: Annotated[What, typer.Argument(metavar="claims|events|documents|ties|system|shifts", help="What to export.")],
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
    """Write all claims, events, documents, ties, shifts or the system as JSON Lines, CSV or Parquet."""
    if form is output.Format.table:
        raise UsageError("A table is not an export. Choose --format jsonl, csv or parquet.")
    form = output.chosen(form, file, otherwise=None if file else output.Format.jsonl)
    with look(project) as view:
        records, kind = found(what, view, form)
        output.write(records, kind, form, file)


def found(what: What, view: View, form: output.Format) -> tuple[Iterable[Record], type[Record]]:
    """What is asked for, and which records these are; in rows a system is its signed ties."""
    if what is What.claims:
        return view.claims(), Claim
    if what is What.events:
        return view.events(), Event
    if what is What.documents:
        return view.documents(), Document
    if what is What.ties:
        return asking.ties(view, each=True, ids=True), Tie
    if what is What.shifts:
        if several := list(asking.shifts(view, asking.weights_of(view.project))):
            return several, Shift
        raise NothingFound(
            "Of no pair of twenty events or more does a shift stand out from the chance of the news, which does not "
            "say that nothing changed. See a pair by month: dragoman ties A B"
        )
    system = asking.system(view)
    if form is not output.Format.jsonl and not system.signed:
        raise NothingFound(
            f"Of {system.undecided:,} ties on {system.on} none has a sign, which is no peace, so no rows are written. "
            "Write the ties: dragoman export ties"
        )
    return ([system], System) if form is output.Format.jsonl else (system.signed, SignedTie)
