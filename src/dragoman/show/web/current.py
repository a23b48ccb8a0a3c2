"""Views of the newest generation of a project, handed out to readers, each to one at a time.

A view keeps its generation while it is lent; one of an older generation is
closed when it comes back. Readers write nothing: what is kept and not yet
taken in shows when somebody has taken it in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from dragoman.store import Project, View


class Lent(NamedTuple):
    """A view and the generation that it shows."""

    mark: tuple[str, ...]
    view: View


class Current:
    """The project that is served."""

    def __init__(self, folder: Path) -> None:
        self.project = Project.open(folder)
        self._idle: list[Lent] = []
        self._lock = Lock()

    def mark(self) -> tuple[str, ...]:
        """What tells generations apart: those of claims and of event data of others."""
        return self.project.generation()

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
        return found or Lent(mark, self.project.view())

    def _give_back(self, lent: Lent) -> None:
        if lent.mark == self.mark():
            with self._lock:
                self._idle.append(lent)
        else:
            lent.view.__exit__()
