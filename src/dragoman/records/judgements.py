"""What people decide about claims and events."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

from dragoman.records.base import Record, Span
from dragoman.records.claims import Claim

Verdict = Literal["accept", "reject", "correct", "same", "different", "undo"]
Fate = Literal["stands", "superseded", "undone", "lapsed"]
# What a judgement may correct in a claim; the stance follows from polarity, certainty and aspect.
CORRECTABLE = (
    "type", "mode", "cameo", "initiator", "recipient", "symmetric", "against", "sources", "polarity", "certainty",
    "aspect", "items", "time", "place", "theatres",
)  # fmt: skip


class Anchor(Record, frozen=True, kw_only=True):
    """Where a judged claim stands, so that it is found again when a new reader has changed its id."""

    claim: str
    document: str
    sentence: str                      # verbatim
    sentence_start: int
    trigger: Span
    initiator: Span
    recipient: Span | None
    source: Span | None                # of the innermost source


class Judgement(Record, frozen=True, kw_only=True):
    """A person's decision about a claim or about two events, kept for ever."""

    id: str
    verdict: Verdict
    by: str
    when: datetime
    claims: tuple[Anchor, ...]         # the judged claim; of two events, claims of the first
    others: tuple[Anchor, ...] = ()    # same, different: claims of the second event
    changes: dict[str, Any] = msgspec.field(default_factory=dict)  # correct: field → what it should be, as in JSON
    said: dict[str, Any] = msgspec.field(default_factory=dict)  # accept: what the claim said; else it lapses
    undoes: str | None = None          # undo: id of a judgement
    sample: str | None = None          # the random sample in which the claim was drawn
    note: str | None = None


class Ruled(Record, frozen=True, kw_only=True):
    """What has become of a judgement."""

    judgement: Judgement
    fate: Fate                         # lapsed: what it is about is no longer there
    by: str | None = None              # superseded, undone: id of the judgement that did it
    why: str | None = None             # lapsed: why it no longer applies
    claims: tuple[str, ...] = ()       # ids of the claims that it means now
    others: tuple[str, ...] = ()


class Ruling(Record, frozen=True, kw_only=True):
    """What all judgements together make of claims."""

    judgements: tuple[Ruled, ...]      # in the order in which they were made
    accepted: tuple[str, ...]          # ids of claims
    rejected: tuple[str, ...]          # ids of claims, left out of every answer
    corrected: tuple[Claim, ...]       # as they are now; each copy of a report carries its own
    same: tuple[tuple[str, str], ...]  # ids of two claims that are about one happening
    different: tuple[tuple[str, str], ...]


class Precision(Record, frozen=True, kw_only=True):
    """How often claims are right, by those of a random sample that people judged."""

    drawn: int
    judged: int
    right: int                         # accepted as the reader found them
    wrong: int                         # rejected or corrected
    precision: float | None            # right of those judged; None: none is judged
    interval: tuple[float, float]      # in which it lies with 95 % certainty, by Wilson
    wrong_in: dict[str, int]           # field → wrong claims in which it was corrected, or named in the note
