"""Entities as JSON lines, and as statements: a table with a row a value, which says where each comes from.

What an entity refers to comes before it, once: a set of what was written takes
some bytes a report and actor, whatever the number of events.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, NamedTuple

import msgspec

from dragoman.exchange.ftm.actors import Published, actor, document, report
from dragoman.exchange.ftm.events import of_claim, of_event
from dragoman.exchange.ftm.made import Made, dataset_of
from dragoman.exchange.ftm.types import type_of
from dragoman.exchange.told import ClaimsOf, batches, with_claims
from dragoman.records import Claim, Document, Event

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip


class Batch(NamedTuple):
    """What is asked for some hundred events or claims together."""

    claims_of: ClaimsOf
    reports_of: Callable[[Iterable[str]], Mapping[str, Published]]


def entities_of_events(events: Iterable[Event], ask: Batch) -> Iterator[Made]:
    """Events with their actors, links, reports and claims."""
    once = _Once()
    for some in batches(events):
        both = with_claims(some, ask.claims_of)
        reports = ask.reports_of(claim.document for _, own in both for claim in own)
        yield from once(report(one) for one in reports.values())
        for event, own in both:
            dataset = (dataset_of(event.coded.dataset), event.coded.form) if event.coded else ()
            yield from once(actor(one, *dataset) for one in (*event.initiators, *event.recipients, *event.against))
            yield from of_event(event, own)
            for claim in own:
                yield from _of_claim(claim, event.id, once)


def entities_of_claims(claims: Iterable[Claim], ask: Batch) -> Iterator[Made]:
    """Claims as notes, with their actors and reports."""
    once = _Once()
    for some in batches(claims):
        reports = ask.reports_of(claim.document for claim in some)
        yield from once(report(one) for one in reports.values())
        for claim in some:
            yield from _of_claim(claim, None, once)


def entities_of_documents(documents: Iterable[Document]) -> Iterator[Made]:
    """Reports with their texts."""
    return (document(one) for one in documents)


def _of_claim(claim: Claim, event: str | None, once: _Once) -> Iterator[Made]:
    people = (claim.initiator, claim.recipient, claim.against, *claim.sources)
    yield from once(actor(one) for one in people if one)
    yield from once(of_claim(claim, event))


def write_entities(entities: Iterable[Made], file: IO[bytes]) -> int:
    """Write a line for each entity; gives how many."""
    encode, count = msgspec.json.Encoder().encode, 0
    for entity in entities:
        line = {name: value for name, value in msgspec.structs.asdict(entity).items() if value is not None}
        file.write(encode({**line, "referents": []}) + b"\n")
        count += 1
    return count


def write_statements(entities: Iterable[Made], file: IO[bytes]) -> int:
    """Write a row for each value of each entity; gives how many entities."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text, dialect=csv.unix_dialect)
    table.writerow(COLUMNS)
    count = 0
    for entity in entities:
        table.writerows(statements(entity))
        count += 1
    text.detach()
    return count


def statements(entity: Made) -> Iterator[tuple[str, ...]]:
    """The rows of an entity: its id first, then its values."""
    (dataset,), (origin, *_) = entity.datasets, entity.origin
    told = [("id", entity.id), *((prop, value) for prop, several in entity.properties.items() for value in several)]
    first = entity.first_seen or ""
    for prop, value in told:
        key = hashlib.sha1(f"{dataset}.{entity.id}.{prop}.{value}".encode()).hexdigest()
        yield (
            entity.id, entity.id, prop, type_of(prop), entity.schema, value, dataset, origin, "", "", "f", first,
            entity.last_seen or first, key,
        )  # fmt: skip


class _Once:
    """Lets each entity through that was not there before."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def __call__(self, entities: Iterable[Made]) -> Iterator[Made]:
        for entity in entities:
            key = hashlib.blake2b(entity.id.encode(), digest_size=12).digest()
            if key not in self._seen:
                self._seen.add(key)
                yield entity
