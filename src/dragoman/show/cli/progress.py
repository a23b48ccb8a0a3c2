"""A bar on anything that takes longer than two seconds, in a terminal only."""

from __future__ import annotations

import gzip
import sys
import threading
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 2.0
# How much of a long list is read to guess how many lines it has.
SAMPLE = 4 * 2**20
LISTS = (".jsonl", ".jsonl.gz", ".ndjson")
# What may hold many reports without saying how many, unless it is small.
MANY = (".zip", ".warc", ".warc.gz", ".wacz", ".docx", ".rtf", ".doc", ".html", ".htm", ".txt")
ONE = 200_000  # bytes


class Bar:
    """Counts what is done and guesses the time left; a context manager."""

    def __init__(self, doing: str, total: int | None) -> None:
        self.doing, self.total, self.done, self.note = doing, total, 0, ""
        self._shown: Progress | None = None
        self._ended = not sys.stderr.isatty()
        self._lock = threading.Lock()
        self._patience = threading.Timer(PATIENCE, self._show)
        self._patience.daemon = True

    def __enter__(self) -> Self:
        if not self._ended:
            self._patience.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._patience.cancel()
        with self._lock:
            self._ended = True
            if self._shown is not None:
                self._shown.stop()

    def _show(self) -> None:
        with self._lock:
            if not self._ended:
                self._shown = shown_bar(self.doing, self.total)
                self._update(self._shown)

    def _update(self, bar: Progress) -> None:
        total = None if self.total is None else max(self.total, self.done)
        bar.update(bar.task_ids[0], completed=self.done, total=total, note=self.note)

    def advance(self, done: int = 1, note: str = "") -> None:
        """Count something as done; `note` is shown behind the counts."""
        self.done, self.note = self.done + done, note
        if self._shown is not None:
            self._update(self._shown)

    def turn_to(self, doing: str, done: int, total: int) -> None:
        """Count something else: how much of it is done, and of how much."""
        if self._shown is not None and doing != self.doing:
            self._shown.reset(self._shown.task_ids[0], description=doing, total=total)
        self.doing, self.done, self.total, self.note = doing, done, total, ""
        if self._shown is not None:
            self._update(self._shown)

    def say(self, line: str) -> None:
        """Print a line to standard error, above the bar."""
        if self._shown is not None:
            self._shown.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr)


def shown_bar(doing: str, total: int | None) -> Progress:
    """The bar itself, on standard error."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = [TextColumn("{task.description}"), BarColumn(bar_width=None), MofNCompleteColumn()]
    left = [TimeRemainingColumn(), TextColumn("left")] if total else [TimeElapsedColumn()]
    bar = Progress(*columns, *left, TextColumn("{task.fields[note]}"), console=Console(stderr=True), transient=True)
    bar.add_task(doing, total=total, note="")
    bar.start()
    return bar


def expected(inputs: Sequence[str]) -> int | None:
    """About how many reports the inputs hold; None when only reading them can tell."""
    counts = [expected_in(place) for place in inputs]
    return None if None in counts else sum(count for count in counts if count is not None)


def expected_in(place: str) -> int | None:
    """About how many reports one input holds: lines of a list, files of a folder; None when it may hold many."""
    path = Path(place)
    try:
        if path.is_dir():
            counts = [expected_in(str(file)) for file in path.rglob("*") if file.is_file()]
            return None if None in counts else sum(count for count in counts if count is not None)
        if not path.is_file():
            return None
        if path.name.lower().endswith(LISTS):
            return lines_in(path)
        return None if path.name.lower().endswith(MANY) and path.stat().st_size > ONE else 1
    except (OSError, EOFError, zlib.error):  # reading it will tell
        return None


def lines_in(path: Path) -> int:
    """The lines of a list, guessed from its first part when it is long."""
    size = path.stat().st_size
    with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as text:
        sample = text.read(SAMPLE)
        lines = sample.count(b"\n") or 1
        if len(sample) < SAMPLE:
            return lines
        return round(lines * max(1.0, size / max(1, raw.tell())))
