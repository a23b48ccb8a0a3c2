"""`dragoman system`: who stands with whom on a day, where the strain is, and who stands between."""

from __future__ import annotations

import sys
from typing import Annotated, NamedTuple

import typer

from dragoman import asking
from dragoman.errors import NothingFound, UsageError
from dragoman.records import SignedTie, System, SystemShift
from dragoman.show import systems
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import (
    PROJECT,
    CodedOption,
    DatasetOption,
    FormatOption,
    HalfLifeOption,
    LayerOption,
    LevelOption,
    OutputOption,
    ProjectOption,
)
from dragoman.show.cli.progress import Bar
from dragoman.show.cli.system_changes import show_changes
from dragoman.show.conditions import counted
from dragoman.show.conditions import theatre as known_theatre
from dragoman.show.given import days, first_day, last_day
from dragoman.store import View
from dragoman.store import Which as Events

# A part of the picture longer than this is not read.
LINES = 8

OnOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day. (default: that of the last event, of a layer today)")
]
SinceOption = Annotated[str | None, typer.Option(metavar="DATE", help="Only what happened on or after it counts.")]
OneTheatreOption = Annotated[
    str | None, typer.Option("--theatre", metavar="ID", help="Of one theatre only, in the place of all pooled.")
]
FirmOption = Annotated[bool, typer.Option("--firm", help="Without ties of thin evidence.")]
SecondsOption = Annotated[
    float, typer.Option("--seconds", min=0.1, metavar="S", help="How long the exact balance may take.")
]


class Which(NamedTuple):
    """Which system is asked for, in the words of the options."""

    on: str | None
    since: str | None
    theatre: str | None
    layer: str
    firm: bool
    half_life: str
    level: float
    seconds: float
    coded: Events | None = None
    datasets: list[str] | None = None


def run(
    on: OnOption = None,
    since: SinceOption = None,
    theatre: OneTheatreOption = None,
    layer: LayerOption = asking.BEHAVIOUR,
    firm: FirmOption = False,
    half_life: HalfLifeOption = f"{asking.HALF_LIFE:g}",
    level: LevelOption = asking.LEVEL,
    seconds: SecondsOption = asking.SECONDS,
    coded: CodedOption = None,
    dataset: DatasetOption = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, metavar="N", help="Lines of each part of a table; 0 for all.")
    ] = LINES,
    form: FormatOption = None,
    file: OutputOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show the whole system of a day: blocs, what strains them, and who stands between."""
    form = output.chosen(form, file)
    which = Which(
        on=on, since=since, theatre=theatre, layer=layer, firm=firm, half_life=half_life, level=level, seconds=seconds,
        coded=coded, datasets=dataset,
    )  # fmt: skip
    with look(project) as view:
        found = asked(view, which)
        if form is output.Format.table:
            show(found, view, limit or None)
            if since:
                show_changes(changed(view, which, found), view, limit or None)
        elif form is output.Format.jsonl:
            output.write([found], System, form, file)
        else:
            output.write(found.signed, SignedTie, form, file)
    if not found.signed:
        from dragoman.show.cli.system_words import unsigned

        raise NothingFound(unsigned(found))


def asked(view: View, which: Which) -> System:
    """The system that these options mean; UsageError where one means nothing."""
    first, last = first_day(which.since, "--since"), last_day(which.on, "--on")
    if first and last and first > last:
        raise UsageError(f"--since {which.since} is after --on {which.on}. Turn them round.")
    of_behaviour = which.theatre or which.firm or which.since or which.coded or which.datasets
    if which.layer != asking.BEHAVIOUR and of_behaviour:
        raise UsageError(
            f"--theatre, --since, --firm, --coded and --dataset are of behaviour: the layer {which.layer!r} has "
            "neither theatres nor events. Leave them out."
        )
    with Bar("weighing ties and solving the balance", None):
        if which.layer != asking.BEHAVIOUR:
            return asking.system_of_layer(view, which.layer, on=last, seconds=which.seconds)
        return asking.system(
            view,
            on=last,
            since=first,
            theatre=known_theatre(which.theatre) if which.theatre else None,
            firm=which.firm,
            half_life=days(which.half_life),
            level=which.level,
            seconds=which.seconds,
            **counted(view, which.coded, which.datasets)._asdict(),
        )


def changed(view: View, which: Which, system: System) -> list[SystemShift]:
    """What changed of the whole from `--since` to the day of the system."""
    with Bar("following the system over time", None):
        return asking.system_shifts(
            view,
            since=system.since or system.on,
            on=system.on,
            theatre=system.theatre,
            firm=which.firm,
            half_life=days(which.half_life),
            level=which.level,
            **counted(view, which.coded, which.datasets)._asdict(),
        )


def show(system: System, view: View, most: int | None) -> None:
    """A system as text and tables."""
    from dragoman.show.cli import system_words as words
    from dragoman.show.cli.system_parts import sections
    from dragoman.show.cli.system_tables import blocs_table
    from dragoman.show.cli.tables import console

    names = view.names_of(systems.everyone(system))
    with output.quiet_when_unread():
        console().print(words.title(system))
        console().print(words.weighed(system), style="dim")
        if system.signed:
            console().print(words.balanced(system))
            console().print(words.heading("Blocs"))
            console().print(blocs_table(system, names, most) if systems.has_friends(system) else systems.ALONE)
        for title, count, table in sections(system, names, most):
            console().print(words.heading(title, count, most))
            console().print(table)
        console().print(words.closing(system), style="dim")
    sys.stdout.flush()
