"""Names in a sentence: those of the registry, those the reader marked, and those a report introduces itself.

Takes a Tree, gives Seeds. A report's own short forms ("Wallace" after "Ben
Wallace", "IRGC" after "Revolutionary Guard Corps (IRGC)") hold for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from dragoman.actors.actor import Actor
from dragoman.claims.mentions.lexicon import BONDS, DASHES, NAME_BEGINS, PAPERS
from dragoman.claims.mentions.parties import Party, named
from dragoman.claims.mentions.records import Bond
from dragoman.claims.mentions.shorts import Bodies
from dragoman.claims.mentions.titles import is_first_name, is_title, name_after_title
from dragoman.claims.mentions.tree import Tree, whole_names
from dragoman.claims.mentions.words import Words
from dragoman.records import Name, Record

PREFIX = re.compile(r"^(anti|pro)-?(?=[A-Z])|^(anti|pro)-", re.IGNORECASE)
SUFFIX = re.compile(r"^(.+?)[-‐‑](" + "|".join(BONDS) + r")$", re.IGNORECASE)
MINISTERS = (("minister",), ("secretary",))
ALSO_KNOWN = ("also known as", "known as", "otherwise known as", "formerly known as", "abbreviated as")


class Registry(Protocol):
    """What mentions ask of the actors."""

    def longest(self, words: Sequence[str], first: int, on: date | None = None) -> Match | None: ...

    def get(self, id: str) -> Actor | None: ...


class Match(Protocol):
    """An actor's name in a sentence: words[first:last]."""

    @property
    def actor(self) -> Actor: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def form(self) -> str: ...
    @property
    def weak(self) -> bool: ...


class Seed(Record, frozen=True, kw_only=True):
    """A name on words[first:last]; `skip` characters of the first word are not part of it ("pro-" of "pro-Russian")."""

    first: int
    last: int
    party: Party
    form: str  # the registry's, or "unknown"
    bond: Bond | None = None
    skip: int = 0
    size: int | None = None  # of a bond within one word ("Iranian-backed"): characters that are the name


class Names:
    """The names of one report."""

    def __init__(self, registry: Registry, words: Words, on: date | None) -> None:
        self.registry, self.words, self.on = registry, words, on
        self._parties: dict[str, Party] = {}
        self.cast: dict[str, Party] = {}  # people the registry lacks, as fully as the report introduces them
        self._short: dict[str, Party | None] = {}  # None: several could be meant
        self._bodies = Bodies(registry, words, on)

    def party(self, actor: Actor) -> Party:
        """An actor of the registry on the report's day."""
        found = self._parties.get(actor.id)
        if found is None:
            functions = frozenset(part for term in actor.serving(self.on) for part in (term.office or "").split("-"))
            spoken_for = self.registry.get(actor.represents(self.on) or "")
            found = self._parties[actor.id] = Party(
                id=actor.id, name=actor.name, kind=actor.kind, sector=actor.sector_on(self.on),
                acts_for=actor.acts_for(self.on), functions=functions,
                represents=self.party(spoken_for) if spoken_for else None,
            )  # fmt: skip
        return found

    def state(self, id: str, sector: str | None) -> Party:
        """A state in one of its branches: its army, its courts."""
        actor = self.registry.get(id)
        return Party(id=id, name=actor.name if actor else id, kind="state", sector=sector or "GOV", acts_for=id)

    def introduce(self, person: Party) -> Party:
        """A person as fully as the report has introduced him or her so far."""
        known = self.cast.get(person.id)
        if known is None or (person.acts_for and not known.acts_for) or (person.sector and not known.sector):
            self.cast[person.id] = person
        return self.cast[person.id]

    def learn(self, tree: Tree) -> None:
        """Keep the short forms that a sentence introduces."""
        for seed in self.seeds(tree):
            if seed.bond:
                continue
            if seed.party.kind == "person":
                first = self._untitled(tree, seed.first, seed.last)
                self._learn_person(tree.words[first : seed.last], seed.party)
            elif seed.form != "adjective":
                self._learn_acronym(tree, seed)
                self._bodies.learn(tree, seed.first, seed.last, seed.party)
            if seed.party.kind == "media" and seed.last - seed.first > 1 and tree.lower[seed.last - 1] in PAPERS:
                self._short.setdefault(tree.words[seed.last - 1], seed.party)

    def seeds(self, tree: Tree) -> list[Seed]:
        """The names of a sentence, in order, without overlap; what the reader marked longer than the registry wins."""
        marked = {first: (last, kind) for first, last, kind in self._marked(tree)}
        found: list[Seed] = []
        at = 0
        while at < len(tree.words):
            seed = None if _ends_place(tree, at) else self._listed(tree, at)
            if at in marked:
                last, kind = marked[at]
                last = max(last, name_after_title(tree, at, self.words)) if kind == "PER" else last
                if seed is None or (last > seed.last and not self._contains(kind, seed, tree, last)):
                    seed = self._own(tree, at, last, kind) or seed
            elif seed is None and tree.upos[at] == "PROPN" and not _ends_place(tree, at):
                last = name_after_title(tree, at, self.words)
                known = self._short.get(tree.words[at]) or self._bodies.meant(tree, at, at + 1)
                if last > at:
                    seed = self._own(tree, at, last, "PER")
                elif known:
                    seed = Seed(first=at, last=at + 1, party=known, form="name")
            if seed is None:
                at += 1
            else:
                if not self._is_lookalike(seed):
                    found.append(self._bound(tree, seed))
                at = seed.last
        return found

    def _match(self, tree: Tree, at: int) -> Match | None:
        """The registry's longest name here, but no surname that a longer name goes on from; asked once a word."""
        if at not in tree.matches:
            found = self.registry.longest(tree.words, at, self.on)
            tree.matches[at] = None if found is not None and found.weak and _goes_on(tree, found) else found
        match: Match | None = tree.matches[at]
        return match

    def _is_lookalike(self, seed: Seed) -> bool:
        """Whether the registry lists a name only so that no actor is seen in it: "Vietnam War"."""
        return seed.party.kind == "unknown" and self.registry.get(seed.party.id) is not None

    def _listed(self, tree: Tree, at: int) -> Seed | None:
        """The registry's name that begins here, also behind "anti-" and before "-led"."""
        word = tree.words[at]
        if word.islower() and word not in NAME_BEGINS and "-" not in word:
            return None
        match = self._match(tree, at)
        known = self._short.get(word)
        if (
            known
            and (match is None or match.last == at + 1)
            and (known.kind != "person" or (match and match.form == "person") or _is_person(tree, at))
        ):
            return Seed(first=at, last=at + 1, party=known, form="person" if known.kind == "person" else "name")
        if match is not None:
            return Seed(first=at, last=match.last, party=self.party(match.actor), form=match.form)
        if word[0].isupper() and (region := self.words.regions.get(tree.lower[at])):
            match = self.registry.longest((region,), 0, self.on)
            return Seed(first=at, last=at + 1, party=self.party(match.actor), form="adjective") if match else None
        if prefix := PREFIX.match(word):
            rest = (*tree.words[:at], word[prefix.end() :], *tree.words[at + 1 :])
            match = self.registry.longest(rest, at, self.on)
            bond: Bond = "anti" if prefix.group().lower().startswith("anti") else "pro"
            party = self.party(match.actor) if match else self._short.get(rest[at])
            if party is not None:
                return Seed(first=at, last=match.last if match else at + 1, party=party, form="adjective", bond=bond,
                            skip=prefix.end())  # fmt: skip
        elif suffix := SUFFIX.match(word):
            match = self.registry.longest((suffix.group(1),), 0, self.on)
            if match is not None:
                return Seed(first=at, last=at + 1, party=self.party(match.actor), form="adjective",
                            bond=BONDS[suffix.group(2).lower()], size=len(suffix.group(1)))  # fmt: skip
        return None

    def _bound(self, tree: Tree, seed: Seed) -> Seed:
        """The seed with the bond that the words beside it make: "Iranian - backed", "anti - Iran"."""
        words, last = tree.lower, seed.last
        bond = seed.bond
        if last + 1 < len(words) and words[last] in DASHES:
            bond = BONDS.get(words[last + 1], bond)
        if seed.first > 1 and words[seed.first - 1] in DASHES and words[seed.first - 2] in ("anti", "pro"):
            bond = "anti" if words[seed.first - 2] == "anti" else "pro"
        if bond == seed.bond:
            return seed
        return Seed(first=seed.first, last=last, party=seed.party, form="adjective", bond=bond)

    def _marked(self, tree: Tree) -> Iterator[tuple[int, int, str]]:
        """People and organisations as the reader marked them, titles and adjectives before the name left out."""
        for name in whole_names(tree):
            first, last = name.first, name.last
            if name.kind == "ORG" and last - first == 1 and tree.lower[last : last + 1] in MINISTERS:
                continue  # "Labor Minister Ann Poe"
            if name.kind == "PER":
                first = self._untitled(tree, first, last)
            while last - first > 1 and tree.deprels[first] in ("det", "punct", "case"):
                first += 1
            if name.kind in ("PER", "ORG") and tree.words[first][0].isalpha() and not self._is_pair(tree, name):
                yield first, last, name.kind

    def _is_pair(self, tree: Tree, name: Name) -> bool:
        """Whether a marked name is two that are known apart: "Putin-Rouhani"."""
        inside = range(name.first + 1, name.last - 1)
        return any(tree.words[at] in DASHES and tree.words[at - 1] in self._short for at in inside)

    def _untitled(self, tree: Tree, first: int, last: int) -> int:
        """Where a person's name begins, titles and adjectives before it left out."""
        while first < last - 1:
            match = self._match(tree, first)
            if match is not None and match.form in ("adjective", "office") and match.last < last:
                first = match.last
            elif is_title(self.words, tree.lower[first]) or tree.lower[first] in self.words.nouns:
                first += 1
            else:
                break
        return first

    def _contains(self, kind: str, seed: Seed, tree: Tree, last: int) -> bool:
        """Whether a marked name only runs on from the seed's, or tells its body: "Iranian Foreign Ministry"."""
        if kind == "PER":
            return seed.party.kind != "person" and not self._is_given(seed, tree, last)
        if seed.party.kind not in ("state", "person"):
            return True
        noun = self.words.nouns.get(tree.lemmas[last - 1])
        short = last - seed.last < 3  # "Iranian Foreign Ministry", but not "Iranian Atomic Energy Agency"
        return short and noun is not None and noun.kind == "body"

    def _is_given(self, seed: Seed, tree: Tree, last: int) -> bool:
        """Whether a state's name is only somebody's first: "Chad Brewer"."""
        one = seed.party.kind == "state" and seed.form in ("name", "metonym") and seed.last == seed.first + 1
        return one and is_first_name(tree, seed.first, last, self.words) and self._match(tree, seed.last) is None

    def _own(self, tree: Tree, first: int, last: int, kind: str) -> Seed | None:
        """A marked name as the report introduces it; None for a lone common noun ("Army")."""
        words = tree.words[first:last]
        if words[-1] in ("'s", "’s"):
            words, last = words[:-1], last - 1
        if not words:
            return None
        known = self._short.get(words[0]) if len(words) == 1 else None
        if known and known.kind == "person":
            return Seed(first=first, last=last, party=known, form="person")
        if kind == "ORG" and (body := self._bodies.meant(tree, first, last)):
            return Seed(first=first, last=last, party=body, form="name")
        noun = self.words.nouns.get(tree.lower[last - 1]) or self.words.nouns.get(tree.lemmas[last - 1])
        if len(words) == 1 and (noun or tree.upos[first] == "NOUN" or is_title(self.words, tree.lower[first])):
            return None
        if kind == "PER":
            party = self._short.get(words[-1] if len(words) == 1 else " ".join(words))
            return Seed(first=first, last=last, party=party or named(words, "person"), form="person")
        if noun is not None and (noun.kind in ("chief", "officer") or (noun.kind == "body" and len(words) < 3)):
            return None
        return Seed(first=first, last=last, party=named(words, "organisation"), form="unknown")

    def _learn_person(self, words: Sequence[str], party: Party) -> None:
        if len(words) < 2:
            return
        known = self._short.get(words[-1])
        if known is not None and known.kind == "person" and known.name.split()[0] == words[0]:
            self._short.setdefault(" ".join(words), known)  # "Ann B. Poe" is Ann Poe
            return
        self._short.setdefault(" ".join(words), party)
        for word in (words[-1], words[0]):
            other = self._short.setdefault(word, party)
            if other is not None and other.id != party.id and not (word == words[-1] and self.registry.get(other.id)):
                self._short[word] = None

    def _learn_acronym(self, tree: Tree, seed: Seed) -> None:
        """Keep "IRGC" of "Revolutionary Guard Corps (IRGC)" and "ISIS" of "Islamic State, also known as ISIS"."""
        words, at = tree.words, seed.last
        while at < len(words) and at < seed.last + 2 and tree.deprels[at] != "punct":
            at += 1
        short = None
        if at + 2 < len(words) and words[at] == "(" and words[at + 2] == ")":
            short = words[at + 1]
        elif at < len(words) and words[at] in (",", "("):
            for phrase in ALSO_KNOWN:
                told = phrase.split()
                if list(tree.lower[at + 1 : at + 1 + len(told)]) == told and at + 1 + len(told) < len(words):
                    short = words[at + 1 + len(told)]
        if short and len(short) > 1 and sum(letter.isupper() for letter in short) * 2 > len(short):
            self._short.setdefault(short, seed.party)


def _goes_on(tree: Tree, match: Match) -> bool:
    """Whether the word after a name is part of it: "Hussein Salami" is not the Hussein of the registry."""
    after = match.last
    if after >= len(tree.words) or tree.upos[after] != "PROPN":
        return False
    return tree.deprels[after].startswith("flat") or match.first <= tree.heads[after] < after


def _ends_place(tree: Tree, word: int) -> bool:
    """Whether a word is the last of a name that hyphens hold together: "Mazar-i-Sharif" names no Sharif."""
    before = tree.words[max(word - 3, 0) : word]
    return len(before) == 3 and before[0] in DASHES and before[1].islower() and before[2] in DASHES


def _is_person(tree: Tree, word: int) -> bool:
    """Whether the reader takes a word for somebody's name: "Rome said", of the analyst Ann Rome."""
    return any(name.kind == "PER" and name.first <= word < name.last for name in tree.reading.names)
