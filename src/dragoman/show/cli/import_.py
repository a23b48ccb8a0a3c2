"""`dragoman import`: a user's own lists of actors, and others' lists of alliances, votes and rivalries."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman import importing, pipeline
from dragoman.errors import UsageError
from dragoman.show.cli.options import PROJECT, ProjectOption
from dragoman.show.cli.progress import Bar
from dragoman.show.cli.read import number
from dragoman.store import Project

if TYPE_CHECKING:
    from dragoman.exchange.lists import Listed

# More faults or names than these are counted, not told one by one.
TOLD = 20


class Form(StrEnum):
    """What can be imported."""

    actors = "actors"
    ftm = "ftm"
    layer_csv = "layer-csv"
    atop = "atop"
    un_votes = "un-votes"
    rivalries = "rivalries"
    mids = "mids"


class Codes(StrEnum):
    """What the numbers and codes of a list are."""

    cow = "cow"
    gw = "gw"
    iso3 = "iso3"
    iso2 = "iso2"
    cameo = "cameo"
    fips = "fips"


ACTORS = (Form.actors, Form.ftm)
FORMS_HELP = (
    "Lists of actors: actors (CSV) or ftm (FollowTheMoney, JSON lines). Layers beside behaviour: layer-csv (your own), "
    "atop (alliances), un-votes, rivalries, mids (militarised disputes)."
)


def run(
    form: Annotated[Form, typer.Argument(metavar="FORMAT", help=FORMS_HELP)],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list.")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What the layer is called.")] = None,
    codes: Annotated[
        Codes | None, typer.Option("--codes", help="What the codes of a layer-csv are.", show_default=False)
    ] = None,
    roll_calls: Annotated[
        Path | None,
        typer.Option("--roll-calls", metavar="FILE", help="Of un-votes: session and day of each roll call."),
    ] = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Keep a list in the project: of actors, whose names come first when reading, or a layer beside behaviour.

    A line that is wrong is told and left out. A list of actors of the same
    file name, or a layer of the same name, is replaced.
    """
    check(form, name, codes, roll_calls)
    if form in ACTORS:
        take_actors(file, form, project)
    else:
        take_layer(file, form, project, name=name, codes=codes, roll_calls=roll_calls)


def check(form: Form, name: str | None, codes: Codes | None, roll_calls: Path | None) -> None:
    """Nothing, or UsageError where an option does not go with a format."""
    for option, given, of in (
        ("--name", name, [one for one in Form if one not in ACTORS]),
        ("--codes", codes, [Form.layer_csv]),
        ("--roll-calls", roll_calls, [Form.un_votes]),
    ):
        if given is not None and form not in of:
            raise UsageError(f"{option} goes with {', '.join(of)}, not with {form}. Leave it out.")


def take_actors(file: Path, form: Form, project: Path) -> None:
    """Keep a list of actors, and say what came of it."""
    listed = pipeline.import_actors(file, Project.create(project), form=form.value)
    for line in remarks(listed):
        print(line, file=sys.stderr)
    if listed.rows:
        print(f"{told(listed)} Reports read from now on use them; earlier ones with: dragoman read --again")
    if listed.faults:
        raise typer.Exit(1)


def take_layer(
    file: Path, form: Form, project: Path, *, name: str | None, codes: Codes | None, roll_calls: Path | None
) -> None:
    """Keep a layer, and say what came of it."""
    with Bar(f"reading {file.name}", None) as bar:
        found = importing.import_layer(
            file, Project.create(project), form=form.value, name=name, codes=codes.value if codes else None,
            roll_calls=roll_calls, advance=bar.advance,
        )  # fmt: skip
    for line in layer_remarks(found):
        print(line, file=sys.stderr)
    if found.layer:
        print("\n".join(told_layer(found)))
    if found.faults or not found.layer:
        raise typer.Exit(1)


def layer_remarks(found: importing.Imported) -> list[str]:
    """What an analyst should know of a list of bonds: lines that are wrong, whom no table knows."""
    lines = some(found.faults, "faults")
    if found.unknown and not 0 < len(found.faults) <= TOLD:  # else the faults tell of them
        lines.append("No actor is called so, and what lines say of them is left out:")
        lines += some([f"  {who}: {number(times, 'line')}" for who, times in found.unknown.items()], "such")
    if not found.layer:
        lines.append("Nothing was imported: of no pair does the list tell enough.")
    return lines


def told_layer(found: importing.Imported) -> Iterator[str]:
    """What a layer holds, how far it reaches, how to see it and whom to cite."""
    layer = found.layer
    assert layer
    signs = f"{layer.positive:,} +, {layer.negative:,} −, {layer.bonds - layer.positive - layer.negative:,} neither"
    years = "–".join(dict.fromkeys(str(day.year) for day in (layer.since, layer.until) if day))
    held = f"{number(layer.bonds, 'bond')} ({signs}) of {layer.actors:,} actors{f', {years}' if years else ''}."
    left = f" Left out: {number(len(found.faults), 'line')}." if found.faults else ""
    yield f'Layer "{layer.name}": {held}{left}'
    if layer.until and layer.lasting:
        yield f"What holds on the last day of the list, {layer.until}, is taken to last."
    yield f"See it with: dragoman layers {layer.name}"
    if layer.citation:
        yield f"Cite: {layer.citation}"


def remarks(listed: Listed) -> list[str]:
    """What an analyst should know of a list: lines that are wrong, what is no actor, names taken from others."""
    lines = some(listed.faults, "faults")
    lines += some(
        [f'"{name}" now means {now}, no longer {" or ".join(before)}.' for name, now, before in listed.shared], "names"
    )
    if listed.left_out:
        lines.append(f"Not used: {', '.join(f'{what} ({count:,})' for what, count in listed.left_out.items())}.")
    if not listed.rows:
        lines.append("Nothing was imported.")
    return lines


def some(lines: list[str] | tuple[str, ...], what: str) -> list[str]:
    """The first lines, and how many more there are."""
    more = [f"… and {len(lines) - TOLD:,} more {what}."] if len(lines) > TOLD else []
    return [*lines[:TOLD], *more]


def told(listed: Listed) -> str:
    """How many actors a list brought, in a sentence."""
    left = f" Left out: {number(len(listed.faults), 'line')}." if listed.faults else ""
    return f"{number(listed.new, 'new actor')}, {listed.known:,} known.{left}"
