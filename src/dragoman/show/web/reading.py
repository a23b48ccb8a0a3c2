"""Lay a report out for reading: stretches of its text with the claims that were read from them beside.

Takes a document and its claims, gives parts of it, each short enough for one
page: a report may be a megabyte long, or be one line of that length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.records import Block, BlockKind, Claim, Document
from dragoman.show.web.marking import Piece, pieces

# Characters of one stretch, and characters and claims of one part, beyond which another begins.
STRETCH = 4_000
PART = 60_000
CLAIMS = 250


class Segment(NamedTuple):
    """Words that stand together: a sentence from which claims were read, or what is between such sentences."""

    start: int
    pieces: list[Piece]
    claims: tuple[int, ...]  # numbers of those read from it, among the claims of the stretch; () for what is between


class Stretch(NamedTuple):
    """A paragraph, or as much of one as is shown together."""

    kind: BlockKind
    start: int
    end: int
    claims: tuple[Claim, ...]


class Shown(NamedTuple):
    """A part of a report, which of how many it is, from 1, and its stretches."""

    part: int
    parts: int
    stretches: list[Stretch]


def laid_out(document: Document, claims: Sequence[Claim], claim: str | None, part: int) -> Shown:
    """The part with the claim of an id, or else the one of a number, or the last."""
    parts = parts_of(document, claims)
    with_it = (
        number
        for number, stretches in enumerate(parts, 1)
        if claim and any(one.id == claim for stretch in stretches for one in stretch.claims)
    )
    number = next(with_it, min(part, max(len(parts), 1)))
    return Shown(number, len(parts), parts[number - 1] if parts else [])


def parts_of(document: Document, claims: Sequence[Claim]) -> list[list[Stretch]]:
    """The whole report in parts; every claim stands in one of them."""
    parts: list[list[Stretch]] = []
    length = told = 0
    for stretch in _stretches(document, sorted(claims, key=lambda one: (one.sentence_start, one.trigger.start))):
        if not parts or length + stretch.end - stretch.start > PART or told + len(stretch.claims) > CLAIMS:
            parts.append([])
            length = told = 0
        parts[-1].append(stretch)
        length, told = length + stretch.end - stretch.start, told + len(stretch.claims)
    return parts


def segments(text: str, stretch: Stretch) -> list[Segment]:
    """The words of a stretch, its claims marked in them; `text` is the report's."""
    sentences: dict[tuple[int, int], list[int]] = {}
    for number, claim in enumerate(stretch.claims):
        sentences.setdefault((claim.sentence_start, claim.sentence_end), []).append(number)
    found, at = [], stretch.start
    for (start, end), numbers in sorted(sentences.items()):
        start, end = max(start, at), min(end, stretch.end)
        if at < start:
            found.append(Segment(at, pieces(text[at:start], at, stretch.claims), ()))
        if start < end:
            found.append(Segment(start, pieces(text[start:end], start, stretch.claims), tuple(numbers)))
        at = max(at, end)
    if at < stretch.end:
        found.append(Segment(at, pieces(text[at : stretch.end], at, stretch.claims), ()))
    return found


def _stretches(document: Document, claims: Sequence[Claim]) -> Iterator[Stretch]:
    """Paragraphs with their claims, long ones cut between sentences or words."""
    waiting = list(reversed(claims))
    for block in document.blocks or _paragraphs(document.text):
        start = block.start
        while start < block.end:
            end = _end(document.text, start, block.end, waiting)
            own = []
            while waiting and waiting[-1].sentence_start < end:
                own.append(waiting.pop())
            yield Stretch(block.kind, start, end, tuple(own))
            start = end


def _end(text: str, start: int, last: int, waiting: Sequence[Claim]) -> int:
    """Where a stretch ends that begins at `start`: in no sentence of a claim, nor in a word, if that can be."""
    if last - start <= STRETCH:
        return last
    end = start + STRETCH
    across = next((one for one in reversed(waiting) if one.sentence_end > end), None)
    if across and start < across.sentence_start < end:
        return across.sentence_start
    space = text.rfind(" ", start + STRETCH // 2, end)
    return space + 1 if space > 0 else end


def _paragraphs(text: str) -> Iterator[Block]:
    """The lines of a text of which nobody has told what they are."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Block(kind="body", start=at, end=at + len(line))
        at += len(line)
