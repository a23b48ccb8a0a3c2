"""The commands together, and how a fault ends them."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer

from dragoman import __version__
from dragoman.errors import DragomanError, ProjectError, UsageError
from dragoman.show.cli import (
    actors,
    balance,
    briefing,
    claims,
    compare,
    datasets,
    evaluate,
    events,
    export,
    import_,
    judge,
    layers,
    read,
    remove,
    serve,
    system,
    ties,
    what_if,
    why,
)

app = typer.Typer(
    name="dragoman",
    help="Who is said to have done what to whom, when, where, according to whom, and how firmly.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (
    read, claims, events, ties, system, what_if, why, compare, judge, actors, import_, datasets, layers, balance,
    export, briefing, serve, remove, evaluate,
)  # fmt: skip
for command in COMMANDS:
    name = command.__name__.rpartition(".")[2].rstrip("_").replace("_", "-")
    app.command(name, no_args_is_help=command is read)(command.run)


def tell_version(asked: bool) -> None:
    """Print the version and stop, when asked."""
    if asked:
        print(f"dragoman {__version__}")
        raise typer.Exit()


@app.callback(invoke_without_command=True)
def dragoman(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Tell the version and stop.")
    ] = False,
) -> None:
    """Who is said to have done what to whom, when, where, according to whom, and how firmly."""
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(2)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line; always ends in SystemExit."""
    try:
        app(arguments, prog_name="dragoman")
    except DragomanError as fault:
        print(f"dragoman: {fault}", file=sys.stderr)
        sys.exit(2 if isinstance(fault, (UsageError, ProjectError)) else 1)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0)
