"""Who did a deed to whom: the pairs of actors that a sentence gives it.

Takes a Deed with the sentence's mentions and where they stand, gives Dyads: a
pair needs two different political actors, one from each side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dragoman.claims.acts.deeds import Deed
from dragoman.claims.acts.parties import Parties
from dragoman.claims.acts.sides import FRIENDLY, Part, Side, different, linked, sides_of
from dragoman.claims.mentions.records import Mention
from dragoman.records import Record

# What PLOVER lets do without a recipient, and how sure the deed must be for it. The head was shown acts between two
# and hardly sees a protest at home, so that the table's word is enough.
ALONE = {"MOBILIZE": 0.5, "PROTEST": 0.45, "RETREAT": 0.5, "THREATEN": 0.5, "CONCEDE": 0.5}
ON_ALL = frozenset({"curfew", "martial-law"})  # modes that are done to nobody in particular


class Dyad(Record, frozen=True, kw_only=True):
    """Two mentions in the parts they play in a deed; no recipient where the deed has none."""

    initiator: Part
    recipient: Part | None
    against: Mention | None

    @property
    def sure(self) -> float:
        """How surely these two are the parties, to choose among mentions of the same actors."""
        return (self.initiator.sure * self.recipient.sure) ** 0.5 if self.recipient else self.initiator.sure


Complete = Callable[[Deed, Side, Side], list[Dyad]]  # with whom may be on the side that a deed leaves open


def find_dyads(
    deed: Deed, pos: str, parties: Parties, mentions: Sequence[Mention], complete: Complete | None = None
) -> list[Dyad]:
    """The dyads of a deed, the surest mention of each pair of actors.

    Of a deed whose words name one side alone, those that `complete` gives.
    """
    initiators, recipients = (_not_opposed(deed, parties, side) for side in sides_of(deed, pos, parties, mentions))
    third = _against(deed, parties, mentions, {*initiators, *recipients})
    best: dict[tuple[str, str], Dyad] = {}
    for one, other in _pairs(deed, parties, initiators, recipients):
        if not different(one.mention.actor, other.mention.actor):
            continue
        dyad = Dyad(initiator=one, recipient=other, against=third)
        ids = (one.mention.actor.id, other.mention.actor.id)
        key = (min(ids), max(ids)) if deed.symmetric else ids
        if key not in best or best[key].sure < dyad.sure:
            best[key] = dyad
    dyads = list(best.values())
    if not best and complete and bool(initiators) != bool(recipients) and (initiators or not _is_speech(deed)):
        dyads += complete(deed, initiators, recipients)
    if not best and not recipients:
        alone = [part for part in initiators.values() if _alone(deed, part.mention)]
        dyads += [Dyad(initiator=part, recipient=None, against=third) for part in alone]
    return dyads


def _not_opposed(deed: Deed, parties: Parties, side: Side) -> Side:
    """A side without those whom it stands against: "their alliance against Norland" is none with Norland."""
    if deed.type not in FRIENDLY:
        return side
    return {number: part for number, part in side.items() if not parties.opposed(part.mention)}


def _is_speech(deed: Deed) -> bool:
    """Whether a deed is done by saying it ("said that Norland must leave"), so that it tells who speaks."""
    return deed.entry is not None and any(condition.kind == "must" for condition in deed.entry.conditions)


def _alone(deed: Deed, initiator: Mention) -> bool:
    """Whether a deed may do without a recipient; people protest, no state does ("unrest in *Norland*")."""
    if deed.type == "PROTEST" and initiator.form in ("name", "metonym", "person") and initiator.actor.acts_for:
        return False
    if deed.entry is not None and deed.entry.mode in ON_ALL:
        return True
    return deed.type in ALONE and deed.confidence >= ALONE[deed.type]


def _pairs(deed: Deed, parties: Parties, initiators: Side, recipients: Side) -> Iterator[tuple[Part, Part]]:
    """Pairs of parts; of a symmetric deed each unordered pair once, in the text's order."""
    if not deed.symmetric:
        for first, part in initiators.items():
            yield from ((part, other) for second, other in recipients.items() if first != second)
        return
    joined = _joined(deed, parties, initiators, recipients)
    one_side = not recipients or not initiators or set(initiators) == set(recipients)
    for first in sorted(initiators.keys() | recipients.keys()):
        for second in sorted(initiators.keys() | recipients.keys()):
            crosses = (first in initiators and second in recipients) or (second in initiators and first in recipients)
            together = _together(first, second, initiators, recipients) or frozenset((first, second)) in joined
            if first < second and (one_side or crosses) and not together:
                yield _surest(first, initiators, recipients), _surest(second, initiators, recipients)


def _together(first: int, second: int, initiators: Side, recipients: Side) -> bool:
    """Whether two stand on one side of a deed whose slots name both: "its ties with Norland and Sudland"."""
    sides = [{n for n, part in side.items() if part.slot} for side in (initiators, recipients)]
    pair = {first, second}
    return all(sides) and any(pair <= here and not pair & there for here, there in (sides, sides[::-1]))


def _joined(deed: Deed, parties: Parties, *sides: Side) -> set[frozenset[int]]:
    """Pairs of a list that has the other side outside it: "Norland and Sudland are in step with Westland".

    What is had with a list is not had within it, though nobody else is known.
    Where slots tell of some of the list, only slots tell of the other side.
    """
    parts = {**sides[0], **sides[1]}
    slots = {n: max(side[n].slot for side in sides if n in side) for n in parts}
    found = set()
    for first in parts:
        group = parties.listed(first)
        told = any(slots.get(n) for n in group)
        others = [parts[n].mention.actor for n in parts if n not in group and (slots[n] or not told)]
        if parties.faced(deed.word, first) or any(
            all(different(parties.mentions[n].actor, other) for n in group) for other in others
        ):
            found |= {frozenset((first, other)) for other in group}
    return found


def _surest(number: int, *sides: Side) -> Part:
    return max((side[number] for side in sides if number in side), key=lambda part: part.sure)


def _against(deed: Deed, parties: Parties, mentions: Sequence[Mention], others: set[int]) -> Mention | None:
    """The third party that the deed is aimed at."""
    links = linked(deed.act.links if deed.act else (), "against", mentions)
    found = dict.fromkeys(parties.at(deed.word, "against"), 0.6)
    if deed.type in FRIENDLY:
        found.update((n, 0.5) for n, m in enumerate(mentions) if parties.opposed(m) and parties.below(deed.word, m))
    for number, score in links.items():
        found[number] = found.get(number, 0.0) + score
    known = {mentions[n].actor.id for n in others}
    options = [(s, n) for n, s in found.items() if s >= 0.5 and mentions[n].actor.id not in known]
    return mentions[max(options)[1]] if options else None
