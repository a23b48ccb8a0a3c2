"""What is asked of a reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from dragoman.records import EventType, Reading, Sentence, Span


class ReadsSentences(Protocol):
    """What the pipeline asks of a reader."""

    @property
    def version(self) -> str:
        """Name and version, as kept with every claim."""

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """One reading for each sentence, in order."""


@runtime_checkable
class CodesActs(Protocol):
    """A reader that can tell what one given actor does to another."""

    def code(
        self, sentences: Sequence[Sentence], initiator: Span | None, recipient: Span | None
    ) -> tuple[tuple[EventType, float], ...]:
        """The chance of each event type, likeliest first; the actors as spans of the document, None if not given."""


@runtime_checkable
class AnswersOfPairs(Protocol):
    """A reader that can tell whether anything is claimed of two actors."""

    def claimed(
        self, sentences: Sequence[Sentence], initiator: Span, recipient: Span
    ) -> tuple[tuple[EventType, float], ...]:
        """The chance of each event type that an act of it is claimed; the actors as spans of the document."""
