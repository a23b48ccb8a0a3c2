"""A saying: that a source says something, with the words of all three.

Positions are characters of the document.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Record, Span
from dragoman.vocabulary.cues import Cue


class Saying(Record, frozen=True, kw_only=True):
    """One attribution: who says so, the words that mark it, and what is said."""

    sentence: int  # the reading that holds the cue
    word: int | None  # the cue's head; None: a quotation that goes on without one
    entry: Cue | None  # what the cue does; None: a cue that the table does not know
    cue: Span | None
    source: tuple[Span, ...]  # several: several say so together; (): nobody is named
    content: tuple[Span, ...]
    negated: bool = False  # "did not confirm", "could not rule out"
    aside: bool = False  # said of something already told: "…, which Norland denies"

    def covers(self, at: int) -> bool:
        """Whether a character of the document is part of what is said."""
        return any(piece.start <= at < piece.end for piece in self.content)

    @property
    def length(self) -> int:
        """How many characters are said."""
        return sum(piece.end - piece.start for piece in self.content)


def changed(saying: Saying, **changes: object) -> Saying:
    """The saying with some of its fields replaced."""
    fields = {name: getattr(saying, name) for name in saying.__struct_fields__}
    return Saying(**{**fields, **changes})


def merged(pieces: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches in order, those that overlap as one."""
    found: list[Span] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if found and piece.start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)
