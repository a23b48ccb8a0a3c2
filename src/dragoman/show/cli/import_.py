"""`dragoman import`: a user's own lists of actors, and others' lists of alliances, votes and rivalries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.show.cli.imports.actors import take_actors
from dragoman.show.cli.imports.formats import ACTORS, Codes, Form, check
from dragoman.show.cli.imports.layers import take_layer
from dragoman.show.cli.options import PROJECT, ProjectOption

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
