"""`dragoman what-if`: what a system would be if one tie were another. Described, never predicted."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman import asking
from dragoman.errors import UsageError
from dragoman.records import Sign, System, WhatIf
from dragoman.show import what_ifs
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
from dragoman.show.cli.system import (
    LINES,
    FirmOption,
    OneTheatreOption,
    OnOption,
    SecondsOption,
    SinceOption,
    Which,
    asked,
)
from dragoman.show.conditions import party
from dragoman.store import View

# As people write them; the second minus is the typographic one.
SIGNS: dict[str, Sign | None] = {"+": "+", "-": "-", "−": "-", "0": None}


def run(
    one: Annotated[str, typer.Argument(metavar="A", help="An actor, by name, code or id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    sign: Annotated[str, typer.Argument(metavar="+|-|0", help="Friendly, hostile, or no tie.")],
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
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Triads of each kind; 0 for all.")] = LINES,
    form: FormatOption = None,
    file: OutputOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show what the system would be if one tie were friendly, hostile or not there, all else as it is."""
    form = output.chosen(form, file)
    if form not in (output.Format.table, output.Format.jsonl):
        raise UsageError("A what-if is told as a table or as jsonl.")
    wanted = sign_of(sign)
    which = Which(
        on=on, since=since, theatre=theatre, layer=layer, firm=firm, half_life=half_life, level=level, seconds=seconds,
        coded=coded, datasets=dataset,
    )  # fmt: skip
    with look(project) as view:
        system = asked(view, which)
        found = asking.what_if(system, actor(one, system, view), actor(other, system, view), wanted, seconds=seconds)
        if form is output.Format.jsonl:
            output.write([found], WhatIf, form, file)
            return
        show(found, view, limit or None)


def sign_of(text: str) -> Sign | None:
    """The sign that is meant; UsageError where it is none."""
    if text not in SIGNS:
        raise UsageError(f"{text!r} is no sign. Say + for friendly, - for hostile, 0 for no tie.")
    return SIGNS[text]


def actor(name: str, system: System, view: View) -> str:
    """The id of an actor, be it known only to the system; UsageError with the nearest names when to nobody."""
    found = next((id for id in system.actors if id.lower() == name.lower()), None)
    return found or party(name, view)


def show(found: WhatIf, view: View, most: int | None) -> None:
    """A what-if as text and tables."""
    from dragoman.show.cli import what_if_words as words
    from dragoman.show.cli.system_tables import triads_table
    from dragoman.show.cli.system_words import heading
    from dragoman.show.cli.tables import console

    names = view.names_of(what_ifs.everyone(found))
    with output.quiet_when_unread():
        console().print(words.title(found, names))
        console().print(words.indices(found))
        console().print(words.moves(found, names))
        for title, triads in (("Newly strained", found.strained), ("Strained no more", found.eased)):
            console().print(heading(title, len(triads), most))
            console().print(triads_table(triads[:most], names) if triads else "No triad.")
        console().print(f"\n{what_ifs.CLOSING}", style="dim")
    sys.stdout.flush()
