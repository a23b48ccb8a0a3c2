"""`dragoman remove`: a report, or all of an outlet, out of every answer."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import PROJECT, ProjectOption
from dragoman.show.cli.progress import Bar
from dragoman.show.conditions import nearest_outlets
from dragoman.store import Project, View


def run(
    name: Annotated[str, typer.Argument(metavar="DOCUMENT|OUTLET", help="The id of a report, or an outlet's name.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    restore: Annotated[bool, typer.Option("--restore", help="Bring back what was removed.")] = False,
    project: ProjectOption = PROJECT,
) -> None:
    """Take a report, or all reports of an outlet, out of every answer; --restore brings them back.

    Their texts stay in the project folder, and they are not read again.
    """

    with look(project) as view:
        ids = view.removed(name) if restore else chosen(name, view)
    if not ids:
        raise UsageError(f"Nothing called {name!r} was removed from {project}.")
    reports = f"{len(ids):,} report{'' if len(ids) == 1 else 's'}"
    if not restore and not yes and sys.stdin.isatty() and not typer.confirm(f"Remove {reports} from {project}?"):
        print("Nothing was removed.", file=sys.stderr)
        raise typer.Exit(1)
    with Bar("bringing the project up to date", None) as bar:
        pipeline.remove(Project.open(project), ids, restore=restore, tell=bar.turn_to)
    done = "brought back" if restore else f"removed. To bring back: dragoman remove --restore {name!r}"
    print(f"{reports} {done}", file=sys.stderr)


def chosen(name: str, view: View) -> list[str]:
    """The ids of the reports of that outlet, or the one report whose id begins so."""
    if of_outlet := view.reports(outlet=name):
        return [one.id for one in of_outlet]
    found = view.reports(id=name)
    if len(found) > 1:
        raise UsageError(f"{len(found)} reports have an id that begins with {name!r}. Write more of it.")
    if not found:
        check_coded(name, view)
        outlets = nearest_outlets(name, view.outlets())
        raise UsageError(f"No report has an id that begins with {name!r} and no outlet is called so. {outlets}")
    return [found[0].id]


def check_coded(name: str, view: View) -> None:
    """Nothing, or UsageError where event data of others, or a row of theirs, are called so: these go as a whole."""
    datasets = [one.name for one in view.datasets()]
    dataset, _, row = name.partition(":")
    if dataset in datasets:
        what = "a row of event data, which are kept or dropped as a whole" if row else "event data of others"
        raise UsageError(
            f"{name!r} is {what}. Drop {dataset} with: dragoman datasets {dataset} --remove; leave it out of a view "
            "with --coded none or another --dataset."
        )
