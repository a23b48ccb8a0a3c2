"""`dragoman read`: reports in."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from contextlib import closing
from typing import Annotated

import typer

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.jobs import Outcome
from dragoman.show.cli.options import PROJECT, ProjectOption, day
from dragoman.show.cli.progress import Bar, expected
from dragoman.store import Project


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL|-…", help="Files, folders, patterns, addresses, feeds; - for standard input."),
    ],
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published them, if they do not tell.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When (2022-10-29), if they do not tell.")
    ] = None,
    project: ProjectOption = PROJECT,
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes that read. (default: one a core)", show_default=False),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Read also what this reader has read, as after editing a table."),
    ] = False,
) -> None:
    """Read reports and keep who is said to have done what to whom.

    What was read before is not read again; a run that was stopped goes on where it was.
    """
    if any(not place.strip() for place in inputs):
        raise UsageError("An input is empty. Name a file, a folder, an address, or - for standard input.")
    when = day(published, "--published")
    home = Project.create(project)
    began = time.monotonic()
    counts: Counter[str] = Counter()
    try:
        with (
            Bar("reading", expected(inputs)) as bar,
            closing(
                pipeline.read(
                    inputs,
                    home,
                    outlet=outlet,
                    published=when,
                    workers=workers or cores(),
                    again=again,
                    tell=bar.turn_to,
                )
            ) as outcomes,
        ):
            for outcome in outcomes:
                counts.update({outcome.status: 1, "sentences": outcome.sentences, "claims": outcome.claims})
                if line := complaint(outcome):
                    bar.say(line)
                bar.advance(note=f"{counts['claims']:,} claims")
    except KeyboardInterrupt:
        print(f"\nStopped. {summary(counts)} That is kept; the same command goes on.", file=sys.stderr)
        raise typer.Exit(130) from None
    if not counts:
        raise UsageError(
            f"{' '.join(inputs)}: nothing to read. Name files, folders, addresses, or - for standard input."
        )
    print(f"{summary(counts)} {time.monotonic() - began:.1f} s. Project: {project}", file=sys.stderr)
    if counts["failed"] or counts["unread"]:
        raise typer.Exit(1)


def complaint(outcome: Outcome) -> str | None:
    """A sentence on what could not be read, or not as it should be; None where all is well."""
    if outcome.status == "failed":
        return outcome.why
    if outcome.status == "unread":
        language = (outcome.why or "").removeprefix("language: ")
        return f"{outcome.place}: is in another language ({language}); kept without claims, as only English is read."
    return f"{outcome.place}: {outcome.why}." if outcome.why else None


def summary(counts: Counter[str]) -> str:
    """What became of the inputs, in a sentence or two."""
    found = f"{number(counts['sentences'], 'sentence')}, {number(counts['claims'], 'claim')}"
    told = [f"{number(counts['read'], 'report')} read: {found}"]
    others = {
        "known": "known already",
        "removed": "removed earlier and left so",
        "unread": "kept unread",
        "failed": "failed",
    }
    told += [f"{counts[status]:,} {words}" for status, words in others.items() if counts[status]]
    return "; ".join(told) + "."


def number(count: int, noun: str) -> str:
    """A count with its noun: "1 claim", "2,000 claims"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
