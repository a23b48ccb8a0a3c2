"""Build a generation of the store from parts, beside the one that readers use.

Takes parts in order, gives a folder with DuckDB's file and the search index.
What a stop leaves half built is thrown away and built again, as the parts
and the judgements are the truth.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.records import Record
from dragoman.store import actor_tables, deed_tables, event_tables, listing_tables, merging, search
from dragoman.store.entries import KeptRemoval
from dragoman.store.files import PARTIAL, sync_folder
from dragoman.store.generations import Generation, newest_generation
from dragoman.store.judged import Judge, lay_over
from dragoman.store.judgements import Ledger
from dragoman.store.kept import part_of, read_part
from dragoman.store.patience import within
from dragoman.store.rows import insert
from dragoman.store.schema import (
    FORGET_EARLIER_READINGS,
    MARK_READ,
    READING_COLUMNS,
    TABLES,
    TOUCH_REGROUPED,
    ClaimRow,
    DocumentRow,
    MentionRow,
    ReadingRow,
    Rows,
    rows_of,
)
from dragoman.store.telling import Tell, say_nothing

if TYPE_CHECKING:
    import duckdb

DATABASE = "dragoman.duckdb"
BUILDING = f"building{PARTIAL}"
# DuckDB goes to the disk beyond this; the reader needs several times as much in the same process.
MEMORY = "150MB"
AT_ONCE = 10_000
ENTRIES = 2_000  # of a part that become rows together: what is in memory, however large the part

# (document, published, signature) of all documents → origin of each document: the first report of its wire group
Group = Callable[[Iterable[tuple[str, date | None, bytes]]], dict[str, str]]


def open_tables(generation: Path, patience: float | None = None) -> duckdb.DuckDBPyConnection:
    """A generation's tables for reading; what does not fit the memory goes to the system's temporary folder.

    No question takes longer than `patience` seconds, where the database can tell.
    """
    import duckdb

    # DuckDB makes the folder when it needs one and removes it; two processes must not share it.
    spill = str(Path(tempfile.gettempdir()) / f"dragoman-{os.getpid()}")
    settings: dict[str, Any] = {"memory_limit": MEMORY, "temp_directory": spill}
    return within(duckdb.connect(str(generation / DATABASE), read_only=True, config=settings), patience)


class Building:
    """A generation being built; nobody else sees it until `finish`."""

    def __init__(self, folder: Path, parts: Path) -> None:
        """Begin with a copy of the newest generation in `folder`, or empty; `parts` is where the parts lie."""
        import duckdb

        self.folder, self.parts = folder, parts
        self.path = folder / BUILDING
        shutil.rmtree(self.path, ignore_errors=True)
        before = newest_generation(folder)
        self.last, self.turn, self.judged = before or Generation(0, 0, "")
        self.began = self.last
        if before:
            shutil.copytree(before.path(folder), self.path)
        else:
            self.path.mkdir(parents=True)
        self.tables = duckdb.connect(str(self.path / DATABASE), config={"memory_limit": MEMORY})
        self.index = search.create_index(self.path / search.FILE)
        self.tables.execute("DELETE FROM touched" if before else TABLES + event_tables.TABLES + deed_tables.TABLES)
        ((self.numbered,),) = self.tables.execute("SELECT last FROM numbered").fetchall()

    def add_part(self, number: int) -> None:
        """Add one part, all of it or nothing."""
        entries, numbered = read_part(part_of(self.parts, number)), self.numbered
        self.tables.begin()
        while some := list(islice(entries, ENTRIES)):
            rows = rows_of(some, number, numbered)
            self._add_rows(rows)
            numbered = rows.numbered
        self.tables.execute("INSERT INTO touched FROM range(?, ?)", [self.numbered + 1, numbered + 1])
        self.tables.execute("UPDATE numbered SET last = ?", [numbered])
        self.tables.commit()
        self.last, self.numbered = number, numbered

    def _add_rows(self, rows: Rows) -> None:
        self.tables.execute(f"CREATE OR REPLACE TEMP TABLE fresh_readings ({READING_COLUMNS})")
        self._insert("fresh_readings", ReadingRow, rows.readings)
        self.tables.execute(FORGET_EARLIER_READINGS)
        self._insert("documents", DocumentRow, rows.documents)
        self.tables.execute(MARK_READ)
        self._insert("claims", ClaimRow, rows.claims)
        self._insert("mentions", MentionRow, rows.mentions)
        for removal in rows.removals:
            self._remove(removal)
        search.add_sentences(self.index, rows.sentences.values())

    def _insert(self, table: str, kind: type[Record], rows: Sequence[Record]) -> None:
        if not rows:
            return
        insert(self.tables, self.path, table, kind, rows)

    def _remove(self, removal: KeptRemoval) -> None:
        self.tables.execute("DELETE FROM removed WHERE document IN (SELECT unnest(?::VARCHAR[]))", [removal.documents])
        if not removal.restored:
            self.tables.execute("INSERT INTO removed SELECT unnest(?::VARCHAR[])", [removal.documents])
        of_documents = "SELECT number FROM claims WHERE document IN (SELECT unnest(?::VARCHAR[]))"
        self.tables.execute(f"INSERT INTO touched {of_documents}", [removal.documents])

    def judge(self, ledger: Ledger, judge: Judge) -> None:
        """Lay the judgements over the claims, all of them or nothing."""
        self.tables.begin()
        lay_over(self.tables, self._insert, ledger.judgements, judge)
        self.tables.commit()
        self.judged = ledger.mark

    def group(self, group: Group) -> None:
        """Find the wire groups anew among all documents, whatever the order in which they came, if any came or went."""
        if self.last == self.began:
            return
        origins = group(self._signatures())
        copies = [(document, origin) for document, origin in origins.items() if document != origin]
        self.tables.execute("CREATE OR REPLACE TEMP TABLE earlier AS FROM origins; DELETE FROM origins")
        for first in range(0, len(copies), AT_ONCE):
            documents, firsts = zip(*copies[first : first + AT_ONCE], strict=True)
            self.tables.execute(
                "INSERT INTO origins SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])", [list(documents), list(firsts)]
            )
        self.tables.execute(TOUCH_REGROUPED)

    def merge(self, merger: merging.Merger, tell: Tell = say_nothing) -> None:
        """Bring the events up to date with the claims, their origins and what was judged of them."""
        merging.merge(self.tables, self.path, merger, tell)

    def list_claims(self) -> None:
        """Make the lists of claims and actors that pages are made and counted from, when all else is as it will be."""
        listing_tables.list_claims(self.tables)
        actor_tables.count_actors(self.tables)

    def _signatures(self) -> Iterator[tuple[str, date | None, bytes]]:
        rows = self.tables.cursor().execute(
            "SELECT id, published, from_base64(signature) FROM documents "
            "WHERE signature IS NOT NULL AND id NOT IN (SELECT document FROM removed) ORDER BY id"
        )
        while batch := rows.fetchmany(AT_ONCE):
            yield from batch

    def finish(self) -> Path:
        """Swap it in as the newest generation and drop the others; readers of those keep what they have open."""
        self.tables.execute("CHECKPOINT")
        self.close()
        sync_folder(self.path)
        path = Generation(self.last, self.turn + 1, self.judged).path(self.folder)
        self.path.rename(path)
        sync_folder(self.folder)
        for other in self.folder.iterdir():
            if other != path:
                shutil.rmtree(other, ignore_errors=True)
        return path

    def close(self) -> None:
        """Let go of the files."""
        self.tables.close()
        self.index.close()
