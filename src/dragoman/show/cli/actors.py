"""`dragoman actors`: who is named in claims."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer

from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import PROJECT, SHOWN, FormatOption, LimitOption, ProjectOption
from dragoman.store import ActorCount, View


def run(
    unknown: Annotated[bool, typer.Option("--unknown", help="Only those whom no table knows.")] = False,
    limit: LimitOption = None,
    form: FormatOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show who is named in claims, how often and as what, most named first."""
    form = output.chosen(form, None)
    with look(project) as view:
        found = unlisted(view) if unknown else view.actors()
        if form is not output.Format.table:
            output.write(islice(found, limit or None), ActorCount, form, None)
            return
        from dragoman.show.cli.tables import actors_table, console, unknown_table

        every = list(found)
        if not every:
            print("Every actor is known." if unknown else "No claims, so no actors.", file=sys.stderr)
            return
        listed = [one for one in every if one.named] if unknown and limit is None else every
        most = SHOWN if limit is None else limit or len(listed)
        with output.quiet_when_unread():
            table = unknown_table if unknown else actors_table
            console().print(table(listed[:most], console().width))
        for line in remarks(every, listed, most):
            print(line, file=sys.stderr)


def unlisted(view: View) -> list[ActorCount]:
    """Those whom neither the packaged tables nor the project's own lists have, those with a name of their own first."""
    from dragoman.actors import registry

    ids = [actor.id for actor in registry(view.project.lists()).actors()]
    return sorted(view.actors(known=ids), key=lambda one: not one.named)


def remarks(every: list[ActorCount], listed: list[ActorCount], most: int) -> Iterator[str]:
    """What the table leaves out."""
    described = [one for one in every if not one.named]
    if len(listed) < len(every):
        some = ", ".join(f"{one.name} ({one.claims:,})" for one in described[:5])
        yield f"\nDescriptions without a name: {len(described):,}, as {some}. --limit 0 shows all."
    elif len(listed) > most:
        yield f"\nThe first {most}. --limit 0 shows all."
    if len(listed) < len(every) and len(listed) > most:
        yield f"Names: the first {most} of {len(listed):,}."
