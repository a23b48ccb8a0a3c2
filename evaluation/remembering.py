"""The packaged reader, which reads no report twice: what was read for one set is there for the next of the same texts.

Takes and gives what the reader does. Readings and answers hang on the report alone, so that nothing is other than
with the reader itself, but how long it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import groupby

from dragoman import pipeline
from dragoman.readers import ReadsSentences
from dragoman.records import EventType, Reading, Sentence, Span

Sentences = tuple[Sentence, ...]
Chances = tuple[tuple[EventType, float], ...]


class Remembering:
    """A reader that is loaded when it is first asked."""

    def __init__(self, load: Callable[[], ReadsSentences] = pipeline.load) -> None:
        self._load = load
        self._readings: dict[Sentences, list[Reading]] = {}  # of each report, by its sentences
        self._code = cache(lambda sentences, one, other: self._reader.code(sentences, one, other))
        self._claimed = cache(lambda sentences, one, other: self._reader.claimed(sentences, one, other))

    @cached_property
    def _reader(self) -> ReadsSentences:
        return self._load()

    @property
    def version(self) -> str:
        """That of the reader."""
        return self._reader.version

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """A reading for each sentence, in order; those of one report must be consecutive."""
        reports = [tuple(of_one) for _, of_one in groupby(sentences, key=lambda sentence: sentence.document)]
        unread = [report for report in dict.fromkeys(reports) if report not in self._readings]
        readings = iter(self._reader.read([sentence for report in unread for sentence in report]))
        for report in unread:
            self._readings[report] = [next(readings) for _ in report]
        return [reading for report in reports for reading in self._readings[report]]

    def code(self, sentences: Sequence[Sentence], initiator: Span | None, recipient: Span | None) -> Chances:
        """What the reader tells of two actors."""
        return self._code(tuple(sentences), initiator, recipient)

    def claimed(self, sentences: Sequence[Sentence], initiator: Span, recipient: Span) -> Chances:
        """What the reader tells of two actors."""
        return self._claimed(tuple(sentences), initiator, recipient)
