"""Read a corpus by slow shards, in a process of its own, to be interrupted: PROJECT FOLDER."""

from __future__ import annotations

import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from dragoman import pipeline
from dragoman.documents import stretches
from dragoman.store import Project
from tests import fakes
from tests.shards.corpus import WHOLE


def slow_find(document, readings, *, reader):
    """A claim after a while."""
    time.sleep(0.02)
    return fakes.find(document, readings, reader=reader)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    stretches.LINES = 1
    stages = replace(WHOLE, find=slow_find)
    for _ in pipeline.read([sys.argv[2]], Project.create(Path(sys.argv[1])), stages=stages, engine="pool", workers=2):
        pass
