"""Weigh which acts a report claims, and between whom, before anything else is asked of them.

Takes the sentences of a report with their mentions, gives the grounds of every
claim that is likely enough: a deed, its dyad, and what each witness said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dragoman.claims.acts import Deed, find_deeds
from dragoman.claims.asking import Ask, Asked
from dragoman.claims.confidence import confidence
from dragoman.claims.dyads import Dyad, find_dyads
from dragoman.claims.matching import POS
from dragoman.claims.mentions.records import Mention
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.parties import Parties
from dragoman.claims.syntax import Syntax
from dragoman.claims.tracing import Grounds
from dragoman.records import Reading
from dragoman.vocabulary.cues import cue

LEAST = 0.3  # a claim less likely than this is not made: where F1 on unseen reports is near its best (fit_confidence)
WORTH_ASKING = 0.2  # a candidate that is less likely by all other witnesses is not asked about, and no claim


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

    def of(self, number: int) -> list[Grounds]:
        """What is claimed in one sentence."""
        every = (grounds for grounds in self.candidates(number) if grounds.before >= WORTH_ASKING)
        return list(_once([one for one in every if one.chance >= LEAST], self._readings[number].heads))

    def candidates(self, number: int, *, least: float = WORTH_ASKING) -> Iterator[Grounds]:
        """All that one sentence may claim; what is less likely than `least` without an answer is not asked about."""
        asked = Asked(self._readings[number], self._ask)
        for deed, dyad in candidates(self._syntax(number), self._mentions[number]):
            before = confidence(deed, dyad)
            claimed = asked.of(dyad) if before >= least else None
            chance = before if claimed is None else confidence(deed, dyad, claimed)
            yield Grounds(deed, dyad, claimed, before, chance)


def candidates(syntax: Syntax, mentions: Sequence[Mention]) -> Iterator[tuple[Deed, Dyad]]:
    """Every deed of a sentence with every dyad it may have, sure or not."""
    reading = syntax.reading
    if not mentions or not reading.heads:
        return
    parties = Parties(Tree(reading), mentions, reading.predicates)
    for deed in find_deeds(syntax):
        pos = POS.get(reading.upos[deed.word], ("noun",))[0]
        denied = _denied(syntax, deed, pos)
        for dyad in find_dyads(deed, pos, parties, mentions):
            if dyad.recipient is None or dyad.recipient.mention.word not in denied:
                yield deed, dyad


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
