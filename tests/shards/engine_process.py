"""Read a corpus with an engine, in a process of its own: PROJECT FOLDER ENGINE FIND.

Daft can be set up only once a process. FIND is the name of a function in this module or that of the fakes.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from dragoman import pipeline
from dragoman.documents import stretches
from dragoman.store import Project
from tests import fakes
from tests.shards.corpus import WHOLE, killing_find


def main(project: str, folder: str, engine: str, find: str) -> None:
    stretches.LINES = 2
    stages = replace(WHOLE, find={"killing": killing_find, "plain": fakes.find}[find])
    found = Project.create(Path(project))
    for outcome in pipeline.read([folder], found, stages=stages, engine=engine, workers=2):
        if outcome.status == "failed":
            print(outcome.why)


if __name__ == "__main__":
    main(*sys.argv[1:])
