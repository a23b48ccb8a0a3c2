"""What a noun chunk says about itself: its noun, its name, its modifiers.

Takes a Tree and the Seeds of a sentence, answers small questions that
composing asks. A chunk is called by the position of its head word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.claims.mentions.lexicon import DATELINE, DEFINITE, FEMININE, MASCULINE, PLACED, SUBJECTS
from dragoman.claims.mentions.names import Seed
from dragoman.claims.mentions.tree import Tree, is_article_of_name
from dragoman.claims.mentions.words import Noun, Words
from dragoman.vocabulary.classes import classes

HUMAN = frozenset({"chief", "officer", "people"})
GROUPING = frozenset({"group", "alliance", "people", "company", "body"})
SUBSTANTIVE = frozenset({"military"})  # beside "rebel" and its like, an adjective that may be a noun
SCOPE = frozenset({"regional", "international", "foreign", "world", "global"})  # tell without a capital
FLYING = classes("aircraft")  # before one of these a fighter is a kind of it, nobody
PREFIXES = frozenset({"pro", "anti"})


class Chunks:
    """The noun chunks of one sentence."""

    def __init__(self, tree: Tree, seeds: Sequence[Seed], words: Words) -> None:
        self.tree, self._words = tree, words
        self._nouns = [self._noun(word, upos) for word, upos in enumerate(tree.upos)]
        self.heads = {seed: tree.head_of(seed.first, seed.last) for seed in seeds}
        self.seeds: dict[int, list[Seed]] = {}
        for seed, head in self.heads.items():
            self.seeds.setdefault(tree.anchor(head), []).append(seed)

    def around(self, word: int) -> list[int]:
        """The words of the chunk that a word stands in."""
        return self.tree.chunks[self.tree.anchor(word)]

    def inside(self, head: int) -> list[Seed]:
        """The names in a chunk."""
        return self.seeds.get(self.tree.anchor(head), [])

    def noun(self, word: int) -> Noun | None:
        """What the table tells of a word, if it is used as a noun."""
        return self._nouns[word]

    def _noun(self, word: int, upos: str) -> Noun | None:
        if upos not in ("NOUN", "PROPN", "ADJ"):
            return None
        nouns = self._words.nouns
        noun = nouns.get(self.tree.lower[word]) or nouns.get(self.tree.lemmas[word])
        if noun is None and self.tree.reading.xpos[word] in ("NNS", "NNPS"):
            noun = self._words.plurals.get(self.tree.lower[word])
        if noun is not None and upos == "ADJ" and noun.kind != "group" and noun.word not in SUBSTANTIVE:
            return None
        if noun is not None and noun.kind == "land" and is_article_of_name(self.tree.words, word - 1):
            return None  # "the newspaper The Nation"
        if noun is not None and noun.word == "fighter" and not FLYING.isdisjoint(self.tree.lemmas[word + 1 : word + 2]):
            return None  # "fighter jets"
        return noun

    def name(self, head: int) -> Seed | None:
        """The name of the chunk itself: at its head, or a person's after a title that was taken for the head."""
        inside, noun = self.inside(head), self.noun(head)
        found = next((seed for seed in inside if seed.first <= head < seed.last), None)
        if found is not None and found.bond and self.tree.upos[head] != "PROPN":
            found = None
        if noun is not None and noun.kind in HUMAN and (found is None or found.party.kind == "office"):
            return next((seed for seed in inside if seed.first > head and seed.party.kind == "person"), found)
        return found

    def functions(self, head: int) -> list[Noun]:
        """The offices and occupations named in a chunk."""
        nouns = map(self.noun, self.tree.chunks.get(head, [head]))
        return [noun for noun in nouns if noun is not None and noun.kind in HUMAN]

    def groups(self, head: int) -> list[Noun]:
        """The nouns of groups that modify a name: "rebel leader Ann Poe"."""
        found = (self.noun(word) for word in self.around(head))
        return [noun for noun in found if noun is not None and noun.kind == "group"]

    def lemmas(self, head: int) -> frozenset[str]:
        """The nouns and titles by which later words may take the chunk up."""
        chunk = self.tree.chunks.get(head, [head])
        nouns = {noun.word for noun in map(self.noun, chunk) if noun}
        return frozenset(nouns | {self.tree.lower[word] for word in chunk if self.marks("title", word)})

    def has(self, head: int, kind: str) -> bool:
        """Whether a modifier of this class stands before the head, no part of a name ("African *Union* leaders")."""
        named = {word for seed in self.inside(head) for word in range(seed.first, seed.last)}
        return any(self.marks(kind, word) for word in self.around(head) if word != head and word not in named)

    def is_past(self, head: int) -> bool:
        """Whether the office is no longer held: "former", "ex-president"."""
        return self.has(head, "past") or self.marks("past", head)

    def is_ethnic(self, seed: Seed) -> bool:
        """Whether a name is of a people outside the state it is named for: "ethnic Russians in Latvia"."""
        before = self.tree.lower[seed.first - 1] if seed.first else ""
        return before == "ethnic" and seed.party.kind == "state" and not seed.bond

    def marks(self, kind: str, word: int) -> bool:
        """Whether a word is a modifier of this class."""
        return self.tree.lower[word] in self._words.modifiers[kind]

    def tells(self, word: int) -> bool:
        """Whether a modifier tells which group is meant."""
        if any(self.marks(kind, word) for kind in ("ethnic", "leaning", "private")):
            return True
        if self.marks("region", word):
            return self.tree.words[word][0].isupper() or self.tree.lower[word] in SCOPE
        noun = self.noun(word)
        return noun is not None and noun.kind in GROUPING

    def is_qualified(self, head: int) -> bool:
        """Whether a description says which: by a name, a people, a region, or without an article by a leaning.

        "The militant group" is one told of before, "militant groups" are some of their own.
        """
        before = [word for word in self.around(head) if word < head]
        if any(seed.first < head for seed in self.inside(head)):
            return True
        if self.is_definite(head):
            return any(self.marks(kind, word) for word in before for kind in ("ethnic", "region"))
        return any(self.tells(word) for word in before)

    def is_definite(self, head: int) -> bool:
        """Whether an article or the like says that one knows which."""
        return any(self.tree.lower[word] in DEFINITE for word in self.around(head))

    def parts(self, head: int) -> Iterator[str]:
        """The words before `head` that tell which group it is, as written: "Iranian-backed", "Shiite"."""
        anchor = self.tree.anchor(head)
        seeds = {seed.first: seed for seed in self.inside(anchor)}
        word = min(self.tree.chunks[anchor])
        while word < head:
            seed = seeds.get(word)
            if seed is not None:
                yield self._written(seed)
                word = seed.last
                continue
            if self.tells(word):
                small = self.tree.upos[word] == "NOUN" or (word == 0 and self.marks("leaning", word))
                yield self.tree.lower[word] if small else self.tree.words[word]
            word += 1

    def _written(self, seed: Seed) -> str:
        text = " ".join(self.tree.words[seed.first : seed.last])
        if seed.bond is None or seed.skip or seed.size:
            return text
        return f"{seed.bond}-{text}" if seed.bond in PREFIXES else f"{text}-{self.tree.words[seed.last + 1]}"

    def is_plural(self, word: int) -> bool:
        """Whether a word is plural, by its tag, else by its lemma."""
        tree = self.tree
        if tree.reading.xpos[word] in ("NNS", "NNPS"):
            return True
        return tree.upos[word] in ("NOUN", "PROPN") and tree.lower[word] == tree.lemmas[word] + "s"

    def is_titled(self, word: int) -> bool:
        """Whether a word is part of a title ("Prime Minister") or names a function ("general")."""
        if self.tree.deprels[word] in ("det", "punct", "case"):
            return False
        return self.noun(word) is not None or (word > 0 and self.tree.words[word][0].isupper())

    def is_place(self, head: int, first: int) -> bool:
        """Whether a state's name at `first` says where: by preposition, direction, dateline or a place's name."""
        tree = self.tree
        case, deprel = tree.case(head), tree.deprels[head]
        if deprel == "conj" and case is None and tree.deprels[tree.heads[head]] != "conj":
            return self.is_place(tree.heads[head], tree.heads[head])
        if case == "from":
            return deprel.startswith("obl")
        if case in PLACED or any(self.marks("direction", word) and word < first for word in self.around(head)):
            return True
        if self._is_of_place(head):
            return True
        after = tree.words[head + 1] if head + 1 < len(tree) else ""
        return head < 4 and after in DATELINE and deprel not in SUBJECTS

    def _is_of_place(self, head: int) -> bool:
        """Whether a name belongs to a place's: "the city of …", "Syria's north", "…, Iraq"."""
        deprel, above = self.tree.deprels[head], self.tree.heads[head]
        if above < 0 or deprel not in ("nmod", "nmod:poss", "nmod:unmarked", "appos", "list"):
            return False
        noun = self.noun(above)
        if noun is not None and noun.kind == "place":
            return True
        after_comma = head > 0 and self.tree.words[head - 1] == ","
        return after_comma and deprel not in ("nmod", "nmod:poss") and self.tree.upos[above] == "PROPN"


def gender(lemmas: frozenset[str]) -> str | None:
    """ "f" or "m", where a title or noun tells."""
    return "f" if lemmas & FEMININE else "m" if lemmas & MASCULINE else None
