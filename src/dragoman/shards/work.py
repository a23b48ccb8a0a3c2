"""Read one shard: the same function, whoever calls it and wherever.

Takes a shard, gives Done; its part and its marker lie in the folder of shards
then, whole, or neither does. It asks nothing of the project and changes
nothing of it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from dragoman import __version__
from dragoman.errors import DragomanError, InputError
from dragoman.jobs import Arriving, Finding, Outcome, Stages, batches, name_of, outcome_of, read_together, told
from dragoman.readers import ReadsSentences
from dragoman.records import Document
from dragoman.shards.digests import digest_of, file_digest, tables_digest
from dragoman.shards.done import mark, part_path, scratch_of, sweep
from dragoman.shards.known import Known, write_known
from dragoman.shards.shard import Done, Failed, Result, Settings, Shard, Versions
from dragoman.shards.tries import given_up
from dragoman.store import Project
from dragoman.store.full_disk import is_full
from dragoman.store.shard_parts import PartWriter
from dragoman.workers import keep_to_one_thread

SHARED = "Inputs and project must lie in a folder that all machines have under the same name."

CHANGED = "changed meanwhile"  # in the place of a digest: the next run reads it again


class WholeStages(Stages, Protocol):
    """The stages of a shard: those of a job, and that which gathers its documents."""

    @property
    def gather(self) -> Callable[..., Iterator[Arriving]]:
        """Gives the documents of some files, or of a stretch of a list."""


def read_shard(
    shard: Shard,
    folder: Path,
    settings: Settings,
    *,
    stages: WholeStages,
    reader: ReadsSentences,
    known: Container[str] = (),
) -> Done:
    """Read a shard into a part; its documents that are `known` are passed over.

    Raises InputError when this machine does not see what is to be read, or
    where the part should be; OSError when the disk is full.
    """
    begun = time.perf_counter()
    name = settings.name(shard)
    check_seen(shard, folder)
    before = stamps(shard)
    seen: set[Path] = set()
    arriving = stages.gather(shard.inputs, **settings.gathering, stretch=shard.stretch, seen=seen)
    outcomes: list[Outcome] = []
    met: set[str] = set()
    with scratch_of(folder, name) as scratch:
        part_path(folder, name).unlink(missing_ok=True)  # of an earlier version
        with PartWriter(part_path(folder, name), scratch) as part:
            for batch in batches(arriving):
                documents: list[Document] = []
                for item in batch:
                    if not isinstance(item, Document):
                        outcomes.append(told(item))
                    elif item.id in met or item.id in known:
                        outcomes.append(Outcome(status="known", place=name_of(item), document=item.id))
                    else:
                        documents.append(item)
                        met.add(item.id)
                for document, finding in zip(documents, read_together(documents, reader, stages), strict=True):
                    outcomes.append(outcome_of(document, finding))
                    add(part, document, finding, reader.version)
        named = tuple(sorted(map(str, seen)))
        done = Done(
            shard=shard, settings=settings, input=digest_of(shard, named) if stamps(shard) == before else CHANGED,
            named=named,
            part=file_digest(part_path(folder, name)), outcomes=tuple(outcomes),
            seconds=round(time.perf_counter() - begun, 3), peak_mb=peak_mb(),
        )  # fmt: skip
        mark(folder, done, scratch)
    return done


def check_seen(shard: Shard, folder: Path) -> None:
    """Nothing, or InputError when this machine lacks a file of the shard, or the folder for its part."""
    missing = next((place for place in (*shard.inputs, str(folder)) if not Path(place).exists()), None)
    if missing is not None:
        raise InputError(shard.place, f"the worker on {socket.gethostname()} does not see {missing}. {SHARED}")


def stamps(shard: Shard) -> list[tuple[int, int]]:
    """When its files were written, and how large they are."""
    about = [Path(name).stat() for name in shard.inputs]
    return [(one.st_mtime_ns, one.st_size) for one in about]


def add(part: PartWriter, document: Document, finding: Finding, reader: str) -> None:
    """Keep what was found in a document, unless it could not be read."""
    if not finding.fault:
        part.add(
            document, finding.claims, reader=reader, sentences=finding.sentences, note=finding.note,
            signature=finding.signature,
        )  # fmt: skip


def peak_mb() -> int | None:
    """The most megabytes of memory that this process has held; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1_000_000)


@dataclass(frozen=True, slots=True)
class Work:
    """All that a worker must know, to be sent to it once."""

    folder: Path  # of shards
    settings: Settings
    stages: WholeStages
    home: Path  # the folder that inputs are named from
    scratch: Path  # of the run
    known: Path | None = None  # ids of documents that are kept already

    def begin(self) -> Callable[[Shard], Result]:
        """Make this process a worker; gives what it does with a shard."""
        keep_to_one_thread()
        with contextlib.suppress(ValueError):  # not in the main thread
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever hands out the shards
        with contextlib.suppress(OSError):
            os.chdir(self.home)
        return self.reading()

    def reading(self) -> Callable[[Shard], Result]:
        """Load the reader; gives what reads a shard and lets no fault of it out."""
        reader = self.stages.load()
        known = Known(self.known) if self.known else ()

        def read(shard: Shard) -> Result:
            if failed := given_up(shard, self.settings.name(shard), self.folder):
                return failed
            try:
                self.check(reader.version)
                return read_shard(shard, self.folder, self.settings, stages=self.stages, reader=reader, known=known)
            except DragomanError as fault:
                return Failed(shard=shard, why=str(fault))
            except Exception as fault:
                why = f"it could not be read ({type(fault).__name__}: {fault}). Please report this."
                return Failed(shard=shard, why=f"{shard.place}: {why}", full=is_full(fault))

        return read

    def check(self, reader: str) -> None:
        """Nothing, or DragomanError when this machine has another Dragoman than the one that hands out the shards."""
        asked = self.settings.versions
        if (asked.dragoman, asked.reader) != (__version__, reader):
            raise DragomanError(
                f"The worker on {socket.gethostname()} has Dragoman {__version__} with {reader}; this run is of "
                f"Dragoman {asked.dragoman} with {asked.reader}. Install the same version on all machines."
            )


@contextlib.contextmanager
def at_work(
    project: Project, stages: WholeStages, reader: str, *, outlet: str | None, published: date | None, **only: Any
) -> Iterator[Work]:
    """What the workers of a run must know; in the block, and not after it, they may work."""
    folder = project.shards_folder
    folder.mkdir(exist_ok=True)
    sweep(folder)
    versions = Versions(dragoman=__version__, reader=reader, tables=tables_digest(project.lists()))
    settings = Settings(outlet=outlet, published=published, versions=versions, **only)
    try:
        with scratch_of(folder, "run") as scratch:
            yield Work(folder.absolute(), settings, stages, Path.cwd(), scratch.absolute())
    finally:
        sweep(folder)


def knowing_ids(work: Work, ids: Iterable[str]) -> Work:
    """The same work, without the documents of these ids, which come sorted."""
    path = work.scratch / "known"
    return replace(work, known=path) if write_known(path, ids) else work
