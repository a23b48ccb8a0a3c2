"""Measure how long and in how much memory claims become events: `python -m evaluation.events_bench`.

Takes a number of claims, gives seconds, megabytes and how both grow: a project
is filled from a generated world (`worlds.stream`), then its events are made;
to the largest project reports that come later are added. Each size is measured
in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman import pipeline
from dragoman.store import EventFilter, Project
from evaluation.memory import watched
from evaluation.worlds.large import READER, Story, stream

STEPS = (100, 10, 1)  # sizes measured: the largest, divided by each
LATER = 100  # one claim in so many is added afterwards

Measure = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all sizes, or, as a child, one."""
    ask = argparse.ArgumentParser(prog="python -m evaluation.events_bench", description=__doc__.splitlines()[0])
    ask.add_argument("--claims", type=int, default=1_000_000)
    ask.add_argument("--workers", type=int, default=2)
    ask.add_argument("--later", type=int, help=argparse.SUPPRESS)
    asked = ask.parse_args(arguments)
    if asked.later is None:
        print(json.dumps(measure(asked.claims, asked.workers), indent=2))
    else:
        print(json.dumps(one_size(asked.claims, asked.later, asked.workers)))
    return 0


def measure(claims: int, workers: int) -> Measure:
    """Each size, and how much faster than the number of claims the time grows."""
    sizes = [claims // step for step in STEPS]
    measured = [started(size, size // LATER if size == claims else 0, workers) for size in sizes]
    return {"workers": workers, "sizes": measured, "exponent": exponent(measured)}


def started(claims: int, later: int, workers: int) -> Measure:
    """One size in a process of its own, with the memory of all processes below it."""
    asked = {"--claims": claims, "--later": later, "--workers": workers}
    told, watch = watched("evaluation.events_bench", *(str(word) for option in asked.items() for word in option))
    return {**told, "peak_mb": watch.together()}


def one_size(claims: int, later: int, workers: int) -> Measure:
    """Fill a project, make its events, add reports that come later; seconds of each."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "project")
        stories = stream(claims=claims + later)
        kept, filled = timed(project, stories, claims, publish=False, workers=workers)
        _, made = timed(project, iter(()), 0, publish=True, workers=workers)
        events = project.view().count_events(EventFilter())
        measured = {"claims": kept, "keeping_seconds": filled, "seconds": made, "events": events}
        if later:
            added, took = timed(project, stories, later, publish=True, workers=workers)
            measured |= {"later_claims": added, "later_seconds": took}
        return measured


def timed(project: Project, stories: Iterator[Story], claims: int, *, publish: bool, workers: int) -> tuple[int, float]:
    """Keep reports with about that many claims, make events if asked; how many claims, and the seconds it took.

    Inventing the reports counts, at some twenty microseconds a claim: a million at once would be too much to hold.
    """
    begun, kept = time.perf_counter(), 0
    with project.writer() as writer:
        for document, of_one in taken(stories, claims):
            writer.add(document, of_one, reader=READER)
            kept += len(of_one)
        writer.flush()
        if publish:
            pipeline.publish(writer, pipeline.Stages(), workers=workers)
    return kept, round(time.perf_counter() - begun, 2)


def taken(stories: Iterator[Story], claims: int) -> Iterator[Story]:
    """The next reports, until they have that many claims."""
    left = claims
    for story in stories if claims else ():
        yield story
        left -= len(story[1])
        if left <= 0:
            return


def exponent(measured: Sequence[Measure]) -> float:
    """The power of the number of claims with which the time grows, from the smallest size to the largest.

    n · log n grows from 10,000 to 1,000,000 with a power of 1.09.
    """
    first, last = measured[0], measured[-1]
    ratio = math.log(last["seconds"] / max(first["seconds"], 0.01))
    return round(ratio / math.log(last["claims"] / first["claims"]), 3)


if __name__ == "__main__":
    sys.exit(main())
