"""A report as sources are found in it: its sentences with their syntax and mentions.

Takes a Document with its Readings and Mentions, answers in which sentence a
character of the text stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.claims.mentions.records import Mention
from dragoman.claims.quotation import quoted
from dragoman.claims.syntax import Syntax
from dragoman.records import Document, Reading, Span


class Report:
    """What the parts of finding sources share of one document."""

    def __init__(self, document: Document, readings: Sequence[Reading], mentions: Sequence[Sequence[Mention]]) -> None:
        self.text = document.text
        self.readings = readings
        self.mentions = mentions
        self.syntax = [Syntax(reading) for reading in readings]
        self.quotes = quoted(document.text)
        self._quote_starts = [quote.start for quote in self.quotes]
        self.starts = [reading.sentence.start for reading in readings]

    def sentence(self, at: int) -> int:
        """The reading that holds a character of the document."""
        return max(0, bisect_right(self.starts, at) - 1)

    def sentences(self, piece: Span) -> range:
        """The readings that a stretch of the document reaches into."""
        return range(self.sentence(piece.start), self.sentence(max(piece.start, piece.end - 1)) + 1)

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands in quotation marks."""
        before = bisect_right(self._quote_starts, at) - 1
        return before >= 0 and at < self.quotes[before].end

    def written(self, span: Span) -> str:
        """The words of a stretch, verbatim."""
        return self.text[span.start : span.end]
