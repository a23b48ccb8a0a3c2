"""What a report has said so far: its sentences, whom they mention, and who is speaking.

What pronouns and descriptions are resolved against. Where two candidates are
equally likely there is no best one: a wrong actor costs more than a missing one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import SPEAKERS, SPEECH, SUBJECTS
from dragoman.claims.mentions.names import Names
from dragoman.claims.mentions.parties import Party
from dragoman.claims.mentions.quotes import Quotes
from dragoman.claims.mentions.tree import Tree

BACK = 3  # sentences that a pronoun may look back
FAR = 12  # sentences that "the president", "the official" may look back
GROUPS = frozenset({"group", "alliance"})
Fits = Callable[[Draft, Party], bool]


class Discourse:
    """The discourse of one report, sentence by sentence."""

    def __init__(self, names: Names, text: str) -> None:
        self.names = names
        self.trees: list[Tree] = []
        self.said: list[list[Draft]] = []  # resolved mentions of each sentence, in order
        self.genders: dict[str, str] = {}  # of people, once a title or pronoun told
        self.known: dict[int, list[Draft]] = {}  # resolved mentions of the sentence at hand, by head word
        self.quoted: Sequence[bool] = ()  # which of its words are quoted
        self.speaker: Draft | None = None  # who says them
        self.reported: tuple[int, Draft] | None = None  # who was last said to say something, and in which sentence
        self.quotes = Quotes(text)
        self.waiting: list[tuple[int, int, Draft]] = []  # "I" and "we" whose speaker is told later: quotation, sentence

    @property
    def tree(self) -> Tree:
        """The sentence at hand."""
        return self.trees[-1]

    def begin(self, tree: Tree, drafts: Sequence[Draft]) -> None:
        """Go on to the next sentence, with the mentions in it."""
        self.quoted, self.speaker = self.quotes.read(tree, drafts, self.said)
        self.trees.append(tree)
        self.said.append([])
        self.known = {}
        for draft in drafts:
            draft.quoted = self.quoted[draft.word]
            if draft.party:
                self.known.setdefault(draft.word, []).append(draft)

    def wait(self, draft: Draft) -> None:
        """Leave a pronoun of the speaker open until its quotation ends."""
        if self.quotes.waits and self.quotes.first is not None:
            self.waiting.append((self.quotes.first, len(self.said) - 1, draft))

    def told_late(self) -> Iterator[tuple[int, Draft]]:
        """The pronouns of earlier sentences whose speaker the sentence at hand tells, with their sentences."""
        if self.speaker is None or self.speaker.party is None or not self.waiting:
            return
        late = [(index, draft) for quote, index, draft in self.waiting if quote == self.quotes.first]
        self.waiting = []
        for index, draft in late:
            yield index, self.take(draft, self.speaker, side=self.trees[index].lower[draft.word] in SPEAKERS)

    def keep(self, draft: Draft) -> None:
        """Remember a resolved mention of the sentence at hand."""
        if draft.wants:
            self.known.setdefault(draft.word, []).append(draft)
        self.said[-1].append(draft)
        if self.speaks(draft) and draft.party:
            self.reported = len(self.said) - 1, draft
        if draft.gender and draft.person and draft.party:
            self.genders.setdefault(draft.party.id, draft.gender)

    def speaks(self, draft: Draft) -> bool:
        """Whether a mention of the sentence at hand is the subject of "said" and the like, outside a quotation."""
        tree, verb = self.tree, self.tree.heads[draft.word]
        is_subject = verb >= 0 and tree.deprels[draft.word] in SUBJECTS
        return is_subject and not draft.quoted and tree.lemmas[verb] in SPEECH

    def same_flow(self, index: int) -> bool:
        """Whether a sentence belongs to the running text: a caption is taken up only by captions."""
        return self.trees[index].is_caption <= self.trees[-1].is_caption

    def at_home(self) -> Draft | None:
        """The state that the sentences nearby speak of most, as actor or as place; else that of the whole report."""
        return self._most_told(self.said[-1 - BACK :]) or self._most_told(self.said)

    def _most_told(self, said: Sequence[Sequence[Draft]]) -> Draft | None:
        """The state that some sentences speak of more than once, and more than of any other; its last mention."""
        counts: Counter[str] = Counter()
        latest: dict[str, Draft] = {}
        for one in (one for sentence in said for one in sentence):
            if one.party is not None and one.party.acts_for and not one.bond:
                counts[one.party.acts_for] += 1
                latest[one.party.acts_for] = one
        (state, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
        return latest[state] if most > 1 and most > second else None

    def latest(self, fits: Fits, back: int) -> Draft | None:
        """The best mention that fits in the nearest sentence that has one; None if two are equally good."""
        for index in range(len(self.said) - 1, max(-1, len(self.said) - 2 - back), -1):
            fitting = [one for one in self.said[index] if one.party and fits(one, one.party)]
            if fitting:
                return best(fitting)
        return None

    def take(self, draft: Draft, other: Draft | None, *, side: bool = False) -> Draft:
        """The mention with the actor of another; `side`: with the state that it speaks for."""
        if other is None or other.party is None:
            return draft
        party = other.party
        if side and party.acts_for and party.kind != "state":
            party = self.names.state(party.acts_for, party.sector)
        draft.party, draft.antecedent, draft.anonymous = party, other, other.anonymous
        draft.person = draft.person or (other.person and not side)
        draft.functions |= other.functions
        return draft


def best(fitting: Sequence[Draft]) -> Draft | None:
    """The one of the highest rank, if all of that rank are the same actor; the latest mention of it."""
    top = max(one.rank for one in fitting)
    leading = [one for one in fitting if one.rank == top]
    return leading[-1] if len({one.party.id for one in leading if one.party}) == 1 else None
