"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from dragoman.records import EventType, Stance, Support
from dragoman.show.cli.output import Format
from dragoman.show.given import NEVER
from dragoman.store import Which

PROJECT = Path("dragoman-project")

ProjectOption = Annotated[Path, typer.Option("--project", metavar="DIR", help="The project folder.")]
# A table longer than this is not read.
SHOWN = 50
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", min=0, metavar="N", help=f"At most so many; 0 for all. (default: {SHOWN} in a table)"),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="(default: table in a terminal, jsonl when piped)", show_default=False),
]

OutputOption = Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write to a file instead.")]

# What must hold of claims, or of events, to be shown.
TYPES, STANCES, SUPPORTS = (", ".join(get_args(words)) for words in (EventType, Stance, Support))
BetweenOption = Annotated[
    tuple[str, str] | None,
    typer.Option(metavar="A B", help="Two actors, by name or code; those who act for a state count as it."),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        metavar="SOURCE",
        help="Who says so, anywhere in the chain; anonymous; outlet:NAME for what an outlet tells itself.",
    ),
]
TypeOption = Annotated[list[str] | None, typer.Option(metavar="TYPE", help=f"Any of {TYPES}.")]
TheatreOption = Annotated[list[str] | None, typer.Option(metavar="ID", help="Where it counts.")]
LayerOption = Annotated[
    str, typer.Option("--layer", metavar="NAME", help="Behaviour, or an imported layer; several: alliances+rivalries.")
]
# Which events count.
CodedOption = Annotated[
    Which | None,
    typer.Option(
        "--coded",
        metavar="all|none|only",
        help="Events that others have coded: beside those of reports, left out, or alone. (default: all)",
        show_default=False,
    ),
]
DatasetOption = Annotated[
    list[str] | None,
    typer.Option("--dataset", metavar="NAME", help="Events of this event data alone; with --coded all beside reports."),
]
# How ties are weighed.
HalfLifeOption = Annotated[
    str, typer.Option(metavar="DAYS", help=f"In which a deed loses half its weight; {NEVER}: nothing ages.")
]
LevelOption = Annotated[
    float,
    typer.Option(
        "--level", min=0.5, max=0.999, metavar="P", help="How sure a sign must be: at a lower level more are wrong."
    ),
]
OutletOption = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report.")]
SearchOption = Annotated[str | None, typer.Option(metavar="WORDS", help='Words of the sentence: drone* "air base".')]
AtLeastOption = Annotated[
    float | None, typer.Option("--at-least", min=0.0, max=1.0, metavar="P", help="Of this confidence or more.")
]
