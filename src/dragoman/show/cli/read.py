"""`dragoman read`: reports in."""

from __future__ import annotations

import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Annotated, Any

import typer

from dragoman import pipeline
from dragoman.errors import UsageError
from dragoman.jobs import Outcome
from dragoman.shards import ENGINES
from dragoman.show.cli.options import (
    PROJECT,
    ProjectOption,
)
from dragoman.show.cli.progress import Bar, expected
from dragoman.show.cli.watching import interval, watch_for_ever
from dragoman.show.given import day, first_day, last_day
from dragoman.show.words import number
from dragoman.store import Project

HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL|-…", help="Files, folders, patterns, addresses, feeds; - for standard input."),
    ],
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published them, if they do not tell.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When (2022-10-29), if they do not tell.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only reports published on this day (month, year) or later.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only reports published until then.")] = None,
    site: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="Only pages of this site (reuters.com); may be given several times."),
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
    engine: Annotated[
        str | None,
        typer.Option(
            metavar="pool|daft|ray",
            help="Who shares the work among processes: Dragoman, Daft, or Daft on Ray.",
            show_default=False,
        ),
    ] = None,
    share: Annotated[
        str | None,
        typer.Option(metavar="K/N", help="Read the K-th of N shares of the files alone; read again without it to end."),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on for ever: read what is new in feeds and folders, until Ctrl-C.")
    ] = False,
    every: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="With --watch: how often to ask a feed. (default: 15m)", show_default=False),
    ] = None,
) -> None:
    """Read reports and keep who is said to have done what to whom.

    What was read before is not read again; a run that was stopped goes on where it was.
    """
    check(inputs, engine=engine, share=share, again=again, watch=watch, every=every)
    when = day(published, "--published")
    first, last = first_day(since, "--since"), last_day(until, "--until")
    if first and last and first > last:
        raise UsageError(f"--since {since} is after --until {until}. Turn them round.")
    part = part_of(share) if share else None
    pause = interval(every or "15m")
    home = Project.create(project)
    how: dict[str, Any] = {
        "outlet": outlet,
        "published": when,
        "since": first,
        "until": last,
        "sites": sites(site or ()),
        "workers": workers or cores(),
    }
    if watch:
        watch_for_ever(inputs, home, every=pause, **how)
        return
    began = time.monotonic()
    counts, left_out = follow(inputs, home, part, how, again=again, engine=engine)
    if left_out:
        print(f"Left out: {'; '.join(f'{count:,} {why}' for why, count in left_out.most_common())}.", file=sys.stderr)
    if not counts and not part:
        raise UsageError(
            f"{' '.join(inputs)}: nothing to read. Name files, folders, addresses, or - for standard input."
        )
    print(f"{summary(counts)} {time.monotonic() - began:.1f} s. Project: {project}", file=sys.stderr)
    if part:
        print("When all shares are read, the same command without --share keeps them.", file=sys.stderr)
    if counts["failed"] or counts["unread"]:
        raise typer.Exit(1)


def check(
    inputs: Sequence[str], *, engine: str | None, share: str | None, again: bool, watch: bool, every: str | None
) -> None:
    """Nothing, or UsageError for inputs and options that do not go together."""
    if any(not place.strip() for place in inputs):
        raise UsageError("An input is empty. Name a file, a folder, an address, or - for standard input.")
    if engine is not None and engine not in ENGINES:
        raise UsageError(f"--engine {engine!r} is not known. Choose from: {', '.join(ENGINES)}.")
    if every and not watch:
        raise UsageError("--every tells how often to look with --watch. Add that, or leave it out.")
    if watch and (engine or share or again):
        raise UsageError("--watch reads what is new as it comes: leave out --engine, --share and --again.")


def follow(
    inputs: Sequence[str],
    home: Project,
    part: tuple[int, int] | None,
    how: dict[str, Any],
    *,
    again: bool,
    engine: str | None,
) -> tuple[Counter[str], Counter[str]]:
    """Read, with a bar and a line for each fault; how many of what were read, and were left out for what reason."""
    known = home.feeds()
    feeds = dict(known)
    counts: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    try:
        with (
            Bar("reading", expected(inputs) if part is None else None) as bar,
            closing(
                pipeline.read_share(inputs, home, part, **how)
                if part
                else pipeline.read(inputs, home, **how, again=again, engine=engine, feeds=feeds, tell=bar.turn_to)
            ) as outcomes,
        ):
            for outcome in outcomes:
                left_out.update(outcome.left_out)
                counts.update({outcome.status: 1, "sentences": outcome.sentences, "claims": outcome.claims})
                counts["undated"] += outcome.undated
                if line := complaint(outcome):
                    bar.say(line)
                bar.advance(note=f"{counts['claims']:,} claims")
        home.keep_feeds(feed for url, feed in feeds.items() if feed != known.get(url))
    except KeyboardInterrupt:
        print(f"\nStopped. {summary(counts)} That is kept; the same command goes on.", file=sys.stderr)
        raise typer.Exit(130) from None
    return counts, left_out


def part_of(share: str) -> tuple[int, int]:
    """Which share of how many, "3/40"; UsageError for what is none."""
    found = re.fullmatch(r"(\d+)/(\d+)", share)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of:
        raise UsageError(f"--share {share!r} is no share. Write 3/40 for the third of forty.")
    return number, of


def sites(given: Iterable[str]) -> tuple[str, ...]:
    """The hosts that are meant, without "www."; several may stand together with commas. UsageError for what is none."""
    asked = [part.strip().lower() for one in given for part in one.split(",") if part.strip()]
    hosts = [re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", one) for one in asked]
    if wrong := [one for one, host in zip(asked, hosts, strict=True) if not HOST.fullmatch(host)]:
        raise UsageError(f"--site {wrong[0]!r} is no site. Write its host, as in reuters.com.")
    return tuple(hosts)


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
    undated = f", {counts['undated']:,} without a date" if counts["undated"] else ""
    told = [f"{number(counts['read'], 'report')} read{undated}: {found}"]
    others = {
        "known": "known already",
        "removed": "removed earlier and left so",
        "unread": "kept unread",
        "failed": "failed",
    }
    told += [f"{counts[status]:,} {words}" for status, words in others.items() if counts[status]]
    return "; ".join(told) + "."


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
