"""Deeds on their way into the tables."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from dragoman.records import Event, Record


class DeedRow(Record, frozen=True, kw_only=True):
    """A deed as it is told, before it is put in numbers."""

    event: int  # number in `events`
    initiator: str
    initiator_kind: str
    recipient: str
    recipient_kind: str
    type: str
    mode: str | None
    symmetric: bool
    against: bool
    support: str
    hedged: bool
    confidence: float
    theatres: tuple[str, ...]
    day: int


def deed_rows(number: int, event: Event) -> Iterator[DeedRow]:
    """The rows of an event's deeds."""
    from dragoman.deeds import deeds_of

    for deed in deeds_of(event):
        yield DeedRow(
            event=number,
            initiator=deed.initiator,
            initiator_kind=deed.kinds[0],
            recipient=deed.recipient,
            recipient_kind=deed.kinds[1],
            type=deed.type,
            mode=deed.mode,
            symmetric=deed.symmetric,
            against=deed.against,
            support=deed.support,
            hedged=deed.hedged,
            confidence=deed.confidence,
            theatres=deed.theatres,
            day=deed.day.toordinal(),
        )


def method() -> str:
    """A hash of the code that makes deeds: where it is another, all events and deeds are made anew."""
    import dragoman.deeds

    return blake2b(Path(dragoman.deeds.__file__).read_bytes(), digest_size=8).hexdigest()
