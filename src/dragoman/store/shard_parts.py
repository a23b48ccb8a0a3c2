"""Parts that shards make: Parquet, a row a report with all its claims.

Takes reports as they are read, on any machine; gives a file that the one
writer adopts as a part of the project. What the claims are stands in columns
of their own, so that other programs can read a part too.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from dragoman.records import Claim, Document, Record
from dragoman.store.entries import Kept, KeptDocument, KeptReading
from dragoman.store.files import PARTIAL, sync_folder
from dragoman.store.full_disk import is_full
from dragoman.store.rows import Lines, quoted

if TYPE_CHECKING:
    import duckdb

MEMORY = "150MB"
AT_ONCE = 100  # reports decoded together


class Damaged(Exception):
    """A file is no part, or not whole."""


class KeptReport(Record, frozen=True, kw_only=True):
    """A row of a part: a document and one reading of it."""

    id: str  # of the document
    document: Document | None  # None: kept in an earlier part, and read again
    signature: str | None  # base64
    reader: str
    sentences: int
    note: str | None
    claims: tuple[Claim, ...]


class PartWriter:
    """Writes a part, whole or not at all; a context manager. Its faults tell `is_full` when the disk is."""

    def __init__(self, path: Path, scratch: Path) -> None:
        """The part gets its name, `path`, when all of it is in `scratch`: an empty folder on the same disk."""
        self.path, self.scratch = path, scratch
        self._lines = Lines(scratch / "reports.jsonl", KeptReport)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, fault: type[BaseException] | None, *_: object) -> None:
        with self._lines:
            if fault is None and self._lines.count:
                self._finish()

    def add(
        self,
        document: Document,
        claims: Sequence[Claim],
        *,
        reader: str,
        sentences: int = 0,
        note: str | None = None,
        signature: bytes | None = None,
    ) -> None:
        """Keep a document with all its claims."""
        mark = base64.b64encode(signature).decode() if signature else None
        report = KeptReport(
            id=document.id, document=document, signature=mark, reader=reader, sentences=sentences, note=note,
            claims=tuple(claims),
        )  # fmt: skip
        self._lines.add([report])

    def _finish(self) -> None:
        import duckdb

        partial = self.scratch / f"part{PARTIAL}"
        with duckdb.connect() as tables:
            tables.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 1")
            tables.execute(f"SET temp_directory = {quoted(self.scratch)}")
            tables.execute(
                f"COPY (SELECT * FROM {self._lines.table()}) TO {quoted(partial)} (FORMAT parquet, COMPRESSION zstd)"
            )
        put(partial, self.path)


def put(partial: Path, path: Path) -> None:
    """Give a file its name once all of it is on the disk."""
    with partial.open("rb") as file:
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Tables in which `part` is the file; Damaged when it cannot be read."""
    import duckdb

    try:
        with duckdb.connect() as tables:
            tables.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 1")
            tables.execute(f"CREATE TEMP VIEW part AS FROM read_parquet({quoted(path)})")
            yield tables
    except duckdb.Error as fault:
        if is_full(fault):
            raise
        raise Damaged(str(fault)) from None


def entries(path: Path) -> Iterator[Kept]:
    """The entries of a part, in order; Damaged when the file is."""
    decode = msgspec.json.Decoder(KeptReport).decode
    with opened(path) as tables:
        tables.execute("SELECT to_json(part) FROM part")
        while rows := tables.fetchmany(AT_ONCE):
            for (row,) in rows:
                yield from entries_of(decode(row))


def entries_of(report: KeptReport) -> Iterator[Kept]:
    """What a row keeps."""
    if report.document is not None:
        yield KeptDocument(document=report.document, signature=report.signature)
    yield KeptReading(
        document=report.id, reader=report.reader, sentences=report.sentences, note=report.note, claims=report.claims
    )


def document_in(path: Path, id: str) -> Document | None:
    """One document of a part, without reading the others, or None; Damaged when the file is."""
    with opened(path) as tables:
        tables.execute("SELECT to_json(document) FROM part WHERE id = ? AND document IS NOT NULL", [id])
        row = tables.fetchone()
    return msgspec.json.decode(row[0], type=Document) if row else None


def without(path: Path, out: Path, *, dropped: Collection[str], kept_before: Collection[str]) -> int:
    """Copy a part to `out` without some documents, and without the texts that are kept before; gives how many rows.

    Nothing is written where none is left.
    """
    with opened(path) as tables:
        tables.execute(
            "CREATE TEMP TABLE rest AS SELECT * REPLACE "
            "(CASE WHEN list_contains(?::VARCHAR[], id) THEN NULL ELSE document END AS document) "
            "FROM part WHERE NOT list_contains(?::VARCHAR[], id)",
            [list(kept_before), list(dropped)],
        )
        ((rows,),) = tables.execute("SELECT count(*) FROM rest").fetchall()
        if rows:
            tables.execute(f"COPY rest TO {quoted(out)} (FORMAT parquet, COMPRESSION zstd)")
    return int(rows)
