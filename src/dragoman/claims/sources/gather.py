"""Gather the sayings of a report.

Takes a Report, gives its Sayings in the order of the text: what the reader
marked, what only the syntax shows, and a saying for each quotation that goes on
without a cue of its own.
"""

from __future__ import annotations

from collections import Counter

from dragoman.claims.mentions.lexicon import RELATIVE
from dragoman.claims.sources.headlines import headlined
from dragoman.claims.sources.marked import QUOTES, doubtful, marked, takes_up
from dragoman.claims.sources.quoted import REACH, with_quotations
from dragoman.claims.sources.report import Report
from dragoman.claims.sources.sayings import Saying, changed
from dragoman.claims.sources.shown import shown
from dragoman.claims.sources.spans import inside, parted, relative
from dragoman.claims.time.bounds import DAYS
from dragoman.records import Attribution, Span

GAP = 3  # characters between what is told and the word that takes it up: a comma or a dash
NOBODY = frozenset(("nobody", "no one", "none", "nothing", "anyone", "anybody", "anything", "what", "this"))


class Gatherer:
    """The sayings of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.unknown_cues: Counter[str] = Counter()  # cues that cues.csv does not have: kept, taken as "say"

    def sayings(self) -> list[Saying]:
        """All that somebody is said to say, quotations whole."""
        return with_quotations(self._all(), self.report)

    def _all(self) -> list[Saying]:
        """What the reader marked, each once, and what only the syntax shows, in the order of the text."""
        seen: set[tuple[tuple[Span, ...], tuple[Span, ...]]] = set()
        found: list[Saying] = []
        for number, reading in enumerate(self.report.readings):
            for attribution in reading.attributions:
                key = (attribution.cue, attribution.content)
                if key not in seen and attribution.content:
                    seen.add(key)
                    saying = self._marked(number, attribution)
                    if not doubtful(self.report.text, self.report.syntax[saying.sentence], saying):
                        found.append(saying)
        cues = {(saying.sentence, saying.word): index for index, saying in enumerate(found)}
        for number in range(len(self.report.readings)):
            for saying in shown(number, self.report.syntax[number]):
                index = cues.get((saying.sentence, saying.word))
                if index is None:
                    found.append(saying)
                elif saying.aside:
                    found[index] = saying
                else:  # the clause of a cue is said whole, even if the reader cut it short
                    found[index] = changed(found[index], content=(*found[index].content, *saying.content))
        for number, reading in enumerate(self.report.readings):
            if reading.sentence.block == "title" and not any(saying.sentence == number for saying in found):
                found.extend(headlined(number, self.report.syntax[number]))
        return [self._taken_up(saying, found) for saying in found if not self._is_nobodys(saying)]

    def _is_nobodys(self, saying: Saying) -> bool:
        """Whether the only source is no one ("nobody has said that"), a time, or a "who" that stands for no word."""
        if len(saying.source) != 1:
            return False
        [source] = saying.source
        text = self.report.written(source).lower()
        syntax = self.report.syntax[self.report.sentence(source.start)]
        lost = text in RELATIVE and relative(syntax, inside(syntax.reading, saying.source)[0]) is None
        time = text in DAYS or (text.isdigit() and len(text) == 4)  # "2016 will see more strikes": no year says so
        return text in NOBODY or time or lost

    def _taken_up(self, saying: Saying, others: list[Saying]) -> Saying:
        """A saying about "which" or "a charge that" as one, from beside, about what was told just before."""
        if saying.aside or not saying.content or not takes_up(self.report.syntax[saying.sentence], saying.content):
            return saying
        begin = saying.content[0].start
        told = [
            tuple(piece for piece in other.content if piece.end <= begin)
            for other in others
            if other is not saying and any(0 <= begin - piece.end <= GAP for piece in other.content)
        ]
        first = self.report.readings[saying.sentence].sentence.start
        before = min(told, key=lambda pieces: begin - pieces[0].start, default=(Span(start=first, end=begin),))
        return changed(saying, content=before, aside=True)

    def _marked(self, number: int, attribution: Attribution) -> Saying:
        """A marked attribution, its cue read in the sentence where it stands."""
        home = self.report.sentence(attribution.cue[0].start) if attribution.cue else number
        saying = marked(home, self.report.syntax[home], attribution)
        saying = changed(saying, content=self._near(home, attribution))
        if saying.entry is None and saying.cue is not None:
            self.unknown_cues[self.report.text[saying.cue.start : saying.cue.end].lower()] += 1
        if not saying.source:
            return saying
        syntax = self.report.syntax[self.report.sentence(saying.source[0].start)]
        return changed(saying, source=parted(syntax, saying.source))

    def _near(self, home: int, attribution: Attribution) -> tuple[Span, ...]:
        """The content in the sentence of the cue, what runs on from it, and quotations near by.

        Reported speech does not jump over sentences unless it is quoted; a piece elsewhere is a slip of the reader.
        """
        if not attribution.cue:
            return attribution.content
        kept: list[Span] = []
        for piece in sorted(attribution.content, key=lambda piece: piece.start):
            runs_on = bool(kept) and piece.start - kept[-1].end <= 1
            here = self.report.sentence(piece.start)
            quoted = abs(here - home) <= REACH and self.report.text[piece.start : piece.start + 1] in QUOTES
            if here == home or self.report.sentence(piece.end - 1) == home or runs_on or quoted:
                kept.append(piece)
        return tuple(kept)
