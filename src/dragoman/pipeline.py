"""Reports in, sourced claims and events out: the stages in order. Read this file first.

    inputs → documents → sentences → readings → claims → the project
             gather      split       read       find     keep

    the project's claims → judged claims → groups and events
               group        rule           merger

Each stage is a plain function that knows nothing of the others; only here
are they joined. `read` runs them all on anything that holds reports: `intake`
does so report by report or by shards, `publish` lets people see what came of it.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.actors import registry
from dragoman.errors import UsageError
from dragoman.intake import Asked, by_jobs, by_shards
from dragoman.jobs import Arriving, Outcome, is_read
from dragoman.readers import AnswersOfPairs, ReadsSentences
from dragoman.records import (
    Claim,
    Document,
    Event,
    Feed,
    Judgement,
    Reading,
    Ruling,
    Sentence,
    Trace,
    Verdict,
)
from dragoman.shards import ENGINES, POOL, Shard, are_files, are_large, at_work, plan, read_waiting
from dragoman.store import (
    DiskFull,
    Forbidden,
    Group,
    Judge,
    Locked,
    Merging,
    Project,
    Tell,
    View,
    Writer,
    full_disk_told,
    is_full,
    say_nothing,
)

if TYPE_CHECKING:
    from dragoman.claims.weighing.asking import Ask
    from dragoman.exchange.lists import Listed


def gather(inputs: Sequence[str], *, outlet: str | None, published: date | None, **only: Any) -> Iterator[Arriving]:
    """The documents of files, folders, addresses and feeds; what cannot be read comes as its error.

    `only` may say which: `since`, `until`, `sites`; and, of the one list which
    `inputs` is, a `stretch`. A set `seen` gets the files that lists name. What
    is remembered of `feeds` is brought up to date.
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
    engine: str | None = None,
    again: bool = False,
    feeds: MutableMapping[str, Feed] | None = None,
    found: Iterable[Arriving] | None = None,
    stages: Stages | None = None,
    tell: Tell = say_nothing,
) -> Generator[Outcome, None, None]:
    """Read reports into a project, telling of each as it is done, and `tell` of what is made of them in the end.

    Reports published before `since` or after `until`, or of other `sites` than
    those, are left out and counted. What this version of the reader has read is
    not read again, unless `again`; nor is what `feeds` remembers of feeds, which
    is brought up to date. However the caller stops, what was told as read is
    kept, save the last seconds of a process that is killed. The result does not
    depend on the number of `workers`.

    Many reports are read by shards, which an `engine` drives ("pool" unless
    told otherwise); with an engine named, all files are. The result does not
    depend on that either. With `found`, what the inputs have was found already,
    and is read. Raises DiskFull when there is no room left.
    """
    stages = knowing(stages or Stages(), project.lists())
    reader = stages.load()
    version = reader.version
    counts: Counter[str] = Counter()
    only = {name: asked for name, asked in (("since", since), ("until", until), ("sites", tuple(sites))) if asked}
    finished = full = False
    with project.writer(tell) as writer, full_disk_told(project.folder):
        own = [path.name for path in project.lists()]
        settings = {"outlet": outlet, "published": published, "workers": workers, "again": again, "lists": own, **only}
        run = writer.begin_run("read", reader=version, settings=settings | {"engine": engine}, inputs=inputs)
        try:
            known = {} if feeds is None else {"feeds": feeds, "afresh": again}
            how = Asked(writer, stages, version, outlet, published, only, workers, again, known, found)
            if found is None and (engine or are_large(inputs)):
                done = by_shards(inputs, how, engine or POOL)
            else:
                done = by_jobs(inputs, how, reader)
            del reader  # whoever reads lets go of it once other processes do: a model less in memory
            for outcome in done:
                counts += Counter({outcome.status: 1, "sentences": outcome.sentences, "claims": outcome.claims})
                yield outcome
            finished = True
        except Exception as fault:
            full = isinstance(fault, DiskFull) or is_full(fault)
            raise
        finally:
            try:
                if not full:
                    publish(writer, stages, workers=workers)
            finally:
                writer.end_run(run, finished=finished, counts=dict(counts))


def read_share(
    inputs: Sequence[str],
    project: Project,
    share: tuple[int, int],
    *,
    outlet: str | None = None,
    published: date | None = None,
    workers: int = 1,
    stages: Stages | None = None,
    **only: Any,
) -> Generator[Outcome, None, None]:
    """Read one of several shares of some files, (3, 40) for the third of forty, telling of each report.

    The shards of each share lie in the project's folder then, and `read` of
    the same inputs keeps them. Shares may be read at the same time, on
    machines that see the same folders. `only` is as in `gather`. Raises
    UsageError for an input that is no file.
    """
    if others := [name for name in inputs if not are_files(name)]:
        raise UsageError(f"{others[0]} is no file, folder or pattern here: only those can be read in shares.")
    stages = knowing(stages or Stages(), project.lists())
    number, of = share
    with at_work(project, stages, stages.load().version, outlet=outlet, published=published, **only) as work:
        shards = (one for one in plan(inputs) if isinstance(one, Shard))
        yield from read_waiting(islice(shards, number - 1, None, of), work, ENGINES[POOL], workers=workers)


def knowing(stages: Stages, lists: Sequence[Path]) -> Stages:
    """The stages, with the names of a user's own lists of actors; VocabularyError where a list is wrong."""
    if not lists:
        return stages
    registry(lists)
    return replace(stages, find=partial(stages.find, lists=lists))


def publish(writer: Writer, stages: Stages, *, workers: int = 1) -> None:
    """Let readers see all that is kept and judged."""
    writer.publish(stages.group, stages.rule, partial(stages.merger, workers=workers))


def look(folder: Path, *, stages: Stages | None = None, tell: Tell = say_nothing) -> View:
    """The project in `folder`, open for questions; takes in first what a killed run has kept, and new judgements."""
    project = Project.open(folder)
    take_in(project, stages=stages, tell=tell)
    return project.view()


def take_in(project: Project, *, stages: Stages | None = None, tell: Tell = say_nothing) -> bool:
    """Let readers see all that is kept, imported and judged; False when someone else is writing, or we may not.

    Also when there is no room on the disk, so that what was made before can be
    looked at; DiskFull where nothing was.
    """
    try:
        if project.is_behind():
            with project.writer(tell) as writer:
                publish(writer, stages or Stages())
        if project.is_index_behind():
            with project.coded_writer(tell) as coded:
                coded.publish()
    except (Locked, Forbidden, PermissionError):
        return False
    except DiskFull:
        if not project.has_answers():
            raise
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
