"""`dragoman import`: a user's own lists of actors into a project."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman import pipeline
from dragoman.show.cli.options import PROJECT, ProjectOption
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


def run(
    form: Annotated[Form, typer.Argument(metavar="FORMAT", help="actors (CSV) or ftm (FollowTheMoney, JSON lines).")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list.")],
    project: ProjectOption = PROJECT,
) -> None:
    """Keep a list of actors of your own in the project; its names come before the packaged ones when reading.

    A line that is wrong is told and left out. A list of the same file name is replaced.
    """
    listed = pipeline.import_actors(file, Project.create(project), form=form.value)
    for line in remarks(listed):
        print(line, file=sys.stderr)
    if listed.rows:
        print(f"{told(listed)} Reports read from now on use them; earlier ones with: dragoman read --again")
    if listed.faults:
        raise typer.Exit(1)


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
