"""Read shards with an engine, and adopt their parts one after the other.

Takes a plan, gives Outcomes in its order. Whoever read a shard, and when,
its part becomes part of the project in its turn: the result is the same for
every engine and any number of workers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path

from dragoman.errors import InputError
from dragoman.jobs import Outcome, told
from dragoman.shards.done import has_whole_part, marked, part_path
from dragoman.shards.engines import Engine
from dragoman.shards.shard import Done, Failed, Result, Settings, Shard
from dragoman.shards.work import Work
from dragoman.store import Writer
from dragoman.store.full_disk import DiskFull

KEPT = ("read", "unread")
Told = tuple[Outcome, ...]


def read_shards(
    planned: Iterable[Shard | InputError],
    writer: Writer,
    work: Work,
    engine: Engine,
    *,
    workers: int,
    again: bool = False,
) -> Iterator[Outcome]:
    """Read the shards that are not done, adopt all parts in turn, and tell of every document.

    With `again` also those are read whose parts were adopted before. Raises
    DiskFull when there is no room for a part.
    """
    turns = Turns(writer, work, again)
    for result in engine(turns.todo(planned), work, workers):
        turns.finished(result)
        yield from turns.taken()
    yield from turns.taken()


def read_waiting(shards: Iterable[Shard], work: Work, engine: Engine, *, workers: int) -> Iterator[Outcome]:
    """Read shards that are not done, without adopting them: a later `read_shards` will. Tells of every document."""
    todo = (one for one in shards if not is_read(one, work.folder, work.settings))
    for result in engine(todo, work, workers):
        yield from [failed(result, work)] if isinstance(result, Failed) else result.outcomes


def is_read(shard: Shard, folder: Path, settings: Settings) -> bool:
    """Whether a part that these versions made of a shard waits to be adopted."""
    done = marked(folder, shard, settings)
    return done is not None and done.settings == settings and has_whole_part(folder, done)


def failed(result: Failed, work: Work) -> Outcome:
    """What to say of a shard that could not be read; DiskFull where no other can either."""
    if result.full:
        raise DiskFull(
            f"The disk of {work.folder} is full. What was read before is kept. "
            "Make room and give the same command again: it goes on where it was."
        )
    return Outcome(status="failed", place=result.shard.place, why=result.why)


class Turns:
    """Which shard's turn it is to be adopted."""

    def __init__(self, writer: Writer, work: Work, again: bool) -> None:
        self.writer, self.work, self.again = writer, work, again
        self._order: deque[tuple[Shard | InputError, bool]] = deque()  # and whether it has to be waited for
        self._handed_out: set[str] = set()
        self._results: dict[str, Result] = {}

    def todo(self, planned: Iterable[Shard | InputError]) -> Iterator[Shard]:
        """The shards that have to be read, while all are noted down in order."""
        for one in planned:
            # A file that is named twice is read once: its second turn comes when it is kept.
            wait = isinstance(one, Shard) and self._name(one) not in self._handed_out and not self._is_done(one)
            self._order.append((one, wait))
            if wait:
                assert isinstance(one, Shard)
                self._handed_out.add(self._name(one))
                yield one

    def finished(self, result: Result) -> None:
        """Note what came of a shard."""
        if isinstance(result, Done) and not has_whole_part(self.work.folder, result):
            why = f"{result.shard.place}: was read, but its part is not in {self.work.folder} on this machine."
            result = Failed(shard=result.shard, why=f"{why} The project must lie in a folder that all machines share.")
        self._results[self._name(result.shard)] = result

    def taken(self) -> Iterator[Outcome]:
        """Adopt every part whose turn it is."""
        while self._order:
            one, wait = self._order[0]
            if isinstance(one, InputError):
                outcomes: Sequence[Outcome] = [told(one)]
            elif not wait:
                outcomes = self._take_up(one)
            elif (result := self._results.pop(self._name(one), None)) is not None:
                outcomes = [failed(result, self.work)] if isinstance(result, Failed) else self._adopt(result)
            else:
                return
            self._order.popleft()
            yield from outcomes

    def _take_up(self, shard: Shard) -> Sequence[Outcome]:
        """Adopt what was read of a shard before this run, unless it has changed since the run began."""
        done = marked(self.work.folder, shard, self.work.settings)
        if done is None:
            what = (
                "could not be read" if self._name(shard) in self._handed_out else "was changed while this run went on"
            )
            why = f"{shard.place}: {what}. The same command reads it again."
            return [Outcome(status="failed", place=shard.place, why=why)]
        return self._adopt(done)

    def _name(self, shard: Shard) -> str:
        return self.work.settings.name(shard)

    def _is_done(self, shard: Shard) -> bool:
        """Whether a shard need not be read: its part waits to be adopted, or all that is in it is kept."""
        done = marked(self.work.folder, shard, self.work.settings)
        if done is None:
            return False
        if done.settings == self.work.settings and done.part and has_whole_part(self.work.folder, done):
            return True
        if self.again or any(outcome.status == "failed" for outcome in done.outcomes):
            return False
        documents = documents_of(done)
        return len(self._standing(documents)) == len(documents)

    def _standing(self, documents: Set[str]) -> dict[str, str]:
        """How those documents stand that are kept already, as read by the same reader."""
        standings = self.writer.standings(documents) if documents else {}
        reader = self.work.settings.versions.reader
        return {
            id: "removed" if one.removed else "known"
            for id, one in standings.items()
            if one.removed or one.reader == reader
        }

    def _adopt(self, done: Done) -> Sequence[Outcome]:
        """Adopt the part of a shard, if it waits for it; tells of its documents."""
        part = part_path(self.work.folder, self._name(done.shard))
        if done.part and part.exists():
            kept = [one.document for one in done.outcomes if one.status in KEPT and one.document]
            reader = self.work.settings.versions.reader
            passed_over = {one.document for one in done.outcomes if one.status == "known" and one.document}
            left_out = self._standing(passed_over)
            left_out |= self.writer.adopt(part, kept, reader=reader, again=self.again)
        else:
            left_out = self._standing(documents_of(done))
        return [adopted(outcome, left_out) for outcome in done.outcomes]


def documents_of(done: Done) -> set[str]:
    """The documents of a shard that should be kept once it is adopted."""
    return {one.document for one in done.outcomes if one.document and one.status != "failed"}


def adopted(outcome: Outcome, left_out: dict[str, str]) -> Outcome:
    """What became of a document, where those `left_out` were kept, or removed, before."""
    status = left_out.get(outcome.document or "")
    if status is None or outcome.status == "failed":
        return outcome
    return Outcome(status=status, place=outcome.place, document=outcome.document)  # type: ignore[arg-type]
