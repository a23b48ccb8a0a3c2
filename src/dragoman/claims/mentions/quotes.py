"""Who speaks in a quotation.

Takes the sentences of a report in order, gives for each the words that stand
in quotation marks and their speaker: by the reader's attribution, else by the
verb of speech beside it, else whoever spoke last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import SPEECH, SUBJECTS
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.quotation import quoted

SAID = re.compile(r"\b(?:said|says|told|tells|added|adds|wrote|writes|warned|explained|explains|tweeted)\b")
NEAR = 120  # characters after a quotation in which its cue stands
BACK = 3  # sentences that the words of an attributed source may stand before


class Quotes:
    """The quotations of one report."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = quoted(text)
        self._starts = [span.start for span in self._spans]
        self.first: int | None = None  # the quotation in which the sentence at hand begins
        self.waits = False  # whether a later sentence of it tells who speaks
        self._last: Draft | None = None  # who spoke last

    def read(
        self, tree: Tree, drafts: Sequence[Draft], said: Sequence[Sequence[Draft]]
    ) -> tuple[list[bool], Draft | None]:
        """Which words of the next sentence are quoted, and who says them."""
        inside = [self._at(token.start) is not None for token in tree.reading.sentence.tokens]
        self.first = self._at(tree.reading.sentence.start)
        speaker = self._attributed(tree, drafts, said) or self._subject_of_speech(tree, drafts, inside)
        self.waits = speaker is None and self._is_told_later(tree)
        if speaker is None and inside and inside[0] and not self.waits:
            speaker = self._last
        self._last = speaker or self._last
        return inside, speaker

    def _is_told_later(self, tree: Tree) -> bool:
        """Whether the quotation of a sentence goes on and whoever speaks is told after its end: "… ,” she said."""
        if self.first is None or self._spans[self.first].end < tree.reading.sentence.end:
            return False
        rest = self._text[self._spans[self.first].end :].split("\n", 1)[0]
        return bool(SAID.search(rest[:NEAR]))

    def _at(self, at: int) -> int | None:
        """Which quotation a character stands in, its marks included."""
        before = bisect_right(self._starts, at + 1) - 1
        inside = before >= 0 and self._spans[before].start - 1 <= at <= self._spans[before].end
        return before if inside else None

    def _attributed(self, tree: Tree, drafts: Sequence[Draft], said: Sequence[Sequence[Draft]]) -> Draft | None:
        """The mention within the words that the reader takes for the source."""
        candidates = [*drafts, *(draft for sentence in said[-BACK:] for draft in sentence)]
        for attribution in tree.reading.attributions:
            for piece in attribution.source:
                for draft in candidates:
                    if piece.start <= draft.start < piece.end and self._at(draft.start) is None:
                        return draft
        return None

    def _subject_of_speech(self, tree: Tree, drafts: Sequence[Draft], inside: Sequence[bool]) -> Draft | None:
        for draft in drafts:
            verb = tree.heads[draft.word]
            is_subject = tree.deprels[draft.word] in SUBJECTS and not inside[draft.word]
            if is_subject and verb >= 0 and tree.lemmas[verb] in SPEECH:
                return draft
        return None
