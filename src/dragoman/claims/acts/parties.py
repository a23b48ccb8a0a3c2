"""Who stands where around an act: the slots of vocabulary/acts.csv filled from a sentence.

Takes a Tree, the sentence's mentions and roles; gives for a trigger and a slot
the mentions that fill it. A slot is a PropBank role, a preposition or a place
in the syntax; docs/reference/acts.md describes each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.claims.acts.grammar import VERBAL, Grammar
from dragoman.claims.mentions.lexicon import DASHES
from dragoman.claims.mentions.records import Mention
from dragoman.claims.mentions.tree import Tree
from dragoman.records import Predicate
from dragoman.vocabulary.acts import lookup

OF = frozenset({"from", "of", "the", "called", "known", "as"})  # between what describes a group and its name
LISTING = frozenset({",", "and", "the", "or", "&"})
FACING = frozenset({"with", "against", "toward", "towards"})  # before whom one has to do with
DIRECT, INSIDE, SHARED = 1.0, 0.6, 0.8  # how surely: the word itself, within its noun phrase, shared by coordination


class Parties:
    """The mentions of one sentence, found by where they stand."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention], predicates: Sequence[Predicate]) -> None:
        self.tree = tree
        self.grammar = Grammar(tree)
        self.mentions = mentions
        self._by_word: dict[int, list[int]] = {}
        for number, mention in enumerate(mentions):
            self._by_word.setdefault(mention.word, []).append(number)
        self._predicates = {predicate.word: predicate for predicate in predicates}

    def fill(self, word: int, slots: Iterable[str], others: Iterable[int] = ()) -> dict[int, float]:
        """Mentions (by number) that fill the first slot that anything fills, and how surely (0 to 1).

        `others` are mentions that already have a part in the act.
        """
        taken = set(others)
        for slot in slots:
            found = {number: sure for number, sure in self.at(word, slot).items() if number not in taken}
            if found:
                return found
        return {}

    def at(self, word: int, slot: str) -> dict[int, float]:
        """Mentions that fill one slot of the trigger at `word`."""
        if slot.startswith("ARG"):
            return self._role(word, slot)
        if slot in ("prefix", "suffix"):
            return dict.fromkeys(self._hyphened(word), DIRECT)
        by = self.grammar
        nodes = {
            "subj": by.subjects, "obj": by.objects, "iobj": by.indirect, "poss": by.possessors,
            "compound": by.compounds, "amod": self._adjectives, "self": self._bearers, "head": by.heads,
            "light": by.light, "clause": by.in_clause, "favour": by.favoured,
            "bidden": by.bidden,
        }.get(slot)  # fmt: skip
        found = nodes(word) if nodes else by.oblique(word, slot)
        return self._all_in(found, word)

    def _hyphened(self, word: int) -> Iterator[int]:
        """The mentions that a hyphen ties to a word, whether the reader took both for one ("Iranian-backed") or not."""
        split = word > 1 and self.tree.words[word - 1] in DASHES
        for number, mention in enumerate(self.mentions):
            if mention.bond and (mention.word == word or (split and mention.last == word - 1)):
                yield number

    def name_of(self, mention: Mention) -> int | None:
        """Who a description is said to be, or the group it names, by number: "fighters from *Ansar*".

        Who has to do with a group is not the group: "allies of Ansar".
        """
        if mention.known:
            return None
        bearers = (
            n for node in self.grammar.said_to_be(mention.word) for n in self._own(node) if self.mentions[n].known
        )
        if (bearer := next(bearers, None)) is not None:
            return bearer
        if any("self" in (*row.initiator, *row.recipient) for row in lookup(self.tree.lemmas[mention.word], "noun")):
            return None
        for number, other in enumerate(self.mentions):
            within = mention.first <= other.first and other.last <= mention.last and other.bond is None
            behind = other.first >= mention.last and set(self.tree.lower[mention.last : other.first]) <= OF
            if other.known and other.actor.kind == "group" and (within or behind):
                return number
        return None

    def listed(self, number: int) -> set[int]:
        """The mentions that stand in one list with one, itself among them: "Norland, Sudland and Westland"."""
        words = self.tree.coordination(self.mentions[number].word)
        if self.tree.case(words[0]) in ("between", "among"):
            return {number}
        found = {other for word in words for other in self._by_word.get(word, ())} | {number}
        while more := {other for other in range(len(self.mentions)) if other not in found and self._next(other, found)}:
            found |= more
        return found

    def faced(self, word: int, number: int) -> bool:
        """Whether a word names a mention's list as one side, and not both: "tensions *with* Norland and Sudland"."""
        first = self.tree.coordination(self.mentions[number].word)[0]
        return self.tree.heads[first] == word and self.tree.case(first) in FACING

    def in_list(self, one: Mention, other: Mention) -> bool:
        """Whether two stand in one list; not where one of them is of another sentence."""
        numbers = [number for number, mention in enumerate(self.mentions) if mention is one or mention is other]
        return len(numbers) == 2 and numbers[1] in self.listed(numbers[0])

    def _next(self, number: int, others: Iterable[int]) -> bool:
        """Whether nothing but what parts a list stands between a mention and one of others."""
        one = self.mentions[number]
        for other in (self.mentions[n] for n in others):
            first, second = sorted((one, other), key=lambda mention: mention.first)
            between = self.tree.lower[first.last : second.first]
            if first.last < second.first and set(between) <= LISTING:
                return True
        return False

    def opposed(self, mention: Mention) -> bool:
        """Whether a mention is the one that something is against: "the fight against the rebels"."""
        word = mention.word
        while self.tree.deprels[word] == "conj" and self.tree.heads[word] >= 0:
            word = self.tree.heads[word]
        return self.tree.case(word) == "against"

    def below(self, word: int, mention: Mention) -> bool:
        """Whether a mention hangs from a word, however far down."""
        at = mention.word
        while at >= 0 and at != word:
            at = self.tree.heads[at]
        return at == word

    def named_at(self, node: int, word: int | None = None) -> dict[int, float]:
        """The mentions that a noun phrase is or holds: its head's own, those coordinated with it, else those inside.

        What is joined to it only behind the relative clause in which a trigger `word` stands has no part in that:
        "Norland, which backs the rebels, and Sudland".
        """
        found: dict[int, float] = {}
        for conjunct in self._conjuncts(node):
            if word is not None and node < word < conjunct and self._relative(node, word):
                continue
            own = self._own(conjunct)
            if own:
                found.update(dict.fromkeys(own, DIRECT if conjunct == node else SHARED))
            elif conjunct == node or not found:
                found.update(dict.fromkeys(self._inside(conjunct), INSIDE))
        return found

    def _all_in(self, nodes: Iterable[int], word: int) -> dict[int, float]:
        found: dict[int, float] = {}
        for node in nodes:
            for number, sure in self.named_at(node, word).items():
                found[number] = max(sure, found.get(number, 0.0))
        return found

    def _relative(self, node: int, word: int) -> bool:
        """Whether a word stands in a clause that describes a noun."""
        tree = self.tree
        while tree.heads[word] >= 0 and tree.heads[word] != node:
            word = tree.heads[word]
        return tree.heads[word] == node and tree.deprels[word].startswith("acl")

    def _conjuncts(self, node: int) -> Iterator[int]:
        yield node
        for child in self.tree.children[node]:
            if self.tree.deprels[child] == "conj" and self.tree.upos[child] not in VERBAL:
                yield child

    def _own(self, node: int) -> list[int]:
        """Mentions whose head the word is, or whose name it stands in."""
        own = self._by_word.get(node)
        if own:
            return [number for number in own if self.mentions[number].bond is None]
        chunk = self.tree.anchor(node)
        if chunk != node:
            return []
        return [
            number
            for number, mention in enumerate(self.mentions)
            if mention.first <= node < mention.last
            and mention.form not in ("adjective", "pronoun")
            and not mention.as_place
        ]

    def _inside(self, node: int, depth: int = 2) -> list[int]:
        """Mentions that possess or describe a thing: "Ukraine's cities", "Iranian drones", "cities in Ukraine"."""
        found: list[int] = []
        for child in self.tree.children[node]:
            deprel = self.tree.deprels[child]
            if deprel in ("nmod:poss", "amod", "compound", "nmod", "flat", "nmod:desc", "appos"):
                apart = self.tree.case(child) in ("between", "among")
                for part in (child,) if apart else self._conjuncts(child):
                    own = self._by_word.get(part, [])
                    found.extend(own or (self._inside(part, depth - 1) if depth else []))
        if not found:  # a name inside the chunk whose head the parser put elsewhere
            found = [n for n, m in enumerate(self.mentions) if self.tree.anchor(m.word) == node and m.word != node]
        return found

    def _role(self, word: int, role: str) -> dict[int, float]:
        """Mentions that head an argument of the trigger's predicate; an argument that is a clause names nobody."""
        predicate = self._predicates.get(word)
        nodes = []
        for argument in predicate.arguments if predicate else ():
            if argument.role == role:
                head = self.tree.head_of(argument.first, argument.last)
                if self.tree.upos[head] not in VERBAL:
                    nodes.append(head)
        return self._all_in(nodes, word)

    def _bearers(self, word: int) -> Iterator[int]:
        """Whom a noun names: who is said to be it ("Norland is an ally"), else whoever it stands for itself."""
        bearers = [node for node in self.grammar.said_to_be(word) if self.named_at(node)]
        yield from bearers or (word,)

    def _adjectives(self, word: int) -> Iterator[int]:
        for child in self.tree.children[word]:
            if self.tree.deprels[child] == "amod" and child in self._by_word:
                yield child
