"""`dragoman import`: lists of actors, lists of alliances, votes and rivalries, and event data of others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.show.cli.imports.actors import take_actors
from dragoman.show.cli.imports.coded import take_events
from dragoman.show.cli.imports.formats import ACTORS, CODED, Codes, Form, check
from dragoman.show.cli.imports.layers import take_layer
from dragoman.show.cli.options import PROJECT, ProjectOption

FORMS_HELP = (
    "Lists of actors: actors (CSV) or ftm (FollowTheMoney, JSON lines). Layers beside behaviour: layer-csv (your own), "
    "atop (alliances), un-votes, rivalries, mids (militarised disputes). Event data that others coded: gdelt, icews, "
    "polecat, phoenix, acled, coded-csv (a table of your own)."
)


def run(
    form: Annotated[Form, typer.Argument(metavar="FORMAT", help=FORMS_HELP)],
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help="The list; of event data also several, folders, patterns, .gz and .zip."),
    ],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="What the layer or the dataset is called.")
    ] = None,
    codes: Annotated[
        Codes | None,
        typer.Option("--codes", help="What the codes of a layer-csv or coded-csv are.", show_default=False),
    ] = None,
    roll_calls: Annotated[
        Path | None,
        typer.Option("--roll-calls", metavar="FILE", help="Of un-votes: session and day of each roll call."),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="MAP", help="Of coded-csv: initiator=COLUMN,type=COLUMN,day=COLUMN,… or a file of it."
        ),
    ] = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Keep a list in the project: of actors, a layer beside behaviour, or events that others coded.

    What is wrong is told and left out. A list of actors of the same file
    name, or a layer of the same name, is replaced; events come to those of
    the same name.
    """
    check(form, files, {"--name": name, "--codes": codes, "--roll-calls": roll_calls, "--columns": columns})
    if form in ACTORS:
        take_actors(Path(files[0]), form, project)
    elif form in CODED:
        take_events(files, form, project, name=name, columns=columns, codes=codes)
    else:
        take_layer(Path(files[0]), form, project, name=name, codes=codes, roll_calls=roll_calls)
