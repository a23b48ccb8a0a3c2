"""`dragoman layers`: which layers beside behaviour a project keeps, and what they say of a pair or a day."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from dragoman import asking
from dragoman.errors import NothingFound, UsageError
from dragoman.records import Bond, Layer, LayerComparison
from dragoman.show.cli import output
from dragoman.show.cli.looking import look
from dragoman.show.cli.options import (
    PROJECT,
    SHOWN,
    BetweenOption,
    CodedOption,
    DatasetOption,
    FormatOption,
    LevelOption,
    LimitOption,
    OutputOption,
    ProjectOption,
)
from dragoman.show.conditions import counted
from dragoman.show.conditions import theatre as theatre_of
from dragoman.show.given import first_day, last_day
from dragoman.store import Project


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Show what this layer says of pairs; several: A+B.")
    ] = None,
    between: BetweenOption = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Only what holds on this day.")] = None,
    at_odds: Annotated[
        bool, typer.Option("--at-odds", help="Show the pairs whose behaviour is at odds with the layer.")
    ] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="With --at-odds: behaviour from this day on.")
    ] = None,
    theatre: Annotated[
        str | None, typer.Option("--theatre", metavar="ID", help="With --at-odds: behaviour in one theatre.")
    ] = None,
    level: LevelOption = asking.LEVEL,
    coded: CodedOption = None,
    dataset: DatasetOption = None,
    remove: Annotated[bool, typer.Option("--remove", help="Drop the layer.")] = False,
    limit: LimitOption = None,
    form: FormatOption = None,
    file: OutputOption = None,
    project: ProjectOption = PROJECT,
) -> None:
    """Show the layers that were imported; with a name, a pair or a day, what they say of pairs."""
    kept = Project.open(project)
    if remove:
        drop(kept, name)
        return
    form = output.chosen(form, file)
    if at_odds:
        if name is None or between is not None:
            raise UsageError(
                "--at-odds compares one layer with all behaviour: name the layer, and leave out --between."
            )
        first, last = first_day(since, "--since"), last_day(on, "--on")
        if first and last and first > last:
            raise UsageError(f"--on {last} is before --since {first}. Exchange them.")
        where = theatre_of(theatre) if theatre else None
        with look(project) as view:
            which = counted(view, coded, dataset)._asdict()
            found = asking.against_layer(name, view, on=last, since=first, theatre=where, level=level, **which)
        show_comparison(found, form, file)
        return
    if since or theatre or coded or dataset:
        raise UsageError("--since, --theatre, --coded and --dataset go with --at-odds.")
    if name is None and between is None and on is None:
        show_layers(kept.layers(), form, file, limit)
        return
    pair = (side(between[0], kept), side(between[1], kept)) if between else None
    if pair and pair[0] == pair[1]:
        raise UsageError(f"Both of --between are {pair[0]}. Name two actors.")
    bonds = kept.bonds(name, on=last_day(on, "--on"), between=pair)
    if (begun := next(bonds, None)) is None:
        known = kept.layers_named(name) if name else kept.layers()
        raise NothingFound(f"The layers say nothing of that. {asking.reach(known)}".rstrip())
    show_bonds(itertools.chain((begun,), bonds), form, file, limit)


def drop(project: Project, name: str | None) -> None:
    """Drop a layer and say so."""
    if name is None:
        raise UsageError("Name the layer that shall be dropped.")
    project.remove_layer(name)
    print(f'Layer "{name}" is dropped.', file=sys.stderr)


def show_layers(layers: list[Layer], form: output.Format, file: Path | None, limit: int | None) -> None:
    """The layers, by name."""
    if form is not output.Format.table:
        output.write(islice(layers, limit or None), Layer, form, file)
        return
    from dragoman.show.cli.layer_tables import layers_table
    from dragoman.show.cli.tables import console

    if not layers:
        print("There are no layers yet; bring one in with: dragoman import", file=sys.stderr)
        return
    with output.quiet_when_unread():
        console().print(layers_table(layers, console().width))


def show_bonds(bonds: Iterable[Bond], form: output.Format, file: Path | None, limit: int | None) -> None:
    """Bonds, by layer and pair."""
    if form is not output.Format.table:
        output.write(islice(bonds, limit or None), Bond, form, file)
        return
    from dragoman.show.cli.layer_tables import bonds_table
    from dragoman.show.cli.tables import console

    most = SHOWN if limit is None else limit
    found = list(islice(bonds, most + 1 if most else None))
    with output.quiet_when_unread():
        console().print(bonds_table(found[:most] if most else found, console().width))
    if most and len(found) > most:
        print(f"\nThe first {most}. --limit 0 shows all.", file=sys.stderr)


def show_comparison(found: LayerComparison, form: output.Format, file: Path | None) -> None:
    """Where a layer and behaviour differ, below how far they agree."""
    if form is not output.Format.table:
        output.write([found], LayerComparison, form, file)
        return
    from dragoman.show.cli.layer_tables import agreement, discords_table
    from dragoman.show.cli.tables import console

    with output.quiet_when_unread():
        print("\n".join(agreement(found)))
        if found.at_odds:
            print()
            console().print(discords_table(found, console().width))
            print("\nThe deeds behind one: dragoman ties A B. Thin: fewer than a finding needs.", file=sys.stderr)


def side(name: str, project: Project) -> str:
    """The id of whom a name or code means, or of the state that this one acts for; UsageError with the nearest."""
    from dragoman.actors import registry

    names = registry(project.lists())
    found = names.meant(name)
    if found is None:
        near = ", ".join(f"{form} ({actor.id})" for form, actor in names.nearest(name))
        raise UsageError(f"No actor is called {name!r}. Nearest: {near}.")
    return found.acts_for() or found.id
