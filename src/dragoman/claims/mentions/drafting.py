"""Make Drafts of the words of a sentence: chunks, names that modify, pronouns.

Takes the Chunks of a sentence, gives Drafts with all that the words themselves
tell; whom they mean is for `compose` and `resolve`.
"""

from __future__ import annotations

from dragoman.claims.mentions.chunks import Chunks, gender
from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import SUBJECTS
from dragoman.claims.mentions.names import Seed
from dragoman.claims.mentions.parties import Party
from dragoman.claims.mentions.records import Form

FORMS: dict[str, Form] = {
    "name": "name", "adjective": "adjective", "demonym": "demonym", "metonym": "metonym", "office": "name",
    "person": "person", "unknown": "unknown",
}  # fmt: skip
PLACES = frozenset({"state", "place"})


class Drafter:
    """The drafts of one sentence."""

    def __init__(self, chunks: Chunks, reading: int) -> None:
        self.chunks, self.tree, self.reading = chunks, chunks.tree, reading

    def draft(self, word: int, form: Form, party: Party | None, text: tuple[int, int]) -> Draft:
        """The mention of a chunk, by its head; `text` is the words that identify it."""
        first, last = self.tree.phrase(word, self.tree.chunks.get(word, [word]))
        lemmas = self.chunks.lemmas(word)
        return Draft(
            reading=self.reading, word=word, start=self._start(word), first=min(first, text[0]), last=last, text=text,
            party=party, form=form, functions=lemmas, gender=gender(lemmas),
            rank=self._rank(word),
        )  # fmt: skip

    def modifier(self, seed: Seed) -> Draft:
        """The mention of a name that modifies: "Russian" in "Russian attack"."""
        word = self.chunks.heads[seed]
        head = self.tree.anchor(word)
        noun = self.chunks.noun(head)
        placed = noun is not None and noun.kind == "place" and seed.form in ("name", "metonym")
        modifies = head != word and seed.form in ("name", "office")
        return Draft(
            reading=self.reading, word=word, start=self._start(word), first=seed.first, last=seed.last,
            text=(seed.first, seed.last), party=seed.party, form="adjective" if modifies else FORMS[seed.form],
            bond=seed.bond, trim=(seed.skip, seed.size), person=seed.party.kind == "person",
            as_place=placed and seed.party.kind in PLACES,
        )  # fmt: skip

    def _start(self, word: int) -> int:
        return self.tree.reading.sentence.tokens[word].start

    def pronoun(self, word: int) -> Draft:
        """The mention of a pronoun, whom it means still open."""
        draft = self.draft(word, "pronoun", None, (word, word + 1))
        draft.wants, draft.kind = "pronoun", "pronoun"
        return draft

    def pair(self, word: int, kind: str = "land", text: tuple[int, int] | None = None) -> Draft:
        """The mention of two who are still open: "both", "the two leaders"."""
        draft = self.draft(word, "description", None, text or (word, word + 1))
        draft.kind, draft.wants, draft.plural = kind, "pair", True
        return draft

    def _rank(self, word: int) -> int:
        """How likely later words take a word up: 3 the subject of the sentence, 2 of a clause, 1 any other."""
        head = self.tree.heads[word]
        if self.tree.deprels[word] == "conj" and self.tree.deprels[head] != "conj":
            return self._rank(head)
        if head < 0 or self.tree.deprels[word] not in SUBJECTS:
            return 1
        return 3 if self.tree.heads[head] < 0 else 2
