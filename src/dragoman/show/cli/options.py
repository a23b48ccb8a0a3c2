"""Options that several commands share, and how their words are read."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar, get_args

import typer

from dragoman.errors import UsageError
from dragoman.records import EventType, Stance, Support
from dragoman.show.cli.output import Format
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
NEVER = "none"
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

DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")

L = TypeVar("L", bound=str)


def day(text: str | None, option: str) -> date | None:
    """A whole date, "2022-10-29"; UsageError naming the option when it is not one."""
    found = DATE.fullmatch(text) if text else None
    if text is None:
        return None
    if found is None or not found[3]:
        raise UsageError(f"{option} {text!r} is not a date. Write it as 2022-10-29.")
    return ends(text, option)[0]


def first_day(text: str | None, option: str) -> date | None:
    """The first day of a date, a month ("2022-10") or a year ("2022")."""
    return ends(text, option)[0] if text else None


def last_day(text: str | None, option: str) -> date | None:
    """The last day of a date, a month or a year."""
    return ends(text, option)[1] if text else None


def ends(text: str, option: str) -> tuple[date, date]:
    """The first and last day that a date of any precision allows."""
    found = DATE.fullmatch(text)
    if found is None:
        raise UsageError(f"{option} {text!r} is not a date. Write it as 2022, 2022-10 or 2022-10-29.")
    year, month, number = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, number or 1)
        last = date(year, month or 12, number or calendar.monthrange(year, month or 12)[1])
    except ValueError:
        raise UsageError(f"{option} {text!r} is not a day of the calendar.") from None
    return first, last


def days(text: str) -> float | None:
    """A number of days over 0, or None for never; UsageError where it is neither."""
    if text.lower() == NEVER:
        return None
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not 0 < number < float("inf"):
        raise UsageError(f"--half-life {text!r} is no number of days over 0. For deeds that never age: {NEVER}.")
    return number


def among(words: Iterable[str], allowed: object, option: str) -> tuple[str, ...]:
    """The words, each one of those a Literal allows, whatever their case; several may stand together with commas."""
    known = {str(word).lower(): str(word) for word in get_args(allowed)}
    asked = [part.strip() for word in words for part in word.split(",") if part.strip()]
    unknown = [word for word in asked if word.lower() not in known]
    if unknown:
        raise UsageError(f"{option} {', '.join(unknown)!r} is not known. Choose from: {', '.join(known.values())}.")
    return tuple(known[word.lower()] for word in asked)
