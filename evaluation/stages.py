"""Tell how much processor time each stage of the pipeline takes.

Takes a list of reports, gives milliseconds a sentence by stage. Each stage is
one that measures itself, given to the pipeline in place of its own; what
these do not account for is keeping. Processor time, unlike speed, is much the
same whatever else the machine does.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from dragoman import pipeline
from dragoman.store import Project

STAGES = ("load", "gather", "split", "read", "find", "ask", "sign", "keep")
P = ParamSpec("P")
R = TypeVar("R")


class Clock:
    """The processor time spent in each part of the work, less what parts within it spend."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._within = 0.0  # what has been spent in parts that are over

    def timed(self, name: str, function: Callable[P, R]) -> Callable[P, R]:
        """The function, its time counted under `name`."""

        def measured(*given: P.args, **named: P.kwargs) -> R:
            begun, before = time.process_time(), self._within
            try:
                return function(*given, **named)
            finally:
                taken = time.process_time() - begun
                self.spent[name] += taken - (self._within - before)  # type: ignore[assignment]
                self._within = before + taken

        return measured

    def each(self, name: str, function: Callable[P, Iterator[R]]) -> Callable[P, Iterator[R]]:
        """A function that gives things one by one, the time for each of them counted."""

        def measured(*given: P.args, **named: P.kwargs) -> Iterator[R]:
            step = self.timed(name, function(*given, **named).__next__)
            while True:
                try:
                    yield step()
                except StopIteration:
                    return

        return measured


class Reader:
    """The packaged reader, its reading and its answers timed."""

    def __init__(self, reader: Any, clock: Clock) -> None:
        self.version = reader.version
        self.read = clock.timed("read", reader.read)
        self.code = clock.timed("code", reader.code)
        self.claimed = clock.timed("ask", reader.claimed)


def stage_times(reports: Sequence[str], folder: Path) -> dict[str, Any]:
    """The processor milliseconds a sentence of each of STAGES, in one process that reads these inputs."""
    clock = Clock()
    load = clock.timed("load", pipeline.load)
    stages = pipeline.Stages(
        gather=clock.each("gather", pipeline.gather),
        split=clock.timed("split", pipeline.split),
        load=lambda: Reader(load(), clock),
        find=clock.timed("find", pipeline.find),
        signature=clock.timed("sign", pipeline.signature),
    )
    begun = time.process_time()
    outcomes = list(pipeline.read(reports, Project.create(folder), stages=stages))
    clock.spent["keep"] = time.process_time() - begun - sum(clock.spent.values())  # type: ignore[assignment]
    sentences = sum(outcome.sentences for outcome in outcomes)
    return {
        "sentences": sentences,
        "milliseconds": {name: round(1000 * clock.spent[name] / max(sentences, 1), 3) for name in STAGES},
    }
