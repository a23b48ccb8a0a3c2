"""The tables of a generation, and the rows that kept entries become in them.

Claims lie in typed columns for the questions asked of them, with the whole
claim as JSON beside; a claim's origin is not in a column of its own, as it
changes when an earlier copy of its report turns up: it is joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

import msgspec

from dragoman.records import ActorMention, Claim, Record, Source
from dragoman.store.entries import Kept, KeptDocument, KeptReading, KeptRemoval

OPENING = 80  # letters of a report's text that stand for its title

# A generation of another number is made again from the parts. Moves when the tables do, or what lies in them as JSON.
SCHEMA = 10

TABLES = """
CREATE TABLE documents (
    id VARCHAR, outlet VARCHAR, published DATE, title VARCHAR, opening VARCHAR, url VARCHAR, language VARCHAR,
    signature VARCHAR, part BIGINT, reader VARCHAR, sentences BIGINT, claims BIGINT, note VARCHAR
);
CREATE TABLE claims (
    number BIGINT, sentence BIGINT, document VARCHAR, id VARCHAR, type VARCHAR, stance VARCHAR,
    initiator VARCHAR, initiator_for VARCHAR, recipient VARCHAR, recipient_for VARCHAR,
    sources VARCHAR[], theatres VARCHAR[], outlet VARCHAR, published DATE,
    sentence_start BIGINT, trigger_start BIGINT, mutual BOOLEAN, confidence DOUBLE, claim VARCHAR
);
CREATE TABLE mentions (
    claim BIGINT, document VARCHAR, part VARCHAR, id VARCHAR, name VARCHAR, kind VARCHAR, acts_for VARCHAR, text VARCHAR
);
-- How claims are judged: accepted, corrected, rejected. The rows of corrected claims, as the reader found them.
CREATE TABLE judged (number BIGINT, how VARCHAR);
CREATE TABLE originals AS FROM claims;
-- Pairs of ids of claims that are judged to be about one happening, or about two: same, different.
CREATE TABLE pairs (verdict VARCHAR, one VARCHAR, other VARCHAR);
-- Claims that came, went, were judged otherwise or changed their origin since the generation before; some twice, some
-- no longer in `claims`.
CREATE TABLE touched (number BIGINT);
CREATE TABLE removed (document VARCHAR);
CREATE TABLE origins (document VARCHAR, origin VARCHAR);
CREATE TABLE numbered (last BIGINT);
INSERT INTO numbered VALUES (0);

CREATE VIEW shown_documents AS
    SELECT d.*, coalesce(o.origin, d.id) AS origin
    FROM documents d LEFT JOIN origins o ON o.document = d.id
    WHERE d.id NOT IN (SELECT document FROM removed);
CREATE VIEW shown_claims AS
    SELECT c.*, coalesce(o.origin, c.document) AS origin
    FROM claims c LEFT JOIN origins o ON o.document = c.document
    WHERE c.document NOT IN (SELECT document FROM removed)
    AND c.number NOT IN (SELECT number FROM judged WHERE how = 'rejected');
-- Claims with a standing judgement, rejected ones too.
CREATE VIEW judged_claims AS
    SELECT c.*, how, coalesce(o.origin, c.document) AS origin
    FROM claims c JOIN judged USING (number) LEFT JOIN origins o ON o.document = c.document
    WHERE c.document NOT IN (SELECT document FROM removed);
CREATE VIEW rejected_claims AS SELECT * EXCLUDE (how) FROM judged_claims WHERE how = 'rejected';
-- Claims as the reader found them, whatever was judged since.
CREATE VIEW found_claims AS
    SELECT c.*, coalesce(o.origin, c.document) AS origin
    FROM (FROM claims WHERE number NOT IN (SELECT number FROM originals) UNION ALL FROM originals) c
    LEFT JOIN origins o ON o.document = c.document
    WHERE c.document NOT IN (SELECT document FROM removed);
"""

READING_COLUMNS = "id VARCHAR, reader VARCHAR, sentences BIGINT, claims BIGINT, note VARCHAR"

FORGET_EARLIER_READINGS = """
CREATE OR REPLACE TEMP TABLE again AS
    SELECT id FROM fresh_readings JOIN documents USING (id) WHERE documents.reader IS NOT NULL;
INSERT INTO touched SELECT number FROM claims WHERE document IN (SELECT id FROM again);
DELETE FROM originals WHERE document IN (SELECT id FROM again);
DELETE FROM claims WHERE document IN (SELECT id FROM again);
DELETE FROM mentions WHERE document IN (SELECT id FROM again);
"""

MARK_READ = """
UPDATE documents SET reader = r.reader, sentences = r.sentences, claims = r.claims, note = r.note
FROM fresh_readings r WHERE documents.id = r.id
"""

TOUCH_REGROUPED = """
INSERT INTO touched SELECT number FROM claims WHERE document IN (
    SELECT document FROM ((FROM earlier EXCEPT FROM origins) UNION ALL (FROM origins EXCEPT FROM earlier)))
"""


class DocumentRow(Record, frozen=True, kw_only=True):
    """A document in `documents`, before it is read."""

    id: str
    outlet: str | None
    published: date | None
    title: str | None
    opening: str | None
    url: str | None
    language: str | None
    signature: str | None
    part: int


class ReadingRow(Record, frozen=True, kw_only=True):
    """What a reading adds to its document's row."""

    id: str
    reader: str
    sentences: int
    claims: int
    note: str | None


class ClaimRow(Record, frozen=True, kw_only=True):
    """A claim in `claims`."""

    number: int
    sentence: int  # number of the first claim of the same sentence: its row in the search index
    document: str
    id: str
    type: str
    stance: str
    initiator: str
    initiator_for: str | None
    recipient: str | None
    recipient_for: str | None
    sources: tuple[str, ...]  # what the sources of the whole chain may be asked for by
    theatres: tuple[str, ...]
    outlet: str | None
    published: date | None
    sentence_start: int
    trigger_start: int
    mutual: bool
    confidence: float
    claim: str


class MentionRow(Record, frozen=True, kw_only=True):
    """Someone named in a claim, in `mentions`."""

    claim: int
    document: str
    part: str  # initiator recipient against source
    id: str
    name: str
    kind: str
    acts_for: str | None
    text: str | None


@dataclass(slots=True)
class Rows:
    """What a part adds to the tables and the search index."""

    numbered: int  # number of the last claim
    documents: list[DocumentRow] = field(default_factory=list)
    readings: list[ReadingRow] = field(default_factory=list)
    claims: list[ClaimRow] = field(default_factory=list)
    mentions: list[MentionRow] = field(default_factory=list)
    removals: list[KeptRemoval] = field(default_factory=list)
    sentences: dict[tuple[str, int], tuple[int, str]] = field(default_factory=dict)


def rows_of(entries: Iterable[Kept], part: int, numbered: int) -> Rows:
    """The rows of a part's entries; its claims get the numbers after `numbered`."""
    rows = Rows(numbered)
    for entry in entries:
        match entry:
            case KeptDocument():
                rows.documents.append(document_row(entry, part))
            case KeptReading():
                rows.readings.append(reading_row(entry))
                for claim in entry.claims:
                    add_claim(rows, claim)
            case KeptRemoval():
                rows.removals.append(entry)
    return rows


def add_claim(rows: Rows, claim: Claim) -> None:
    """Number a claim and add what it brings."""
    rows.numbered += 1
    place = claim.document, claim.sentence_start
    sentence, _ = rows.sentences.setdefault(place, (rows.numbered, claim.sentence))
    rows.claims.append(claim_row(claim, rows.numbered, sentence))
    rows.mentions.extend(mention_rows(claim, rows.numbered))


def reading_row(kept: KeptReading) -> ReadingRow:
    """What a reading tells of its document."""
    return ReadingRow(
        id=kept.document, reader=kept.reader, sentences=kept.sentences, claims=len(kept.claims), note=kept.note
    )


def document_row(kept: KeptDocument, part: int) -> DocumentRow:
    """The row of a document that lies in this part."""
    document = kept.document
    return DocumentRow(
        id=document.id,
        outlet=document.outlet,
        published=document.published,
        title=document.title,
        opening=None if document.title else opening(document.text),
        url=document.url,
        language=document.language,
        signature=kept.signature,
        part=part,
    )


def opening(text: str) -> str | None:
    """The first line of a text or its first words, by which a report without a title is known; None of a blank one."""
    line = " ".join(text.lstrip()[: 4 * OPENING].partition("\n")[0].split())
    if len(line) <= OPENING:
        return line or None
    return f"{line[:OPENING].rsplit(' ', 1)[0]} …"


def claim_row(claim: Claim, number: int, sentence: int) -> ClaimRow:
    """The row of a claim."""
    recipient = claim.recipient
    names = [word for source in claim.sources for word in source_words(source)]
    return ClaimRow(
        number=number,
        sentence=sentence,
        document=claim.document,
        id=claim.id,
        type=claim.type,
        stance=claim.stance,
        initiator=claim.initiator.id,
        initiator_for=claim.initiator.acts_for,
        recipient=recipient.id if recipient else None,
        recipient_for=recipient.acts_for if recipient else None,
        sources=tuple(dict.fromkeys(names)),
        theatres=claim.theatres,
        outlet=claim.outlet,
        published=claim.published,
        sentence_start=claim.sentence_start,
        trigger_start=claim.trigger.start,
        mutual=claim.symmetric,
        confidence=claim.confidence,
        claim=msgspec.json.encode(claim).decode(),
    )


def source_words(source: Source) -> list[str]:
    """What a source may be asked for by, in lower case: its id, state and name, and that it is anonymous."""
    words = [source.id, source.acts_for, source.name, "anonymous" if source.anonymous else None]
    return [word.lower() for word in words if word]


def mention_rows(claim: Claim, number: int) -> Iterator[MentionRow]:
    """The rows of those a claim names."""
    named: list[tuple[str, ActorMention | Source | None]] = [
        ("initiator", claim.initiator),
        ("recipient", claim.recipient),
        ("against", claim.against),
        *(("source", source) for source in claim.sources),
    ]
    for part, actor in named:
        if actor is not None:
            yield MentionRow(
                claim=number,
                document=claim.document,
                part=part,
                id=actor.id,
                name=actor.name,
                kind=actor.kind,
                acts_for=actor.acts_for,
                text=actor.text,
            )
