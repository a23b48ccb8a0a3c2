"""Hold a project open for questions, always of its newest generation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from dragoman import pipeline
from dragoman.exchange import frames as tables
from dragoman.exchange.frames import Frames
from dragoman.notebook import members
from dragoman.records import Record, SignedTie, System, Tie, TieAccount
from dragoman.store import Project, View

Day = date | str | int | None
Words = str | Sequence[str]


class Opening:
    """A project that is open for questions."""

    def __init__(self, folder: Path | str, *, frames: Frames | None = "installed") -> None:
        self.folder = Path(folder)
        self.frames = tables.chosen(frames)
        self._opened: View | None = None
        self.generation: tuple[str, ...] = ()
        self.view()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the project's files."""
        if self._opened is not None:
            self._opened.__exit__()
            self._opened = None

    def view(self) -> View:
        """The newest generation, with all taken in that is kept; for questions that no method here asks."""
        project = Project.open(self.folder)
        stale = project.generation() != self.generation or project.is_behind() or project.is_index_behind()
        if self._opened is None or stale:
            self.close()
            self._opened = pipeline.look(self.folder)
            self.generation = project.generation()
        return self._opened

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """What to call actors, by id."""
        return self.view().names_of(ids)

    def frame(self, records: Record | Iterable[Record]) -> Any:
        """Records of one kind as a table: of a system its signed ties, of a pair's account its ties."""
        kind = SignedTie if isinstance(records, System) else Tie if isinstance(records, TieAccount) else None
        return self._table(members(records), kind)

    def _table(self, records: Iterable[Record], kind: type[Record] | None) -> Any:
        return tables.frame(records, kind, self.frames)

    def __repr__(self) -> str:
        whole = self.view().whole
        return (
            f"<Dragoman project {self.folder.name}: {whole.reports:,} reports of {whole.outlets:,} outlets, "
            f"{whole.claims:,} claims>"
        )


def several(words: Words) -> list[str]:
    """One word or several, as several."""
    return [words] if isinstance(words, str) else list(words)


def written(day: Day) -> str | None:
    """A day as the commands are given it."""
    whole = day.date() if isinstance(day, datetime) else day  # so is a Timestamp of pandas
    return None if whole is None else str(whole)
