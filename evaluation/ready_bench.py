"""Measure what pages ask of ties at size: `python -m evaluation.ready_bench PROJECT`.

Takes a project, gives milliseconds and megabytes of each question: the first
time for a day, and when it is asked again. What is kept ready is made before.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from dragoman import asking
from dragoman.store import Project, View

ACTORS = 60
SECONDS = 0.2  # of the exact balance
DAYS = 7  # days that each question is asked of

Measure = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the questions of a project and print them."""
    ask = argparse.ArgumentParser(prog="python -m evaluation.ready_bench", description=__doc__.splitlines()[0])
    ask.add_argument("project", type=Path)
    with Project.open(ask.parse_args(arguments).project).view() as view:
        print(json.dumps(measure(view), indent=2))
    return 0


def measure(view: View) -> Measure:
    """Each question, asked of the ends of some months."""
    begun = time.perf_counter()
    asking.prepare(view)
    found: Measure = {"preparing_seconds": round(time.perf_counter() - begun, 2)}
    days = ends(asking.days_known(view).last)
    first = asking.system(view, actors=ACTORS, seconds=SECONDS).ties[0]
    pair = first.one, first.other
    questions: dict[str, Callable[[date], Any]] = {
        "system": lambda day: asking.system(view, on=day, actors=ACTORS, seconds=SECONDS),
        "pair": lambda day: asking.tie(view, *pair, until=day),
        "history": lambda day: asking.history(view, *pair, until=day),
        "actor": lambda day: asking.ties(view, actor=pair[0], until=day, limit=50),
        "lately": lambda day: asking.lately(view, on=day),
    }
    for name, question in questions.items():
        found[name] = {"first_ms": timed(question, days), "again_ms": timed(question, days)}
    # Days within a month, of which nothing is kept: what all pairs tell together has to be worked out first.
    found["another_day_ms"] = timed(questions["system"], [day - timedelta(days=11) for day in days])
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def ends(last: date) -> list[date]:
    """The ends of some months before a day, a season apart."""
    days = [last]
    while len(days) <= DAYS:
        earlier = days[-1] - timedelta(days=92)
        days.append(earlier.replace(day=1) - timedelta(days=1))
    return days[1:]


def timed(question: Callable[[date], Any], days: Sequence[date]) -> float:
    """Milliseconds of a question, the middle one of some days."""
    taken = []
    for day in days:
        begun = time.perf_counter()
        question(day)
        taken.append(1000 * (time.perf_counter() - begun))
    return round(median(taken), 1)


if __name__ == "__main__":
    sys.exit(main())
