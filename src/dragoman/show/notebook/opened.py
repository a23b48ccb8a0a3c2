"""A project that is open for questions: `dragoman.open`.

Takes a folder, gives an Opened, whose methods are called what the commands
are called and take what these take. Nothing here prints, and nothing is kept.
"""

from __future__ import annotations

from pathlib import Path

from dragoman.exchange.frames import Frames
from dragoman.show.notebook.ledger import LedgerQuestions
from dragoman.show.notebook.weighed import WeighedQuestions


def open(folder: Path | str = "dragoman-project", *, frames: Frames | None = "installed") -> Opened:
    """The project in a folder, open for questions; ProjectError where there is none.

    Tables are data frames of `frames`, "pandas" or "polars"; by default of
    what is installed, pandas first, and plain lists of records where neither
    is, or where `frames` is None. UsageError for a library that is missing.
    """
    return Opened(folder, frames=frames)


class Opened(WeighedQuestions, LedgerQuestions):
    """A project to be asked in Python: every method is a command, with its filters.

    >>> import dragoman
    >>> project = dragoman.open("dragoman-project")            # doctest: +SKIP
    >>> project.claims(between=("Iran", "RUS"), stance="denies")            # who denied what
    >>> project.events(since="2022-10", support="contested")                # who asserts, who denies
    >>> project.ties(actor="Iran")                                          # whom it deals with, and how
    >>> project.tie("Iran", "Russia")                                       # one pair in full, a record
    >>> project.history("Iran", "Russia")                                   # how it stood, month by month
    >>> project.shifts(theatre="ukraine-invasion")                          # what changed between pairs
    >>> project.system(on="2022-10")                                        # blocs, strain, hedgers: a record
    >>> project.what_if("Iran", "Russia", "-", on="2022-10")                # the same with one tie changed
    >>> project.reports(), project.actors(), project.datasets(), project.layers()
    >>> project.why("41072c1e")                                             # from an id to its sentences
    >>> project.frame(project.system(on="2022-10"))                         # any record as a table

    Actors are given by name, code or id, days as dates or text ("2022",
    "2022-10", "2022-10-29"), of several words any may hold. What is unknown
    raises UsageError, with the nearest names; what does not exist, NothingFound.

    Answers are of the newest generation of the project: when somebody has
    read more reports or judged a claim since, the next question is asked of
    the project with these in it (`generation` tells which that was). A
    context manager; `close` lets go of the files, and another question opens
    them again.
    """
