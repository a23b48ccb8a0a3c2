"""What the parts of a project hold: documents, readings of them, removals."""

from __future__ import annotations

from dragoman.records import Claim, Document, Record


class KeptDocument(Record, frozen=True, kw_only=True, tag_field="kept", tag="document"):
    """A document, once, however often it is read."""

    document: Document
    signature: str | None  # for recognising wire copies, base64; None: too short for it


class KeptReading(Record, frozen=True, kw_only=True, tag_field="kept", tag="reading"):
    """All the claims that one version of the reader found in one document."""

    document: str
    reader: str
    sentences: int
    note: str | None  # why it was not read ("language: de"), or None
    claims: tuple[Claim, ...]


class KeptRemoval(Record, frozen=True, kw_only=True, tag_field="kept", tag="removal"):
    """Documents taken out of every answer, or brought back."""

    documents: tuple[str, ...]
    restored: bool


Kept = KeptDocument | KeptReading | KeptRemoval
