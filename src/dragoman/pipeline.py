"""Reports in, sourced claims and events out: the stages in order. Read this file first.

    inputs → documents → sentences → readings → claims → the project
             gather      split       read       find     keep

    the project's claims → judged claims → groups and events
               group        rule           merger

Each stage is a plain function that knows nothing of the others; only here
are they joined. `read` runs them all on anything that holds reports: `jobs`
does the reading, `publish` lets people see what came of it.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.actors import registry
from dragoman.errors import InputError
from dragoman.jobs import Arriving, Finding, Job, Outcome, batches, is_read, work
from dragoman.readers import AnswersOfPairs, ReadsSentences
from dragoman.records import (
    Claim,
    Document,
    Event,
    Judgement,
    LeftOut,
    Reading,
    Ruling,
    Sentence,
    Trace,
    Verdict,
)
from dragoman.store import (
    Group,
    Judge,
    Locked,
    Merging,
    Project,
    Tell,
    View,
    Writer,
    say_nothing,
)

if TYPE_CHECKING:
    from dragoman.claims.weighing.asking import Ask
    from dragoman.exchange.lists import Listed


def gather(inputs: Sequence[str], *, outlet: str | None, published: date | None, **only: Any) -> Iterator[Arriving]:
    """The documents of files, folders, addresses and feeds; what cannot be read comes as its error.

    `only` may say which: `since`, `until`, `sites`.
    """
    from dragoman import documents

    return documents.gather(inputs, outlet=outlet, published=published, **only)


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

    gather: Callable[..., Iterator[Arriving]] = gather
    split: Callable[[Document], Sequence[Sentence]] = split
    load: Callable[[], ReadsSentences] = load
    find: Callable[..., list[Claim]] = find
    signature: Callable[[str], bytes | None] = signature
    group: Group = group
    rule: Judge = rule
    merger: Callable[..., Merging] = merger


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
    since: date | None = None,
    until: date | None = None,
    sites: Sequence[str] = (),
    workers: int = 1,
    again: bool = False,
    stages: Stages | None = None,
    tell: Tell = say_nothing,
) -> Generator[Outcome, None, None]:
    """Read reports into a project, telling of each as it is done, and `tell` of what is made of them in the end.

    Reports published before `since` or after `until`, or of other `sites` than
    those, are left out and counted. What this version of the reader has read is
    not read again, unless `again`. However the caller stops, what was told as read is kept, save
    the last seconds of a process that is killed. The result does not depend
    on the number of `workers`.
    """
    stages = knowing(stages or Stages(), project.lists())
    reader = stages.load()
    version = reader.version
    counts: Counter[str] = Counter()
    only = {name: asked for name, asked in (("since", since), ("until", until), ("sites", tuple(sites))) if asked}
    finished = False
    with project.writer(tell) as writer:
        own = [path.name for path in project.lists()]
        settings = {"outlet": outlet, "published": published, "workers": workers, "again": again, "lists": own, **only}
        run = writer.begin_run("read", reader=version, settings=settings, inputs=inputs)
        try:
            arriving = stages.gather(inputs, outlet=outlet, published=published, **only)
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
    arriving: Iterable[Arriving], writer: Writer, version: str, coming: set[str], *, again: bool
) -> Iterator[Job]:
    """Sort what arrives into jobs of a batch each; what is kept or `coming` already needs no reading."""
    for batch in batches(arriving):
        standings = writer.standings(item.id for item in batch if isinstance(item, Document))
        job = Job()
        for item in batch:
            if isinstance(item, LeftOut):
                job.outcomes.append(Outcome(status="left out", place=item.place, left_out=item.counts))
                continue
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


def name_of(document: Document) -> str:
    """What to call a document where people read it."""
    name = document.title or document.url or document.id
    return f"{document.outlet}: {name}" if document.outlet else name
