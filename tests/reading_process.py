"""Read invented reports in a process of its own, to be killed: PROJECT INPUT WORKERS [CALL].

With CALL, the process kills itself at that call of a function that changes files.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from dragoman import jobs, pipeline
from dragoman.store import Project, generation, writer
from tests.fakes import STAGES, Reader

CHANGES = [
    *((os, name) for name in ("fsync",)),
    *((Path, name) for name in ("replace", "rename", "mkdir")),
    *((shutil, name) for name in ("rmtree", "copytree")),
    *((generation.Building, name) for name in ("add_part", "group", "judge", "merge", "close")),
]


def die_at(call: int) -> None:
    """Kill this process before the function call of that number, counted over all functions that change files."""
    calls = 0

    def watched(function):
        def counting(*arguments, **choices):
            nonlocal calls
            calls += 1
            if calls == call:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **choices)

        return counting

    for owner, name in CHANGES:
        setattr(owner, name, watched(getattr(owner, name)))


def main(folder: str, source: str, workers: str, call: str = "0") -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # jobs in the background of a shell ignore it
    writer.PART_SECONDS = 0.05
    jobs.SMALL, jobs.BATCH = 2_000, 1_000
    Reader.slow = 0.001 if call == "0" else 0.0
    if call != "0":
        writer.PART_BYTES = 10_000
        die_at(int(call))
    for _ in pipeline.read([source], Project.create(Path(folder)), workers=int(workers), stages=STAGES):
        pass
    print("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
