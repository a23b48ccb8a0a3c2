"""Views of the newest generation of a project, handed out to readers, each to one at a time.

A view keeps its generation while it is lent; one of an older generation is
closed when it comes back. Readers write nothing: what is kept and not yet
taken in shows when somebody has taken it in. Of a project with much in it a
newer generation shows once what its pages rest on is ready; until then they
are answered from the one before, which does not need its files any more.

    ProjectError
    ├── NotReady        there is nothing to look at just now
    └── TooMuch         a question was given up
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple, TypeVar

from dragoman import asking
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

log = logging.getLogger("dragoman.web")

# Seconds that the database may take for one question.
PATIENCE = 20.0
# The same while a newer generation is made ready: it may have a file with that before in common, and so the limit.
MAKING = 600.0

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


class State(NamedTuple):
    """What answers are made from."""

    generation: tuple[str, ...]
    tables: tuple[str, ...]  # marks of those that a user may change by hand


class Shown:
    """A state of the project, with its views; it is closed when it is over and none is lent."""

    def __init__(self, state: State, first: View) -> None:
        """`first` is never lent: others are opened beside it, even when the files of the generation are gone."""
        self.state, self.first = state, first
        self._idle: list[View] = []
        self._lent, self._over = 0, False

    def lend(self) -> View:
        """A view that nobody else has."""
        view = self._idle.pop() if self._idle else self.first.beside()
        self._lent += 1
        return view

    def take_back(self, view: View) -> None:
        """Keep a view for the next who asks."""
        self._idle.append(view)
        self._lent -= 1
        if self._over:
            self.end()

    def end(self) -> None:
        """Show it no more."""
        self._over = True
        if not self._lent:
            for view in (*self._idle, self.first):
                view.__exit__()
            self._idle.clear()


class Current:
    """The project that is served."""

    def __init__(
        self, folder: Path, *, patience: float = PATIENCE, prepare: Callable[[View], None] = asking.prepare
    ) -> None:
        """`prepare` makes ready what pages rest on, of a newer generation of a project with much in it."""
        self.project = Project.open(folder)
        self._patience, self._prepare = patience, prepare
        self._shown: Shown | None = None
        self._coming: Shown | None = None
        self._lock = Lock()
        self._asking, self._quiet_since = 0, time.monotonic()

    def mark(self) -> tuple[str, ...]:
        """What tells answers apart: the generations, and what else they are made with that a user may change."""
        shown, coming, newest = self._shown, self._coming, self._newest()
        also = (*newest.tables, stamp(self.project.judgements), stamp(self.project.layers_folder))
        if not shown or newest == shown.state:
            return (*newest.generation, *also)
        if coming and stays(shown, newest):
            return (*shown.state.generation, *also, "before")
        return (*newest.generation, *also, f"{time.monotonic_ns()}")  # which of both answers is not known yet

    def answer(self, question: Callable[[View], T]) -> T:
        """What a question gives of a view of the newest generation that is ready, which nobody else has meanwhile.

        It is asked again where a writer has dropped the generation under it.
        NotReady where there is none, TooMuch for a question that was given up.
        """
        with self._counted():
            before = self.project.generation()
            try:
                return self._asked(question)
            except ProjectError:
                raise
            except Exception as fault:
                if not went_away(fault) or self.project.generation() == before:
                    raise
            return self._asked(question)

    def quiet(self) -> float | None:
        """For how many seconds nothing was asked; None while something is answered."""
        with self._lock:
            return None if self._asking else time.monotonic() - self._quiet_since

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """That a question is being answered."""
        with self._lock:
            self._asking += 1
        try:
            yield
        finally:
            with self._lock:
                self._asking -= 1
                self._quiet_since = time.monotonic()

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
        """A view that nobody else has, of the newest generation that is ready."""
        with self._lock:
            shown = self._look()
            view = shown.lend()
        try:
            yield view
        finally:
            with self._lock:
                shown.take_back(view)

    def close(self) -> None:
        """Close what is not lent, and what is lent when it comes back."""
        with self._lock:
            self._drop()

    def _newest(self) -> State:
        project = self.project
        own = project.weights, project.factors, *project.lists()
        return State(project.generation(), tuple(map(stamp, own)))

    def _look(self) -> Shown:
        """What is to be shown now; a newer generation is opened, and made ready beside where that takes long."""
        newest, shown = self._newest(), self._shown
        if shown and (newest == shown.state or (self._coming and stays(shown, newest))):
            return shown
        first = self._opened()
        found = Shown(newest._replace(generation=first.generation), first)  # a writer may have been quicker
        if shown and stays(shown, newest) and asking.rests_on_much(found.first):
            Thread(target=self._make_ready, args=(found,), daemon=True).start()
            self._coming = found  # which the thread looks at once this lock is free
            return shown
        return self._turn_to(found)

    def _make_ready(self, coming: Shown) -> None:
        """Make a newer generation ready and show it."""
        try:
            coming.first.give_up_after(MAKING)
            self._prepare(coming.first)
        except Exception as fault:  # who asks for what is missing is told, as at any other time
            log.warning("What pages rest on could not be made ready: %s", fault)
        with self._lock:
            if self._coming is coming:
                self._turn_to(coming)
            else:  # closed meanwhile, or something else has to be shown
                coming.first.give_up_after(self._patience)
                coming.end()

    def _turn_to(self, found: Shown) -> Shown:
        """Show this from now on."""
        found.first.give_up_after(self._patience)
        self._drop()
        self._shown = found
        return found

    def _drop(self) -> None:
        """Show nothing more of what was shown."""
        before, self._shown, self._coming = self._shown, None, None
        if before:
            before.end()
            asking.let_go(self.project, before.state.generation)

    def _opened(self) -> View:
        """A view of the newest generation whose questions may take any time; NotReady where there is none."""
        if (found := readiness(self.project)) == "ready":
            try:
                return self.project.view()
            except ProjectError:
                if (found := readiness(self.project)) == "ready":
                    raise  # it is there and cannot be opened: the fault says why
        self._drop()
        folder = self.project.folder
        words = WHY[found].format(folder=folder, command=f"dragoman serve --project {folder}")
        raise NotReady(words, soon=found in SOON)


def stays(shown: Shown, newest: State) -> bool:
    """Whether a generation may answer while a newer one is made ready.

    Not where there is none any more, nor with tables that were changed by hand
    since: answers would be made with one as it was and with another as it is.
    """
    return bool(newest.generation[0]) and shown.state.tables == newest.tables


def stamp(path: Path) -> str:
    """What changes with a file or the list of a folder's files; "" where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{path.name} {found.st_mtime_ns} {found.st_size}"
