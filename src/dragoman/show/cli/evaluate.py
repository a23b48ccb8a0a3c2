"""`dragoman evaluate`: score the packaged program on labelled data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.show.cli.progress import Bar


def run(
    task: Annotated[str, typer.Argument(metavar="TASK", help="What to score: syntax, names, roles, claims …")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Labelled JSON Lines, plain or gzip; claims: a folder.")],
    spans: Annotated[bool, typer.Option("--spans", help="attribution: spans of words in single sentences.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="syntax: from the plain text, not from given words.")] = False,
    reports: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="claims, theatres, merging: texts of the reports.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    predictions: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write every line with what was predicted for it.")
    ] = None,
) -> None:
    """Score the packaged program on labelled data."""
    from dragoman import evaluate

    with Bar(f"scoring {task}", None) as bar:

        def advance(done: int, total: int) -> None:
            bar.total = total
            bar.advance(done - bar.done)

        result = evaluate.run(
            task, file, spans=spans, raw=raw, reports=reports, predictions=predictions, progress=advance
        )
    if as_json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        show(result)


def show(result: dict[str, Any]) -> None:
    """Print the figures as a table, with their intervals."""
    from dragoman.show.cli.tables import console, empty_table

    table = empty_table("figure", "value", "95 % interval", "labelled")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, value in result["figures"].items():
        interval = result["intervals"].get(name)
        gold = result["gold"].get(name.rpartition(".")[0] or name)
        table.add_row(
            name,
            "—" if value is None else f"{value:g}",
            f"{interval[0]:g} to {interval[1]:g}" if interval else "",
            f"{gold:,}" if gold is not None else "",
        )
    speed = result.get("sentences_per_second")
    about = [result["task"], result["file"], f"{result['n']:,} {result['unit']}", result["reader"] or ""]
    about += [f"{speed:g} sentences a second"] if speed else []
    console().print(" · ".join(part for part in about if part), style="bold")
    console().print(table)
