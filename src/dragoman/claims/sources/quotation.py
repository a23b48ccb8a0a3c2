"""Find the quotations of a document.

Takes text, gives the stretches inside quotation marks. A quotation that a new
paragraph goes on with ("… first paragraph / “second paragraph”") is told once
for each paragraph; a straight mark that never closes ends with its paragraph.
"""

from __future__ import annotations

import re

from dragoman.records import Span

MARKS = re.compile(r"[“”\"]|\n\s*\n")
FEWEST_WORDS = 4  # a quotation of fewer words borrows a phrase and says nothing by itself


def quotations(text: str) -> list[Span]:
    """The quotations of a text that are long enough to say something, marks left out, in order."""
    found: list[Span] = []
    start: int | None = None
    for mark in MARKS.finditer(text):
        closes = mark.group() != "“"
        if start is not None and (closes or mark.start() > start):
            if len(text[start : mark.start()].split()) >= FEWEST_WORDS:
                found.append(Span(start=start, end=mark.start()))
            start = None
            if mark.group() in '"”':
                continue
        if mark.group() in '“"':
            start = mark.end()
    if start is not None and len(text[start:].split()) >= FEWEST_WORDS:
        found.append(Span(start=start, end=len(text)))
    return found
