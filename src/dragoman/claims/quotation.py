"""Find the quotations of a document.

Takes text, gives the stretches inside quotation marks. A quotation may go on
over lines until it is closed; one that is opened again before ("… first
paragraph / “second paragraph”"), or never closed, ends with its line. A mark
that closes what nobody opened closes all its line.
"""

from __future__ import annotations

import re

from dragoman.records import Span

MARKS = re.compile(r"[“”\"]")
PARAGRAPH = re.compile(r"\n\s*\n")
FEWEST_WORDS = 4  # a quotation of fewer words borrows a phrase and says nothing by itself
LONGEST = 2000  # characters of a quotation that goes on over lines; a longer one was not closed
ENDING = frozenset(",.?!…;—")


def quotations(text: str) -> list[Span]:
    """The quotations of a text that are long enough to say something, marks left out, in order."""
    return [quote for quote in quoted(text) if len(text[quote.start : quote.end].split()) >= FEWEST_WORDS]


def quoted(text: str) -> list[Span]:
    """All that stands in quotation marks, marks left out, in order and without overlap."""
    found: list[Span] = []
    marks = [mark.start() for mark in MARKS.finditer(text)]
    last = at = 0
    while at < len(marks):
        here = marks[at]
        if text[here] == "”":
            start, end, at = text.rfind("\n", last, here) + 1 or last, here, at + 1
        else:
            then = marks[at + 1] if at + 1 < len(marks) else None
            closed = then is not None and _closes(text, then) and _is_one(text[here:then])
            start, end = here + 1, then if closed and then is not None else _line_end(text, here + 1, then)
            at += 2 if closed else 1
        if start < end:
            found.append(Span(start=start, end=end))
        last = end + 1
    return found


def _closes(text: str, at: int) -> bool:
    """Whether a mark closes a quotation that is open; a straight one by what stands beside it.

    Wire copy sets marks loosely: in 'come back, "she said' the straight mark closes.
    """
    if text[at] != '"':
        return text[at] == "”"
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before == "\n":
        return False
    return not (before == " " and after.isalnum() and text[max(0, at - 4) : at].rstrip()[-1:] not in ENDING)


def _is_one(quote: str) -> bool:
    """Whether what stands between two marks can be one quotation."""
    return "\n" not in quote or (len(quote) < LONGEST and not PARAGRAPH.search(quote))


def _line_end(text: str, start: int, then: int | None) -> int:
    """The end of the line, or the next mark before it."""
    end = text.find("\n", start)
    return min(place for place in (end if end >= 0 else len(text), then) if place is not None)
