"""Quotations and who speaks in them.

Takes the Sayings of a report, gives them with their quotations whole, and one
more for each quotation that goes on without a cue of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dragoman.claims.quotation import quotations
from dragoman.claims.sources.report import Report
from dragoman.claims.sources.sayings import Saying, changed, merged
from dragoman.records import Span

REACH = 2  # sentences over which an unattributed quotation keeps the last speaker


def with_quotations(sayings: Sequence[Saying], report: Report) -> list[Saying]:
    """The sayings with the quotations that they tell of, and those of quotations without a cue."""
    quotes = quotations(report.text)
    starts = [quote.start for quote in quotes]
    held: dict[int, Saying] = {}
    grown: list[Saying] = []
    for saying in sayings:
        pieces = list(saying.content)
        for piece in saying.content:
            for index in range(max(0, bisect_right(starts, piece.start) - 1), bisect_right(starts, piece.end - 1)):
                if _tells(saying, piece, quotes[index]):
                    pieces.append(quotes[index])
                    held.setdefault(index, saying)
        grown.append(changed(saying, content=merged(pieces)))
    return grown + list(_going_on(quotes, held, grown, report))


def _tells(saying: Saying, piece: Span, quote: Span) -> bool:
    """Whether a piece of what is said is a quotation, or the most of one."""
    shared = min(piece.end, quote.end) - max(piece.start, quote.start)
    within = saying.cue is not None and quote.start <= saying.cue.start < quote.end
    return not within and 2 * shared > min(piece.end - piece.start, quote.end - quote.start)


def _going_on(
    quotes: list[Span], held: dict[int, Saying], sayings: Sequence[Saying], report: Report
) -> Iterator[Saying]:
    """A saying for each quotation without a cue of its own, by whoever spoke shortly before."""
    last: Saying | None = None
    end = -REACH - 1  # the sentence in which the last quotation ended
    for index, quote in enumerate(quotes):
        here = report.sentence(quote.start)
        if index in held:
            last = held[index]
        elif quote.start - report.starts[here] > 2:
            last = None  # it does not begin its sentence
        else:
            last = (last if here - end <= REACH else None) or _said_before(here, quote, sayings, report)
            if last is not None:
                yield changed(last, word=None, cue=None, entry=None, content=(quote,), negated=False)
        end = report.sentence(quote.end - 1)


def _said_before(here: int, quote: Span, sayings: Sequence[Saying], report: Report) -> Saying | None:
    """What was said last in the sentences before a quotation; None where its own sentence tells who speaks."""
    near = [one for one in sayings if one.source and one.word is not None and here - REACH <= one.sentence <= here]
    if any(one.sentence == here and one.cue and not quote.start <= one.cue.start < quote.end for one in near):
        return None
    earlier = [one for one in near if one.sentence < here]
    return max(earlier, key=lambda one: (one.sentence, -_depth(one, report)), default=None)


def _depth(saying: Saying, report: Report) -> int:
    """How many words stand above a cue: the fewer, the more of its sentence it tells."""
    return sum(1 for _ in report.syntax[saying.sentence].path(saying.word or 0))
