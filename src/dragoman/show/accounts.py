"""An account of an event, put in the order in which people read it: who stands where, what was said when, by report.

Takes Account, gives records of plain words and claims. A government and those
who speak for it are one voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from dragoman.records import Account, Claim, Copy, Event, Record, Stance
from dragoman.show import numbers, sides
from dragoman.show.words import plain

# Voices of one stance that are told with a sentence.
VOICES = 6


class Voice(Record, frozen=True, kw_only=True):
    """Someone who stands to an event in one way, with the last sentence that tells it."""

    teller: str  # id
    name: str
    since: date | None  # when it first stood so
    last: date | None
    outlets: tuple[str, ...]  # that report it
    claims: int
    claim: Claim | None  # the last of them; None where it is not among those looked at


class Camp(Record, frozen=True, kw_only=True):
    """Those who stand to an event in one way, by the last word of each."""

    stance: Stance
    verb: str  # "assert it"
    count: int
    voices: tuple[Voice, ...]  # the first of them, in the order in which they spoke
    others: tuple[str, ...]  # the names of the rest


class Step(Record, frozen=True, kw_only=True):
    """A position that somebody took: what an event was told as, in order of days."""

    said: date | None
    stance: Stance
    teller: str
    name: str
    details: str  # when it happened and in which numbers, by this teller; "" where it tells neither
    outlets: tuple[str, ...]
    claim: str  # id of the first claim that says so


class Told(Record, frozen=True, kw_only=True):
    """A report with what it claims of an event, and the copies that say the same in the same words."""

    document: str
    outlet: str | None
    published: date | None
    claims: tuple[Claim, ...]
    copies: tuple[Copy, ...]


def camps(account: Account) -> list[Camp]:
    """Who asserts, hedges, denies, expects and supposes an event, in this order; nobody is left out of the counts."""
    from dragoman.events.tellers import teller_id, voice

    names = {teller.id: sides.name(teller) for teller in account.event.tellers}
    voices: dict[str, list[Claim]] = {}
    speaks_for: dict[str, str] = {}
    for claim in account.claims:
        voices.setdefault(voice(claim), []).append(claim)
        speaks_for.setdefault(teller_id(claim), voice(claim))
    found = []
    for side in sorted(account.event.sides, key=lambda side: list(sides.VERBS).index(side.stance)):
        some = [
            _voice(id, names[id], side.stance, voices.get(speaks_for.get(id, ""), [])) for id in side.tellers[:VOICES]
        ]
        found.append(
            Camp(
                stance=side.stance, verb=sides.VERBS[side.stance][len(side.tellers) != 1], count=len(side.tellers),
                voices=tuple(some), others=tuple(names[id] for id in side.tellers[VOICES:]),
            )
        )  # fmt: skip
    return found


def _voice(id: str, name: str, stance: Stance, claims: Sequence[Claim]) -> Voice:
    own = [claim for claim in claims if claim.stance == stance]
    days = [claim.published for claim in own if claim.published]
    return Voice(
        teller=id, name=name, since=min(days, default=None), last=max(days, default=None), outlets=outlets(own),
        claims=len(own), claim=own[-1] if own else None,
    )  # fmt: skip


def outlets(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The outlets of claims, each once."""
    return tuple(dict.fromkeys(plain(claim.outlet or "no outlet") for claim in claims))


def steps(account: Account) -> list[Step]:
    """Every position to an event, in the order in which it was taken."""
    from dragoman.events import life

    reported: dict[str, list[Claim]] = {}
    for claim in account.claims:
        reported.setdefault(claim.id, []).append(claim)
    return [
        Step(
            said=position.said, stance=position.stance, teller=teller.id, name=sides.name(teller),
            details=numbers.details(position), claim=position.evidence[0],
            outlets=outlets(claim for id in position.evidence for claim in reported.get(id, ())),
        )
        for teller, position in life(account.event.tellers)
    ]  # fmt: skip


def by_report(account: Account) -> list[Told]:
    """Every claim under its report; what a copy says in the same words is told by naming the copy there."""
    copies = {copy.document: copy for copy in account.copies}
    shown: set[tuple[str, ...]] = set()
    found = []
    for document, of_one in groupby(account.claims, key=lambda claim: claim.document):
        claims = [claim for claim in of_one if document not in copies or words_of(claim) not in shown]
        shown.update(map(words_of, claims))
        if claims:
            repeated = tuple(copy for copy in account.copies if copy.origin == document)
            found.append(
                Told(
                    document=document, outlet=claims[0].outlet, published=claims[0].published, claims=tuple(claims),
                    copies=repeated,
                )
            )  # fmt: skip
    return found


def words_of(claim: Claim) -> tuple[str, ...]:
    """What a claim shares with the same claim in a copy of its report."""
    source = claim.sources[-1].id if claim.sources else ""
    recipient = claim.recipient.id if claim.recipient else ""
    return claim.origin, plain(claim.sentence), claim.trigger.text, claim.initiator.id, recipient, source


# What an act is, behind "is said to"; of one that runs both ways, behind "are said to".
DEEDS = {
    "AGREE": ("agree with", "agree"), "CONSULT": ("meet or talk with", "meet or talk"),
    "SUPPORT": ("voice support for", "support one another"), "CONCEDE": ("yield to", "yield to one another"),
    "COOPERATE": ("cooperate with", "cooperate"), "AID": ("give aid to", "aid one another"),
    "RETREAT": ("pull back from", "pull back from one another"), "REQUEST": ("ask something of", "ask one another"),
    "ACCUSE": ("accuse", "accuse one another"), "REJECT": ("reject what is asked by", "reject one another's demands"),
    "THREATEN": ("threaten", "threaten one another"), "PROTEST": ("protest against", "protest"),
    "SANCTION": ("impose sanctions on", "impose sanctions on one another"),
    "MOBILIZE": ("mobilise against", "mobilise"), "COERCE": ("coerce", "coerce one another"),
    "ASSAULT": ("attack", "attack one another"), "ALLY": ("be an ally of", "be allies"),
    "RIVAL": ("be a rival of", "be rivals"),
}  # fmt: skip
ALONE = {"MOBILIZE": "mobilise", "ASSAULT": "attack", "RETREAT": "pull back", "PROTEST": "protest", "AGREE": "agree"}
LEADS = {"denied": "said not to", "expected": "expected to", "coded": "coded to", None: "perhaps to"}


def headline(event: Event) -> str:
    """What an event is, in a sentence that takes nobody's word for it: "Iran is said to give aid to Russia: drones"."""
    lead = LEADS.get(event.support, "said to")
    if event.symmetric and event.recipients:
        who = sides.parties((*event.initiators, *event.recipients))
        said = f"{_and(who)} are {lead} {DEEDS[event.type][1]}"
    else:
        verb = "are" if len(event.initiators) > 1 else "is"
        deed = DEEDS[event.type][0] if event.recipients else ALONE.get(event.type, event.type.lower())
        whom = f" {_and(sides.parties(event.recipients))}" if event.recipients else ""
        said = f"{_and(sides.parties(event.initiators))} {verb} {lead} {deed}{whom}"
    against = f", against {_and(sides.parties(event.against))}" if event.against else ""
    about = f": {sides.things(event)}" if event.items else ""
    return f"{said}{against}{about}"


def _and(names: str) -> str:
    """Names with "and" before the last."""
    first, comma, last = names.rpartition(", ")
    return f"{first} and {last}" if comma else last
