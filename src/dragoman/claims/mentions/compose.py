"""Make mentions of noun chunks: names with their titles, descriptions with whose they are.

Takes the Chunks of a sentence, gives Drafts. Officials, armies and
institutions act for their state and carry its id (one id, one name); groups
and people do not, and carry a readable id of their own ("syrian-rebels").
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.mentions.chunks import HUMAN, Chunks
from dragoman.claims.mentions.describe import OWN_LAND, SPEAKS_FOR, branch, group_of, parties_of
from dragoman.claims.mentions.drafting import FORMS, PLACES, Drafter
from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import PRONOUNS, RELATIVE
from dragoman.claims.mentions.links import apposed_to, complements_of, joined_to, possessor_of
from dragoman.claims.mentions.names import Names, Seed
from dragoman.claims.mentions.offices import is_known, state_of, state_within, with_office
from dragoman.claims.mentions.parties import Party, described
from dragoman.claims.mentions.tree import NOMINAL
from dragoman.claims.mentions.words import Noun

OWN_NAME = 3  # words from which an institution's name is its own: "Foreign Ministry" is not, "Atomic Energy Agency" is
ACTING = frozenset({"government", "army", "regime", "police"})  # act also as modifiers: "army offensive"
COUNTED = frozenset({"both", "two"})
PARTING = frozenset({",", ";", ":", "(", "—", "–", "“", "”", "to", "that"})
CORE = frozenset({"nsubj", "obj", "iobj", "obl", "nsubj:pass"})
PAIRED = frozenset({"party", "government", "army", "military"})  # "both governments"


class Composer:
    """The mentions of one sentence."""

    def __init__(self, chunks: Chunks, names: Names, reading: int) -> None:
        self.chunks, self.tree, self.names, self.reading = chunks, chunks.tree, names, reading
        self._drafter = Drafter(chunks, reading)
        self._made: dict[int, list[Draft]] = {}
        self._absorbed: set[int] = set()

    def drafts(self) -> list[Draft]:
        """All mentions, by the order of their head words."""
        for head in sorted(self.tree.chunks):
            if self.tree.upos[head] in NOMINAL or self.chunks.inside(head):
                self._of(head)
        for word, text in enumerate(self.tree.lower):
            if text in PRONOUNS:
                self._pronoun(word)
            elif text == "both" and self.tree.anchor(word) == word and self.tree.deprels[word] in CORE:
                self._made[word] = [self._drafter.pair(word)]
        found = [draft for head, drafts in self._made.items() if head not in self._absorbed for draft in drafts]
        return sorted(found, key=lambda draft: (draft.word, draft.first))

    def _of(self, head: int) -> list[Draft]:
        """The mentions of one chunk; several with one head word for "U.S. and Iraqi forces"."""
        if head not in self._made:
            self._made[head] = []  # a faulty tree must not send us round
            self._made[head] = self._compose(head)
        return self._made[head]

    def _compose(self, head: int) -> list[Draft]:
        inside = self.chunks.inside(head)
        if self.tree.upos[head] not in NOMINAL:
            return [self._drafter.modifier(seed) for seed in inside]
        seed, noun = self.chunks.name(head), self.chunks.noun(head)
        others = [other for other in inside if other is not seed]
        if seed is not None:
            return self._named(head, seed, others)
        if noun is None or noun.kind == "place":
            return [*map(self._drafter.modifier, others), *self._modifying(head, others)]
        return self._described(head, noun, others)

    # names

    def _named(self, head: int, seed: Seed, others: Sequence[Seed]) -> list[Draft]:
        """A chunk with a name at its head: titles and adjectives go into it."""
        body = self._body(seed)
        if body is not None and seed.last - seed.first < OWN_NAME:
            described = self._described(head, body, others)
            if any(draft.party for draft in described):
                return described
        party = self._party(head, seed, body, others)
        draft = self._drafter.draft(
            head, FORMS[seed.form], party, (self._text_first(head, seed.first, others), seed.last)
        )
        draft.bond, draft.trim = seed.bond, (seed.skip, seed.size)
        noun = self.chunks.noun(head)
        draft.person = party.kind == "person" or (party.kind == "office" and noun is not None and noun.kind in HUMAN)
        collective = seed.form in ("demonym", "adjective") or party.kind in ("group", "alliance")
        draft.plural = collective and self.chunks.is_plural(head)
        draft.functions |= party.functions
        named_place = party.kind in PLACES and seed.form in ("name", "metonym")
        draft.as_place = named_place and (party.kind == "place" or self.chunks.is_place(head, seed.first))
        draft.rank = 0 if draft.as_place else draft.rank
        self._take_apposition(head, draft)
        if draft.person or party.kind == "office" or body:
            self._absorb_owners(head)
            return [draft]
        apart = [self._drafter.modifier(other) for other in others if other.form != "adjective" or other.bond]
        if noun is not None and noun.kind in SPEAKS_FOR:
            apart += self._beside(head, seed, noun, others)
        return [draft, *apart]

    def _beside(self, head: int, seed: Seed, noun: Noun, others: Sequence[Seed]) -> list[Draft]:
        """The states joined to a name that holds the head: "Iraqi" of "Iraqi and Kurdish forces"."""
        before = [other for other in others if other.form == "adjective" and not other.bond]
        joined = joined_to(self.chunks, [*before, seed])
        if len(joined) < 2 or joined[-1] is not seed:
            return []
        text = (joined[0].first, seed.last)
        return [self._description(head, noun, branch(self.names, one.party, noun), text, ()) for one in joined[:-1]]

    def _party(self, head: int, seed: Seed, body: Noun | None, others: Sequence[Seed]) -> Party:
        """Whom a name means; of one the registry lacks, with the state that the words around it tell."""
        party = seed.party
        if self.chunks.is_ethnic(seed):
            return described(" ".join(["ethnic", *self.tree.words[seed.first : seed.last]]), "group", None)
        if is_known(self.names, seed):
            return party
        if party.kind == "person":
            return self._introduced(head, party, others)
        state = (state_of(self._owners(head, others)) or state_within(self.names, self.tree, seed)) if body else None
        if body and state:
            return Party(id=party.id, name=party.name, kind=party.kind, sector=body.sector, acts_for=state)
        return party

    def _body(self, seed: Seed) -> Noun | None:
        """The noun of a marked name that describes an institution: "Foreign Ministry"."""
        if seed.form != "unknown" or is_known(self.names, seed):
            return None
        noun = self.chunks.noun(seed.last - 1) or self.chunks.noun(self.chunks.heads[seed])
        return noun if noun is not None and noun.kind == "body" else None

    def _introduced(self, head: int, person: Party, others: Sequence[Seed]) -> Party:
        """A person with the state that title and apposition say he or she acts for."""
        functions, owners = self.chunks.functions(head), self._owners(head, others)
        groups = self.chunks.groups(head)
        apposed = apposed_to(self.chunks, head)
        if apposed is not None and (noun := self.chunks.noun(apposed)) is not None:
            functions.append(noun)
            owners = [*owners, *self._of(apposed)]
        # "rebel leader Ann Poe" leads rebels, not a government
        led = group_of(self.chunks, head, functions[0]) if groups and functions else None
        past = self.chunks.is_past(head)
        return with_office(self.names, person, [*groups, *functions], owners, led=led, past=past)

    def _take_apposition(self, head: int, draft: Draft) -> None:
        """Make one mention of a name and the description beside it, keeping the name as its text."""
        child = apposed_to(self.chunks, head)
        noun = self.chunks.noun(child) if child is not None else None
        if child is None or noun is None or noun.kind == "place" or (noun.kind in HUMAN) != draft.person:
            return
        if self.chunks.name(child) is None:
            self._of(child)
            self._absorbed.add(child)
            draft.functions |= {noun.word}
            draft.first, draft.last = self.tree.phrase(head, self.tree.chunks[head], also=[child])

    # descriptions

    def _described(self, head: int, noun: Noun, others: Sequence[Seed]) -> list[Draft]:
        """A chunk headed by a common noun, by the class of the noun and whose it is."""
        found = self._apposed_name(head, noun) or self._pair(head, noun)
        if found is not None:
            return [found]
        owners = self._owners(head, others)
        text = self._text(head, others)
        drafts = [
            self._description(head, noun, party, text, owners)
            for party in parties_of(self.chunks, self.names, head, noun, owners)
        ]  # fmt: skip
        if noun.kind in SPEAKS_FOR or noun.kind == "land":
            self._absorb_owners(head)
        return [*drafts, *(self._drafter.modifier(other) for other in others if other.bond)]

    def _modifying(self, head: int, others: Sequence[Seed]) -> list[Draft]:
        """Groups and bodies named before a noun that is no actor: "a rebel advance", "coalition airstrikes"."""
        drafts = []
        taken = {word for other in others for word in range(other.first, other.last)}
        for word in self.tree.chunks[head]:
            noun = self.chunks.noun(word)
            if word >= head or word in taken or noun is None or self.tree.deprels[word] not in ("compound", "amod"):
                continue
            owners = [self._drafter.modifier(other) for other in others if other.last <= word and not other.bond]
            if noun.kind in ("group", "alliance") or (noun.word in ACTING and not owners):
                party = parties_of(self.chunks, self.names, word, noun, owners)[0]
                draft = self._description(word, noun, party, (word, word + 1), owners)
                draft.first, draft.last, draft.form, draft.rank = word, word + 1, "adjective", 1
                drafts.append(draft)
        return drafts

    def _description(
        self, head: int, noun: Noun, party: Party | None, text: tuple[int, int], owners: Sequence[Draft]
    ) -> Draft:  # fmt: skip
        draft = self._drafter.draft(head, "description", party, text)
        draft.kind, draft.sector, draft.person = noun.kind, noun.sector, noun.kind in HUMAN
        draft.plural = self.chunks.is_plural(head)
        draft.anonymous = noun.kind in ("officer", "people") or (noun.kind == "chief" and draft.plural)
        if party is None:
            speaks = noun.kind in SPEAKS_FOR or noun.word in OWN_LAND
            draft.owner = owners[0] if owners and speaks else None
            draft.wants = "owner" if draft.owner else "description"
        return draft

    def _pair(self, head: int, noun: Noun) -> Draft | None:
        """ "Both sides", "the two leaders": a mention of two states."""
        if not any(self.tree.lower[word] in COUNTED for word in self.tree.chunks[head]):
            return None
        told = self.chunks.inside(head) or any(
            self.chunks.tells(word) for word in self.tree.chunks[head] if word < head
        )
        if told or not (noun.kind in ("chief", "land") or noun.word in PAIRED):
            return None
        return self._drafter.pair(head, noun.kind, self._text(head, ()))

    def _apposed_name(self, head: int, noun: Noun) -> Draft | None:
        """The mention of "Iran's president, Hassan Rouhani": the named one, on the whole phrase."""
        child = apposed_to(self.chunks, head)
        seed = self.chunks.name(child) if child is not None else None
        if (
            child is None
            or seed is None
            or seed.party.kind == "state"
            or (seed.party.kind == "person") != (noun.kind in HUMAN)
        ):
            return None
        named = next((draft for draft in self._of(child) if draft.text[1] == seed.last), None)
        if named is None or named.party is None:
            return None
        if named.person and not is_known(self.names, seed) and not named.party.acts_for:
            owners = self._owners(head, self.chunks.inside(head))
            named.party = with_office(self.names, named.party, [noun], owners, past=self.chunks.is_past(head))
        self._absorbed.add(child)
        self._absorb_owners(head)
        whole = self._drafter.draft(head, named.form, named.party, named.text)
        whole.person, whole.plural, whole.gender = named.person, named.plural, whole.gender or named.gender
        whole.functions |= named.functions
        whole.first, whole.last = self.tree.phrase(head, self.tree.chunks[head], also=[child])
        return whole

    # whose

    def _owners(self, head: int, others: Sequence[Seed]) -> list[Draft]:
        """Those whose officer, body or group a chunk's head is, nearest kind of link first."""
        inner = [other for other in others if not other.bond and other.party.kind != "place"]
        if inner:
            joined = joined_to(self.chunks, inner)
            close = [other for other in inner if other.party.kind != "state" and other not in joined[:-1]]
            if close:
                joined = [*joined[:-1], close[-1]]
            return [self._drafter.modifier(other) for other in joined]
        possessor = possessor_of(self.chunks, head)
        if possessor is not None and (found := self._of(self.tree.anchor(possessor)) or self._pronoun(possessor)):
            return found
        for child in complements_of(self.chunks, head):
            found = [draft for draft in self._of(child) if not draft.bond and draft.word == child]
            if found:
                return found
        return []

    def _absorb_owners(self, head: int) -> None:
        """Leave out the mentions that only say whose the head is."""
        possessor = possessor_of(self.chunks, head)
        if possessor is not None:
            self._absorbed.add(self.tree.anchor(possessor))
        for child in self.tree.children[head]:
            if child > head and self.tree.deprels[child] == "nmod" and self.tree.case(child) in ("of", "for"):
                self._absorbed.add(child)

    # drafts

    def _pronoun(self, word: int) -> list[Draft]:
        """The mention of a pronoun that may stand for an actor; the "it" of "it rained" does not."""
        made = self._made.get(word, [])
        known = [draft for draft in made if draft.word == word]
        if known or self.tree.lower[word] not in PRONOUNS or self.tree.deprels[word] == "expl":
            return known
        if self.tree.lower[word] in RELATIVE and self.tree.upos[word] != "PRON":
            return []
        pronoun = self._drafter.pronoun(word)
        self._made[word] = [*made, pronoun]
        return [pronoun]

    def _text(self, head: int, others: Sequence[Seed]) -> tuple[int, int]:
        """The words that identify a description: from the first that tells to the head, with its "of" owner."""
        last = max(
            (word + 1 for word in self.tree.chunks[head] if self.tree.deprels[word].startswith("flat")), default=0
        )
        owner = [draft.text[1] for child in complements_of(self.chunks, head)[:1] for draft in self._of(child)]
        return self._text_first(head, head, others), max([head + 1, last, *owner])

    def _text_first(self, head: int, name: int, others: Sequence[Seed]) -> int:
        """The first word that helps to identify what is named or described at `name`."""
        describes = name == head
        firsts = [other.first for other in others if other.first < name and (describes or not other.bond)]
        chunk = (word for word in self.tree.chunks[head] if word < name)
        firsts += [word for word in chunk if self.chunks.tells(word) or self.chunks.is_titled(word)]
        possessor = possessor_of(self.chunks, head)
        if possessor is not None and self.chunks.name(head) is None:
            owner = self._made.get(self.tree.anchor(possessor))
            firsts += [draft.text[0] for draft in owner or () if draft.kind != "pronoun"]
        return min([name, *(first for first in firsts if self._is_stretch(first, name))])

    def _is_stretch(self, first: int, last: int) -> bool:
        """Whether no clause or comma parts words[first:last], as it may where the reader errs."""
        between = range(first, last)
        return not any(self.tree.upos[word] in ("AUX", "SCONJ") or self.tree.words[word] in PARTING for word in between)
