"""Keep a user's own list of actors, and say what came of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dragoman import pipeline
from dragoman.show.cli.imports.faults import some
from dragoman.show.cli.imports.formats import Form
from dragoman.show.words import number
from dragoman.store import Project

if TYPE_CHECKING:
    from dragoman.exchange.lists import Listed


def take_actors(file: Path, form: Form, project: Path) -> None:
    """Keep a list of actors, and say what came of it."""
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


def told(listed: Listed) -> str:
    """How many actors a list brought, in a sentence."""
    left = f" Left out: {number(len(listed.faults), 'line')}." if listed.faults else ""
    return f"{number(listed.new, 'new actor')}, {listed.known:,} known.{left}"
