"""Keep event data that others have coded, and say what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dragoman import importing
from dragoman.exchange.coded import form_of
from dragoman.exporting.terms import TERMS
from dragoman.show.cli.imports.faults import some
from dragoman.show.cli.imports.formats import Codes, Form
from dragoman.show.cli.progress import Bar
from dragoman.show.words import number
from dragoman.store import Project

if TYPE_CHECKING:
    from dragoman.records import Dataset

# So many actors whom no table knows are named at once; `dragoman datasets NAME --unknown` has all.
NAMED = 8


def take_events(
    files: Sequence[str], form: Form, project: Path, *, name: str | None, columns: str | None, codes: Codes | None
) -> None:
    """Keep the events of some files as a dataset, and say what came of them."""
    kept = Project.create(project)
    coded = form_of(form.value, kept.lists(), columns=columns, codes=codes.value if codes else None)
    try:
        with Bar("reading rows", None) as bar:
            found = importing.import_coded(
                files,
                kept,
                form=coded,
                name=name,
                advance=lambda table, rows: bar.advance(rows, note=Path(table).name),
                tell=bar.turn_to,
            )
    except KeyboardInterrupt:
        print("\nStopped. The files that had come in whole are kept; the same command goes on.", file=sys.stderr)
        raise typer.Exit(130) from None
    for line in remarks(found):
        print(line, file=sys.stderr)
    if found.dataset:
        print("\n".join(told(found, form)))
    if found.faults or not found.dataset:
        raise typer.Exit(1)


def remarks(found: importing.ImportedEvents) -> list[str]:
    """What an analyst should know of the files: which could not be read, rows that are none, what was passed over."""
    lines = some(found.faults, "faults")
    if found.known:
        lines.append(f"Left as they are, as they came before: {number(len(found.known), 'file')}.")
    if found.passed_over:
        lines.append(f"Passed over, as they hold no events: {number(len(found.passed_over), 'file')}.")
        lines += some([f"  {words}" for words in found.passed_over], "such")
    if not found.dataset:
        lines.append("Nothing was imported.")
    return lines


def told(found: importing.ImportedEvents, form: Form) -> Iterator[str]:
    """What an import brought, what a dataset holds, how to see it and whom to cite."""
    dataset = found.dataset
    assert dataset
    came = counted(found.rows, found.mentions)
    if not came:
        yield f'Nothing of this is new to "{dataset.name}". See what it holds with: dragoman datasets {dataset.name}'
        return
    yield f'Dataset "{dataset.name}": {came} of {number(found.files, "file")} came in.'
    yield from held(dataset)
    yield f"See them with: dragoman events --dataset {dataset.name}"
    if form in TERMS:
        yield TERMS[form]
    if dataset.citation:
        yield f"Cite: {dataset.citation}"


def held(dataset: Dataset) -> Iterator[str]:
    """What a dataset holds, and what of its rows makes no event."""
    from dragoman.show.words import plain  # names come from others' files, and may hold what steers a terminal

    period = "–".join(dict.fromkeys(str(day) for day in (dataset.since, dataset.until) if day))
    came = counted(dataset.rows, dataset.mentions) or "no rows"
    what = f"{number(dataset.events, 'event')}{f', {period}' if period else ''}"
    yield f"It holds {came} of {number(len(dataset.files), 'file')}: {what}."
    if dataset.left_out:
        yield f"Left out: {number(sum(dataset.left_out.values()), 'row')}."
        width = max(len(f"{count:,}") for count in dataset.left_out.values())
        yield from some([f"  {count:>{width},}  {plain(why)}" for why, count in dataset.left_out.items()], "reasons")
    if dataset.unknown:
        first = ", ".join(f"{plain(name)} ({count:,})" for name, count in list(dataset.unknown.items())[:NAMED])
        yield f"Actors that no table knows, and in how many rows: {first}{' …' * (len(dataset.unknown) > NAMED)}"
        yield f"All of them: dragoman datasets {dataset.name} --unknown; make them known: dragoman import actors FILE"


def counted(rows: int, mentions: int) -> str:
    """How many rows tell of events, and how many of where these are mentioned; "" for neither."""
    told = [(rows, "row"), (mentions, "mention")]
    return " and ".join(number(count, what) for count, what in told if count)
