"""How far negation, modality and the words above an act reach.

Takes the syntax of a sentence and a word, gives Bent: what is left of "it happened" on the way from the act up to the
clause that is asserted. A step is one edge of the tree; what may not pass an edge stops there: that someone did *not*
say so, or condemned it, tells nothing of whether it happened.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.claims.syntax import Syntax
from dragoman.records import Aspect, Certainty, Polarity
from dragoman.vocabulary.acts import light_verbs, receiving_verbs
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.cues import cue
from dragoman.vocabulary.stance import Governor, governor

CERTAINTIES: tuple[Certainty, ...] = ("none", "possible", "probable", "certain")  # the weaker of two holds
ASPECTS: tuple[Aspect, ...] = ("done", "ongoing", "future", "demanded", "hypothetical")  # the less real of two holds
NO = frozenset({"no", "neither", "nobody", "none", "nothing", "no-one", "noone"})
NOT_QUITE = frozenset({"only", "just", "merely", "necessarily", "simply", "least"})  # "not only" is no negation
# Verbs that say only that their subject is done, with the word that must be with them.
OCCUR = {
    "occur": "", "happen": "", "begin": "", "start": "", "continue": "", "resume": "", "ensue": "", "erupt": "",
    "proceed": "", "materialize": "", "take": "place", "go": "ahead",
}  # fmt: skip
STOP = frozenset({"stop", "cease", "quit", "halt", "end", "discontinue", "suspend", "pause"})  # it was going on
BESIDE = frozenset(
    {"in", "during", "after", "before", "by", "under", "amid", "despite", "since", "at", "near", "within", "through"}
)
ASK = frozenset({"why", "how", "when", "where", "who", "what"})
POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


class Bent(NamedTuple):
    """What is left of "it happened"."""

    positive: bool = True
    certainty: Certainty = "certain"
    aspect: Aspect = "done"
    trace: tuple[str, ...] = ()

    def under(self, polarity: Polarity, certainty: Certainty, aspect: Aspect | None, because: str) -> Bent:
        """The same under one more word: turned over by "-", no surer and no more real than that word allows."""
        return Bent(
            self.positive if polarity == "+" else not self.positive,
            min(self.certainty, certainty, key=CERTAINTIES.index),
            max(self.aspect, aspect or self.aspect, key=ASPECTS.index),
            (*self.trace, because),
        )

    def governed(self, row: Governor, *, negated: bool = False) -> Bent:
        """The same under a word of the table, itself negated or not."""
        if negated:
            return self.under(row.negated_polarity, row.negated_certainty, row.aspect, f"not {row.lemma}")
        return self.under(row.polarity, row.certainty, row.aspect, row.lemma)


def walk(syntax: Syntax, word: int, stop: frozenset[int] = frozenset()) -> Bent:
    """The act at `word`, bent by all that reaches it. The cues in `stop` end the way: theirs is told elsewhere."""
    return _Walk(syntax, stop).up(word)


class _Walk:
    """One way up from an act; each method that bends gives the new Bent and where to go on, or None at the end."""

    def __init__(self, syntax: Syntax, stop: frozenset[int]) -> None:
        self.syntax = syntax
        self.stop = stop

    def up(self, word: int) -> Bent:
        bent = self.own(Bent(aspect=self.tense(word)), word)
        at: int | None = word
        seen = {word}
        while at is not None:
            above = self.syntax.heads[at]
            if above < 0:
                return self.asked(bent, at)
            if above in seen or above in self.stop:
                return bent
            seen.add(above)
            bent, at = self.step(bent, at, above)
        return bent

    # What a word says of itself.

    def own(self, bent: Bent, word: int, *, negated: bool | None = None) -> Bent:
        """Negation, auxiliaries, adverbs, conjunctions and adjectives of the word itself."""
        syntax = self.syntax
        no = self.negated(word) if negated is None else negated
        if no:
            bent = bent.under("-", "certain", None, "not")
        bent = self.modal(bent, word, no)
        for child in syntax.children[word]:
            if syntax.deprels[child] == "det" and syntax.lower[child] == "any":
                bent = bent.under("+", "none", "hypothetical", "any")
            elif row := self.modifier(child):
                bent = bent.governed(row, negated=row.pos == "adj" and self.negated(child))
        return bent

    def modifier(self, word: int) -> Governor | None:
        """The row of an adverb, conjunction or adjective that bends the word it hangs on."""
        syntax = self.syntax
        match syntax.deprels[word]:
            case "advmod":
                row = governor(syntax.lemmas[word], "adv")
                return row if row and row.polarity == "+" else None  # the negative ones: `negated`
            case "mark":
                row = self.mark(word)
                over = row and row.aspect == "future" and syntax.xpos[syntax.heads[word]] in ("VBD", "VBG")
                return None if over else row  # "before they attacked": they did
            case "amod":
                row = governor(syntax.lower[word], "adj")
                return row if row and row.governs != "clause" else None
        return None

    def negated(self, word: int, besides: int | None = None) -> bool:
        """Whether a word is negated, by itself or by "no" before its subject or object, that of `besides` left out."""
        syntax = self.syntax
        for child in syntax.children[word]:
            if child == besides:
                continue
            relation, lemma = syntax.deprels[child], syntax.lemmas[child]
            if relation in ("advmod", "det", "cc", "cc:preconj") and self.negates(child):
                return True
            if relation in ("nsubj", "nsubj:pass", "obj") and (lemma in NO or self.none_of(child)):
                return True
        return self.yet_to(word)

    def none_of(self, word: int) -> bool:
        """Whether "no" stands before a noun."""
        syntax = self.syntax
        return any(syntax.deprels[part] == "det" and syntax.lemmas[part] in NO for part in syntax.children[word])

    def negates(self, word: int) -> bool:
        """Whether this adverb or determiner negates: "not", "never", "no", but not "not only" or "or not"."""
        syntax = self.syntax
        if syntax.lemmas[word] in NO:
            return True
        row = governor(syntax.lemmas[word], "adv")
        if row is None or row.polarity == "+":
            return False
        after = syntax.lower[word + 1] if word + 1 < len(syntax) else ""
        before = syntax.lower[word - 1] if word else ""
        return after not in NOT_QUITE and before != "or"

    def yet_to(self, word: int) -> bool:
        """Whether the word is "have" in "have yet to"."""
        syntax = self.syntax
        return syntax.lemmas[word] == "have" and any(
            syntax.lower[child] == "yet" and syntax.lower[min(child + 1, len(syntax) - 1)] == "to"
            for child in syntax.children[word]
        )

    def modal(self, bent: Bent, word: int, negated: bool) -> Bent:
        """The auxiliaries of a verb: "may have attacked", "will attack", "should have attacked"."""
        syntax = self.syntax
        parts = [child for child in syntax.children[word] if syntax.deprels[child].startswith("aux")]
        had = any(syntax.lemmas[child] == "have" for child in parts)
        if self.conditional(word) and (parts or self.infinitive(word)) and not had:
            bent = bent.under("+", "possible", "hypothetical", "if")  # "will respond if …"
        for child in parts:
            row = governor(syntax.lower[child], "aux") or governor(syntax.lemmas[child], "aux")
            if row is None:
                continue
            if row.lemma in ("would", "'d") and not self.conditional(word) and self.reported(word):
                bent = bent.under("+", "probable", "future", row.lemma)  # "it said it would": the future of the past
            elif had and row.lemma in ("should", "ought"):
                bent = bent.under("-", "probable", None, f"{row.lemma} have")
            elif had and row.lemma == "must":
                bent = bent.under("+", "probable", None, "must have")
            elif negated and row.lemma in ("can", "could"):
                bent = bent.under("+", "probable", None, row.lemma)  # "could not attack": it did not
            else:
                bent = bent.governed(row)
        return bent

    def mark(self, word: int) -> Governor | None:
        """The row of a conjunction or preposition, fixed ones whole: "if", "in order to"."""
        syntax = self.syntax
        fixed = [syntax.lower[child] for child in syntax.children[word] if syntax.deprels[child] == "fixed"]
        return governor(" ".join([syntax.lower[word], *fixed]), "mark")

    def conditional(self, word: int) -> bool:
        """Whether an if-clause hangs on the word."""
        syntax = self.syntax
        return any(
            syntax.lower[mark] in ("if", "unless")
            for child in syntax.children[word]
            if syntax.deprels[child] == "advcl"
            for mark in syntax.children[child]
            if syntax.deprels[mark] == "mark"
        )

    def reported(self, word: int) -> bool:
        """Whether a clause is what someone says: the complement of a cue, or told by "he said" beside it."""
        syntax = self.syntax
        if any(self.heard(child) for child in syntax.children[word] if syntax.deprels[child] == "parataxis"):
            return True
        word = syntax.first_conjunct(word)
        above = syntax.heads[word]
        return syntax.deprels[word] in ("ccomp", "parataxis", "acl") and (self.heard(above) or bool(self.stop))

    def heard(self, word: int) -> bool:
        return cue(self.syntax.lemmas[word], POS.get(self.syntax.upos[word], "")) is not None

    def tense(self, word: int) -> Aspect:
        """Done or going on, by the form of the word."""
        syntax = self.syntax
        if syntax.upos[word] not in ("VERB", "AUX"):
            copula = syntax.child(word, "cop")
            return "ongoing" if copula is not None and syntax.xpos[copula] in ("VBZ", "VBP") else "done"
        auxiliaries = {
            syntax.lower[child] for child in syntax.children[word] if syntax.deprels[child].startswith("aux")
        }
        if syntax.xpos[word] == "VBG" and auxiliaries & {"is", "are", "am", "'s", "'re", "been"}:
            return "future" if self.ahead(word) else "ongoing"
        return "ongoing" if syntax.xpos[word] in ("VBZ", "VBP") else "done"

    def ahead(self, word: int) -> bool:
        """Whether a day to come hangs on the word: "is visiting next week"."""
        syntax = self.syntax
        days = [child for child in syntax.children[word] if syntax.deprels[child].startswith(("obl", "advmod"))]
        return any(
            syntax.lower[day] == "tomorrow"
            or any(syntax.lower[part] in ("next", "coming", "upcoming") for part in syntax.children[day])
            for day in days
        )

    def asked(self, bent: Bent, root: int) -> Bent:
        """The whole sentence as a question, an order, or neither."""
        syntax = self.syntax
        if syntax.lower and syntax.lower[-1] == "?" and not ASK & set(syntax.lower):
            return bent.under("+", "none", "hypothetical", "?")
        alone = not any(syntax.deprels[child].startswith(("nsubj", "csubj", "aux")) for child in syntax.children[root])
        if syntax.xpos[root] == "VB" and alone:
            return bent.under("+", "none", "demanded", "imperative")
        return bent

    # One edge up.

    def step(self, bent: Bent, at: int, above: int) -> tuple[Bent, int | None]:
        relation = self.syntax.deprels[at]
        if relation == "conj":
            return self.joined(bent, at, above)
        if relation in ("xcomp", "ccomp", "csubj", "csubj:pass"):
            return self.complement(bent, at, above)
        if relation == "advcl":
            return self.adverbial(bent, at, above)
        if relation == "acl":
            return self.of_noun(bent, at, above)
        if relation.startswith(("obj", "nsubj", "obl", "nmod", "compound", "iobj")):
            return self.nominal(bent, at, above)
        return bent, None

    def joined(self, bent: Bent, at: int, above: int) -> tuple[Bent, int | None]:
        """What is said of the first of several verbs holds of the next ones that have nothing of their own."""
        syntax = self.syntax
        bare = not any(
            syntax.deprels[child].startswith(("aux", "nsubj", "mark", "cop")) for child in syntax.children[at]
        )
        if syntax.upos[at] == syntax.upos[above] == "VERB" and bare and syntax.xpos[at] == syntax.xpos[above]:
            auxiliaries = [child for child in syntax.children[above] if syntax.deprels[child].startswith("aux")]
            bent = self.own(bent, above, negated=self.negated(above) if auxiliaries else False)
        return bent, above

    def complement(self, bent: Bent, at: int, above: int) -> tuple[Bent, int | None]:
        """The clause that a verb or adjective takes: "plans to attack", "denied that it attacked"."""
        syntax = self.syntax
        relation = syntax.deprels[at]
        infinitive = self.infinitive(at)
        if syntax.lemmas[above] == "go" and infinitive and syntax.xpos[above] == "VBG":
            return self.pass_on(bent.under("+", "probable", "future", "going to"), above)
        if syntax.lemmas[above] == "have" and infinitive and relation == "xcomp":
            yet = self.yet_to(above)
            return self.own(bent if yet else bent.under("+", "none", "demanded", "have to"), above), above
        row = self.row(above)
        if syntax.lemmas[above] in STOP:
            return bent.under("+", "certain", None, syntax.lemmas[above]), None
        if row is not None and row.governs != "noun":
            bent = self.own(bent.governed(row, negated=self.negated(above)), above, negated=False)
            return bent, (None if relation == "ccomp" and row.aspect is None and row.certainty == "certain" else above)
        if said := cue(syntax.lemmas[above], POS.get(syntax.upos[above], "")):
            return bent.under(said.polarity, said.certainty, said.aspect, said.lemma), None
        if infinitive and relation == "xcomp":
            return self.own(bent.under("+", "probable", None, f"{syntax.lemmas[above]} to"), above), above
        return self.pass_on(bent, above) if relation == "xcomp" else (bent, None)

    def adverbial(self, bent: Bent, at: int, above: int) -> tuple[Bent, int | None]:
        """A clause beside the main one: of purpose, of means, with a preposition that a verb asks for."""
        syntax = self.syntax
        marks = [
            child
            for child in syntax.children[at]
            if syntax.deprels[child] == "mark" or syntax.lower[child] in ("when", "where", "while", "once")
        ]
        lowers = {syntax.lower[mark] for mark in marks}
        if lowers == {"to"}:
            return bent.under("+", "probable", "future", "in order to"), None
        if any(self.mark(mark) for mark in marks):
            return bent, None  # `own` has bent it
        row = self.row(above)
        if row is not None and row.governs != "noun" and lowers & {"from", "in", "of", "on", "about", "at", "against"}:
            return self.own(bent.governed(row, negated=self.negated(above)), above, negated=False), above
        if not marks or "by" in lowers:  # "may attack, killing …", "by attacking"
            return self.own(bent, above, negated=False), above
        return bent, None

    def of_noun(self, bent: Bent, at: int, above: int) -> tuple[Bent, int | None]:
        """The clause of a noun: "its plan to attack", "the threat of attacking"."""
        syntax = self.syntax
        marks = {syntax.lower[child] for child in syntax.children[at] if syntax.deprels[child] == "mark"}
        if not marks:
            return bent, None
        row = governor(syntax.lemmas[above], "noun")
        if row is not None:
            return self.own(bent.governed(row, negated=self.negated(above)), above, negated=False), above
        if self.infinitive(at):
            return self.own(bent.under("+", "probable", "future", f"{syntax.lemmas[above]} to"), above), above
        return bent, None

    def nominal(self, bent: Bent, at: int, above: int) -> tuple[Bent, int | None]:
        """A noun below a verb, an adjective or a noun: "planned an attack", "threat of war", "talks are likely"."""
        syntax = self.syntax
        relation, case = syntax.deprels[at], syntax.case(at)
        if case and (row := governor(case, "mark")):
            return bent.governed(row), None
        lemma = syntax.lemmas[above]
        verb = syntax.upos[above] in ("VERB", "AUX")
        row = (governor(f"{lemma} {case}", POS.get(syntax.upos[above], "")) if case else None) or self.row(above)
        beside = relation.startswith(("obl", "nmod")) and case in BESIDE  # "was not discussed in the call"
        occurs = verb and relation.startswith("nsubj") and self.occurs(above)
        if verb and relation == "nsubj" and not occurs:
            unreal = any(syntax.lower[child] == "would" for child in syntax.children[above])
            return (bent.under("+", "none", "hypothetical", "would"), None) if unreal else (bent, None)
        if verb and lemma in STOP and relation != "nsubj":
            return bent.under("+", "certain", None, lemma), None
        if row is not None and row.governs != "clause" and not (verb and relation == "nsubj") and not beside:
            if row.polarity == "-" and syntax.lemmas[at] in classes("said_noun"):
                return bent, None  # who denies a charge does not deny that it was made
            no = self.negated(above, besides=at)
            return self.own(bent.governed(row, negated=no), above, negated=False), above
        carried = lemma in light_verbs() or lemma in receiving_verbs() or lemma in classes("creating_verb")
        light = verb and carried and relation in ("obj", "nsubj:pass")
        taking = verb and relation.startswith("obl") and case == "in" and lemma in ("engage", "participate", "take")
        if occurs or light or taking:  # "issued no warnings": denied once
            return self.own(bent, above, negated=self.negated(above, besides=at)), above
        return bent, None

    # What the steps ask.

    def pass_on(self, bent: Bent, above: int) -> tuple[Bent, int | None]:
        """The way goes on at a word that only carries the act: all that bends the word bends the act."""
        return self.own(bent, above), above

    def occurs(self, word: int) -> bool:
        """Whether a verb says only that its subject is done: "took place", "began"."""
        needed = OCCUR.get(self.syntax.lemmas[word])
        below = self.syntax.children[word]
        return needed is not None and (not needed or any(self.syntax.lower[child] == needed for child in below))

    def infinitive(self, word: int) -> bool:
        syntax = self.syntax
        return any(syntax.lower[child] == "to" and syntax.deprels[child] == "mark" for child in syntax.children[word])

    def row(self, word: int) -> Governor | None:
        """The row of a governing word, with its particle where there is one: "rule out"."""
        syntax = self.syntax
        pos = POS.get(syntax.upos[word], "")
        particle = syntax.child(word, "compound:prt")
        if particle is not None and (row := governor(f"{syntax.lemmas[word]} {syntax.lower[particle]}", pos)):
            return row
        return governor(syntax.lemmas[word], pos) or (governor(syntax.lower[word], "adj") if pos == "adj" else None)
