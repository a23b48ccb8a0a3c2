"""Make mentions of noun chunks: names with their titles, descriptions with whose they are.

Takes the Chunks of a sentence, gives Drafts. Officials, armies and
institutions act for their state and carry its id (one id, one name); groups
and people do not, and carry a readable id of their own ("syrian-rebels").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.claims.mentions.chunks import HUMAN, Chunks, gender
from dragoman.claims.mentions.describe import OWN_LAND, SPEAKS_FOR, branch, parties_of
from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.lexicon import BETWEEN, OF, PRONOUNS, RELATIVE, SEATED, SUBJECTS
from dragoman.claims.mentions.names import Names, Seed
from dragoman.claims.mentions.parties import Party
from dragoman.claims.mentions.records import Form
from dragoman.claims.mentions.tree import NOMINAL
from dragoman.claims.mentions.words import Noun

OWN_NAME = 3  # words from which an institution's name is its own: "Foreign Ministry" is not, "Atomic Energy Agency" is
FORMS: dict[str, Form] = {
    "name": "name", "adjective": "adjective", "demonym": "demonym", "metonym": "metonym", "office": "name",
    "person": "person", "unknown": "unknown",
}  # fmt: skip
PLACES = frozenset({"state", "place"})
BODIES = frozenset({"organisation", "alliance", "group"})
ACTING = frozenset({"government", "army", "regime", "police"})  # act also as modifiers: "army offensive"
COUNTED = frozenset({"both", "two"})
PARTING = frozenset({",", ";", ":", "(", "—", "–", "“", "”", "to", "that"})
PAIRED = frozenset({"party", "government", "army", "military"})  # "both governments"


class Composer:
    """The mentions of one sentence."""

    def __init__(self, chunks: Chunks, names: Names, reading: int) -> None:
        self.chunks, self.tree, self.names, self.reading = chunks, chunks.tree, names, reading
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
            return [self._modifier(seed) for seed in inside]
        seed, noun = self.chunks.name(head), self.chunks.noun(head)
        others = [other for other in inside if other is not seed]
        if seed is not None:
            return self._named(head, seed, others)
        if noun is None or noun.kind == "place":
            return [*map(self._modifier, others), *self._modifying(head, others)]
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
        draft = self._draft(head, FORMS[seed.form], party, (self._text_first(head, seed.first, others), seed.last))
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
        apart = [self._modifier(other) for other in others if other.form != "adjective" or other.bond]
        if noun is not None and noun.kind in SPEAKS_FOR:
            apart += self._beside(head, seed, noun, others)
        return [draft, *apart]

    def _beside(self, head: int, seed: Seed, noun: Noun, others: Sequence[Seed]) -> list[Draft]:
        """The states joined to a name that holds the head: "Iraqi" of "Iraqi and Kurdish forces"."""
        before = [other for other in others if other.form == "adjective" and not other.bond]
        joined = self._joined([*before, seed])
        if len(joined) < 2 or joined[-1] is not seed:
            return []
        text = (joined[0].first, seed.last)
        return [self._description(head, noun, branch(self.names, one.party, noun), text, ()) for one in joined[:-1]]

    def _party(self, head: int, seed: Seed, body: Noun | None, others: Sequence[Seed]) -> Party:
        """Whom a name means; of one the registry lacks, with the state that the words around it tell."""
        party = seed.party
        if self._is_known(seed):
            return party
        if party.kind == "person":
            return self._introduced(head, party, others)
        state = (_state(self._owners(head, others)) or self._state_within(seed)) if body else None
        if body and state:
            return Party(id=party.id, name=party.name, kind=party.kind, sector=body.sector, acts_for=state)
        return party

    def _is_known(self, seed: Seed) -> bool:
        return self.names.registry.get(seed.party.id) is not None

    def _body(self, seed: Seed) -> Noun | None:
        """The noun of a marked name that describes an institution: "Foreign Ministry"."""
        if seed.form != "unknown" or self._is_known(seed):
            return None
        noun = self.chunks.noun(seed.last - 1) or self.chunks.noun(self.chunks.heads[seed])
        return noun if noun is not None and noun.kind == "body" else None

    def _state_within(self, seed: Seed) -> str | None:
        """The state whose adjective begins an institution's name: "Iranian Atomic Energy Agency"."""
        match = self.names.registry.longest(self.tree.words, seed.first, self.names.on)
        if match is None or match.form != "adjective" or match.actor.kind != "state":
            return None
        return match.actor.id

    def _introduced(self, head: int, person: Party, others: Sequence[Seed]) -> Party:
        """A person with the state that title and apposition say he or she acts for."""
        functions, owners = self.chunks.functions(head), self._owners(head, others)
        groups = self.chunks.groups(head)
        apposed = self._apposed(head)
        if apposed is not None and (noun := self.chunks.noun(apposed)) is not None:
            functions.append(noun)
            owners = [*owners, *self._of(apposed)]
        # "rebel leader Ann Poe" leads rebels, not a government
        return self._with_office(person, [*groups, *functions], owners, past=self.chunks.is_past(head))

    def _with_office(self, person: Party, functions: Sequence[Noun], owners: Sequence[Draft], *, past: bool) -> Party:
        speaks = not past and any(noun.kind in SPEAKS_FOR for noun in functions)
        state = _state(owners) if speaks else None
        sector = functions[0].sector if functions else None
        other = next((owner.party for owner in owners if owner.party), None)
        if state is None and other is not None and other.kind != "state":
            sector = other.sector
        speaks_for = other if speaks and state is None and other is not None and other.kind in BODIES else None
        return self.names.introduce(
            Party(
                id=person.id, name=person.name, kind="person", sector=sector, acts_for=state, represents=speaks_for
            )
        )  # fmt: skip

    def _take_apposition(self, head: int, draft: Draft) -> None:
        """Make one mention of a name and the description beside it, keeping the name as its text."""
        child = self._apposed(head)
        noun = self.chunks.noun(child) if child is not None else None
        if child is None or noun is None or noun.kind == "place" or (noun.kind in HUMAN) != draft.person:
            return
        if self.chunks.name(child) is None:
            self._of(child)
            self._absorbed.add(child)
            draft.functions |= {noun.word}
            draft.first, draft.last = self.tree.phrase(head, self.tree.chunks[head], also=[child])

    def _apposed(self, head: int) -> int | None:
        """The head of the chunk that stands beside a chunk in apposition."""
        found = (child for child in self.tree.children[head] if self.tree.deprels[child] == "appos")
        return next((child for child in found if child > head and self.tree.anchor(child) == child), None)

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
        return [*drafts, *(self._modifier(other) for other in others if other.bond)]

    def _modifying(self, head: int, others: Sequence[Seed]) -> list[Draft]:
        """Groups and bodies named before a noun that is no actor: "a rebel advance", "coalition airstrikes"."""
        drafts = []
        taken = {word for other in others for word in range(other.first, other.last)}
        for word in self.tree.chunks[head]:
            noun = self.chunks.noun(word)
            if word >= head or word in taken or noun is None or self.tree.deprels[word] not in ("compound", "amod"):
                continue
            owners = [self._modifier(other) for other in others if other.last <= word and not other.bond]
            if noun.kind in ("group", "alliance") or (noun.word in ACTING and not owners):
                party = parties_of(self.chunks, self.names, word, noun, owners)[0]
                draft = self._description(word, noun, party, (word, word + 1), owners)
                draft.first, draft.last, draft.form, draft.rank = word, word + 1, "adjective", 1
                drafts.append(draft)
        return drafts

    def _description(
        self, head: int, noun: Noun, party: Party | None, text: tuple[int, int], owners: Sequence[Draft]
    ) -> Draft:  # fmt: skip
        draft = self._draft(head, "description", party, text)
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
        draft = self._draft(head, "description", None, self._text(head, ()))
        draft.kind, draft.wants, draft.plural = noun.kind, "pair", True
        return draft

    def _apposed_name(self, head: int, noun: Noun) -> Draft | None:
        """The mention of "Iran's president, Hassan Rouhani": the named one, on the whole phrase."""
        child = self._apposed(head)
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
        if named.person and not self._is_known(seed) and not named.party.acts_for:
            owners = self._owners(head, self.chunks.inside(head))
            named.party = self._with_office(named.party, [noun], owners, past=self.chunks.is_past(head))
        self._absorbed.add(child)
        self._absorb_owners(head)
        whole = self._draft(head, named.form, named.party, named.text)
        whole.person, whole.plural, whole.gender = named.person, named.plural, whole.gender or named.gender
        whole.functions |= named.functions
        whole.first, whole.last = self.tree.phrase(head, self.tree.chunks[head], also=[child])
        return whole

    # whose

    def _owners(self, head: int, others: Sequence[Seed]) -> list[Draft]:
        """Those whose officer, body or group a chunk's head is, nearest kind of link first."""
        inner = [other for other in others if not other.bond and other.party.kind != "place"]
        if inner:
            joined = self._joined(inner)
            close = [other for other in inner if other.party.kind != "state" and other not in joined[:-1]]
            if close:
                joined = [*joined[:-1], close[-1]]
            return [self._modifier(other) for other in joined]
        possessor = self._possessor(head)
        if possessor is not None and (found := self._of(self.tree.anchor(possessor)) or self._pronoun(possessor)):
            return found
        for child in self._complements(head):
            found = [draft for draft in self._of(child) if not draft.bond and draft.word == child]
            if found:
                return found
        return []

    def _possessor(self, head: int) -> int | None:
        """The word of another chunk that possesses one of this: "Iraq" of "Iraq's Prime Minister …"."""
        for word in self.tree.chunks[head]:
            found = self.tree.child(word, "nmod:poss")
            if found is not None and self.tree.anchor(found) != head:
                return found
        return None

    def _complements(self, head: int) -> list[int]:
        """The nouns after a head that may tell whose it is: "president of X", "authorities in X"."""
        seated = self.tree.lemmas[head] in SEATED
        found = []
        for child in (child for word in self.tree.chunks[head] for child in self.tree.children[word]):
            if child > head and self.tree.deprels[child] == "nmod" and self.tree.anchor(child) == child:
                case = self.tree.case(child)
                if case in OF or (seated and case == "in"):
                    found.append(child)
        return found

    def _joined(self, seeds: Sequence[Seed]) -> list[Seed]:
        """The first seed and those joined to it: "U.S. and Iraqi", "Turkish, Russian and Iranian"."""
        joined = [seeds[0]]
        for left, right in pairwise(seeds):
            between = self.tree.lower[left.last : right.first]
            if not 0 < len(between) <= 2 or not BETWEEN.issuperset(between):
                break
            joined.append(right)
        return joined

    def _absorb_owners(self, head: int) -> None:
        """Leave out the mentions that only say whose the head is."""
        possessor = self._possessor(head)
        if possessor is not None:
            self._absorbed.add(self.tree.anchor(possessor))
        for child in self.tree.children[head]:
            if child > head and self.tree.deprels[child] == "nmod" and self.tree.case(child) in ("of", "for"):
                self._absorbed.add(child)

    # drafts

    def _draft(self, word: int, form: Form, party: Party | None, text: tuple[int, int]) -> Draft:
        first, last = self.tree.phrase(word, self.tree.chunks.get(word, [word]))
        lemmas = self.chunks.lemmas(word)
        return Draft(
            reading=self.reading, word=word, start=self._start(word), first=min(first, text[0]), last=last, text=text,
            party=party, form=form, functions=lemmas, gender=gender(lemmas),
            rank=self._rank(word),
        )  # fmt: skip

    def _modifier(self, seed: Seed) -> Draft:
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

    def _pronoun(self, word: int) -> list[Draft]:
        """The mention of a pronoun that may stand for an actor; the "it" of "it rained" does not."""
        made = self._made.get(word)
        if made or self.tree.lower[word] not in PRONOUNS or self.tree.deprels[word] == "expl":
            return made or []
        if self.tree.lower[word] in RELATIVE and self.tree.upos[word] != "PRON":
            return []
        draft = self._draft(word, "pronoun", None, (word, word + 1))
        draft.wants, draft.kind = "pronoun", "pronoun"
        self._made[word] = [draft]
        return [draft]

    def _rank(self, word: int) -> int:
        """How likely later words take a word up: 3 the subject of the sentence, 2 of a clause, 1 any other."""
        head = self.tree.heads[word]
        if self.tree.deprels[word] == "conj" and self.tree.deprels[head] != "conj":
            return self._rank(head)
        if head < 0 or self.tree.deprels[word] not in SUBJECTS:
            return 1
        return 3 if self.tree.heads[head] < 0 else 2

    def _text(self, head: int, others: Sequence[Seed]) -> tuple[int, int]:
        """The words that identify a description: from the first that tells to the head, with its "of" owner."""
        last = max(
            (word + 1 for word in self.tree.chunks[head] if self.tree.deprels[word].startswith("flat")), default=0
        )
        owner = [draft.text[1] for child in self._complements(head)[:1] for draft in self._of(child)]
        return self._text_first(head, head, others), max([head + 1, last, *owner])

    def _text_first(self, head: int, name: int, others: Sequence[Seed]) -> int:
        """The first word that helps to identify what is named or described at `name`."""
        describes = name == head
        firsts = [other.first for other in others if other.first < name and (describes or not other.bond)]
        chunk = (word for word in self.tree.chunks[head] if word < name)
        firsts += [word for word in chunk if self.chunks.tells(word) or self.chunks.is_titled(word)]
        possessor = self._possessor(head)
        if possessor is not None and self.chunks.name(head) is None:
            owner = self._made.get(self.tree.anchor(possessor))
            firsts += [draft.text[0] for draft in owner or () if draft.kind != "pronoun"]
        return min([name, *(first for first in firsts if self._is_stretch(first, name))])

    def _is_stretch(self, first: int, last: int) -> bool:
        """Whether no clause or comma parts words[first:last], as it may where the reader errs."""
        between = range(first, last)
        return not any(self.tree.upos[word] in ("AUX", "SCONJ") or self.tree.words[word] in PARTING for word in between)


def _state(owners: Sequence[Draft]) -> str | None:
    return next((owner.party.acts_for for owner in owners if owner.party and owner.party.acts_for), None)
