"""Find whom pronouns and bare descriptions take up: "he", "its", "the group", "both sides", "we" in a quotation.

Takes the Drafts of a report in order and fills in their parties. Where two
candidates are equally likely the mention stays without an actor: a wrong
actor costs more than a missing one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import DEFINITE, HE, IT, RELATIVE, SHE, SPEAKER, SPEAKERS, SUBJECTS, THEY
from dragoman.claims.mentions.names import Names
from dragoman.claims.mentions.parties import Party, described
from dragoman.claims.mentions.quotes import Quotes
from dragoman.claims.mentions.tree import Tree

BACK = 3  # sentences that a pronoun may look back
FAR = 12  # sentences that "the president", "the official" may look back
COLLECTIVE = frozenset({"state", "office", "group", "organisation", "alliance", "media"})
OFFICIAL = frozenset({"state", "office", "organisation", "alliance"})
GROUPS = frozenset({"group", "alliance"})
ORGANISED = frozenset({"group", "organisation", "alliance"})
ARMED = frozenset({"REB", "UAF", None})
GROUP_NOUNS = frozenset({"group", "movement", "organization", "organisation", "network"})
NATIONAL = frozenset(
    {"government", "army", "military", "regime", "authority", "authorities", "parliament", "president"}
)
ARMED_NOUNS = frozenset(
    {"militant", "extremist", "jihadist", "jihadi", "terrorist", "fighter", "insurgent", "islamist"}
)
EMPTY_VERBS = frozenset({"seem", "appear", "turn"})
Fits = Callable[[Draft, Party], bool]


class Resolver:
    """The discourse of one report, sentence by sentence."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.trees: list[Tree] = []
        self.said: list[list[Draft]] = []  # resolved mentions of each sentence, in order
        self._genders: dict[str, str] = {}  # of people, once a title or pronoun told
        self._quotes = Quotes()
        self._known: dict[int, list[Draft]] = {}  # resolved mentions of the sentence at hand, by head word
        self._quoted: Sequence[bool] = ()
        self._speaker: Draft | None = None

    def resolve(self, tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
        """The mentions of the next sentence, with their parties; a pair or "they" may give several on one word."""
        self._quoted, self._speaker = self._quotes.read(tree, drafts, self.said)
        self.trees.append(tree)
        self.said.append([])
        self._known = {}
        for draft in drafts:
            if draft.party:
                self._known.setdefault(draft.word, []).append(draft)
        if self._speaker is not None and self._speaker.party is None:
            if any(draft is self._speaker for draft in drafts):
                self._open(self._speaker)  # "… we …," he said
            else:
                self._speaker = None  # one of an earlier sentence that nobody could tell
        found = [one for draft in drafts for one in self._settle(draft)]
        return [one for one in found if one.party is not None]

    def _settle(self, draft: Draft) -> list[Draft]:
        resolved = [draft] if draft.party else self._open(draft)
        for one in resolved:
            if one.party is not None:
                if draft.wants:
                    self._known.setdefault(one.word, []).append(one)
                self.said[-1].append(one)
                if one.gender and one.person:
                    self._genders.setdefault(one.party.id, one.gender)
        return resolved

    def _open(self, draft: Draft) -> list[Draft]:
        if draft.wants == "pair":
            return self._pair(draft)
        if draft.wants == "owner":
            return self._owned(draft)
        if draft.wants == "description":
            return self._description(draft)
        return self._pronoun(draft)

    # pronouns

    def _pronoun(self, draft: Draft) -> list[Draft]:
        tree = self.trees[-1]
        word = tree.lower[draft.word]
        if word in RELATIVE:
            return self._relative(draft)
        quoted = self._quoted[draft.word]
        if word in SPEAKER or word in SPEAKERS:
            return [self._take(draft, self._speaker, side=word in SPEAKERS)] if quoted and self._speaker else []
        if word in IT and _is_expletive(draft.word, tree):
            return []
        draft.gender = "m" if word in HE else "f" if word in SHE else None
        draft.person, draft.plural = draft.gender is not None, word in THEY
        found = self._antecedents(draft, self._fits(draft, word, quoted))
        return [self._take(draft if at == 0 else replace(draft), one) for at, one in enumerate(found)]

    def _fits(self, draft: Draft, word: str, quoted: bool) -> Fits:
        """Whom a pronoun may mean at all."""
        speaker = self._speaker.party if quoted and self._speaker else None

        def person(one: Draft, party: Party) -> bool:
            gender = self._genders.get(party.id) or one.gender or draft.gender
            return one.person and not one.plural and gender == draft.gender and party is not speaker

        def thing(one: Draft, party: Party) -> bool:
            return not one.person and not one.plural and party.kind in COLLECTIVE and _acts(one)

        def many(one: Draft, party: Party) -> bool:
            return (one.plural or (party.kind in GROUPS and not one.person)) and _acts(one)

        return person if draft.person else thing if word in IT else many

    def _antecedents(self, draft: Draft, fits: Fits) -> list[Draft]:
        """Whom a pronoun takes up: a subject above it in its sentence, else the one best candidate nearby."""
        above = self._above(draft, fits)
        if above:
            return above
        excluded = self._clause_subject(draft)
        is_it = self.trees[-1].lower[draft.word] == "it"
        for index in range(len(self.said) - 1, max(-1, len(self.said) - 2 - BACK), -1):
            if not self._same_flow(index):
                continue
            candidates = [one for one in self.said[index] if one is not excluded]
            if (
                draft.plural
                and index < len(self.said) - 1
                and (joined := self._joined_subject(candidates, self.trees[index]))
            ):
                return joined
            fitting = [one for one in candidates if one.party and fits(one, one.party)]
            if fitting:
                best = _best(fitting)
                return [best] if best and (best.rank == 3 or not is_it) else []  # a tie: say nothing
            if is_it and index < len(self.said) - 1:
                return []  # most likely something that is no actor
        return []

    def _above(self, draft: Draft, fits: Fits) -> list[Draft]:
        """The nearest fitting subject of a clause that holds the pronoun; of its own clause only for a possessive."""
        tree, own = self.trees[-1], draft.word
        verb, own_clause = tree.heads[own], tree.deprels[own] != "nmod:poss"
        path = {own}
        while verb >= 0 and verb not in path:
            subject = tree.child(verb, *SUBJECTS)
            own_possessor = subject in path and tree.heads[own] == subject
            if subject is not None and subject < own and not own_possessor and not own_clause:
                joined = [one for word in tree.coordination(subject) for one in self._known.get(word, ())]
                if draft.plural and len(joined) > 1:
                    return joined
                if (
                    len(joined) == 1
                    and joined[0].word == subject
                    and joined[0].party
                    and fits(joined[0], joined[0].party)
                ):
                    return joined
            if subject is not None or tree.upos[verb] in ("VERB", "AUX"):
                own_clause = False
            path.add(verb)
            verb = tree.heads[verb]
        return []

    def _clause_subject(self, draft: Draft) -> Draft | None:
        """The subject beside an object pronoun, which it cannot mean."""
        tree, head = self.trees[-1], self.trees[-1].heads[draft.word]
        if tree.deprels[draft.word] == "nmod:poss" or head < 0:
            return None
        subject = tree.child(head, *SUBJECTS)
        beside = self._known.get(subject, ()) if subject is not None and subject != draft.word else ()
        return next(iter(beside), None)

    def _joined_subject(self, candidates: Sequence[Draft], tree: Tree) -> list[Draft]:
        for one in candidates:
            if one.rank >= 2:
                words = tree.coordination(one.word)
                joined = [other for other in candidates if other.word in words]
                if len(joined) > 1:
                    return joined
        return []

    def _same_flow(self, index: int) -> bool:
        """Whether a sentence belongs to the running text: a caption is taken up only by captions."""
        return self.trees[index].is_caption <= self.trees[-1].is_caption

    def _relative(self, draft: Draft) -> list[Draft]:
        """The head noun that a relative clause describes."""
        tree, word = self.trees[-1], draft.word
        for _ in tree.words:
            above = tree.heads[word]
            if above < 0:
                break
            if tree.deprels[word].startswith("acl"):
                found = self._known.get(above, [])
                return [self._take(draft if at == 0 else replace(draft), one) for at, one in enumerate(found)]
            word = above
        return []

    # descriptions

    def _description(self, draft: Draft) -> list[Draft]:
        """Whom "the president", "the group", "the militants" take up; without one, a described actor of its own."""
        found = self._taken_up(draft)
        if found is not None:
            self._take(draft, found)
            if draft.kind == "body" and draft.party is not None and draft.party.kind == "state":
                draft.party = self.names.state(draft.party.id, draft.sector)
            return [draft]
        if draft.kind == "gear" or (draft.kind == "land" and not draft.plural):
            return []
        if draft.kind == "body" and draft.form == "adjective":
            return []
        draft.party = self._unknown(draft)
        return [draft]

    def _taken_up(self, draft: Draft) -> Draft | None:
        tree = self.trees[-1]
        noun = tree.lemmas[draft.word]
        definite = any(tree.lower[word] in DEFINITE for word in tree.chunks.get(tree.anchor(draft.word), ()))

        def same(one: Draft, party: Party) -> bool:
            return noun in one.functions or noun in party.functions

        if draft.kind in ("chief", "officer") and (definite or draft.plural):
            return self._latest(lambda one, party: one.person and one.plural == draft.plural and same(one, party), FAR)
        if draft.kind in ("body", "gear"):
            return self._body(draft, same, noun, definite)
        if draft.kind == "land" and definite and not draft.plural and not self._is_described(draft):
            return self._latest(lambda one, party: party.kind == "state" and one.form != "pronoun", BACK)
        if draft.kind == "group":
            return self._group(draft, same, noun, definite)
        if draft.kind == "alliance" and definite:
            return self._latest(lambda one, party: party.kind == "alliance" or same(one, party), FAR)
        if draft.kind == "people" and definite and not draft.plural:
            return self._latest(same, BACK)
        return None

    def _body(self, draft: Draft, same: Fits, noun: str, definite: bool) -> Draft | None:
        """The body last called so; else, of a government or army, that of the state that the text is about."""
        back = FAR if definite else 1
        found = self._latest(lambda one, party: party.kind in OFFICIAL and not one.person and same(one, party), back)
        national = (definite and noun in NATIONAL) or self._is_security(draft)
        return found or (self._at_home() if national else None)

    def _is_described(self, draft: Draft) -> bool:
        """Whether an adjective tells more than "the country" does: "the Islamic state"."""
        tree = self.trees[-1]
        return any(tree.deprels[word] in ("amod", "compound") for word in tree.chunks.get(draft.word, ()))

    def _is_security(self, draft: Draft) -> bool:
        tree = self.trees[-1]
        return any(tree.lower[word] in ("security", "armed") for word in tree.chunks.get(draft.word, ()))

    def _at_home(self) -> Draft | None:
        """The state that the sentences nearby speak of more than of any other, as actor or as place."""
        counts: Counter[str] = Counter()
        latest: dict[str, Draft] = {}
        for said in self.said[-1 - BACK :]:
            for one in said:
                if one.party is not None and one.party.acts_for and not one.bond:
                    counts[one.party.acts_for] += 1
                    latest[one.party.acts_for] = one
        (state, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
        return latest[state] if most > 1 and most > second else None

    def _group(self, draft: Draft, same: Fits, noun: str, definite: bool) -> Draft | None:
        """The group last called so; else for "the group" any, for "the militants" an armed one."""
        if noun in GROUP_NOUNS:
            return (
                self._latest(lambda one, party: party.kind in ORGANISED and not one.person, BACK) if definite else None
            )
        called_so = self._latest(lambda one, party: party.kind == "group" and same(one, party), FAR)
        if called_so is not None or not definite or noun not in ARMED_NOUNS:
            return called_so
        return self._latest(lambda one, party: party.kind == "group" and not one.person and party.sector in ARMED, BACK)

    def _latest(self, fits: Fits, back: int) -> Draft | None:
        """The best mention that fits in the nearest sentence that has one; None if two are equally good."""
        for index in range(len(self.said) - 1, max(-1, len(self.said) - 2 - back), -1):
            fitting = [one for one in self.said[index] if one.party and fits(one, one.party)]
            if fitting:
                return _best(fitting)
        return None

    def _unknown(self, draft: Draft) -> Party:
        """An actor of whom only the description is known: "officials", "rebels"."""
        tree, nouns = self.trees[-1], self.names.words.nouns
        noun = nouns.get(tree.lower[draft.word]) or nouns.get(tree.lemmas[draft.word])
        kind = "group" if draft.kind in GROUPS else "unknown"
        return described(noun.plural if noun else tree.words[draft.word], kind, draft.sector)

    def _owned(self, draft: Draft) -> list[Draft]:
        """ "Its army", "his government": the branch of whom the pronoun takes up."""
        owner = draft.owner
        if owner is not None and owner.party is None:
            owner = next(iter(self._open(owner)), None)
        party = owner.party if owner else None
        if party is None or owner is None:
            draft.party = self._unknown(draft)
        elif party.acts_for:
            draft.party = self.names.state(party.acts_for, draft.sector)
        else:
            draft.party = self._unknown(draft) if owner.person else party
        return [draft]

    def _pair(self, draft: Draft) -> list[Draft]:
        """The last two states; of more, the two spoken of most, if the third is spoken of less."""
        states: dict[str, list[Draft]] = {}
        people = draft.kind == "chief" and sum(one.person for said in self.said[-1 - BACK :] for one in said) > 1
        for said in self.said[: -2 - BACK : -1]:
            for one in reversed(said):
                if one.party and one.party.acts_for and one.rank > 0 and (one.person or not people):
                    states.setdefault(one.party.acts_for, []).append(one)
            if len(states) > 1:
                break
        often = sorted(states.values(), key=len, reverse=True)
        if len(often) < 2 or (len(often) > 2 and len(often[2]) == len(often[1])):
            return []
        pair = sorted((mentions[0] for mentions in often[:2]), key=lambda one: one.start)
        return [self._take(draft if at == 0 else replace(draft), one, side=True) for at, one in enumerate(pair)]

    def _take(self, draft: Draft, other: Draft | None, *, side: bool = False) -> Draft:
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


def _best(fitting: Sequence[Draft]) -> Draft | None:
    """The one of the highest rank, if all of that rank are the same actor; the latest mention of it."""
    top = max(one.rank for one in fitting)
    leading = [one for one in fitting if one.rank == top]
    return leading[-1] if len({one.party.id for one in leading if one.party}) == 1 else None


def _acts(one: Draft) -> bool:
    """Whether a mention stands for an actor, not for a place or a property."""
    return not one.as_place and not one.bond and one.form != "adjective"


def _is_expletive(word: int, tree: Tree) -> bool:
    """Whether "it" only announces a clause: "it is rumoured that", "it seems that"."""
    head, deprel = tree.heads[word], tree.deprels[word]
    if head < 0 or deprel not in SUBJECTS:
        return False
    clause = tree.child(head, "csubj", "csubj:pass", "ccomp")
    empty = deprel == "nsubj:pass" or tree.upos[head] == "ADJ" or tree.lemmas[head] in EMPTY_VERBS
    return clause is not None and clause > head and empty
