"""`dragoman read --watch`: a line for each round."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import typer

from dragoman import watching
from dragoman.errors import UsageError
from dragoman.store import Project
from dragoman.watching import Round

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
OFTEN = timedelta(minutes=1)  # no feed likes to be asked more often


def interval(text: str) -> timedelta:
    """A time like 90s, 15m, 2h or 1d; UsageError where it is none, or under a minute."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", text.strip().lower())
    if not found:
        raise UsageError(f"--every {text!r} is no time. Write it as 15m, 2h or 1d.")
    time = timedelta(**{UNITS[found[2]]: int(found[1])})
    if time < OFTEN:
        raise UsageError(f"--every {text} is too often for those who are asked. Take 1m or more.")
    return time


def watch_for_ever(inputs: Sequence[str], project: Project, *, every: timedelta, **how: Any) -> None:
    """Read what is new, and print a line for each round, until Ctrl-C or until nothing is left to watch.

    `how` is as in `watching.watch`.
    """
    total: Counter[str] = Counter()
    rounds = watching.watch(inputs, project, every=every, **how)
    print(f"Watching {', '.join(inputs)}. Ctrl-C stops it. Project: {project.folder}", file=sys.stderr)
    try:
        for one in rounds:
            total.update(one.counts)
            for line in one.complaints:
                print(f"       {line}", file=sys.stderr)
            print(told(one), file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        kept = f"{counted(total['read'], 'new report')}, {counted(total['claims'], 'claim')}"
        print(f"\nStopped. {kept}. That is kept; the same command goes on.", file=sys.stderr)
        raise typer.Exit(130) from None
    print("Nothing is left to watch: every feed is gone.", file=sys.stderr)
    raise typer.Exit(1)


def told(one: Round) -> str:
    """A round in a line: "14:05  3 new reports, 17 claims. 12 feeds asked, 1 failing. Next at 14:20."."""
    said = [f"{counted(one.counts.get('read', 0), 'new report')}, {counted(one.counts.get('claims', 0), 'claim')}"]
    if known := one.counts.get("known", 0):
        said[0] += f", {known:,} known already"
    if unread := one.counts.get("unread", 0):
        said[0] += f", {unread:,} in other languages"
    looked = [counted(one.feeds, "feed") + " asked"] if one.feeds else []
    looked += [f"{one.failing:,} failing"] if one.failing else []
    looked += [counted(one.files, "new file")] if one.files else []
    said.append(", ".join(looked))
    if one.due:
        said.append(f"Next at {one.due.astimezone():%H:%M}")
    return f"{one.at.astimezone():%H:%M}  {'. '.join(part for part in said if part)}."


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 claim", "2,000 claims"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
