"""Who speaks in a quotation.

Takes the sentences of a report in order, gives for each the words that stand
in quotation marks and their speaker: by the reader's attribution, else by the
verb of speech beside it, else whoever spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import CLOSING, OPENING, SPEECH, SUBJECTS
from dragoman.claims.mentions.tree import Tree

BACK = 3  # sentences that the words of an attributed source may stand before


class Quotes:
    """The quotations of one report."""

    def __init__(self) -> None:
        self._last: Draft | None = None  # who spoke last
        self._open = False  # whether a quotation goes on at the end of the last sentence

    def read(
        self, tree: Tree, drafts: Sequence[Draft], said: Sequence[Sequence[Draft]]
    ) -> tuple[list[bool], Draft | None]:
        """Which words of the next sentence are quoted, and who says them."""
        quoted = list(self._marked(tree))
        goes_on = self._open
        self._open = quoted[-1:] == [True] and tree.words[-1] not in CLOSING
        if not any(quoted):
            return quoted, self._attributed(tree, drafts, said)
        speaker = self._attributed(tree, drafts, said) or self._subject_of_speech(tree, drafts, quoted)
        if speaker is None and (goes_on or quoted[0]):
            speaker = self._last
        self._last = speaker or self._last
        return quoted, speaker

    def _marked(self, tree: Tree) -> Iterator[bool]:
        words = tree.words
        inside = self._open or (any(word in CLOSING for word in words) and not any(word in OPENING for word in words))
        for word in words:
            if word in OPENING:
                inside = True
            elif word == '"':
                inside = not inside
            yield inside
            if word in CLOSING:
                inside = False

    def _attributed(self, tree: Tree, drafts: Sequence[Draft], said: Sequence[Sequence[Draft]]) -> Draft | None:
        """The mention within the words that the reader takes for the source."""
        candidates = [*drafts, *(draft for sentence in said[-BACK:] for draft in sentence)]
        for attribution in tree.reading.attributions:
            for piece in attribution.source:
                for draft in candidates:
                    if piece.start <= draft.start < piece.end:
                        return draft
        return None

    def _subject_of_speech(self, tree: Tree, drafts: Sequence[Draft], quoted: Sequence[bool]) -> Draft | None:
        for draft in drafts:
            verb = tree.heads[draft.word]
            is_subject = tree.deprels[draft.word] in SUBJECTS and not quoted[draft.word]
            if is_subject and verb >= 0 and tree.lemmas[verb] in SPEECH:
                return draft
        return None
