"""Who stands where around an act: the slots of vocabulary/acts.csv filled from a sentence.

Takes a Tree, the sentence's mentions and roles; gives for a trigger and a slot
the mentions that fill it. A slot is a PropBank role, a preposition or a place
in the syntax; docs/reference/acts.md describes each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.claims.mentions.lexicon import DASHES
from dragoman.claims.mentions.records import Mention
from dragoman.claims.mentions.tree import Tree
from dragoman.records import Predicate
from dragoman.vocabulary.acts import light_verbs, lookup, receiving_verbs

FAVOURS = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
VERBAL = frozenset({"VERB", "AUX"})
# Their subject does what the complement says; of other verbs ("urged Moscow to withdraw") it is the object.
SUBJECT_CONTROL = frozenset(
    {"promise", "vow", "threaten", "offer", "agree", "refuse", "decline", "swear", "pledge", "plan"}
)
BY_MEANS = frozenset({"by", "while", "after", "before", "since", "when", "in", "without", "as", "despite", "though"})
GOVERNED = frozenset({"obj", "nsubj:pass", "obl", "xcomp"})
DIRECT, INSIDE, SHARED = 1.0, 0.6, 0.8  # how surely: the word itself, within its noun phrase, shared by coordination


class Parties:
    """The mentions of one sentence, found by where they stand."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention], predicates: Sequence[Predicate]) -> None:
        self.tree = tree
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
        nodes = {
            "subj": self.subjects, "obj": self.objects, "iobj": self._indirect, "poss": self._possessors,
            "compound": self._compounds, "amod": self._adjectives, "self": lambda w: iter((w,)), "head": self._heads,
            "light": self._light, "clause": self._in_clause, "favour": self._favoured,
            "bidden": self._bidden,
        }.get(slot)  # fmt: skip
        found = nodes(word) if nodes else self._oblique(word, slot)
        return self._all_in(found)

    def _hyphened(self, word: int) -> Iterator[int]:
        """The mentions that a hyphen ties to a word, whether the reader took both for one ("Iranian-backed") or not."""
        split = word > 1 and self.tree.words[word - 1] in DASHES
        for number, mention in enumerate(self.mentions):
            if mention.bond and (mention.word == word or (split and mention.last == word - 1)):
                yield number

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

    def named_at(self, node: int) -> dict[int, float]:
        """The mentions that a noun phrase is or holds: its head's own, those coordinated with it, else those inside."""
        found: dict[int, float] = {}
        for conjunct in self._conjuncts(node):
            own = self._own(conjunct)
            if own:
                found.update(dict.fromkeys(own, DIRECT if conjunct == node else SHARED))
            elif conjunct == node or not found:
                found.update(dict.fromkeys(self._inside(conjunct), INSIDE))
        return found

    def _all_in(self, nodes: Iterable[int]) -> dict[int, float]:
        found: dict[int, float] = {}
        for node in nodes:
            for number, sure in self.named_at(node).items():
                found[number] = max(sure, found.get(number, 0.0))
        return found

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
                own = self._by_word.get(child, [])
                found.extend(own or (self._inside(child, depth - 1) if depth else []))
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
        return self._all_in(nodes)

    def subjects(self, word: int, depth: int = 4) -> Iterator[int]:
        """Who does what a verb says: its own subject or agent, else the one it shares or is controlled by."""
        tree = self.tree
        agents = [c for c in tree.children[word] if tree.deprels[c] == "obl:agent" or self._by_agent(word, c)]
        active = [c for c in tree.children[word] if tree.deprels[c] in ("nsubj", "nsubj:outer")]
        if agents or active:
            yield from agents or active
            return
        passive = self._passive(word)
        if depth == 0 or passive or tree.heads[word] < 0:
            return
        yield from self._borrowed(word, depth)

    def _borrowed(self, word: int, depth: int) -> Iterator[int]:
        tree = self.tree
        head, deprel = tree.heads[word], tree.deprels[word]
        if deprel.startswith("acl"):
            if tree.lower[word - 1 : word] == ("to",) or tree.child(word, "mark") is not None:
                yield from self._possessors(head)
                yield from self._light(head)
            else:
                yield head
        elif deprel in ("xcomp", "ccomp") or (deprel == "advcl" and not self._by_means(word)):
            objects = [] if tree.lemmas[head] in SUBJECT_CONTROL else list(self.objects(head))
            if objects:
                yield from objects
            else:
                yield from self.subjects(head, depth - 1)
        elif deprel in ("conj", "advcl", "parataxis"):
            yield from self.subjects(head, depth - 1)

    def _by_means(self, word: int) -> bool:
        mark = self.tree.child(word, "mark")
        return mark is None or self.tree.lower[mark] in BY_MEANS

    def _passive(self, word: int) -> bool:
        if self.tree.child(word, "nsubj:pass", "aux:pass") is not None:
            return True
        return self.tree.reading.xpos[word] == "VBN" and self.tree.deprels[word] in ("acl", "amod")

    def _by_agent(self, word: int, child: int) -> bool:
        return self.tree.deprels[child] == "obl" and self.tree.case(child) == "by" and self._passive(word)

    def objects(self, word: int) -> Iterator[int]:
        """What a verb is done to: its object, or in the passive its subject or the noun it describes."""
        tree = self.tree
        for child in tree.children[word]:
            if tree.deprels[child] in ("obj", "nsubj:pass"):
                yield child
        if self._passive(word) and tree.deprels[word] in ("acl", "amod"):
            yield tree.heads[word]
        elif (
            tree.deprels[word] == "conj"
            and self._passive(tree.heads[word])
            and tree.child(word, "obj", "nsubj") is None
        ):
            yield from (c for c in tree.children[tree.heads[word]] if tree.deprels[c] == "nsubj:pass")
        elif (
            tree.deprels[word] == "acl:relcl"
            and tree.child(word, "obj") is None
            and tree.child(word, "nsubj") is not None
        ):
            yield tree.heads[word]

    def _indirect(self, word: int) -> Iterator[int]:
        yield from (c for c in self.tree.children[word] if self.tree.deprels[c] == "iobj")

    def _possessors(self, word: int) -> Iterator[int]:
        yield from (c for c in self.tree.children[word] if self.tree.deprels[c] == "nmod:poss")

    def _compounds(self, word: int) -> Iterator[int]:
        yield from (
            c for c in self.tree.children[word] if self.tree.deprels[c] in ("compound", "nmod:desc", "nmod:unmarked")
        )

    def _adjectives(self, word: int) -> Iterator[int]:
        for child in self.tree.children[word]:
            if self.tree.deprels[child] == "amod" and child in self._by_word:
                yield child

    def _heads(self, word: int) -> Iterator[int]:
        """The noun that an adjective or participle describes."""
        if self.tree.deprels[word] in ("amod", "acl", "acl:relcl", "compound", "nmod"):
            yield self.tree.heads[word]

    def _governor(self, word: int) -> int | None:
        """The verb whose object (or passive subject) a noun is, past its coordination."""
        tree = self.tree
        while tree.deprels[word] == "conj" and tree.heads[word] >= 0:
            word = tree.heads[word]
        head, deprel = tree.heads[word], tree.deprels[word]
        if head < 0 or deprel not in GOVERNED or tree.upos[head] not in VERBAL:
            return None
        return (
            None if deprel == "obl" and tree.child(head, "obj") is not None else head
        )  # "despite raids, held the town"

    def _light(self, word: int) -> Iterator[int]:
        """The subject of the verb that says its object is done: "launched an attack", "receives aid"."""
        verb = self._governor(word)
        if verb is not None and self.tree.lemmas[verb] in light_verbs() | receiving_verbs():
            yield from self.subjects(verb)

    def _in_clause(self, word: int) -> Iterator[int]:
        """To whom what is threatened, promised or refused would be done: "threatened to attack *Norland*"."""
        for clause in self.tree.children[word]:
            if self.tree.deprels[clause] == "xcomp" and self.tree.upos[clause] in VERBAL:
                yield from self.objects(clause)
                for preposition in ("to", "with", "against", "on", "from", "for"):
                    yield from self._oblique(clause, preposition)

    def _bidden(self, word: int) -> Iterator[int]:
        """Who is to do what the clause says: "demanded that *Norland* leave", "said that *Norland* must leave"."""
        for clause in self.tree.children[word]:
            if self.tree.deprels[clause] in ("ccomp", "acl"):
                yield from (c for c in self.tree.children[clause] if self.tree.deprels[c] == "nsubj")

    def _favoured(self, word: int) -> Iterator[int]:
        """The same where it is no harm: who refuses to condemn Norland turns down nothing of Norland's."""
        clause = self.tree.child(word, "xcomp")
        if clause is not None and any(row.type in FAVOURS for row in lookup(self.tree.lemmas[clause], "verb")):
            yield from self._in_clause(word)

    def receives(self, word: int) -> bool:
        """Whether a noun's verb makes its subject the one to whom it is done: "received aid", "faces sanctions"."""
        verb = self._governor(word)
        return verb is not None and self.tree.lemmas[verb] in receiving_verbs()

    def _oblique(self, word: int, preposition: str) -> Iterator[int]:
        """What a preposition ties to the trigger, to its light verb, or to its object."""
        tree = self.tree
        hosts = [word]
        verb = self._governor(word)
        if verb is not None and tree.lemmas[verb] in light_verbs() | receiving_verbs():
            hosts.append(verb)
        if tree.upos[word] in VERBAL:
            hosts.extend(c for c in tree.children[word] if tree.deprels[c] in ("obj", "nsubj:pass"))
        for host in hosts:
            for child in tree.children[host]:
                if (
                    child != word
                    and tree.deprels[child].startswith(("obl", "nmod"))
                    and self._cased(child, preposition)
                ):
                    yield child

    def _cased(self, word: int, preposition: str) -> bool:
        case = self.tree.case(word)
        return case is not None and (case == preposition or case.split()[-1] == preposition)
