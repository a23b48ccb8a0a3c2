"""The syntax of one sentence, as mentions need it.

Takes a Reading, gives its noun chunks: a head with the words that name or
describe it on the same stretch, without what follows in a clause of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.claims.mentions.lexicon import BONDS, DASHES, NAME_BEGINS
from dragoman.records import Name, Reading

INNER = frozenset({"compound", "amod", "nummod", "det", "fixed", "goeswith", "nmod:desc", "det:predet"})
OUTER = frozenset({
    "acl:relcl", "acl", "conj", "cc", "appos", "parataxis", "punct", "list", "dep", "orphan", "cop", "nsubj",
    "nsubj:pass", "aux", "advcl", "advcl:relcl", "mark", "csubj", "vocative", "discourse",
})  # fmt: skip
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})


class Tree:
    """A sentence's words with their children and chunks."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.is_caption = reading.sentence.block == "caption"
        self.words = tuple(token.text for token in reading.sentence.tokens)
        self.lower = tuple(word.lower().replace("’", "'") for word in self.words)
        self.lemmas = tuple(lemma.lower().replace("’", "'") for lemma in reading.lemmas)
        self.upos, self.heads, self.deprels = reading.upos, reading.heads, reading.deprels
        self.children: list[list[int]] = [[] for _ in self.words]
        for word, head in enumerate(self.heads):
            if head >= 0:
                self.children[head].append(word)
        self.matches: dict[int, Any] = {}  # of the registry, by first word
        self._parents = list(self.heads)
        self._joined: set[int] = set()
        self._anchors: list[int] = []
        self._chunks: dict[int, list[int]] = {}
        self._cases: dict[int, str | None] = {}

    def __len__(self) -> int:
        return len(self.words)

    def join(self, first: int, last: int, head: int) -> None:
        """Keep words[first:last] together under `head`, one of them, however they were parsed."""
        self._anchors = []
        for word in range(first, last):
            if word != head:
                self._parents[word] = head
                self._joined.add(word)
        loose = self.deprels[head].startswith("flat") or self.deprels[head] == "nmod:desc"
        if loose and self.heads[head] < first:
            self._parents[head] = -1  # a whole name is no part of a name or title before it

    @property
    def chunks(self) -> dict[int, list[int]]:
        """The words of each chunk, by its head."""
        if not self._anchors:
            self._settle()
        return self._chunks

    def anchor(self, word: int) -> int:
        """The head of the chunk that a word belongs to."""
        if not self._anchors:
            self._settle()
        return self._anchors[word]

    def _settle(self) -> None:
        """Part the words into chunks, as the names joined so far allow."""
        self._anchors = [-1] * len(self.words)
        for word in range(len(self.words)):
            self._find_anchor(word)
        self._chunks = {}
        for word, anchor in enumerate(self._anchors):
            self._chunks.setdefault(anchor, []).append(word)

    def is_hyphen(self, word: int) -> bool:
        """Whether a dash joins the words beside it without a space."""
        before, dash, after = self.reading.sentence.tokens[word - 1 : word + 2]
        return before.end == dash.start and dash.end == after.start

    def child(self, word: int, *deprels: str) -> int | None:
        """The first child in one of these relations."""
        return next((child for child in self.children[word] if self.deprels[child] in deprels), None)

    def case(self, word: int) -> str | None:
        """The preposition before a word, lower case: "in", "according to"."""
        if word not in self._cases:
            self._cases[word] = self._find_case(word)
        return self._cases[word]

    def _find_case(self, word: int) -> str | None:
        marks = [child for child in self.children[word] if self.deprels[child] == "case" and child < word]
        if not marks:
            return None
        fixed = [child for child in self.children[marks[0]] if self.deprels[child] == "fixed"]
        return " ".join(self.lower[child] for child in [marks[0], *fixed])

    def head_of(self, first: int, last: int) -> int:
        """The word of words[first:last] that hangs on a word outside them."""
        for word in range(first, last):
            if not first <= self.heads[word] < last:
                return word
        return last - 1

    def phrase(self, head: int, chunk: Iterable[int], also: Iterable[int] = ()) -> tuple[int, int]:
        """First and last (exclusive) word of the noun phrase of `head`, without clauses and conjuncts.

        What stands between two kept words is kept with them.
        """
        kept = set(chunk)
        rest = [child for word in kept for child in self.children[word] if child not in kept]
        rest.extend(also)
        while rest:
            word = rest.pop()
            if word in kept or (self.deprels[word] in OUTER and word not in also):
                continue
            kept.add(word)
            rest.extend(self.children[word])
        case = {child for child in self.children[head] if self.deprels[child] == "case"}
        case |= {child for word in case for child in self.children[word]}
        inside = sorted(kept - case)
        return inside[0], inside[-1] + 1

    def coordination(self, word: int) -> list[int]:
        """The conjuncts that a word stands in, itself included, in order."""
        first = self.heads[word] if self.deprels[word] == "conj" else word
        return sorted([first, *(child for child in self.children[first] if self.deprels[child] == "conj")])

    def _find_anchor(self, word: int) -> None:
        path = []
        while self._anchors[word] < 0:
            path.append(word)
            if len(path) > len(self.words) or not self._inner(word):
                self._anchors[word] = word
                break
            word = self._parents[word]
        for step in path:
            self._anchors[step] = self._anchors[word]

    def _inner(self, word: int) -> bool:
        """Whether a word names or describes its head on the same stretch."""
        head, deprel = self._parents[word], self.deprels[word]
        if head < 0 or head == word:
            return False
        if word in self._joined:
            return True
        if deprel.startswith("flat") or deprel in INNER:
            return abs(head - word) < 16
        above = self.deprels[head]
        if deprel == "conj":
            return above in ("amod", "compound") and word < self.heads[head]
        if deprel in ("nmod", "case", "obl", "obl:unmarked", "nsubj", "advmod", "punct", "cc", "nmod:unmarked"):
            if above == "nmod:desc" or (deprel == "case" and self._described(head)):
                return True
            between = self.words[word + 1 : head]
            return above == "amod" and word < head and (deprel == "advmod" or "-" in between or self.words[word] == "-")
        return False

    def _described(self, word: int) -> bool:
        return self.deprels[word] == "nmod" and self.heads[word] >= 0 and self.deprels[self.heads[word]] == "nmod:desc"


def is_article_of_name(words: Sequence[str], word: int) -> bool:
    """Whether an article within a sentence is written as part of a name: "The" of "the newspaper The Nation"."""
    return 0 < word < len(words) - 1 and words[word] == "The" and words[word + 1][0].isupper()


def whole_names(tree: Tree) -> Iterator[Name]:
    """The names as the reader marked them, but whole where it cut a person's: "Hassan-Yari", "Ali al Masri"."""
    last = 0
    names = tree.reading.names
    for at, name in enumerate(names):
        if name.first < last:
            continue
        last = name.last
        if name.kind in ("PER", "ORG"):
            while (further := _further(tree, name, last, names[at + 1 :])) > last:
                last = further
        yield name if last == name.last else Name(kind=name.kind, first=name.first, last=last)


def _further(tree: Tree, name: Name, last: int, after: Sequence[Name]) -> int:
    """The end of a name that goes on at `last`: by an Arabic article, a hyphen, or another person's name."""
    words = tree.words
    if last + 1 < len(words) and words[last] in NAME_BEGINS and words[last + 1][0].isupper():
        return last + 2
    if name.kind == "PER" and last + 1 < len(words) and words[last] in DASHES:
        second = words[last + 1]
        given = last - name.first > 1 and second not in BONDS  # "Chul-hwan", but not "Poe-backed"
        return last + 2 if tree.is_hyphen(last) and (second[0].isupper() or given) else last
    further = (other.last for other in after if other.first == last and {name.kind, other.kind} == {"PER"})
    return next(further, last)
