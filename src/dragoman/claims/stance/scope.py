"""How far negation, modality and the words above an act reach.

Takes the syntax of a sentence and a word, gives Bent: what is left of "it happened" on the way from the act up to the
clause that is asserted. A step is one edge of the tree; what may not pass an edge stops there: that someone did *not*
say so, or condemned it, tells nothing of whether it happened.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.claims.stance.bent import Bent
from dragoman.claims.stance.modality import POS, asked, bent_by_itself, conjunction, modified, tense
from dragoman.claims.stance.negation import is_negated, yet_to
from dragoman.claims.syntax import Syntax
from dragoman.vocabulary.acts import light_verbs, receiving_verbs
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.cues import cue
from dragoman.vocabulary.stance import Governor, governor

# Verbs that say only that their subject is done, with the words one of which must be with them.
OCCUR: dict[str, tuple[str, ...]] = {
    "occur": (), "happen": (), "begin": (), "start": (), "continue": (), "resume": (), "ensue": (), "erupt": (),
    "proceed": (), "materialize": (), "take": ("place", "effect"), "go": ("ahead",), "come": ("about",),
}  # fmt: skip
STOP = frozenset({"stop", "cease", "quit", "halt", "end", "discontinue", "suspend", "pause"})  # it was going on
BESIDE = frozenset(
    {"in", "during", "after", "before", "by", "under", "amid", "despite", "since", "at", "near", "within", "through"}
)


def walk(syntax: Syntax, word: int, stop: frozenset[int] = frozenset()) -> Bent:
    """The act at `word`, bent by all that reaches it. The cues in `stop` end the way: theirs is told elsewhere."""
    return _Walk(syntax, word, stop).up()


class _Walk:
    """One way up from an act; each method that bends gives the new Bent and where to go on, or None at the end."""

    def __init__(self, syntax: Syntax, act: int, stop: frozenset[int]) -> None:
        self.syntax = syntax
        self.act = act
        self.stop = stop

    def up(self) -> Bent:
        word = self.act
        bent = self.own(Bent(aspect=tense(self.syntax, word)), word)
        at: int | None = word
        seen = {word}
        while at is not None:
            above = self.syntax.heads[at]
            if above < 0:
                return asked(self.syntax, bent, at)
            if above in seen or above in self.stop:
                return self.announced(bent, at, above)
            seen.add(above)
            bent, at = self.step(bent, at, above)
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
            bent = self.own(bent, above, negated=is_negated(syntax, above) if auxiliaries else False)
        return bent, above

    def complement(self, bent: Bent, at: int, above: int) -> tuple[Bent, int | None]:
        """The clause that a verb or adjective takes: "plans to attack", "denied that it attacked"."""
        syntax = self.syntax
        relation = syntax.deprels[at]
        infinitive = syntax.infinitive(at)
        if syntax.lemmas[above] == "go" and infinitive and syntax.xpos[above] == "VBG":
            return self.pass_on(bent.under("+", "probable", "future", "going to"), above)
        if syntax.lemmas[above] in ("have", "yet") and infinitive and relation == "xcomp":
            yet = yet_to(syntax, above)
            return self.own(bent if yet else bent.under("+", "none", "demanded", "have to"), above), above
        marks = [syntax.lower[child] for child in syntax.children[at] if syntax.deprels[child] == "mark"]
        row = self.row(above, marks)
        if syntax.lemmas[above] in STOP:
            return bent.under("+", "certain", None, syntax.lemmas[above]), None
        if row is not None and row.governs != "noun":
            bent = self.own(bent.governed(row, negated=is_negated(syntax, above)), above, negated=False)
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
            if child < at
            and (syntax.deprels[child] == "mark" or syntax.lower[child] in ("when", "where", "while", "once"))
        ]
        lowers = {syntax.lower[mark] for mark in marks}
        if lowers == {"to"} and syntax.upos[above] == "ADJ" and self.row(above):
            return self.complement(bent, at, above)  # "due to meet"
        if lowers == {"to"}:
            return (self.purpose(bent, at, above) if syntax.infinitive(at) else bent), None
        if any(conjunction(syntax, mark) for mark in marks):
            return bent, None  # `own` has bent it
        lowers |= {syntax.lower[c] for c in syntax.children[above] if above < c < at and syntax.deprels[c] == "mark"}
        row = self.row(above, lowers)
        asked = bool(lowers & {"from", "in", "of", "on", "about", "at", "against"}) or self.follows(at, above)
        if row is not None and row.governs != "noun" and asked:
            return self.own(bent.governed(row, negated=is_negated(syntax, above)), above, negated=False), above
        if not marks or "by" in lowers:  # "may attack, killing …", "by attacking"
            return self.own(bent, above, negated=False), above
        return bent, None

    def purpose(self, bent: Bent, at: int, above: int) -> Bent:
        """What something is done for: it lies ahead, unless the doing is it ("met to discuss", "was used to bomb")."""
        syntax = self.syntax
        going_on = tense(syntax, above) == "ongoing" and syntax.xpos[above] == "VBG"  # "is using drones to attack"
        done = (going_on or tense(syntax, above) == "done") and syntax.lemmas[above] in classes("fulfilling")
        if done or is_negated(syntax, above):
            return self.own(bent, above)
        return bent.under("+", "probable", "future", "in order to")

    def announced(self, bent: Bent, at: int, above: int) -> Bent:
        """What is announced by its name alone lies ahead: "announced a withdrawal"; not "announced the death"."""
        names = {self.syntax.lemmas[at], self.syntax.lower[at]}  # "withdrawal" may be read as a form of "withdraw"
        named = self.syntax.deprels[at] in ("obj", "nsubj:pass") and bool(names & classes("announced"))
        lemma = self.syntax.lemmas[above]
        return bent.under("+", "probable", "future", lemma) if named and lemma in classes("announcing") else bent

    def of_noun(self, bent: Bent, at: int, above: int) -> tuple[Bent, int | None]:
        """The clause of a noun: "its plan to attack", "the threat of attacking"."""
        syntax = self.syntax
        marks = {syntax.lower[child] for child in syntax.children[at] if syntax.deprels[child] == "mark"}
        gerund = syntax.xpos[at] == "VBG"
        if not marks and gerund and syntax.deprels[above] == "nmod" and syntax.case(above) in ("of", "about"):
            return bent, above  # "reports of soldiers attacking"
        if not marks and not (gerund and any(child < at for child in syntax.after(above, "of"))):
            return bent, None
        row = governor(syntax.lemmas[above], "noun")
        if row is not None:
            return self.own(bent.governed(row, negated=is_negated(syntax, above)), above, negated=False), above
        if syntax.infinitive(at):
            return self.own(bent.under("+", "probable", "future", f"{syntax.lemmas[above]} to"), above), above
        return bent, None

    def nominal(self, bent: Bent, at: int, above: int) -> tuple[Bent, int | None]:
        """A noun below a verb, an adjective or a noun: "planned an attack", "threat of war", "talks are likely"."""
        syntax = self.syntax
        relation, case = syntax.deprels[at], syntax.case(at)
        if case and (row := governor(case, "mark")):
            return bent.governed(row), None
        if relation == "compound":
            bent = modified(syntax, bent, above, "amod")  # "the planned intelligence cooperation centre"
        if at == self.act and syntax.lemmas[at] in classes("standing") and syntax.child(at, "nmod:poss") is not None:
            return bent, None  # "may help its allies": its allies they are
        lemma = syntax.lemmas[above]
        verb = syntax.upos[above] in ("VERB", "AUX")
        row = (governor(f"{lemma} {case}", POS.get(syntax.upos[above], "")) if case else None) or self.row(above)
        beside = relation.startswith(("obl", "nmod")) and case in BESIDE  # "was not discussed in the call"
        occurs = verb and relation.startswith("nsubj") and self.occurs(above)
        unreal = any(syntax.lower[child] == "would" for child in syntax.children[above])
        if relation == "nsubj" and unreal and not occurs:  # "an invasion would be a disaster"
            return bent.under("+", "none", "hypothetical", "would"), None
        if verb and relation == "nsubj" and not occurs:
            return bent, None
        if verb and lemma in STOP and relation != "nsubj":
            return bent.under("+", "certain", None, lemma), None
        if (
            row is not None
            and row.pos == "adj"
            and any(syntax.lower[child] == "as" for child in syntax.children[above])
        ):
            return bent, above  # "dismissed as baseless the charge": the dismissal tells it
        if row is not None and row.governs != "clause" and not (verb and relation == "nsubj") and not beside:
            if row.polarity == "-" and at == self.act and syntax.lemmas[at] in classes("said_noun"):
                return bent, None  # who denies a charge does not deny that it was made
            no = is_negated(syntax, above, besides=at)
            return self.own(bent.governed(row, negated=no), above, negated=False), above
        if (announced := self.announced(bent, at, above)) != bent:
            return self.own(announced, above), above
        carried = lemma in light_verbs() or lemma in receiving_verbs() or lemma in classes("creating_verb")
        light = verb and carried and relation in ("obj", "nsubj:pass")
        taking = verb and relation.startswith("obl") and case == "in" and lemma in ("engage", "participate", "take")
        if occurs or light or taking:  # "issued no warnings": denied once
            return self.own(bent, above, negated=is_negated(syntax, above, besides=at)), above
        return bent, None

    # What the steps ask.

    def own(self, bent: Bent, word: int, *, negated: bool | None = None) -> Bent:
        """All that a word says of itself; `negated` where it is known otherwise whether it is."""
        return bent_by_itself(self.syntax, bent, word, negated=negated, sourced=bool(self.stop))

    def pass_on(self, bent: Bent, above: int) -> tuple[Bent, int | None]:
        """The way goes on at a word that only carries the act: all that bends the word bends the act."""
        return self.own(bent, above), above

    def occurs(self, word: int) -> bool:
        """Whether a verb says only that its subject is done: "took place", "began"."""
        needed = OCCUR.get(self.syntax.lemmas[word])
        below = self.syntax.children[word]
        return needed is not None and (not needed or any(self.syntax.lower[child] in needed for child in below))

    def follows(self, at: int, above: int) -> bool:
        """Whether a gerund stands close behind a verb, as its complement does: "ruled out sending", "risks losing"."""
        syntax = self.syntax
        close = syntax.xpos[at] == "VBG" and above < at and "," not in syntax.lower[above:at]
        return close and not any(syntax.deprels[child] in ("mark", "case", "obj") for child in syntax.children[above])

    def row(self, word: int, prepositions: Iterable[str] = ()) -> Governor | None:
        """The row of a governing word, with its particle or preposition where the two are one: "rule out"."""
        syntax = self.syntax
        pos = POS.get(syntax.upos[word], "")
        beside = [syntax.lower[c] for c in syntax.children[word] if syntax.deprels[c] in ("compound:prt", "advmod")]
        several = (governor(f"{syntax.lemmas[word]} {other}", pos) for other in (*beside, *prepositions))
        if row := next((row for row in several if row), None):
            return row
        return governor(syntax.lemmas[word], pos) or (governor(syntax.lower[word], "adj") if pos == "adj" else None)
