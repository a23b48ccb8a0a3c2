"""Who stands where around a word by syntax alone: the subject and object of meaning, what a preposition ties to it.

Takes a Tree, gives words. Who does what an infinitive or a noun says is often
told elsewhere: "promised to leave", "launched an attack".
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.mentions.tree import Tree
from dragoman.vocabulary.acts import light_verbs, lookup, receiving_verbs
from dragoman.vocabulary.classes import classes

FAVOURS = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
VERBAL = frozenset({"VERB", "AUX"})
# Their subject does what the complement says; of other verbs ("urged Moscow to withdraw") it is the object.
SUBJECT_CONTROL = frozenset(
    {"promise", "vow", "threaten", "offer", "agree", "refuse", "decline", "swear", "pledge", "plan"}
)
BY_MEANS = frozenset({"by", "while", "after", "before", "since", "when", "in", "without", "as", "despite", "though"})
GOVERNED = frozenset({"obj", "nsubj:pass", "obl", "xcomp"})


class Grammar:
    """The words of one sentence, found by how they hang together."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

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
                bearers = list(self.said_to_be(head))
                yield from bearers or (*self.possessors(head), *self.light(head))
            else:
                yield head
                if tree.lemmas[head] in classes("writing"):
                    yield from self._writers(head, depth)
        elif deprel in ("xcomp", "ccomp") or (deprel == "advcl" and not self._by_means(word)):
            objects = [] if tree.lemmas[head] in SUBJECT_CONTROL else list(self.objects(head))
            if objects:
                yield from objects
            else:
                yield from self.subjects(head, depth - 1)
        elif deprel in ("conj", "advcl", "parataxis"):
            yield from self.subjects(head, depth - 1)

    def _writers(self, word: int, depth: int) -> Iterator[int]:
        """Who says what a writing says: "Norland's report accusing …", "Norland released a report accusing …"."""
        yield from self.possessors(word)
        if self.tree.deprels[word] == "obj":
            yield from self.subjects(self.tree.heads[word], depth - 1)

    def _by_means(self, word: int) -> bool:
        mark = self.tree.child(word, "mark")
        return mark is None or self.tree.lower[mark] in BY_MEANS

    def _passive(self, word: int) -> bool:
        if self.tree.child(word, "nsubj:pass", "aux:pass") is not None:
            return True
        return self.tree.reading.xpos[word] == "VBN" and self.tree.deprels[word] in ("acl", "amod")

    def _by_agent(self, word: int, child: int) -> bool:
        if self.tree.deprels[child] != "obl" or self.tree.case(child) != "by":
            return False
        # "a jet, shot down by Norland": a participle that is hung up wrongly still has neither subject nor object.
        bare = self.tree.reading.xpos[word] == "VBN" and self.tree.child(word, "nsubj", "obj", "aux") is None
        return bare or self._passive(word)

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

    def indirect(self, word: int) -> Iterator[int]:
        yield from (c for c in self.tree.children[word] if self.tree.deprels[c] == "iobj")

    def possessors(self, word: int) -> Iterator[int]:
        yield from (c for c in self.tree.children[word] if self.tree.deprels[c] == "nmod:poss")

    def compounds(self, word: int) -> Iterator[int]:
        yield from (
            c for c in self.tree.children[word] if self.tree.deprels[c] in ("compound", "nmod:desc", "nmod:unmarked")
        )

    def heads(self, word: int) -> Iterator[int]:
        """The noun that an adjective or participle describes."""
        if self.tree.deprels[word] in ("amod", "acl", "acl:relcl", "compound", "nmod"):
            yield self.tree.heads[word]

    def said_to_be(self, word: int) -> Iterator[int]:
        """Who is, becomes or is taken for what a noun says: "Norland is …", "called Norland …", "described it as …"."""
        tree = self.tree
        head, deprel = tree.heads[word], tree.deprels[word]
        own = tree.child(word, "nsubj", "nsubj:outer")
        if own is not None and (tree.child(word, "cop") is not None or deprel == "xcomp"):
            yield own
        elif head >= 0 and (deprel == "xcomp" or (deprel == "obl" and tree.case(word) == "as")):
            objects = [node for node in self.objects(head) if node != word]
            yield from objects or self.subjects(head)

    def _governor(self, word: int) -> int | None:
        """The verb whose object (or passive subject) a noun is, past its coordination."""
        tree = self.tree
        while tree.deprels[word] == "conj" and tree.heads[word] >= 0:
            word = tree.heads[word]
        head, deprel = tree.heads[word], tree.deprels[word]
        if head < 0 or deprel not in GOVERNED or tree.upos[head] not in VERBAL:
            return None
        return None if deprel == "obl" and tree.child(head, "obj") is not None else head  # "despite raids, held it"

    def light(self, word: int) -> Iterator[int]:
        """The subject of the verb that says its object is done: "launched an attack", "receives aid"."""
        verb = self._governor(word)
        if verb is not None and self.tree.lemmas[verb] in light_verbs() | receiving_verbs():
            yield from self.subjects(verb)

    def in_clause(self, word: int) -> Iterator[int]:
        """To whom what is threatened, promised or refused would be done: "threatened to attack *Norland*"."""
        for clause in self.tree.children[word]:
            if self.tree.deprels[clause] == "xcomp" and self.tree.upos[clause] in VERBAL:
                yield from self.objects(clause)
                for preposition in ("to", "with", "against", "on", "from", "for"):
                    yield from self.oblique(clause, preposition)

    def bidden(self, word: int) -> Iterator[int]:
        """Who is to do what the clause says: "demanded that *Norland* leave", "said that *Norland* must leave"."""
        for clause in self.tree.children[word]:
            if self.tree.deprels[clause] in ("ccomp", "acl"):
                yield from (c for c in self.tree.children[clause] if self.tree.deprels[c] == "nsubj")

    def favoured(self, word: int) -> Iterator[int]:
        """The same where it is no harm: who refuses to condemn Norland turns down nothing of Norland's."""
        clause = self.tree.child(word, "xcomp")
        if clause is not None and any(row.type in FAVOURS for row in lookup(self.tree.lemmas[clause], "verb")):
            yield from self.in_clause(word)

    def receives(self, word: int) -> bool:
        """Whether a noun's verb makes its subject the one to whom it is done: "received aid", "faces sanctions"."""
        verb = self._governor(word)
        return verb is not None and self.tree.lemmas[verb] in receiving_verbs()

    def oblique(self, word: int, preposition: str) -> Iterator[int]:
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
