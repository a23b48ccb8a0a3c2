"""Read what a user names into a project: report by report as they come, or by shards, as much is read.

Takes inputs and how they are read, gives an Outcome for each report while the
writer keeps what was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from dragoman.jobs import Arriving, Finding, Job, Outcome, batches, name_of, outcome_of, told, work
from dragoman.readers import ReadsSentences
from dragoman.records import Document
from dragoman.shards import ENGINES, WholeStages, are_files, at_work, knowing_ids, plan, read_shards
from dragoman.store import Writer


class Asked(NamedTuple):
    """How a run reads, and into what."""

    writer: Writer
    stages: WholeStages
    version: str  # of the reader
    outlet: str | None
    published: date | None
    only: dict[str, Any]  # since, until, sites
    workers: int
    again: bool
    known: dict[str, Any]  # what is remembered of feeds, where anything is
    found: Iterable[Arriving] | None  # in the place of what the inputs give


def by_jobs(inputs: Sequence[str], how: Asked, reader: ReadsSentences) -> Iterator[Outcome]:
    """Read inputs as they come, keeping every few seconds what was found."""
    arriving = how.found
    if arriving is None:
        arriving = how.stages.gather(inputs, outlet=how.outlet, published=how.published, **how.only, **how.known)
    coming: set[str] = set()
    jobs = prepare(arriving, how.writer, how.version, coming, again=how.again)
    return keep(work(jobs, reader, how.stages, how.workers), how.writer, how.version, coming)


def by_shards(inputs: Sequence[str], how: Asked, engine: str) -> Iterator[Outcome]:
    """Read inputs that are files by shards, and those that workers cannot read, as addresses, as they come."""
    project = how.writer.project
    for files, some in groupby(inputs, key=are_files):
        if not files:
            yield from by_jobs(list(some), how, how.stages.load())
            continue
        with at_work(project, how.stages, how.version, outlet=how.outlet, published=how.published, **how.only) as work:
            if not how.again:
                work = knowing_ids(work, how.writer.read_by(how.version))
            yield from read_shards(
                plan(list(some)), how.writer, work, ENGINES[engine], workers=how.workers, again=how.again
            )


def prepare(
    arriving: Iterable[Arriving], writer: Writer, version: str, coming: set[str], *, again: bool
) -> Iterator[Job]:
    """Sort what arrives into jobs of a batch each; what is kept or `coming` already needs no reading."""
    for batch in batches(arriving):
        standings = writer.standings(item.id for item in batch if isinstance(item, Document))
        job = Job()
        for item in batch:
            if not isinstance(item, Document):
                job.outcomes.append(told(item))
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
            coming.discard(document.id)
            if not finding.fault:
                writer.add(
                    document,
                    finding.claims,
                    reader=version,
                    sentences=finding.sentences,
                    note=finding.note,
                    signature=finding.signature,
                    new=document.id in job.new,
                )
            yield outcome_of(document, finding)
