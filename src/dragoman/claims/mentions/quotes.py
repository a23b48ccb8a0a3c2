"""Who speaks in a quotation.

Takes the sentences of a report in order, gives for each the words that stand
in quotation marks and their speaker: by the reader's attribution, else by the
verb of speech beside it, else whoever spoke last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import SPEECH, SUBJECTS
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.quotation import quoted

BACK = 3  # sentences that the words of an attributed source may stand before


class Quotes:
    """The quotations of one report."""

    def __init__(self, text: str) -> None:
        self._spans = quoted(text)
        self._starts = [span.start for span in self._spans]
        self._last: Draft | None = None  # who spoke last

    def read(
        self, tree: Tree, drafts: Sequence[Draft], said: Sequence[Sequence[Draft]]
    ) -> tuple[list[bool], Draft | None]:
        """Which words of the next sentence are quoted, and who says them."""
        inside = [self._holds(token.start) for token in tree.reading.sentence.tokens]
        speaker = self._attributed(tree, drafts, said) or self._subject_of_speech(tree, drafts, inside)
        if speaker is None and inside and inside[0]:
            speaker = self._last
        self._last = speaker or self._last
        return inside, speaker

    def _holds(self, at: int) -> bool:
        """Whether a character is quoted, or a mark of a quotation."""
        before = bisect_right(self._starts, at + 1) - 1
        return before >= 0 and self._spans[before].start - 1 <= at <= self._spans[before].end

    def _attributed(self, tree: Tree, drafts: Sequence[Draft], said: Sequence[Sequence[Draft]]) -> Draft | None:
        """The mention within the words that the reader takes for the source."""
        candidates = [*drafts, *(draft for sentence in said[-BACK:] for draft in sentence)]
        for attribution in tree.reading.attributions:
            for piece in attribution.source:
                for draft in candidates:
                    if piece.start <= draft.start < piece.end:
                        return draft
        return None

    def _subject_of_speech(self, tree: Tree, drafts: Sequence[Draft], inside: Sequence[bool]) -> Draft | None:
        for draft in drafts:
            verb = tree.heads[draft.word]
            is_subject = tree.deprels[draft.word] in SUBJECTS and not inside[draft.word]
            if is_subject and verb >= 0 and tree.lemmas[verb] in SPEECH:
                return draft
        return None
