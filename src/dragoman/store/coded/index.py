"""Build an index of others' event data from parts, beside the one that readers use.

What a stop leaves half built is thrown away and built again, as the parts
are the truth.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import ProjectError
from dragoman.store.coded.adding import add, add_up, batches, coming, find_latest
from dragoman.store.coded.generations import DATABASE, Generation, newest_generation
from dragoman.store.coded.parts import mark_of, part_numbers
from dragoman.store.coded.tables import TABLES
from dragoman.store.files import PARTIAL, sync_folder
from dragoman.store.patience import within
from dragoman.store.rows import quoted
from dragoman.store.telling import Tell, say_nothing

if TYPE_CHECKING:
    import duckdb

# DuckDB goes to the disk beyond this: while an index is built, and while it is read.
BUILDING = "1GB"
READING = "500MB"
# Events are brought into their order again when that many of them came since, or that part of them.
UNSORTED = 1_000_000
UNSORTED_PART = 0.1
OF_A_DATASET = (
    "events", "evidence", "unmatched", "dyad_months", "partners", "type_months", "left_out", "unknown", "parts",
)  # fmt: skip
HALF = f"building{PARTIAL}"
# How often to look for the newest index again when a writer drops it in the moment of opening.
TRIES = 5


def is_behind(parts: Path, index: Path) -> bool:
    """Whether the newest index holds other parts than there are."""
    newest = newest_generation(index)
    numbers = part_numbers(parts)
    return bool(numbers) if newest is None else mark_of(numbers) != newest.mark


def open_index(folder: Path, patience: float | None = None) -> duckdb.DuckDBPyConnection | None:
    """The newest index for reading; None where there is none. No question takes longer than `patience` seconds."""
    import duckdb

    # DuckDB makes the folder when it needs one and removes it; two processes must not share it.
    spill = str(Path(tempfile.gettempdir()) / f"dragoman-coded-{os.getpid()}")
    for _ in range(TRIES):
        newest = newest_generation(folder)
        if newest is None:
            return None
        path = newest.path(folder) / DATABASE
        try:
            settings: dict[str, Any] = {"memory_limit": READING, "temp_directory": spill}
            return within(duckdb.connect(str(path), read_only=True, config=settings), patience)
        except duckdb.IOException as fault:
            if path.exists():
                raise ProjectError(
                    f"{path} cannot be opened ({str(fault).splitlines()[0]}). "
                    f"Delete {folder}; it is made again from what is kept."
                ) from None
    raise ProjectError(f"{folder} changes too fast to be opened. Try again.")


class Building:
    """An index being built; nobody else sees it until `finish`."""

    def __init__(self, folder: Path, parts: Path) -> None:
        """Begin with a copy of the newest index in `folder`, or empty; `parts` is where the parts lie."""
        import duckdb

        self.folder, self.parts = folder, parts
        self.path = folder / HALF
        shutil.rmtree(self.path, ignore_errors=True)
        before = newest_generation(folder)
        self.turn = before.turn if before else 0
        self.path.mkdir(parents=True)
        if before:
            shutil.copyfile(before.path(folder) / DATABASE, self.path / DATABASE)
        self.tables = duckdb.connect(str(self.path / DATABASE), config={"memory_limit": BUILDING})
        spill = quoted(self.path / "spill")
        self.tables.execute(f"SET temp_directory = {spill}; SET preserve_insertion_order = false")
        if not before:
            self.tables.execute(TABLES)
        self.held = {number for (number,) in self.tables.execute("SELECT number FROM parts").fetchall()}

    def bring_up_to_date(self, tell: Tell = say_nothing) -> None:
        """Hold the parts that there are, and no others."""
        numbers = part_numbers(self.parts)
        if gone := self.held - set(numbers):
            self._forget(gone)
        found = coming(self.tables, self.parts, [number for number in numbers if number not in self.held])
        total, done = sum(part.rows for part in found), 0
        for batch in batches(found):
            tell("taking in rows", done, total)
            add(self.tables, self.path, self.parts, batch)
            self.held |= {part.number for part in batch}
            done += sum(part.rows for part in batch)
        ((unsorted, events),) = self.tables.execute(
            "SELECT unsorted, (SELECT count(*) FROM events) FROM counted"
        ).fetchall()
        if unsorted > UNSORTED or unsorted > UNSORTED_PART * (events - unsorted):
            tell("bringing events into order", 0, 1)
            add_up(self.tables)
        find_latest(self.tables)

    def _forget(self, gone: Iterable[int]) -> None:
        """Drop the datasets of parts that are gone, which what is left of them makes anew."""
        query = "SELECT DISTINCT dataset FROM parts WHERE number IN (SELECT unnest(?::INTEGER[]))"
        for (dataset,) in self.tables.execute(query, [list(gone)]).fetchall():
            self.tables.execute(
                "DELETE FROM mentioned WHERE event IN (SELECT number FROM events WHERE dataset = ?)", [dataset]
            )
            for table in OF_A_DATASET:
                self.tables.execute(f"DELETE FROM {table} WHERE dataset = ?", [dataset])
            self.tables.execute("DELETE FROM datasets WHERE number = ?", [dataset])
        self.held = {number for (number,) in self.tables.execute("SELECT number FROM parts").fetchall()}

    def finish(self) -> Path:
        """Swap it in as the newest index and drop the others; readers of those keep what they have open."""
        self.tables.execute("CHECKPOINT")
        self.close()
        shutil.rmtree(self.path / "spill", ignore_errors=True)
        sync_folder(self.path)
        path = Generation(self.turn + 1, mark_of(self.held)).path(self.folder)
        self.path.rename(path)
        sync_folder(self.folder)
        for other in self.folder.iterdir():
            if other != path:
                shutil.rmtree(other, ignore_errors=True)
        return path

    def close(self) -> None:
        """Let go of the file."""
        self.tables.close()


def drop_building(folder: Path) -> None:
    """Remove what was not finished."""
    shutil.rmtree(folder / HALF, ignore_errors=True)
