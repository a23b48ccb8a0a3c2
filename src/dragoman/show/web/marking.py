"""Mark in a text what its claims are made of.

Takes a stretch of a report and claims, gives its pieces, each with the parts
that it plays. Spans of claims overlap (a source may be the initiator, a cue
the act), so that a piece may play several parts, in several claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from dragoman.records import Claim, Source

# Characters around a source within which its cue is looked for.
NEAR = 400
# Characters of a piece that are shown in a list: lists run together and tables without a stop are read as sentences.
LONG = 4_000

Part = Literal["initiator", "act", "recipient", "against", "source", "cue"]
PARTS: tuple[Part, ...] = get_args(Part)


class Piece(NamedTuple):
    """Characters that stand together, and in which claims (by number, from 0) they are which part; {}: in none."""

    text: str
    parts: dict[Part, tuple[int, ...]]


class Marked(NamedTuple):
    """A span of the stretch, from 0, that is a part of a claim."""

    start: int
    end: int
    part: Part
    claim: int


def pieces(text: str, start: int, claims: Sequence[Claim]) -> list[Piece]:
    """The pieces of a stretch of a report that begins at character `start` of it; joined they are the stretch.

    What a claim has outside the stretch (an initiator named in a sentence
    before) is not marked.
    """
    marks = [mark for number, claim in enumerate(claims) for mark in _marks(text, start, claim, number)]
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    opens: dict[int, list[Marked]] = {}
    for mark in marks:
        opens.setdefault(mark.start, []).append(mark)
    found, open_now = [], list[Marked]()
    for first, last in pairwise(cuts):
        open_now = [mark for mark in open_now if mark.end > first] + opens.get(first, [])
        found.append(Piece(text[first:last], _parts(open_now)))
    return found


def of_sentence(claims: Sequence[Claim]) -> list[Piece]:
    """The pieces of the sentence from which all these claims are read, each cut where it is longer than a page is."""
    return [shortened(piece) for piece in pieces(claims[0].sentence, claims[0].sentence_start, claims)]


def shortened(piece: Piece) -> Piece:
    """A piece with its beginning and its end alone, where what is between is no sentence that anybody wrote."""
    if len(piece.text) <= LONG:
        return piece
    half = LONG // 2
    left_out = len(piece.text) - 2 * half
    return piece._replace(text=f"{piece.text[:half]} [… {left_out:,} characters …] {piece.text[-half:]}")


def _parts(marks: Sequence[Marked]) -> dict[Part, tuple[int, ...]]:
    if not marks:
        return {}
    played = {mark.part for mark in marks}
    return {
        part: tuple(dict.fromkeys(mark.claim for mark in marks if mark.part == part))
        for part in PARTS
        if part in played
    }


def _marks(text: str, start: int, claim: Claim, number: int) -> Iterator[Marked]:
    spans: list[tuple[Part, int | None, int | None]] = [
        ("initiator", claim.initiator.start, claim.initiator.end),
        ("act", claim.trigger.start, claim.trigger.end),
    ]
    spans += [("recipient", claim.recipient.start, claim.recipient.end)] if claim.recipient else []
    spans += [("against", claim.against.start, claim.against.end)] if claim.against else []
    for source in claim.sources:
        spans.append(("source", source.start, source.end))
        if cue := _cue(text, start, claim, source):
            spans.append(("cue", *cue))
    for part, first, last in spans:
        if first is None or last is None:
            continue
        first, last = max(0, first - start), min(len(text), last - start)
        if first < last:
            yield Marked(first, last, part, number)


def _cue(text: str, start: int, claim: Claim, source: Source) -> tuple[int, int] | None:
    """Where the cue of a source stands in the report: its words nearest to the source, or to the act where it has none.

    A claim tells no place of its cue. Words outside the stretch, or far from a
    source that stands outside it, are another "said".
    """
    if not source.cue:
        return None
    near, ends = (claim.trigger.start, claim.trigger.end) if source.start is None else (source.start, source.end)
    if ends is None or not start <= near < start + len(text):
        return None
    word = re.compile(rf"(?<!\w){re.escape(source.cue)}(?!\w)")
    found = word.finditer(text, max(0, near - start - NEAR), ends - start + NEAR)
    spans = [(start + one.start(), start + one.end()) for one in found]
    # Of two as near, the one behind: "Kyiv said Moscow said".
    return min(spans, key=lambda span: (max(near - span[1], span[0] - ends), span[0] < near), default=None)
