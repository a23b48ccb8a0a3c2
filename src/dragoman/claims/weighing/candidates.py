"""Weigh which acts a report claims, and between whom, before anything else is asked of them.

Takes the sentences of a report with their mentions, gives the grounds of every
claim that is likely enough: a deed, its dyad, and what each witness said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dragoman.claims.acts.bystanders import stands_by
from dragoman.claims.acts.deeds import Deed, find_deeds
from dragoman.claims.acts.dyads import Complete, Dyad, find_dyads
from dragoman.claims.acts.matching import POS
from dragoman.claims.acts.parties import Parties
from dragoman.claims.acts.partners import Partners, Past
from dragoman.claims.acts.targets import misses
from dragoman.claims.acts.wars import is_of_others
from dragoman.claims.mentions.records import Mention
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.syntax import Syntax
from dragoman.claims.weighing.asking import Ask, Asked
from dragoman.claims.weighing.confidence import confidence
from dragoman.claims.weighing.tracing import Grounds
from dragoman.records import Reading
from dragoman.vocabulary.cues import cue

# A claim less likely than this is not made: F1 on unseen reports is near its best from .38 to .45 (fit_confidence).
LEAST = 0.42
FRIENDLY = frozenset({"SUPPORT", "COOPERATE", "AID", "ALLY"})
SURER = 0.1  # so much likelier, an act stands against another that cannot be
WORTH_ASKING = 0.3  # a candidate that is less likely by all other witnesses is not asked about, and no claim
SURE = 0.6  # nor about one so likely: a quarter of the questions, which would change next to nothing (AUC .777, .776)


class Weighing:
    """The candidates of a report, weighed a sentence at a time."""

    def __init__(
        self,
        readings: Sequence[Reading],
        mentions: Sequence[Sequence[Mention]],
        syntax: Callable[[int], Syntax],
        ask: Ask | None,
    ) -> None:
        self._readings, self._mentions, self._syntax, self._ask = readings, mentions, syntax, ask
        self._past = Past()
        self._of_sentence: tuple[int, Parties] | None = None

    def of(self, number: int) -> list[Grounds]:
        """What is claimed in one sentence; the sentences of a report must be asked for in order."""
        return self.sift(list(self.candidates(number)), number)

    def candidates(self, number: int, *, ask_of_all: bool = False) -> Iterator[Grounds]:
        """All that one sentence may claim; of what the other witnesses leave little doubt of nobody is asked."""
        if not self._mentions[number] or not self._readings[number].heads:
            return
        syntax, asked = self._syntax(number), Asked(self._readings, number, self._ask)
        partners = Partners(syntax, self._mentions[number], self._past.before(number))
        for deed, dyad in candidates(syntax, self._parties(number), partners.of):
            before = confidence(deed, dyad)
            claimed = asked.of(dyad) if ask_of_all or WORTH_ASKING <= before < SURE else None
            chance = before if claimed is None else confidence(deed, dyad, claimed)
            yield Grounds(deed, dyad, claimed, before, chance)

    def sift(self, every: Sequence[Grounds], number: int) -> list[Grounds]:
        """The candidates of one sentence that are likely enough; later sentences are weighed in their light."""
        likely = [one for one in every if one.before >= WORTH_ASKING and one.chance >= LEAST]
        likely = [one for one in likely if not _outdone(one, likely, self._parties(number))]
        likely = [one for one in likely if not _gainsaid(one, likely)]
        kept = [one for one in _once(likely, self._readings[number].heads) if not _completed(one, likely)]
        for grounds in kept:
            self._past.keep(number, grounds.deed, grounds.dyad)
        return kept

    def _parties(self, number: int) -> Parties:
        """The parties of a sentence, laid out once for finding and for sifting."""
        if self._of_sentence is None or self._of_sentence[0] != number:
            self._of_sentence = number, parties_of(self._readings[number], self._mentions[number])
        return self._of_sentence[1]


def parties_of(reading: Reading, mentions: Sequence[Mention]) -> Parties:
    """Who stands where in a sentence."""
    return Parties(Tree(reading), mentions, reading.predicates)


def candidates(syntax: Syntax, parties: Parties, complete: Complete | None = None) -> Iterator[tuple[Deed, Dyad]]:
    """Every deed of a sentence with every dyad it may have, sure or not."""
    reading, mentions = syntax.reading, parties.mentions
    for deed in find_deeds(syntax):
        pos = POS.get(reading.upos[deed.word], ("noun",))[0]
        denied = _denied(syntax, deed, pos)
        for dyad in find_dyads(deed, pos, parties, mentions, complete):
            said = dyad.recipient is None or dyad.recipient.mention.word not in denied
            if said and not _spoken_against(syntax, deed, dyad, parties):
                yield deed, dyad


def _spoken_against(syntax: Syntax, deed: Deed, dyad: Dyad, parties: Parties) -> bool:
    """Whether the words around a deed say that these two are not its sides."""
    return is_of_others(syntax, deed, dyad) or misses(syntax, deed, dyad, parties) or stands_by(syntax, deed, dyad)


def _denied(syntax: Syntax, deed: Deed, pos: str) -> frozenset[int]:
    """The words of a clause that a deed denies: "denied arming Norland" turns down nothing of Norland's."""
    said = cue(syntax.lemmas[deed.word], pos) if deed.type == "REJECT" else None
    if said is None or said.polarity != "-":
        return frozenset()
    below = syntax.children[deed.word]
    clauses = [child for child in below if syntax.deprels[child] in ("ccomp", "xcomp")]
    clauses += [
        clause
        for child in below
        if syntax.deprels[child] in ("obj", "nsubj:pass")
        for clause in syntax.children[child]
        if syntax.deprels[clause] in ("acl", "ccomp")
    ]
    return frozenset(word for clause in clauses for word in syntax.subtree(clause))


def _outdone(grounds: Grounds, others: Sequence[Grounds], parties: Parties) -> bool:
    """Whether the initiator does the act more likely to someone else: it does it to one, or to one list of them.

    Those whom only earlier claims make known may all be meant.
    """
    recipient = grounds.dyad.recipient
    rivals = [
        (other.chance, other.dyad.recipient)
        for other in others
        if other.deed.word == grounds.deed.word and other.dyad.initiator.mention is grounds.dyad.initiator.mention
    ]
    best, other = max(rivals, key=lambda rival: rival[0])
    if recipient is None or other is None or best <= grounds.chance:
        return False
    if recipient.reading is not None and other.reading is not None:
        return False
    return not parties.in_list(recipient.mention, other.mention)


def _gainsaid(grounds: Grounds, others: Sequence[Grounds]) -> bool:
    """Whether an attack only seems to strike those whom the sentence says are helped: "strikes to help Syrian troops".

    So it is where nothing but their nearness ties them to the attack, and a
    friendly act between the two has both in its own places, or is surer.
    """
    deed, dyad = grounds.deed, grounds.dyad
    if deed.type != "ASSAULT" or dyad.recipient is None or _bound(dyad):
        return False
    friendly = [one for one in others if one.deed.type in FRIENDLY and _sides(one.dyad) == _sides(dyad)]
    return any(_bound(one.dyad) or one.chance > grounds.chance + SURER for one in friendly)


def _bound(dyad: Dyad) -> bool:
    """Whether both sides stand where the act's own words have them."""
    return dyad.recipient is not None and min(dyad.initiator.slot, dyad.recipient.slot) >= 1.0


def _sides(dyad: Dyad) -> frozenset[str]:
    parts = (dyad.initiator, dyad.recipient)
    return frozenset(part.mention.actor.acts_for or part.mention.actor.id for part in parts if part)


def _completed(grounds: Grounds, others: Sequence[Grounds]) -> bool:
    """Whether an act of one side alone is also claimed with the other side."""
    deed, dyad = grounds.deed, grounds.dyad
    return dyad.recipient is None and any(
        other.deed.word == deed.word and other.dyad.recipient and other.dyad.initiator.mention is dyad.initiator.mention
        for other in others
    )


def _once(done: list[Grounds], heads: Sequence[int]) -> Iterator[Grounds]:
    """What was found, a verb and the noun it governs ("received aid") once where they say the same.

    Troops that move in a reported attack are part of it (PLOVER): no MOBILIZE beside an ASSAULT on the same.
    """

    def parties(found: Grounds) -> tuple[str, str | None]:
        dyad = found.dyad
        return dyad.initiator.mention.actor.id, dyad.recipient.mention.actor.id if dyad.recipient else None

    def key(found: Grounds) -> tuple[str, str, str | None]:
        return found.deed.type, *parties(found)

    attacked = {parties(found) for found in done if found.deed.type == "ASSAULT"}
    for found in done:
        if found.deed.type == "MOBILIZE" and parties(found) in attacked:
            continue
        word = found.deed.word
        twins = [
            other
            for other in done
            if key(other) == key(found) and (other.deed.word in (word, heads[word]) or word == heads[other.deed.word])
        ]
        if max(twins, key=lambda twin: (twin.chance, -twin.deed.word)).deed is found.deed:
            yield found
