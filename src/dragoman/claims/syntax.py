"""The syntax of one sentence, as finding acts, stances and sources needs it.

Takes a Reading, gives its words' children, subjects, objects and prepositions.
Subjects and objects are those of meaning: the object of a passive verb is its
grammatical subject, that of a participle after a noun is the noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import Reading
from dragoman.vocabulary.forms import lemma_of

SUBJECT = frozenset({"nsubj", "csubj", "nsubj:outer", "csubj:outer"})
PASSIVE_SUBJECT = frozenset({"nsubj:pass", "csubj:pass"})
POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj"}  # of the words that the tables inflect
GERUND = frozenset({"of", "for", "by", "from", "with", "on", "in", "about", "against", "over", "at", "without", "into"})
CLAUSES = frozenset({"xcomp", "ccomp", "csubj"})


class Syntax:
    """A sentence's words with their children; build it once for a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.heads, self.deprels, self.upos, self.xpos = reading.heads, reading.deprels, reading.upos, reading.xpos
        self.lower = tuple(token.text.lower().replace("’", "'") for token in reading.sentence.tokens)
        self.lemmas = tuple(
            lemma_of(form, lemma.lower(), POS[tag]) if tag in POS else lemma.lower().replace("’", "'")
            for form, lemma, tag in zip(self.lower, reading.lemmas, reading.upos, strict=True)
        )
        self._cases: dict[int, str | None] = {}
        self.children: list[list[int]] = [[] for _ in self.lemmas]
        for word, head in enumerate(self.heads):
            if head >= 0:
                self.children[head].append(word)

    def __len__(self) -> int:
        return len(self.lemmas)

    def child(self, word: int, *deprels: str) -> int | None:
        """The first child in one of these relations, subtypes apart."""
        return next((child for child in self.children[word] if self.deprels[child] in deprels), None)

    def case(self, word: int) -> str | None:
        """The preposition of a word, fixed ones whole: "in", "according to"; looked for once."""
        if word not in self._cases:
            self._cases[word] = self._find_case(word)
        return self._cases[word]

    def _find_case(self, word: int) -> str | None:
        first = self.child(word, "case")
        if first is None:
            first = self.child(word, "mark")  # "of sending": the preposition of a gerund
            if first is None or self.lower[first] not in GERUND:
                return None
        fixed = (child for child in self.children[first] if self.deprels[child] == "fixed")
        return " ".join(self.lower[part] for part in (first, *fixed))

    def passive(self, word: int) -> bool:
        """Whether a verb is passive, a participle after or before a noun included."""
        relations = {self.deprels[child] for child in self.children[word]}
        if relations & PASSIVE_SUBJECT or "aux:pass" in relations:
            return True
        return self.deprels[word] in ("acl", "amod") and self.xpos[word] == "VBN"

    def subject(self, word: int) -> int | None:
        """Who does it: the subject, the one "by" whom a passive is done, the noun of "soldiers who fled"."""
        if self.passive(word):
            agent = self.child(word, "obl:agent")
            return agent if agent is not None else next((c for c in self.children[word] if self.case(c) == "by"), None)
        subject = next((child for child in self.children[word] if self.deprels[child] in SUBJECT), None)
        if subject is not None:
            relative = self.deprels[word].endswith(":relcl") and self.lower[subject] in ("who", "which", "that")
            return self.heads[word] if relative else subject
        if self.deprels[word] == "acl" and self.upos[word] == "VERB":
            return self.heads[word]  # "rebels fighting in the north"
        first = self.first_conjunct(word)
        return self.subject(first) if first != word else None

    def object(self, word: int) -> int | None:
        """To what it is done: the object, the subject of a passive, the noun of "weapons sent to the rebels"."""
        subject = next((child for child in self.children[word] if self.deprels[child] in PASSIVE_SUBJECT), None)
        if subject is not None:
            relative = self.deprels[word].endswith(":relcl") and self.lower[subject] in ("who", "which", "that")
            return self.heads[word] if relative else subject
        found = self.child(word, "obj")
        if found is not None:
            relative = self.deprels[word].endswith(":relcl") and self.lower[found] in ("who", "whom", "which", "that")
            return self.heads[word] if relative else found
        if self.passive(word) and self.deprels[word] in ("acl", "amod"):
            return self.heads[word]
        return None

    def after(self, word: int, preposition: str) -> Iterator[int]:
        """What hangs on a word by a preposition ("to Iran", "of sending")."""
        for child in self.children[word]:
            if self.deprels[child].startswith(("obl", "nmod", "advcl", "acl")) and self.case(child) == preposition:
                yield child

    def infinitive(self, word: int) -> bool:
        """Whether a verb stands with "to" ("to fight"; "important to fighting" is none)."""
        gerund = self.xpos[word] == "VBG" or (
            self.lower[word].endswith("ing") and self.lower[word] != self.lemmas[word]
        )
        return not gerund and any(
            self.lower[child] == "to" and self.deprels[child] == "mark" for child in self.children[word]
        )

    def first_conjunct(self, word: int) -> int:
        """The first of the words that a word is joined to by "and" or "or"; itself when it stands alone."""
        first = word
        for above in self.path(word):
            if self.deprels[first] != "conj":
                break
            first = above
        return first if self.deprels[first] != "conj" else word

    def conjuncts(self, word: int) -> list[int]:
        """A word with those joined to it by "and" or "or"."""
        return [word, *(child for child in self.children[word] if self.deprels[child] == "conj")]

    def path(self, word: int) -> Iterator[int]:
        """The words above a word, nearest first."""
        seen = {word}
        while (word := self.heads[word]) >= 0 and word not in seen:
            seen.add(word)
            yield word

    def subtree(self, word: int) -> Iterator[int]:
        """A word and all that hangs on it."""
        rest, seen = [word], {word}
        while rest:
            word = rest.pop()
            yield word
            below = [child for child in self.children[word] if child not in seen]  # a reader's tree may have a ring
            seen.update(below)
            rest.extend(below)
