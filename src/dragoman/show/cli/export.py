"""`dragoman export`: everything out, for other programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman import asking, exporting
from dragoman.errors import UsageError
from dragoman.exporting import Choice
from dragoman.records import Manifest
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import (
    PROJECT,
    BetweenOption,
    CodedOption,
    DatasetOption,
    HalfLifeOption,
    LevelOption,
    ProjectOption,
    TheatreOption,
)
from dragoman.show.cli.progress import Bar
from dragoman.show.cli.ties import period
from dragoman.show.conditions import counted, party
from dragoman.show.conditions import theatre as known_theatre
from dragoman.show.given import days
from dragoman.show.words import number
from dragoman.store import View

FORMS = list(dict.fromkeys(form for what in exporting.WHATS for form in exporting.forms_of(what)))
ENDINGS = {**output.ENDINGS, ".graphml": "graphml", ".gexf": "gexf"}
# What one of them is called on the screen.
ONE = {"documents": "report", "layers": "bond"}
OF_FORM = {"ftm": "FollowTheMoney record", "ftm-statements": "FollowTheMoney record", "cameo": "row"}


class What(StrEnum):
    """What can be exported."""

    claims = "claims"
    events = "events"
    documents = "documents"
    ties = "ties"
    system = "system"
    shifts = "shifts"
    layers = "layers"
    actors = "actors"
    datasets = "datasets"


def run(
    what: Annotated[What | None, typer.Argument(metavar="WHAT", help="What to export.", show_default=False)] = None,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Where to. (default: standard output)", show_default=False),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help=f"Any of {', '.join(FORMS)}. (default: by the file's ending)"),
    ] = None,
    between: BetweenOption = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only what is of this day or later.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", "--on", metavar="DATE", help="Only what is of this day or earlier.")
    ] = None,
    theatre: TheatreOption = None,
    layer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of layers or a system: this imported layer.")
    ] = None,
    firm: Annotated[bool, typer.Option("--firm", help="Of a system: without ties of thin evidence.")] = False,
    half_life: HalfLifeOption = f"{asking.HALF_LIFE:g}",
    level: LevelOption = asking.LEVEL,
    coded: CodedOption = None,
    dataset: DatasetOption = None,
    monthly: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Of GEXF: a file for each month into this folder, besides.")
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(metavar="MANIFEST", help="Tell whether an exported file and the project are still as then."),
    ] = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Write claims, events, ties or the system in a form that other programs read, with a manifest beside the file."""
    if check is not None:
        with look(project) as view:
            verify(check, view)
        return
    if what is None:
        raise UsageError(f"Say what to export: {', '.join(exporting.WHATS)}.")
    form = chosen(form, file)
    usable(file, monthly)
    with look(project) as view:
        which = counted(view, coded, dataset)
        choice = Choice(
            between=(party(between[0], view), party(between[1], view)) if between else None,
            **period(since, until),
            theatres=tuple(known_theatre(name) for name in theatre or ()),
            layer=layer,
            firm=firm,
            half_life=days(half_life),
            level=level,
            coded=which.coded,
            datasets=which.datasets,
        )
        exporting.check(what.value, form, choice)
        if file is None:
            with output.destination(None) as out:
                exporting.write(view, what.value, form, choice, out)
            return
        with output.explained(file), Bar(f"writing {file.name}", None):
            made = exporting.export(view, what.value, form, file, choice, monthly=monthly)
        tell(made, file, monthly)


def chosen(form: str | None, file: Path | None) -> str:
    """The form asked for, or that of the file's ending; UsageError where there is none."""
    if form == "table":
        raise UsageError(f"A table is not an export. Choose --format {', '.join(FORMS)}.")
    if form is None and file is not None and file.suffix.lower() not in ENDINGS:
        raise UsageError(f"The ending of {file} tells no format. Say it with --format {', '.join(FORMS)}.")
    found = form or (ENDINGS[file.suffix.lower()] if file else "jsonl")
    if found not in FORMS:
        raise UsageError(f"--format {found!r} is not known. Choose from: {', '.join(FORMS)}.")
    if found == exporting.PARQUET and file is None:
        raise UsageError("Parquet goes to a file, not to the terminal or a pipe. Name one that ends in .parquet.")
    return found


def usable(file: Path | None, monthly: Path | None) -> None:
    """Raise UsageError for a file that cannot be written, before hours of work are done for it."""
    if file is None:
        if monthly is not None:
            raise UsageError("Files of one month each come beside one of all months. Name it, as in: ties.gexf")
        return
    if file.is_dir():
        raise UsageError(f"{file} is a folder. Name a file in it, as in: {file / 'export.jsonl'}")
    if file.exists() and not file.is_file():
        raise UsageError(f"{file} is a device, not a file. For standard output, name none.")
    if not file.parent.is_dir():
        raise UsageError(f"There is no folder {file.parent}. Make it first, or name another file.")
    if monthly is not None and monthly.exists() and not monthly.is_dir():
        raise UsageError(f"{monthly} is a file. Name a folder with --monthly.")


def tell(made: Manifest, file: Path, monthly: Path | None) -> None:
    """What was written, and where the manifest lies."""
    written = number(made.count, one_of(made))
    months = f" and {number(len(made.files), 'month')} in {monthly}" if monthly else ""
    print(f"{written} in {file}{months}; what they were made of is in {exporting.beside(file).name}.", file=sys.stderr)
    for why, count in made.left_out.items():
        print(f"Left out: {why}: {count:,}.", file=sys.stderr)
    for one in made.datasets:
        if one.form in exporting.KEPT_BACK:
            left = " Notes of its rows are left out." if made.what == "events" else ""
            print(f"It draws on {one.name}. {one.terms}{left}", file=sys.stderr)


def one_of(made: Manifest) -> str:
    """What one of those that were written is called: an entity of FollowTheMoney's, a tie of a system, a claim."""
    if made.form in OF_FORM:
        return OF_FORM[made.form]
    if made.what == "system" and made.form != "jsonl":
        return "tie"
    return ONE.get(made.what, made.what.removesuffix("s"))


def verify(path: Path, view: View) -> None:
    """Whether a file and the project are still as its manifest says; ends with 1 where they are not."""
    made = exporting.read(path)
    found = list(exporting.changes(made, path, view))
    if not found:
        print(f"{made.file} and the project are as they were on {made.made}.")
        return
    print(f"{made.file} was written on {made.made}. Since then:")
    for line in found:
        print(f"  {line}")
    print(f"To write it anew: {made.command}")
    raise typer.Exit(1)
