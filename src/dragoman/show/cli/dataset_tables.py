"""Event data of others as tables that fit the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.records import Dataset
from dragoman.show.cli.imports.coded import held
from dragoman.show.cli.tables import empty_table
from dragoman.show.words import cut, plain

if TYPE_CHECKING:
    from rich.table import Table

    from dragoman.show.cli.datasets import UnknownActor


def datasets_table(datasets: Iterable[Dataset], width: int) -> Table:
    """A dataset a row: what it holds, how far it reaches, what is left out, whom to cite."""
    table = empty_table(
        "dataset",
        "format",
        "files",
        "rows",
        "mentions",
        "events",
        "left out",
        "unknown actors",
        "from",
        "to",
        "imported",
        "cite",
    )
    for column in table.columns[2:8]:
        column.justify = "right"
    for one in datasets:
        counts = [len(one.files), one.rows, one.mentions, one.events, sum(one.left_out.values()), len(one.unknown)]
        days = [str(day) if day else "" for day in (one.since, one.until, one.imported)]
        cite = cut(one.citation or "your own", max(20, width - 127))
        table.add_row(
            Text(one.name, "bold"),
            one.form,
            *(f"{count:,}" if count else "" for count in counts),
            *days,
            Text(cite, "dim"),
        )
    return table


def unknown_table(actors: Iterable[UnknownActor]) -> Table:
    """An actor a row: whose it is and in how many rows."""
    table = empty_table("dataset", "actor", "rows")
    table.columns[2].justify = "right"
    for one in actors:
        table.add_row(Text(one.dataset, "dim"), Text(plain(one.name), "bold"), f"{one.rows:,}")
    return table


def detail(dataset: Dataset) -> Iterator[str]:
    """A dataset in full: its files, what it holds, what is left out and why, whom to cite."""
    yield f'Dataset "{dataset.name}" ({dataset.form}), last imported {dataset.imported}'
    yield from held(dataset)
    yield f"Files: {', '.join(plain(name) for name in dataset.files)}"
    yield f"See its events with: dragoman events --dataset {dataset.name}"
    if dataset.citation:
        yield f"Cite: {dataset.citation}"
