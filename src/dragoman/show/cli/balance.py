"""`dragoman balance`: how far any signed network is from balance."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.exchange.networks import Conflicting, SignedList, read_network
from dragoman.records import Balance, Placement
from dragoman.show.cli import output
from dragoman.show.cli.options import OutputOption
from dragoman.show.cli.progress import Bar
from dragoman.show.words import number

# Rows in one part of the table, unless told otherwise.
SHOWN = 12


def run(
    file: Annotated[
        Path, typer.Argument(metavar="EDGES.csv", help="One tie a line: u,v,sign[,weight]. -: from a pipe.")
    ],
    weighted: Annotated[bool, typer.Option("--weighted", help="Count ties by their weight, not each as one.")] = False,
    seconds: Annotated[
        float, typer.Option("--seconds", metavar="S", min=0.0, help="How long it may take to prove it.")
    ] = 60.0,
    conflicting: Annotated[
        Conflicting, typer.Option("--conflicting", help="What to do with pairs that stand there with both signs.")
    ] = Conflicting.fail,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=0, help="At most so many rows in each part; 0 for all.")
    ] = SHOWN,
    as_json: Annotated[bool, typer.Option("--json", help="Print all that was found as one JSON object.")] = False,
    form: Annotated[
        output.Format | None,
        typer.Option(
            "--format",
            help="(default: table in a terminal, jsonl when piped; csv: who stands where)",
            show_default=False,
        ),
    ] = None,
    output_file: OutputOption = None,
) -> None:
    """Tell the frustration index, the blocs, and what proves them, of a signed network."""
    from dragoman import system

    if as_json and form not in (None, output.Format.jsonl):
        raise UsageError("--json is a format of its own. Leave --format out.")
    form = output.Format.jsonl if as_json else output.chosen(form, output_file)
    listed = read_network(file, conflicting=conflicting)
    with Bar(f"dividing {number(len(listed.ties), 'tie')}", None):
        found = system.solve(listed.ties, weighted=weighted, seconds=seconds)
    for line in remarks(listed, weighted):
        print(line, file=sys.stderr)
    if form is output.Format.jsonl:
        output.write([found], Balance, form, output_file)
    elif form is output.Format.table:
        from dragoman.show.cli.balance_tables import show

        with output.quiet_when_unread():
            show(found, limit or None, seconds)
    else:
        output.write(system.placements(found, listed.ties), Placement, form, output_file)


def remarks(listed: SignedList, weighted: bool) -> Iterator[str]:
    """What was made of the lines of a list."""
    if listed.repeated:
        yield f"{number(listed.repeated, 'pair')} on several lines with one sign: one tie each, of all their weight."
    if listed.outweighed:
        yield f"{number(listed.outweighed, 'pair')} with both signs: the heavier stands, by what it has over the other."
    if listed.dropped:
        yield f"{number(listed.dropped, 'pair')} with both signs: left out."
    if listed.sized and not weighted:
        yield "Ties have weights, but each counts as one here; --weighted counts them."
