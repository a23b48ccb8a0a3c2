"""Read documents in jobs, by this process or by several.

Takes jobs of about a second's work, gives what was found in each document, in
the order of the jobs, whoever did them. A document that breaks a stage is told
and does not break the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, Protocol

import msgspec

from dragoman.errors import InputError
from dragoman.readers import ReadsSentences
from dragoman.records import Claim, Document, LeftOut, Record, Sentence
from dragoman.workers import in_order

# What inputs give: a report, a fault, or what was left out of them.
Arriving = Document | InputError | LeftOut
# Characters of text that go through the reader together: about a second's work, so that short reports share its
# batches and little waits to be kept.
BATCH = 12_000
# Characters of text below which other processes take longer to start than they save.
SMALL = 90_000
# Seconds that are spent on finding out whether there is as much, before what has come is read.
PATIENCE = 2.0


class Stages(Protocol):
    """The stages that a document goes through in a job."""

    @property
    def load(self) -> Callable[[], ReadsSentences]:
        """Gives the reader."""

    @property
    def split(self) -> Callable[[Document], Sequence[Sentence]]:
        """Gives the sentences of a document."""

    @property
    def find(self) -> Callable[..., list[Claim]]:
        """Gives the claims of its readings."""

    @property
    def signature(self) -> Callable[[str], bytes | None]:
        """Gives what copies of its text share."""


class Finding(Record, frozen=True, kw_only=True):
    """What came of one document."""

    claims: tuple[Claim, ...] = ()
    sentences: int = 0
    signature: bytes | None = None
    note: str | None = None  # why it was kept unread
    endless: int = 0  # sentences that were read in stretches
    fault: str | None = None  # why it could not be read at all


class Outcome(Record, frozen=True, kw_only=True):
    """What became of one input document, told while reading goes on."""

    status: Literal["read", "known", "removed", "unread", "failed", "left out"]
    place: str  # what to call it: its title, address or id; the place of the fault
    document: str | None = None
    sentences: int = 0
    claims: int = 0
    why: str | None = None  # unread, failed; of a read one, what may be missed
    undated: bool = False  # read or unread, and nothing tells when it was published
    left_out: Mapping[str, int] = msgspec.field(default_factory=dict)  # how much was not asked for, by why


@dataclass(slots=True)
class Job:
    """Some inputs: those that need reading, and what is to be said of the others."""

    documents: list[Document] = field(default_factory=list)
    new: set[str] = field(default_factory=set)
    outcomes: list[Outcome] = field(default_factory=list)


def batches(arriving: Iterable[Arriving]) -> Iterator[list[Arriving]]:
    """What arrives, in lists of about one batch of text."""
    batch: list[Arriving] = []
    size = 0
    for item in arriving:
        batch.append(item)
        # A fault or a short note counts for something too, so that a list of them does not grow.
        size += max(len(item.text), 500) if isinstance(item, Document) else 500
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def work(
    jobs: Iterator[Job], reader: ReadsSentences, stages: Stages, workers: int
) -> Iterator[tuple[Job, list[Finding]]]:
    """Jobs with their findings, in order; by other processes once there is enough to do.

    This process does one more job while the others start.
    """
    met = 0
    while ahead := look_ahead(jobs, SMALL if workers > 1 else 1):
        met += sum(map(characters, ahead))
        if workers > 1 and met >= SMALL:
            own = work_here(ahead[:1], reader, stages)
            del reader
            others = chain(ahead[1:], jobs)
            yield from in_order(
                work_in_process, others, argument=lambda job: job.documents, workers=workers, begin=Begin(stages),
                meanwhile=own,
            )  # fmt: skip
            return
        yield from work_here(ahead, reader, stages)


def look_ahead(jobs: Iterator[Job], enough: int) -> list[Job]:
    """The next jobs: with `enough` characters to read, or what comes while patience lasts; none at the end."""
    until = time.monotonic() + PATIENCE
    ahead: list[Job] = []
    size = 0
    for job in jobs:
        ahead.append(job)
        size += characters(job)
        if size >= enough or time.monotonic() >= until:
            break
    return ahead


def characters(job: Job) -> int:
    """How much text of a job needs reading."""
    return sum(len(document.text) for document in job.documents)


def work_here(jobs: Iterable[Job], reader: ReadsSentences, stages: Stages) -> Iterator[tuple[Job, list[Finding]]]:
    """Jobs with their findings, by this process."""
    for job in jobs:
        yield job, read_together(job.documents, reader, stages)


def read_together(documents: Sequence[Document], reader: ReadsSentences, stages: Stages) -> list[Finding]:
    """One finding for each document; a document that breaks a stage is told and does not break the others."""
    try:
        return findings(documents, reader, stages)
    except Exception as fault:
        if len(documents) == 1:
            return [Finding(fault=f"it could not be read ({type(fault).__name__}: {fault}). Please report this.")]
        return [finding for document in documents for finding in read_together([document], reader, stages)]


def findings(documents: Sequence[Document], reader: ReadsSentences, stages: Stages) -> list[Finding]:
    """What the stages find in some documents, whose sentences go through the reader together."""
    sentences = [stages.split(document) if is_read(document) else () for document in documents]
    readings = iter(reader.read([sentence for of_one in sentences for sentence in of_one]))
    found = []
    for document, of_one in zip(documents, sentences, strict=True):
        own = [next(readings) for _ in of_one]
        found.append(
            Finding(
                claims=tuple(stages.find(document, own, reader=reader)) if own else (),
                sentences=len(of_one),
                signature=stages.signature(document.text),
                note=None if is_read(document) else f"language: {document.language}",
                endless=endless(of_one),
            )
        )
    return found


def told(item: InputError | LeftOut) -> Outcome:
    """What became of what is no document: it could not be read, or was not asked for."""
    if isinstance(item, LeftOut):
        return Outcome(status="left out", place=item.place, left_out=item.counts)
    return Outcome(status="failed", place=item.place, why=str(item))


def outcome_of(document: Document, finding: Finding) -> Outcome:
    """What became of a document in which that was found."""
    place = name_of(document)
    if finding.fault:
        return Outcome(status="failed", place=place, document=document.id, why=f"{place}: {finding.fault}")
    return Outcome(
        status="unread" if finding.note else "read",
        place=place,
        document=document.id,
        sentences=finding.sentences,
        claims=len(finding.claims),
        why=finding.note or missed(finding.endless),
        undated=document.published is None,
    )


def missed(count: int) -> str | None:
    """What to say of a report with that many endless sentences, or None."""
    if not count:
        return None
    what = "1 sentence is" if count == 1 else f"{count:,} sentences are"
    return f"{what} so long as to be read in stretches: what ties distant words together is missed"


def name_of(document: Document) -> str:
    """What to call a document where people read it."""
    name = document.title or document.url or document.id
    return f"{document.outlet}: {name}" if document.outlet else name


def endless(sentences: Sequence[Sentence]) -> int:
    """How many sentences are not read whole: cut when they were split, or too long for the reader all the same."""
    from dragoman.reader.windows import LONGEST_STRETCH

    count, goes_on = 0, False
    for sentence in sentences:
        count += not goes_on and (sentence.goes_on or len(sentence.tokens) > LONGEST_STRETCH)
        goes_on = sentence.goes_on
    return count


def is_read(document: Document) -> bool:
    """Whether the reader knows the language; a document whose language is not told is taken for English."""
    return document.language in (None, "en")


@dataclass(frozen=True, slots=True)
class Begin:
    """Give a worker process its own reader."""

    stages: Stages

    def __call__(self) -> None:
        global own_stages, own_reader
        own_stages, own_reader = self.stages, self.stages.load()


own_stages: Stages
own_reader: ReadsSentences


def work_in_process(documents: Sequence[Document]) -> list[Finding]:
    """`read_together` with the reader of this worker process."""
    return read_together(documents, own_reader, own_stages)
