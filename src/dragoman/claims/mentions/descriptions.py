"""Find whom a description takes up: "the president", "the group", "its army", "both sides".

Takes a Draft of a description and the Discourse before it, gives the mention
with its party; where nothing is taken up, a described actor of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.claims.mentions.discourse import BACK, FAR, GROUPS, Discourse, Fits
from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import DEFINITE
from dragoman.claims.mentions.parties import Party, described

OFFICIAL = frozenset({"state", "office", "organisation", "alliance"})
ORGANISED = frozenset({"group", "organisation", "alliance"})
ARMED = frozenset({"REB", "UAF", None})
GROUP_NOUNS = frozenset({"group", "movement", "organization", "organisation", "network"})
NATIONAL = frozenset(
    {"government", "army", "military", "regime", "authority", "authorities", "parliament", "president", "ministry"}
)
HOME = frozenset({"security", "armed", "government", "regime", "federal"})  # "government forces", "regime troops"
ARMED_NOUNS = frozenset(
    {"militant", "extremist", "jihadist", "jihadi", "terrorist", "fighter", "insurgent", "islamist"}
)


class Descriptions:
    """The descriptions of one report; `owner_of` resolves the mention of whose body or officer one is."""

    def __init__(self, discourse: Discourse, owner_of: Callable[[Draft], list[Draft]]) -> None:
        self.discourse = discourse
        self._owner_of = owner_of

    def resolve(self, draft: Draft) -> list[Draft]:
        """Whom "the president", "the group", "the militants" take up; without one, a described actor of its own."""
        found = self._taken_up(draft)
        if found is not None:
            self.discourse.take(draft, found)
            if draft.kind == "body" and draft.party is not None and draft.party.kind == "state":
                draft.party = self.discourse.names.state(draft.party.id, draft.sector)
            return [draft]
        if draft.kind == "gear" or (draft.kind == "land" and not draft.plural):
            return []
        if draft.kind == "body" and draft.form == "adjective":
            return []
        draft.party = self._unknown(draft)
        return [draft]

    def _taken_up(self, draft: Draft) -> Draft | None:
        tree = self.discourse.tree
        noun = tree.lemmas[draft.word]
        definite = any(tree.lower[word] in DEFINITE for word in tree.chunks.get(tree.anchor(draft.word), ()))

        def same(one: Draft, party: Party) -> bool:
            return noun in one.functions or noun in party.functions

        if draft.kind in ("chief", "officer") and (definite or draft.plural):
            return self.discourse.latest(
                lambda one, party: one.person and one.plural == draft.plural and same(one, party), FAR
            )
        if draft.kind in ("body", "gear"):
            return self._body(draft, same, noun, definite)
        if draft.kind == "land" and definite and not draft.plural and not self._is_described(draft):
            return self.discourse.latest(lambda one, party: party.kind == "state" and one.form != "pronoun", BACK)
        if draft.kind == "group":
            return self._group(draft, same, noun, definite)
        if draft.kind == "alliance" and definite:
            return self.discourse.latest(lambda one, party: party.kind == "alliance" or same(one, party), FAR)
        if draft.kind == "people" and definite and not draft.plural:
            return self.discourse.latest(same, BACK)
        return None

    def _body(self, draft: Draft, same: Fits, noun: str, definite: bool) -> Draft | None:
        """The body last called so; else, of a government or army, that of the state that the text is about."""
        back = FAR if definite else 1
        found = self.discourse.latest(
            lambda one, party: party.kind in OFFICIAL and not one.person and same(one, party), back
        )
        national = (definite and noun in NATIONAL) or self._is_security(draft)
        return found or (self.discourse.at_home() if national else None)

    def _is_described(self, draft: Draft) -> bool:
        """Whether an adjective tells more than "the country" does: "the Islamic state"."""
        tree = self.discourse.tree
        return any(tree.deprels[word] in ("amod", "compound") for word in tree.chunks.get(draft.word, ()))

    def _is_security(self, draft: Draft) -> bool:
        tree = self.discourse.tree
        return any(tree.lower[word] in HOME for word in tree.chunks.get(draft.word, ()))

    def _group(self, draft: Draft, same: Fits, noun: str, definite: bool) -> Draft | None:
        """The group last called so; else for "the group" any, for "the militants" an armed one."""
        if noun in GROUP_NOUNS:
            return (
                self.discourse.latest(lambda one, party: party.kind in ORGANISED and not one.person, BACK)
                if definite
                else None
            )
        called_so = self.discourse.latest(lambda one, party: party.kind == "group" and same(one, party), FAR)
        if called_so is not None or not definite or noun not in ARMED_NOUNS:
            return called_so
        return self.discourse.latest(
            lambda one, party: party.kind == "group" and not one.person and party.sector in ARMED, BACK
        )

    def _unknown(self, draft: Draft) -> Party:
        """An actor of whom only the description is known: "officials", "rebels"."""
        tree, nouns = self.discourse.tree, self.discourse.names.words.nouns
        noun = nouns.get(tree.lower[draft.word]) or nouns.get(tree.lemmas[draft.word])
        kind = "group" if draft.kind in GROUPS else "unknown"
        return described(noun.plural if noun else tree.words[draft.word], kind, draft.sector)

    def owned(self, draft: Draft) -> list[Draft]:
        """ "Its army", "his government": the branch of whom the pronoun takes up."""
        owner = draft.owner
        if owner is not None and owner.party is None:
            owner = next(iter(self._owner_of(owner)), None)
        party = owner.party if owner else None
        if party is None or owner is None:
            draft.party = self._unknown(draft)
        elif party.acts_for:
            draft.party = self.discourse.names.state(party.acts_for, draft.sector)
        else:
            draft.party = self._unknown(draft) if owner.person else party
        return [draft]

    def pair(self, draft: Draft) -> list[Draft]:
        """The last two states; of more, the two spoken of most, if the third is spoken of less."""
        states: dict[str, list[Draft]] = {}
        people = (
            draft.kind == "chief" and sum(one.person for said in self.discourse.said[-1 - BACK :] for one in said) > 1
        )
        for said in self.discourse.said[: -2 - BACK : -1]:
            for one in reversed(said):
                if one.party and one.party.acts_for and one.rank > 0 and (one.person or not people):
                    states.setdefault(one.party.acts_for, []).append(one)
            if len(states) > 1:
                break
        often = sorted(states.values(), key=len, reverse=True)
        if len(often) < 2 or (len(often) > 2 and len(often[2]) == len(often[1])):
            return []
        pair = sorted((mentions[0] for mentions in often[:2]), key=lambda one: one.start)
        return [
            self.discourse.take(draft if at == 0 else replace(draft), one, side=True) for at, one in enumerate(pair)
        ]
