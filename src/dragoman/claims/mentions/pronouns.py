"""Find whom a pronoun takes up: "he", "its", "they", "who", and "we" in a quotation.

Takes a Draft of a pronoun and the Discourse before it, gives the mention with
its party; several for "they" of two, none where nobody fits or two fit as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.claims.mentions.discourse import BACK, GROUPS, Discourse, Fits, best
from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import HE, IT, RELATIVE, SHE, SPEAKER, SPEAKERS, SUBJECTS, THEY
from dragoman.claims.mentions.parties import Party
from dragoman.claims.mentions.tree import Tree

COLLECTIVE = frozenset({"state", "office", "group", "organisation", "alliance", "media"})
EMPTY_VERBS = frozenset({"seem", "appear", "turn"})


class Pronouns:
    """The pronouns of one report."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse

    def resolve(self, draft: Draft) -> list[Draft]:
        """The mention of a pronoun with its actor."""
        tree = self.discourse.tree
        word = tree.lower[draft.word]
        if word in RELATIVE:
            return self._relative(draft)
        quoted = self.discourse.quoted[draft.word]
        if word in SPEAKER or word in SPEAKERS:
            return self._of_speaker(draft, side=word in SPEAKERS) if quoted else []
        glossed = self._glossed(draft)
        if glossed is not None:
            return [self.discourse.take(draft, glossed)]
        if word in IT and _is_expletive(draft.word, tree):
            return []
        draft.gender = "m" if word in HE else "f" if word in SHE else None
        draft.person, draft.plural = draft.gender is not None, word in THEY
        found = self._antecedents(draft, self._fits(draft, word, quoted))
        return [self.discourse.take(draft if at == 0 else replace(draft), one) for at, one in enumerate(found)]

    def _glossed(self, draft: Draft) -> Draft | None:
        """Whom the editor puts in brackets behind a pronoun: "they [the rebels] fled"."""
        words = self.discourse.tree.words
        if words[draft.word + 1 : draft.word + 2] not in (("[",), ("(",)):
            return None
        for word in range(draft.word + 2, len(words)):
            if words[word] in ("]", ")"):
                break
            if word in self.discourse.known:
                return self.discourse.known[word][0]
        return None

    def _of_speaker(self, draft: Draft, *, side: bool) -> list[Draft]:
        """Who says "I", or for whom he or she says "we"; left open where that is told later."""
        if self.discourse.speaker is None:
            self.discourse.wait(draft)
            return []
        return [self.discourse.take(draft, self.discourse.speaker, side=side)]

    def _fits(self, draft: Draft, word: str, quoted: bool) -> Fits:
        """Whom a pronoun may mean at all."""
        speaker = self.discourse.speaker.party if quoted and self.discourse.speaker else None

        def person(one: Draft, party: Party) -> bool:
            gender = self.discourse.genders.get(party.id) or one.gender or draft.gender
            return one.person and not one.plural and gender == draft.gender and party is not speaker

        def thing(one: Draft, party: Party) -> bool:
            fits = not one.person and not one.plural and party.kind in COLLECTIVE
            return fits and party is not speaker and _acts(one)

        def many(one: Draft, party: Party) -> bool:
            fits = one.plural or (party.kind in GROUPS and not one.person)
            return fits and party is not speaker and _acts(one)

        return person if draft.person else thing if word in IT else many

    def _antecedents(self, draft: Draft, fits: Fits) -> list[Draft]:
        """Whom a pronoun takes up: a subject above it in its sentence, else the one best candidate nearby."""
        above = self._above(draft, fits) or self._beside(draft, fits)
        if above:
            return above
        last, speaker = self._last_speaker(draft, fits)
        excluded = self._clause_subject(draft)
        is_it = self.discourse.tree.lower[draft.word] == "it"
        for index in range(len(self.discourse.said) - 1, max(-1, len(self.discourse.said) - 2 - BACK), -1):
            if speaker is not None and index <= last:
                return [speaker]
            if not self.discourse.same_flow(index):
                continue
            candidates = [one for one in self.discourse.said[index] if one is not excluded]
            if index == len(self.discourse.said) - 1 and not draft.quoted:
                candidates = [one for one in candidates if not one.quoted]  # "“Poe will fall,” he said": not Poe
            if (
                draft.plural
                and index < len(self.discourse.said) - 1
                and (joined := self._joined_subject(candidates, self.discourse.trees[index]))
            ):
                return joined
            if speaker is not None:
                candidates = [one for one in candidates if one.rank > 1 and not one.quoted]
            fitting = [one for one in candidates if one.party and fits(one, one.party)]
            if fitting:
                likeliest = best(fitting)
                return [likeliest] if likeliest and (likeliest.rank == 3 or not is_it) else []  # a tie: say nothing
            if is_it and index < len(self.discourse.said) - 1:
                return []  # most likely something that is no actor
        return []

    def _last_speaker(self, draft: Draft, fits: Fits) -> tuple[int, Draft | None]:
        """Who spoke last, and in which sentence, for a pronoun that speaks ("he added"), if it may mean him or her."""
        if self.discourse.reported is None or not self.discourse.speaks(draft):
            return -1, None
        index, speaker = self.discourse.reported
        can = speaker.party is not None and fits(speaker, speaker.party)
        return index, speaker if can and len(self.discourse.said) - 1 - index <= BACK else None

    def _above(self, draft: Draft, fits: Fits) -> list[Draft]:
        """The nearest fitting subject of a clause that holds the pronoun; of its own clause only for a possessive."""
        tree, own = self.discourse.tree, draft.word
        verb, own_clause = tree.heads[own], tree.deprels[own] != "nmod:poss"
        path = {own}
        while verb >= 0 and verb not in path:
            subject = tree.child(verb, *SUBJECTS)
            own_possessor = subject in path and tree.heads[own] == subject
            if subject is not None and subject < own and not own_possessor and not own_clause:
                joined = [one for word in tree.coordination(subject) for one in self.discourse.known.get(word, ())]
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

    def _beside(self, draft: Draft, fits: Fits) -> list[Draft]:
        """The subject of a clause before the pronoun's own: "When Norland struck, it lost"."""
        tree, verb = self.discourse.tree, self.discourse.tree.heads[draft.word]
        if verb < 0 or tree.deprels[draft.word] not in SUBJECTS:
            return []
        clauses = (child for child in tree.children[verb] if tree.deprels[child] == "advcl" and child < draft.word)
        subjects = [subject for clause in clauses if (subject := tree.child(clause, *SUBJECTS)) is not None]
        found = [one for subject in subjects for one in self.discourse.known.get(subject, ())]
        return [one for one in found if one.party and fits(one, one.party) and one.quoted == draft.quoted][:1]

    def _clause_subject(self, draft: Draft) -> Draft | None:
        """The subject beside an object pronoun, which it cannot mean."""
        tree, head = self.discourse.tree, self.discourse.tree.heads[draft.word]
        if tree.deprels[draft.word] == "nmod:poss" or head < 0:
            return None
        subject = tree.child(head, *SUBJECTS)
        beside = self.discourse.known.get(subject, ()) if subject is not None and subject != draft.word else ()
        return next(iter(beside), None)

    def _joined_subject(self, candidates: Sequence[Draft], tree: Tree) -> list[Draft]:
        for one in candidates:
            if one.rank >= 2:
                words = tree.coordination(one.word)
                joined = [other for other in candidates if other.word in words]
                if len(joined) > 1:
                    return joined
        return []

    def _relative(self, draft: Draft) -> list[Draft]:
        """The head noun that a relative clause describes."""
        tree, word = self.discourse.tree, draft.word
        for _ in tree.words:
            above = tree.heads[word]
            if above < 0:
                break
            if tree.deprels[word].startswith("acl"):
                found = self.discourse.known.get(above, [])
                return [self.discourse.take(draft if at == 0 else replace(draft), one) for at, one in enumerate(found)]
            word = above
        return []


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
