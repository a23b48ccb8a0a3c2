"""Reports in, sourced claims out: the stages in order. Read this file first.

    inputs → documents → sentences → readings → claims → the project
             gather      split       read       find     keep

Each stage is a plain function that knows nothing of the others; only here
are they joined. `read` runs them all on anything that holds reports.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

import msgspec

from dragoman.actors import registry
from dragoman.errors import InputError
from dragoman.records import (
    Account,
    Claim,
    Comparison,
    Copy,
    Document,
    Event,
    EventType,
    Judgement,
    Reading,
    Record,
    Ruling,
    Sentence,
    Span,
    Story,
    Trace,
    Verdict,
)
from dragoman.store import (
    ClaimFilter,
    EventFilter,
    Group,
    Judge,
    Locked,
    Merging,
    Project,
    Report,
    Tell,
    View,
    Writer,
    say_nothing,
)
from dragoman.workers import in_order

if TYPE_CHECKING:
    from dragoman.claims.weighing.asking import Ask
    from dragoman.exchange.lists import Listed

# Characters of text that go through the reader together: about a second's work, so that short reports share its
# batches and little waits to be kept.
BATCH = 12_000
# Characters of text below which other processes take longer to start than they save.
SMALL = 90_000
# How far from an event its story line is looked for.
STORY = timedelta(days=3 * 366)
# Seconds that are spent on finding out whether there is as much, before what has come is read.
PATIENCE = 2.0


class ReadsSentences(Protocol):
    """What the pipeline asks of a reader."""

    @property
    def version(self) -> str:
        """Name and version, as kept with every claim."""

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """One reading for each sentence, in order."""


@runtime_checkable
class CodesActs(Protocol):
    """A reader that can tell what one given actor does to another."""

    def code(
        self, sentences: Sequence[Sentence], initiator: Span | None, recipient: Span | None
    ) -> tuple[tuple[EventType, float], ...]:
        """The chance of each event type, likeliest first; the actors as spans of the document, None if not given."""


@runtime_checkable
class AnswersOfPairs(Protocol):
    """A reader that can tell whether anything is claimed of two actors."""

    def claimed(
        self, sentences: Sequence[Sentence], initiator: Span, recipient: Span
    ) -> tuple[tuple[EventType, float], ...]:
        """The chance of each event type that an act of it is claimed; the actors as spans of the document."""


def gather(inputs: Sequence[str], *, outlet: str | None, published: date | None) -> Iterator[Document | InputError]:
    """The documents of files, folders, addresses and feeds; what cannot be read comes as its error."""
    from dragoman import documents

    return documents.gather(inputs, outlet=outlet, published=published)


def split(document: Document) -> Sequence[Sentence]:
    """The sentences of a document."""
    from dragoman import documents

    return documents.split(document)


def load() -> ReadsSentences:
    """The packaged reader."""
    from dragoman.reader import Reader

    # Readings are many small tuples without cycles: looking for these less often saves a twentieth of the time.
    gc.set_threshold(20_000, 20, 50)
    return Reader.load()


def find(
    document: Document, readings: Sequence[Reading], *, reader: ReadsSentences, lists: Sequence[Path] = ()
) -> list[Claim]:
    """The claims in a document's readings, about which the reader that made them is asked where it can answer.

    `lists` are a user's own lists of actors, whose names come before those of
    the packaged tables.
    """
    from dragoman import claims

    return claims.find(document, readings, reader=reader.version, ask=answering(reader), actors=registry(lists))


def explain(
    document: Document, reader: ReadsSentences | None = None, *, lists: Sequence[Path] = ()
) -> list[tuple[Claim, Trace]]:
    """The claims of a document, read again, each with why it was made."""
    from dragoman import claims

    reader = reader or load()
    readings = reader.read(split(document))
    ask, actors = answering(reader), registry(lists)
    return claims.explain(document, readings, reader=reader.version, ask=ask, actors=actors)


def merge(
    claims: Iterable[Claim], *, same: Iterable[tuple[str, str]] = (), different: Iterable[tuple[str, str]] = ()
) -> list[Event]:
    """The events that claims tell of; `same` and `different` are pairs of claim ids that a person judged."""
    from dragoman import events

    return events.merge(claims, same=same, different=different)


def merger(*, same: Sequence[tuple[str, str]], different: Sequence[tuple[str, str]], workers: int = 1) -> Merging:
    """What makes the events of a project; `same` and `different` are pairs of claim ids that a person judged."""
    from dragoman import events

    return events.Merger(same=same, different=different, workers=workers)


def answering(reader: ReadsSentences) -> Ask | None:
    """What tells whether anything is claimed of two actors, where the reader can."""
    return reader.claimed if isinstance(reader, AnswersOfPairs) else None


def signature(text: str) -> bytes | None:
    """What copies of a text share; None for a text too short to tell."""
    from dragoman.documents import copies

    return copies.signature(text)


def group(rows: Iterable[tuple[str, date | None, bytes]]) -> dict[str, str]:
    """The origin of each document: the first report of its wire group."""
    from dragoman.documents import copies

    return copies.group(rows)


def rule(judgements: Sequence[Judgement], claims: Sequence[Claim]) -> Ruling:
    """What people's judgements make of claims."""
    from dragoman import judgements as stage

    return stage.rule(judgements, claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The functions that make up the pipeline; give others to replace a stage."""

    gather: Callable[..., Iterator[Document | InputError]] = gather
    split: Callable[[Document], Sequence[Sentence]] = split
    load: Callable[[], ReadsSentences] = load
    find: Callable[..., list[Claim]] = find
    signature: Callable[[str], bytes | None] = signature
    group: Group = group
    rule: Judge = rule
    merger: Callable[..., Merging] = merger


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

    status: Literal["read", "known", "removed", "unread", "failed"]
    place: str  # what to call it: its title, address or id; the place of the fault
    document: str | None = None
    sentences: int = 0
    claims: int = 0
    why: str | None = None  # unread, failed; of a read one, what may be missed


@dataclass(slots=True)
class Job:
    """Some inputs: those that need reading, and what is to be said of the others."""

    documents: list[Document] = field(default_factory=list)
    new: set[str] = field(default_factory=set)
    outcomes: list[Outcome] = field(default_factory=list)


def read_document(
    document: Document,
    reader: ReadsSentences,
    *,
    split: Callable[[Document], Sequence[Sentence]] = split,
    find: Callable[..., list[Claim]] = find,
) -> list[Claim]:
    """The claims of one document; none when it is not in English."""
    if not is_read(document):
        return []
    return find(document, reader.read(split(document)), reader=reader)


def read(
    inputs: Sequence[str],
    project: Project,
    *,
    outlet: str | None = None,
    published: date | None = None,
    workers: int = 1,
    again: bool = False,
    stages: Stages | None = None,
    tell: Tell = say_nothing,
) -> Generator[Outcome, None, None]:
    """Read reports into a project, telling of each as it is done, and `tell` of what is made of them in the end.

    What this version of the reader has read is not read again, unless
    `again`. However the caller stops, what was told as read is kept, save
    the last seconds of a process that is killed. The result does not depend
    on the number of `workers`.
    """
    stages = knowing(stages or Stages(), project.lists())
    reader = stages.load()
    version = reader.version
    counts: Counter[str] = Counter()
    finished = False
    with project.writer(tell) as writer:
        own = [path.name for path in project.lists()]
        settings = {"outlet": outlet, "published": published, "workers": workers, "again": again, "lists": own}
        run = writer.begin_run("read", reader=version, settings=settings, inputs=inputs)
        try:
            arriving = stages.gather(inputs, outlet=outlet, published=published)
            coming: set[str] = set()
            jobs = prepare(arriving, writer, version, coming, again=again)
            done = work(jobs, reader, stages, workers)
            del reader  # `work` lets go of it once other processes read: a model less in memory
            for outcome in keep(done, writer, version, coming):
                counts += Counter({outcome.status: 1, "sentences": outcome.sentences, "claims": outcome.claims})
                yield outcome
            finished = True
        finally:
            try:
                publish(writer, stages, workers=workers)
            finally:
                writer.end_run(run, finished=finished, counts=dict(counts))


def knowing(stages: Stages, lists: Sequence[Path]) -> Stages:
    """The stages, with the names of a user's own lists of actors; VocabularyError where a list is wrong."""
    if not lists:
        return stages
    registry(lists)
    return replace(stages, find=partial(stages.find, lists=lists))


def prepare(
    arriving: Iterable[Document | InputError], writer: Writer, version: str, coming: set[str], *, again: bool
) -> Iterator[Job]:
    """Sort what arrives into jobs of a batch each; what is kept or `coming` already needs no reading."""
    for batch in batches(arriving):
        standings = writer.standings(item.id for item in batch if isinstance(item, Document))
        job = Job()
        for item in batch:
            if isinstance(item, InputError):
                job.outcomes.append(Outcome(status="failed", place=item.place, why=str(item)))
                continue
            standing = standings.get(item.id)
            if standing and standing.removed:
                job.outcomes.append(Outcome(status="removed", place=name_of(item), document=item.id))
            elif item.id in coming or (standing and standing.reader == version and not again):
                job.outcomes.append(Outcome(status="known", place=name_of(item), document=item.id))
            else:
                coming.add(item.id)
                job.documents.append(item)
                if standing is None:
                    job.new.add(item.id)
        yield job


def batches(arriving: Iterable[Document | InputError]) -> Iterator[list[Document | InputError]]:
    """What arrives, in lists of about one batch of text."""
    batch: list[Document | InputError] = []
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


def keep(
    done: Iterable[tuple[Job, list[Finding]]], writer: Writer, version: str, coming: set[str]
) -> Iterator[Outcome]:
    """Keep the findings, take their documents off those `coming`, and tell of every input."""
    for job, found in done:
        yield from job.outcomes
        for document, finding in zip(job.documents, found, strict=True):
            place = name_of(document)
            coming.discard(document.id)
            if finding.fault:
                yield Outcome(status="failed", place=place, document=document.id, why=f"{place}: {finding.fault}")
                continue
            writer.add(
                document,
                finding.claims,
                reader=version,
                sentences=finding.sentences,
                note=finding.note,
                signature=finding.signature,
                new=document.id in job.new,
            )
            yield Outcome(
                status="unread" if finding.note else "read",
                place=place,
                document=document.id,
                sentences=finding.sentences,
                claims=len(finding.claims),
                why=finding.note or missed(finding.endless),
            )


def endless(sentences: Sequence[Sentence]) -> int:
    """How many sentences are not read whole: cut when they were split, or too long for the reader all the same."""
    from dragoman.reader.windows import LONGEST_STRETCH

    count, goes_on = 0, False
    for sentence in sentences:
        count += not goes_on and (sentence.goes_on or len(sentence.tokens) > LONGEST_STRETCH)
        goes_on = sentence.goes_on
    return count


def missed(count: int) -> str | None:
    """What to say of a report with that many endless sentences, or None."""
    if not count:
        return None
    what = "1 sentence is" if count == 1 else f"{count:,} sentences are"
    return f"{what} so long as to be read in stretches: what ties distant words together is missed"


def publish(writer: Writer, stages: Stages, *, workers: int = 1) -> None:
    """Let readers see all that is kept and judged."""
    writer.publish(stages.group, stages.rule, partial(stages.merger, workers=workers))


def look(folder: Path, *, stages: Stages | None = None, tell: Tell = say_nothing) -> View:
    """The project in `folder`, open for questions; takes in first what a killed run has kept, and new judgements."""
    project = Project.open(folder)
    take_in(project, stages=stages, tell=tell)
    return project.view()


def take_in(project: Project, *, stages: Stages | None = None, tell: Tell = say_nothing) -> bool:
    """Let readers see all that is kept and judged; False when someone else is writing, or we may not."""
    if project.is_behind():
        try:
            with project.writer(tell) as writer:
                publish(writer, stages or Stages())
        except (Locked, PermissionError):
            return False
    return True


def judge(
    project: Project,
    verdict: Verdict,
    claims: Sequence[Claim] = (),
    others: Sequence[Claim] = (),
    *,
    by: str,
    changes: dict[str, Any] | None = None,
    undoes: str | None = None,
    sample: str | None = None,
    note: str | None = None,
) -> Judgement:
    """Keep a person's judgement on claims as the reader found them; it is on the disk when this comes back.

    `take_in` brings it into the answers.
    """
    from dragoman.judgements import make

    now = datetime.now(UTC)
    # A clock that was put back must not let an earlier judgement stand.
    earlier = max((one.when for one in project.ledger().judgements), default=now)
    when = max(now, earlier + timedelta(microseconds=1))
    made = make(
        verdict, claims, others, by=by, when=when, changes=changes, undoes=undoes, sample=sample, note=note
    )  # fmt: skip
    project.judge(made)
    return made


def ruling(view: View, *, stages: Stages | None = None) -> Ruling:
    """What has become of every judgement of a project, and what they make of its claims."""
    judgements = view.project.ledger().judgements
    return (stages or Stages()).rule(judgements, view.meant(judgements))


def account(event: Event, view: View) -> Account:
    """An event with all that is said about it, what makes copies of some reports, and what came before and after."""
    claims = tuple(view.claims_of(event))
    return Account(event=event, claims=claims, copies=tuple(copies_among(claims, view)), story=story_of(event, view))


def stories(which: EventFilter, view: View) -> list[Story]:
    """The story lines of the events that a filter lets through."""
    from dragoman.events import stories

    return stories(view.events(which))


def story_of(event: Event, view: View) -> Story | None:
    """The story line that an event is part of, as far as it is told within some years; None where it is in none."""
    from dragoman.events import stories

    around = (event.first - STORY if event.first else None, event.last + STORY if event.last else None)
    near = {event.id: event}
    for one, other in event.dyads:
        if other is not None:
            pair = EventFilter(between=(one, other), reported_since=around[0], reported_until=around[1])
            near |= {found.id: found for found in view.events(pair)}
    return next((story for story in stories(near.values()) if event in story.events), None)


def copies_among(claims: Iterable[Claim], view: View) -> Iterator[Copy]:
    """Those reports of the claims that are copies, each with the passages that it shares with the first report."""
    named = {claim.document: claim for claim in claims if claim.origin != claim.document}
    return copied(((id, claim.outlet, claim.published, claim.origin) for id, claim in named.items()), view)


def copies_of(report: Report, view: View) -> list[Copy]:
    """The copies of a report, or the report itself where it is one, with what they share with the first."""
    others = view.reports(origin=report.origin) if report.id == report.origin else [report]
    return list(
        copied(((one.id, one.outlet, one.published, one.origin) for one in others if one.id != one.origin), view)
    )


def copied(reports: Iterable[tuple[str, str | None, date | None, str]], view: View) -> Iterator[Copy]:
    """Copies, by id, outlet, day and first report, with the passages that each shares with the first report."""
    from dragoman.documents.copies import shared

    firsts: dict[str, Document | None] = {}
    for id, outlet, published, origin in reports:
        if origin not in firsts:
            firsts[origin] = view.document(origin)
        first, copy = firsts[origin], view.document(id)
        passages = tuple(shared(copy.text, first.text)) if first and copy else ()
        yield Copy(document=id, outlet=outlet, published=published, origin=origin, passages=passages)


def compare(outlets: tuple[str, str], which: EventFilter, view: View) -> Comparison:
    """Two outlets side by side, over the events that the filter lets through."""
    from dragoman.events.compare import compare

    told: dict[str, list[Claim]] = {}
    events: dict[str, Event] = {}
    for outlet in outlets:
        for claim in view.claims(ClaimFilter(outlet=outlet)):
            told.setdefault(claim.id, []).append(claim)
        events |= {
            event.id: event for event in view.events(msgspec.structs.replace(which, outlet=outlet), order="told")
        }
    ordered = sorted(events.values(), key=lambda event: event.first or date.max)
    return compare(((event, [one for id in event.evidence for one in told.get(id, ())]) for event in ordered), outlets)


def remove(
    project: Project,
    documents: Sequence[str],
    *,
    restore: bool = False,
    stages: Stages | None = None,
    tell: Tell = say_nothing,
) -> None:
    """Take documents and their claims out of every answer, or bring them back."""
    with project.writer(tell) as writer:
        settings = {"restore": restore}
        run = writer.begin_run("remove", reader=None, settings=settings, inputs=documents)
        writer.remove(documents, restore=restore)
        publish(writer, stages or Stages())
        writer.end_run(run, finished=True, counts={"documents": len(documents)})


def import_actors(file: Path, project: Project, *, form: str) -> Listed:
    """Keep the actors of a user's list in a project, in the place of a list of the same name, for all reading to come.

    What is wrong with a line is told in `faults`, and the others are kept.
    """
    from dragoman.exchange import lists

    name = file.name.partition(".")[0] or file.name
    others = [path for path in project.lists() if path != project.list_path(name)]
    found = lists.read_list(file, form, others)
    if found.rows:
        project.keep_list(name, lists.write_list(found.rows, remark=f"Imported from {file.name}. May be edited."))
    return found


def is_read(document: Document) -> bool:
    """Whether the reader knows the language; a document whose language is not told is taken for English."""
    return document.language in (None, "en")


def name_of(document: Document) -> str:
    """What to call a document where people read it."""
    name = document.title or document.url or document.id
    return f"{document.outlet}: {name}" if document.outlet else name


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
