"""A corpus of invented reports in small files, and what a project made of it shows."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dragoman import pipeline
from dragoman.jobs import Outcome
from dragoman.shards import Shard, Work
from dragoman.shards.shard import Result
from dragoman.store import Project
from tests import fakes
from tests.fakes import STAGES

# Files hold eight reports of their own and two of the next; one of them has unreadable inputs too.
INPUTS = {f"{number:02d}.txt": f"{number * 8}-{number * 8 + 10}{'/5' if number == 2 else ''}" for number in range(6)}


def corpus(folder: Path) -> str:
    """Write the corpus; gives the folder's name."""
    folder.mkdir()
    for name, content in INPUTS.items():
        (folder / name).write_text(content)
    return str(folder)


def gathered(inputs, **options):
    """The documents of the corpus without shards: of a folder, those of its files by name."""
    files = [str(path) for name in inputs for path in (sorted(Path(name).iterdir()) if Path(name).is_dir() else [name])]
    return STAGES.gather(files, **options)


WHOLE = replace(STAGES, gather=gathered)


def read(project: Path, *inputs: str, **choices) -> list[Outcome]:
    """Read inputs into a project."""
    return list(pipeline.read(inputs, Project.create(project), **({"stages": WHOLE} | choices)))


def shown(project: Path) -> tuple[list, ...]:
    """All that a project shows, in its order."""
    with pipeline.look(project, stages=WHOLE) as view:
        reports = [f"{one.id} {one.origin} {one.reader} {one.note}" for one in view.reports()]
        return list(view.claims()), list(view.documents()), reports, list(view.events())


def here(todo: Iterable[Shard], work: Work, workers: int) -> Iterator[Result]:
    """An engine without processes: quick, and nothing can kill it."""
    return map(work.reading(), todo)


def killing_find(document, readings, *, reader):
    """Kills its process at one report: always, or with a file to tell that it was done before, once."""
    if document.title == "Report 20":
        once = Path(os.environ["KILL_ONCE"]) if "KILL_ONCE" in os.environ else None
        if once is None or not once.exists():
            if once is not None:
                once.write_text("killed")
            os.kill(os.getpid(), signal.SIGKILL)
    return fakes.find(document, readings, reader=reader)
