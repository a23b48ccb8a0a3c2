"""Who stands on either side of a deed: the slots of its row and the links of the claim head weighed together.

Takes a Deed with the sentence's mentions and where they stand, gives a Part for
each mention that may initiate or receive it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.claims.acts.deeds import Deed
from dragoman.claims.acts.parties import DIRECT, Parties
from dragoman.claims.mentions.records import Mention
from dragoman.records import ActLink, ActorMention, Record

SLOT_WEIGHT, LINK_WEIGHT = 0.5, 0.5
LEAST = 0.2  # a party below this is not weighed further
# Slots of a deed that has no row in the table: what the construction most often means.
SLOTS = {
    "verb": (("ARG0", "subj", "prefix"), ("ARG1", "obj", "to", "with", "against", "on")),
    "noun": (
        ("ARG0", "light", "poss", "by", "amod", "compound"),
        ("ARG1", "to", "on", "against", "with", "of", "light"),
    ),
    "adj": (("subj", "head"), ("to", "with", "prefix")),
}
DESCRIBED = ("head", "obj", "ARG1")  # whom a compound is said of: "the Norland-backed rebels"
TIED = frozenset({"backed", "pro", "anti", "held"})  # such a name takes part in nothing but its compound
PRIVATE = frozenset({"CVL", "JRN", "EDU", "BUS", "MED", "REL", "SOC", "LAB", "AGR", "REF", "ELI", "NGO", "CRM"})
ARMED = frozenset({"REB", "UAF", "PRM"})
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "ALLY"})  # never done to whom they are against


class Part(Record, frozen=True, kw_only=True):
    """How a mention takes part in a deed: how surely by a slot of its row, how strongly by the head's link."""

    mention: Mention
    slot: float
    link: float
    place: bool = False  # its name says where, not who: "in Norland", but not "bought from Norland"
    share: float = 1.0  # how sure beside the surest of its side
    crowd: int = 1  # how many are on its side
    beside: bool = False  # named in the sentence, but not by the act's own words
    before: float = 0.0  # known from an earlier claim alone: 1 from one of the same type, else 0.5
    reading: int | None = None  # where that claim's mention stands

    @property
    def sure(self) -> float:
        """Both weighed together."""
        return SLOT_WEIGHT * self.slot + LINK_WEIGHT * self.link


Side = dict[int, Part]


def sides_of(deed: Deed, pos: str, parties: Parties, mentions: Sequence[Mention]) -> tuple[Side, Side]:
    """Who may initiate and who may receive the deed; a mention takes the side that it is surer of."""
    slots = (deed.entry.initiator, deed.entry.recipient) if deed.entry else SLOTS[pos]
    compound = parties.at(deed.word, "prefix")
    by_slot = (
        (compound, parties.fill(deed.word, DESCRIBED, compound)) if compound else _by_slots(deed.word, slots, parties)
    )
    tied = {n for n, m in enumerate(mentions) if m.bond in TIED and n not in compound}
    opposed = {n for n, m in enumerate(mentions) if deed.type in FRIENDLY and parties.opposed(m)}
    sides = []
    for side, found in zip(("initiator", "recipient"), by_slot, strict=True):
        links = {} if compound else linked(deed.act.links if deed.act else (), side, mentions)
        parts = {n: _part(parties, n, found, links) for n in sorted({*found, *links} - opposed - tied)}
        crowds = deed.type == "PROTEST" and side == "initiator"
        mine = {
            n: part
            for n, part in _named(parts, parties).items()
            if part.sure >= LEAST and (political(part) or (crowds and _crowd(part)))
        }
        sides.append(_told(deed, mine, parties) if pos == "verb" else mine)
    vague = _vague(deed, mentions, {**sides[0], **sides[1]})
    initiators, recipients = (_ranked({n: part for n, part in side.items() if n not in vague}) for side in sides)
    if not deed.symmetric:
        for number in set(initiators) & set(recipients):
            weaker = recipients if initiators[number].sure >= recipients[number].sure else initiators
            del weaker[number]
    return initiators, recipients


def _part(parties: Parties, number: int, slots: dict[int, float], links: dict[int, float]) -> Part:
    mention = parties.mentions[number]
    seller = number in slots and parties.tree.case(mention.word) == "from"
    return Part(
        mention=mention,
        slot=slots.get(number, 0.0),
        link=links.get(number, 0.0),
        place=mention.as_place and not seller,
    )


def _told(deed: Deed, side: Side, parties: Parties) -> Side:
    """The parts that stand in slots, with their lists, if the verb has a subject or object of its own among them.

    What only the head links to a verb is mostly the party of another verb: "visited Norland before Sudland met it".
    """
    if not any(part.slot == DIRECT and parties.below(deed.word, part.mention) for part in side.values()):
        return side
    listed = {other for n, part in side.items() if part.slot for other in parties.listed(n)}
    return {n: part for n, part in side.items() if n in listed}


def _named(side: Side, parties: Parties) -> Side:
    """The parts of a side, with a name in the stead of a description of it: "fighters from *Ansar*"."""
    found = dict(side)
    for number, part in side.items():
        name = parties.name_of(part.mention)
        if name is not None:
            del found[number]
            other = found.get(name, part)
            found[name] = Part(
                mention=parties.mentions[name], slot=max(part.slot, other.slot), link=max(part.link, other.link)
            )
    return found


def _vague(deed: Deed, mentions: Sequence[Mention], parts: Side) -> set[int]:
    """The mentions that are but the word of the deed ("an *ally*") where it has two other parties."""
    own = {n for n in parts if mentions[n].word == deed.word and not mentions[n].known}
    known = [mentions[n].actor for n in parts if n not in own]
    return own if any(different(known[0], other) for other in known[1:]) else set()


def _ranked(side: Side) -> Side:
    """The parts of a side with their rank in it; an office gives way to the person who is named with it."""
    named = [part.mention for part in side.values() if "person" in (part.mention.actor.kind, part.mention.form)]
    kept = {n: part for n, part in side.items() if not any(_holds_it(part.mention, person) for person in named)}
    best = max((part.sure for part in kept.values()), default=1.0)
    return {n: msgspec.structs.replace(part, share=part.sure / best, crowd=len(kept)) for n, part in kept.items()}


def _holds_it(office: Mention, person: Mention) -> bool:
    """Whether a mention is the office of the person named beside it, or the title before a name.

    "the Supreme Leader, Ayatollah Khamenei"; "Ansar leader Abdul Haq", who is Ansar.
    """
    if person.form == "person" and person.first == office.last and office.form != "person":
        return office.actor.kind in ("office", "organisation", "unknown")
    beside = 0 <= person.first - office.last <= 2 or 0 <= office.first - person.last <= 2
    return beside and office.actor.kind == "office" and office.actor.acts_for == person.actor.acts_for


def _by_slots(
    word: int, slots: tuple[Iterable[str], Iterable[str]], parties: Parties
) -> tuple[dict[int, float], dict[int, float]]:
    """What the slots of a row hold. In "received aid" the subject is the recipient."""
    initiating, receiving = slots
    if parties.grammar.receives(word):
        recipients = parties.fill(word, ("light",))
        if recipients:
            return parties.fill(word, (slot for slot in initiating if slot != "light"), recipients), recipients
    initiators = parties.fill(word, initiating)
    same = {*initiators, *(n for n, m in enumerate(parties.mentions) if _is_one_of(m, initiators, parties))}
    return initiators, parties.fill(word, (slot for slot in receiving if slot != "light"), same)


def _is_one_of(mention: Mention, initiators: Iterable[int], parties: Parties) -> bool:
    """Whether a mention is of an initiator too: Norland recalls "its ambassador" from someone else."""
    return any(not different(parties.mentions[n].actor, mention.actor) for n in initiators)


def linked(links: Sequence[ActLink], part: str, mentions: Sequence[Mention]) -> dict[int, float]:
    """How strongly the head links each mention: the strongest of its words, its head word foremost."""
    scores = {link.word: link.confidence for link in links if link.part == part}
    if not scores:
        return {}
    found = {}
    for number, mention in enumerate(mentions):
        inner = [scores.get(word, 0.0) for word in range(mention.first, mention.last)]
        score = max(scores.get(mention.word, 0.0), 0.8 * max(inner, default=0.0))
        if score:
            found[number] = score
    return found


def political(part: Part) -> bool:
    """Whether a mention may be a party: a state, body, group or alliance, or a person or firm that acts for one.

    A name that says where ("from France") is one only where it fills a slot itself or the head is sure of it;
    a party that nobody knows must be named and linked by the head.
    """
    mention, actor = part.mention, part.mention.actor
    if part.place and part.slot < DIRECT and part.link < 0.6:
        return False
    private = actor.sector in PRIVATE and not (actor.sector == "BUS" and actor.acts_for)
    if actor.kind in ("media", "place") or private:
        return False
    if actor.kind in ("unknown", "person") and actor.acts_for is None and actor.sector is None:
        return mention.form in ("unknown", "name", "person") and part.link >= 0.5
    return True


def _crowd(part: Part) -> bool:
    """Whether a mention is of people who are many: students and workers protest, though they take no other part."""
    return part.mention.plural and part.mention.actor.kind == "group" and part.mention.actor.sector in PRIVATE


def different(one: ActorMention, other: ActorMention) -> bool:
    """Whether two mentions are different actors, not two offices of one state."""
    if one.id == other.id:
        return False
    return not (one.acts_for is not None and one.acts_for == other.acts_for)
