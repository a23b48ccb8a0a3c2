"""Keep others' list of alliances, votes or rivalries as a layer, and say what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from dragoman import importing
from dragoman.show.cli.imports.faults import TOLD, some
from dragoman.show.cli.imports.formats import Codes, Form
from dragoman.show.cli.progress import Bar
from dragoman.show.words import number
from dragoman.store import Project


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
