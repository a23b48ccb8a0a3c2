"""Views of the newest generation of a project, handed out to readers, each to one at a time.

A view keeps its generation while it is lent; one of an older generation is
closed when it comes back. Readers write nothing: what is kept and not yet
taken in shows when somebody has taken it in.

    ProjectError
    ├── NotReady        there is nothing to look at just now
    └── TooMuch         a question was given up
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

from dragoman.errors import ProjectError
from dragoman.store import (
    Project,
    Readiness,
    View,
    had_no_room,
    readiness,
    was_given_up,
    went_away,
)

T = TypeVar("T")

# Seconds that the database may take for one question.
PATIENCE = 20.0

WHY: dict[Readiness, str] = {
    "ready": "The answers were changing while they were read.",
    "being made": "The answers are being made anew from what is kept.",
    "of another version": (
        "The store of this project was made by another version of Dragoman. It can be made again from what is kept, "
        "and nothing is lost: stop the program that serves these pages, and start it again with: {command}"
    ),
    "not made": (
        "The store of this project is gone, or was never made. It can be made from what is kept: stop the program "
        "that serves these pages, and start it again with: {command}"
    ),
    "empty": "{folder} holds no reports yet. Read some: dragoman read REPORT --project {folder}",
    "gone": "The project folder {folder} is not there any more, or is no project now. Put it back where it was.",
}
# What may be otherwise in a moment, without anybody doing anything here.
SOON: tuple[Readiness, ...] = ("ready", "being made", "gone", "empty")


class NotReady(ProjectError):
    """There is nothing to look at just now; `soon`: it is worth looking again by itself."""

    def __init__(self, words: str, *, soon: bool) -> None:
        super().__init__(words)
        self.soon = soon


class TooMuch(ProjectError):
    """A question was given up: it took too long, or more memory than it may."""


class Lent(NamedTuple):
    """A view and the generation that it shows."""

    mark: tuple[str, ...]
    view: View


class Current:
    """The project that is served."""

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        self.project = Project.open(folder)
        self._patience = patience
        self._idle: list[Lent] = []
        self._lock = Lock()

    def mark(self) -> tuple[str, ...]:
        """What tells answers apart: the generations, and what else they are made with that a user may change."""
        project = self.project
        own = [project.weights, project.factors, project.judgements, project.layers_folder, *project.lists()]
        return (*project.generation(), *map(stamp, own))

    def answer(self, question: Callable[[View], T]) -> T:
        """What a question gives of a view of the newest generation that nobody else has meanwhile.

        It is asked again where a writer has dropped the generation under it.
        NotReady where there is none, TooMuch for a question that was given up.
        """
        before = self.mark()
        try:
            return self._asked(question)
        except ProjectError:
            raise
        except Exception as fault:
            if not went_away(fault) or self.mark() == before:
                raise
        return self._asked(question)

    def _asked(self, question: Callable[[View], T]) -> T:
        with self.view() as view:
            try:
                return question(view)
            except Exception as fault:
                if was_given_up(fault):
                    raise TooMuch(f"This took longer than {self._patience:g} seconds, and was given up.") from fault
                if had_no_room(fault):
                    raise TooMuch("This needs more memory than a question may have, and was given up.") from fault
                raise

    @contextmanager
    def view(self) -> Iterator[View]:
        """A view that nobody else has, of the newest generation."""
        lent = self._take()
        try:
            yield lent.view
        finally:
            self._give_back(lent)

    def close(self) -> None:
        """Close what is not lent."""
        with self._lock:
            idle, self._idle = self._idle, []
        for lent in idle:
            lent.view.__exit__()

    def _take(self) -> Lent:
        mark = self.mark()
        with self._lock:
            stale = [lent for lent in self._idle if lent.mark != mark]
            self._idle = [lent for lent in self._idle if lent.mark == mark]
            found = self._idle.pop() if self._idle else None
        for lent in stale:
            lent.view.__exit__()
        return found or Lent(mark, self._opened())

    def _opened(self) -> View:
        if (found := readiness(self.project)) == "ready":
            try:
                return self.project.view(patience=self._patience)
            except ProjectError:
                if (found := readiness(self.project)) == "ready":
                    raise  # it is there and cannot be opened: the fault says why
        folder = self.project.folder
        words = WHY[found].format(folder=folder, command=f"dragoman serve --project {folder}")
        raise NotReady(words, soon=found in SOON)

    def _give_back(self, lent: Lent) -> None:
        if lent.mark == self.mark():
            with self._lock:
                self._idle.append(lent)
        else:
            lent.view.__exit__()


def stamp(path: Path) -> str:
    """What changes with a file or the list of a folder's files; "" where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{path.name} {found.st_mtime_ns} {found.st_size}"
