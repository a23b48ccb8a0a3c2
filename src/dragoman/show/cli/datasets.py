"""`dragoman datasets`: which event data of others a project holds, and what of them could not be understood."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.records import Dataset, Record
from dragoman.show.cli import output
from dragoman.show.cli.looking import up_to_date
from dragoman.show.cli.options import (
    PROJECT,
    SHOWN,
    FormatOption,
    LimitOption,
    OutputOption,
    ProjectOption,
)
from dragoman.store import Project


class UnknownActor(Record, frozen=True, kw_only=True):
    """An actor of others' event data whom no table knows."""

    dataset: str
    name: str
    rows: int


def run(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Show this dataset alone, in full.")] = None,
    unknown: Annotated[bool, typer.Option("--unknown", help="Show the actors whom no table knows.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Drop the dataset, with all its rows.")] = False,
    limit: LimitOption = None,
    form: FormatOption = None,
    file: OutputOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show the event data of others that were imported: rows, events, period, what was left out."""
    if remove:
        drop(Project.open(project), name)
        return
    form = output.chosen(form, file)
    found = named(up_to_date(project).datasets(), name)
    if unknown:
        show_unknown(found, form, file, limit)
    elif name is not None and form is output.Format.table:
        from dragoman.show.cli.dataset_tables import detail

        with output.quiet_when_unread():
            print("\n".join(detail(found[0])))
    else:
        show(found, form, file, limit)


def named(datasets: list[Dataset], name: str | None) -> list[Dataset]:
    """All datasets, or the one of a name; UsageError, with those there are, where none is called so."""
    found = [one for one in datasets if name in (None, one.name)]
    if name is not None and not found:
        there = ", ".join(one.name for one in datasets)
        known = f"Datasets: {there}." if there else "There are none yet; bring one in with: dragoman import gdelt FILE"
        raise UsageError(f"No dataset is called {name!r}. {known}")
    return found


def drop(project: Project, name: str | None) -> None:
    """Drop a dataset and say so."""
    if name is None:
        raise UsageError("Name the dataset that shall be dropped.")
    project.remove_dataset(name)
    print(f'Dataset "{name}" is dropped.', file=sys.stderr)


def show(datasets: list[Dataset], form: output.Format, file: Path | None, limit: int | None) -> None:
    """The datasets, by name."""
    if form is not output.Format.table:
        output.write(islice(datasets, limit or None), Dataset, form, file)
        return
    from dragoman.show.cli.dataset_tables import datasets_table
    from dragoman.show.cli.tables import console

    if not datasets:
        print("There are no event data of others yet; bring some in with: dragoman import gdelt FILE", file=sys.stderr)
        return
    with output.quiet_when_unread():
        console().print(datasets_table(datasets, console().width))


def show_unknown(datasets: list[Dataset], form: output.Format, file: Path | None, limit: int | None) -> None:
    """The actors whom no table knows, most frequent first."""
    actors = [
        UnknownActor(dataset=one.name, name=name, rows=rows) for one in datasets for name, rows in one.unknown.items()
    ]
    if form is not output.Format.table:
        output.write(islice(actors, limit or None), UnknownActor, form, file)
        return
    from dragoman.show.cli.dataset_tables import unknown_table
    from dragoman.show.cli.tables import console

    if not actors:
        print("All actors of these rows are known.", file=sys.stderr)
        return
    most = SHOWN if limit is None else limit
    with output.quiet_when_unread():
        console().print(unknown_table(actors[:most] if most else actors))
    if most and len(actors) > most:
        print(f"\nThe first {most} of {len(actors):,}. --limit 0 shows all.", file=sys.stderr)
    print(
        "Make them known with: dragoman import actors FILE. Then drop the dataset (--remove) and import it again.",
        file=sys.stderr,
    )
