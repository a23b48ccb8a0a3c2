"""Find whom pronouns and bare descriptions take up: "he", "its", "the group", "both sides", "we" in a quotation.

Takes the Drafts of a report in order and fills in their parties.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.mentions.descriptions import Descriptions
from dragoman.claims.mentions.discourse import Discourse
from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.names import Names
from dragoman.claims.mentions.pronouns import Pronouns
from dragoman.claims.mentions.tree import Tree


class Resolver:
    """The mentions of one report, sentence by sentence."""

    def __init__(self, names: Names, text: str) -> None:
        self.discourse = Discourse(names, text)
        self._pronouns = Pronouns(self.discourse)
        self._found: list[list[Draft]] = []
        self._descriptions = Descriptions(self.discourse, self._open)

    def resolve(self, tree: Tree, drafts: Sequence[Draft]) -> None:
        """Resolve the mentions of the next sentence, and those before it that wait for what it tells."""
        discourse = self.discourse
        discourse.begin(tree, drafts)
        if discourse.speaker is not None and discourse.speaker.party is None:
            if discourse.speaker.wants == "pair":
                pass  # two, of whom each gets a mention when it is settled: "claims both have denied"
            elif any(draft is discourse.speaker for draft in drafts):
                self._open(discourse.speaker)  # "… we …," he said
            else:
                discourse.speaker = None  # one of an earlier sentence that nobody could tell
        found = [one for draft in drafts for one in self._settle(draft)]
        self._found.append([one for one in found if one.party is not None])
        for index, draft in discourse.told_late():
            self._found[index] = sorted([*self._found[index], draft], key=lambda one: (one.word, one.first))

    @property
    def found(self) -> list[list[Draft]]:
        """The mentions of each sentence so far, with their parties; a pair or "they" may give several on one word."""
        return self._found

    def _settle(self, draft: Draft) -> list[Draft]:
        resolved = [draft] if draft.party else self._open(draft)
        for one in resolved:
            if one.party is not None:
                self.discourse.keep(one)
        return resolved

    def _open(self, draft: Draft) -> list[Draft]:
        match draft.wants:
            case "pair":
                return self._descriptions.pair(draft)
            case "owner":
                return self._descriptions.owned(draft)
            case "description":
                return self._descriptions.resolve(draft)
            case _:
                return self._pronouns.resolve(draft)
