"""Open a project for a question, and say what of it could not be used."""

from __future__ import annotations

import sys
from pathlib import Path

from dragoman import pipeline
from dragoman.show.cli.progress import Bar
from dragoman.store import Project, View

# More faults than these are counted, not told one by one.
TOLD = 5


def look(folder: Path) -> View:
    """The project, open for questions; lines of its judgements that are none are told, as answers lack them."""
    with Bar("bringing the project up to date", None) as bar:
        view = pipeline.look(folder, tell=bar.turn_to)
    tell_what_lacks(view.project)
    faults = view.project.ledger().faults
    for fault in faults[:TOLD]:
        print(fault, file=sys.stderr)
    if len(faults) > TOLD:
        print(f"… and {len(faults) - TOLD:,} more lines of {view.project.judgements}.", file=sys.stderr)
    return view


def up_to_date(folder: Path) -> Project:
    """The project, with all taken in that was kept before a stop."""
    project = Project.open(folder)
    with Bar("bringing the project up to date", None) as bar:
        pipeline.take_in(project, tell=bar.turn_to)
    tell_what_lacks(project)
    return project


def tell_what_lacks(project: Project) -> None:
    """Say where answers lack what is kept, as another writes or we may not."""
    lacking = [
        what
        for what, lacks in (
            ("reports or judgements", project.is_behind),
            ("event data of others", project.is_index_behind),
        )
        if lacks()
    ]
    if lacking:
        print(
            f"Some {' and '.join(lacking)} that are kept do not show yet: somebody is writing to the project, you "
            "may not, or its disk is full. The next look of one who can brings them in.",
            file=sys.stderr,
        )
