"""Write to a project: keep entries in parts, then swap in a generation that holds them.

Entries are gathered for a few seconds and kept as one part. A stop at any
moment loses at most those seconds, and reading again makes up for them.
"""

from __future__ import annotations

import base64
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from dragoman import __version__
from dragoman.records import Claim, Document, Record
from dragoman.store.entries import Kept, KeptDocument, KeptReading, KeptRemoval
from dragoman.store.files import PARTIAL
from dragoman.store.generation import AT_ONCE, BUILDING, Building, Group, open_tables
from dragoman.store.generations import newest_generation, newest_part
from dragoman.store.judged import Judge
from dragoman.store.kept import PARQUET, drop_partial, encode, part_numbers, part_path, write_part
from dragoman.store.lock import WriterLock
from dragoman.store.merging import Merger
from dragoman.store.runs import Run, begin_run, end_run
from dragoman.store.shard_parts import put, without
from dragoman.store.shield import undisturbed
from dragoman.store.telling import Tell, say_nothing

if TYPE_CHECKING:
    import duckdb

    from dragoman.store.project import Project

# A part is written when this much waits, or for this long.
PART_BYTES = 4 * 2**20
PART_SECONDS = 5.0


STANDINGS = """
SELECT id, reader, id IN (SELECT document FROM removed) FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))
"""
READ_BY = "SELECT id FROM documents WHERE reader = ? OR id IN (SELECT document FROM removed) ORDER BY id"


class Standing(Record, frozen=True, kw_only=True):
    """Where a document stands in the project."""

    reader: str | None  # version that read it last
    removed: bool = False


class Writer:
    """The one who writes; a context manager that holds the lock."""

    def __init__(self, project: Project, tell: Tell = say_nothing) -> None:
        self.project, self.tell = project, tell
        self._lock = WriterLock(project.lock)
        self._building: Building | None = None
        self._newest: duckdb.DuckDBPyConnection | None = None
        self._waiting: list[bytes] = []
        self._waiting_for: dict[str, Standing] = {}
        self._waiting_bytes = 0
        self._since = 0.0

    def __enter__(self) -> Self:
        self._lock.__enter__()
        drop_partial(self.project.kept)
        drop_partial(self.project.runs_folder)
        # A number is never used again, even if someone has deleted a damaged part.
        numbers = [newest_part(self.project.store), *part_numbers(self.project.kept)]
        self.last = max(numbers)
        return self

    def __exit__(self, *_: object) -> None:
        if self._building is not None:
            self._building.close()
        if self._newest is not None:
            self._newest.close()
        shutil.rmtree(self.project.store / BUILDING, ignore_errors=True)  # what could not be finished takes room
        self._lock.__exit__()

    def begin_run(self, command: str, *, reader: str | None, settings: dict[str, Any], inputs: Sequence[str]) -> Run:
        """Note in the manifest that a run begins."""
        return begin_run(
            self.project.runs_folder,
            command,
            dragoman=__version__,
            reader=reader,
            settings=settings,
            inputs=tuple(inputs),
        )

    def end_run(self, run: Run, *, finished: bool, counts: dict[str, int]) -> None:
        """Note in the manifest how it ended."""
        end_run(self.project.runs_folder, run, finished=finished, counts=counts)

    def standings(self, documents: Iterable[str]) -> dict[str, Standing]:
        """Which of these documents are kept, and read by which version of the reader."""
        asked = list(documents)
        found = {id: self._waiting_for[id] for id in asked if id in self._waiting_for}
        with undisturbed():  # a query that Ctrl-C breaks off raises an error of its own
            tables = self._tables()
            if tables is not None and (rest := [id for id in asked if id not in found]):
                rows = tables.execute(STANDINGS, [rest]).fetchall()
                found |= {id: Standing(reader=reader, removed=removed) for id, reader, removed in rows}
        return found

    def add(
        self,
        document: Document,
        claims: Sequence[Claim],
        *,
        reader: str,
        sentences: int = 0,
        note: str | None = None,
        signature: bytes | None = None,
        new: bool = True,
    ) -> None:
        """Keep a document, unless it is not `new`, and all its claims: both or neither."""
        if document.id in self._waiting_for:
            self.flush()
        if new:
            mark = base64.b64encode(signature).decode() if signature else None
            self._wait(KeptDocument(document=document, signature=mark))
        self._wait(
            KeptReading(document=document.id, reader=reader, sentences=sentences, note=note, claims=tuple(claims))
        )
        self._waiting_for[document.id] = Standing(reader=reader)
        if self._waiting_bytes >= PART_BYTES or time.monotonic() - self._since >= PART_SECONDS:
            self.flush()

    def adopt(
        self, part: Path, documents: Sequence[str], *, reader: str, again: bool = False
    ) -> dict[str, Literal["known", "removed"]]:
        """Keep a part that a shard has made; tells of which of its `documents` nothing was kept, and why.

        They are those that were removed, or, unless `again`, read by this
        reader before. The part lies on the project's disk and is gone
        afterwards. Damaged when it is no part; nothing is kept then.
        """
        self.flush()
        standings = self.standings(documents)
        left_out: dict[str, Literal["known", "removed"]] = {}
        for id, standing in standings.items():
            if standing.removed or (standing.reader == reader and not again):
                left_out[id] = "removed" if standing.removed else "known"
        with undisturbed():
            path = part_path(self.project.kept, self.last + 1, PARQUET)
            if not standings:
                put(part, path)
            else:
                rest = path.with_name(path.name + PARTIAL)
                if without(part, rest, dropped=left_out, kept_before=standings.keys()):
                    put(rest, path)
                part.unlink()
            if path.exists():
                self.last += 1
                self._catch_up()
        return left_out

    def read_by(self, reader: str) -> Iterator[str]:
        """The ids of all documents that this reader has read, and of those that were removed."""
        tables = self._tables()
        if tables is not None:
            rows = tables.cursor().execute(READ_BY, [reader])
            while batch := rows.fetchmany(AT_ONCE):
                yield from (id for (id,) in batch)

    def remove(self, documents: Sequence[str], *, restore: bool = False) -> None:
        """Take documents out of every answer, or bring them back; their texts stay in the parts."""
        self._wait(KeptRemoval(documents=tuple(documents), restored=restore))
        self.flush()

    def _wait(self, entry: Kept) -> None:
        if not self._waiting:
            self._since = time.monotonic()
        line = encode(entry)
        self._waiting.append(line)
        self._waiting_bytes += len(line)

    def flush(self) -> None:
        """Keep what waits as a part; from here on nothing can lose it."""
        if not self._waiting:
            return
        with undisturbed():
            write_part(self.project.kept, self.last + 1, self._waiting)
            self.last += 1
            self._waiting, self._waiting_for, self._waiting_bytes = [], {}, 0
            self._catch_up()

    def publish(self, group: Group, judge: Judge, merger: Merger) -> None:
        """Keep what waits, then let readers see all that is kept.

        Wire groups are found anew, judgements laid over the claims, and events brought up to date.
        """
        self.flush()
        with undisturbed():
            building = self._catch_up(judged=True)
            if building is None:
                return
            building.group(group)
            building.judge(self.project.ledger(), judge)
            building.merge(merger, self.tell)
            building.list_claims()
            building.finish()
            self._building = None

    def _catch_up(self, *, judged: bool = False) -> Building | None:
        """The generation being built, holding every part; None when the newest generation does already.

        With `judged`, also when that holds every part but not every judgement.
        """
        is_behind = self.last > newest_part(self.project.store) or (judged and self.project.is_behind())
        if self._building is None and is_behind:
            self._building = Building(self.project.store, self.project.kept)
        if self._building is None:
            return None
        try:
            missing = [number for number in part_numbers(self.project.kept) if number > self._building.last]
            for done, number in enumerate(missing, 1):
                self._building.add_part(number)
                if len(missing) > 1:  # made again from what is kept, not as it comes
                    self.tell("taking in what is kept", done, len(missing))
        except BaseException:
            self._building.close()
            self._building = None
            raise
        return self._building

    def _tables(self) -> duckdb.DuckDBPyConnection | None:
        """Tables that hold every part; None when there are no parts."""
        building = self._catch_up()
        if building is not None:
            return building.tables
        if not self.last:
            return None
        if self._newest is None:
            newest = newest_generation(self.project.store)
            assert newest is not None
            self._newest = open_tables(newest.path(self.project.store))
        return self._newest
