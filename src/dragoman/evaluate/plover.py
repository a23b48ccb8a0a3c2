"""Claims as PLOVER's coders would record them: who, to whom, which type, at the level of countries.

Takes the claims of a text, gives Dyads. PLOVER has no words for how firmly a
thing is said: it codes what is announced, demanded or refused by other types
(a meeting to come is AGREE), which a claim tells by its aspect.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.actors import registry
from dragoman.actors.code import code
from dragoman.records import ActorMention, Claim, Reading

STANDINGS = frozenset({"ALLY", "RIVAL"})  # states of affairs, which PLOVER does not code
WELCOME = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
UNWELCOME = frozenset({"REJECT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "THREATEN"})
MANY = {"alliance": "IGO", "organisation": "IGO", "group": "IMG"}  # of no one state, by kind
CLOSE = 0.75  # of one act, a claim less sure than this beside the surest is but another reading of it
CONCLUDED = "057"  # CAMEO's code of a signed agreement, which PLOVER files as SUPPORT; to fail of one rejects it
UNIONS = frozenset({"UNO", "EUR"})  # PLOVER of today tells these apart from IGO, its labelled sentences do not
NOWHERE = frozenset({"west"})  # PLOVER codes nothing of "the West"
WORLDLY = frozenset({"international", "multinational", "regional"})  # of many states, where nothing else is told
OWN_CODES = {"XKX": "KOS"}
BESIDE = frozenset({"conj", "parataxis"})  # relations of what is told beside an event, not as a part of it
AMONG_THEMSELVES = frozenset({"PROTEST", "COERCE", "CONCEDE", "RETREAT"})  # of one's own people, where no other is told
DOMESTIC = frozenset({"group", "unknown"})  # whoever is named by what they are: "the rebels"


class Dyad(NamedTuple):
    """One coded event at country level."""

    source: str
    target: str
    code: str
    symmetric: bool


def events_of(claims: Iterable[Claim], readings: Sequence[Reading] = ()) -> set[Dyad]:
    """What a coder would record of a text's claims.

    Of an act whose parties have a country by name no other dyad is recorded:
    "shelled rebels in Norlandish territory" is not done to Sudland's own. What
    is told as a part of another event, as what was demanded or why it was
    done, is none of its own.
    """
    acts: dict[str, list[Claim]] = {}
    for claim in claims:
        acts.setdefault(claim.act, []).append(claim)
    events: dict[int, set[Dyad]] = {}
    for told in acts.values():
        surest = max(claim.confidence for claim in told)
        act = [claim for claim in told if claim.confidence >= CLOSE * surest]
        dyads = _dyads(act) or _dyads(act, at_home=True)
        if dyads:
            events.setdefault(act[0].trigger.start, set()).update(dyads)
    inner = _inner(set(events), readings)
    return {dyad for start, dyads in events.items() if start not in inner for dyad in dyads}


def _dyads(act: Iterable[Claim], *, at_home: bool = False) -> set[Dyad]:
    return {dyad for claim in act if (dyad := coded(claim, at_home=at_home))}


def _inner(starts: set[int], readings: Sequence[Reading]) -> set[int]:
    """Those of the places where triggers start that hang on another one; what is joined to it stands beside it."""
    inner = set()
    for reading in readings:
        tokens, heads, deprels = reading.sentence.tokens, reading.heads, reading.deprels
        words = {word for word, token in enumerate(tokens) if token.start in starts}
        for word in words:
            at = word
            while heads[at] >= 0:
                at, joined = heads[at], deprels[at] in BESIDE
                if at in words and not joined:
                    inner.add(tokens[word].start)
                    break
    return inner


def coded(claim: Claim, *, at_home: bool = False) -> Dyad | None:
    """The event of one claim; nothing where it is denied or supposed, or a party has no country.

    With `at_home`, those who are named only by what they are count to the
    country where it happened, else to the other's or to that of the sentence.
    """
    kind, here = type_of(claim), place_of(claim)
    if kind is None:
        return None
    source, target = country(claim.initiator), country(claim.recipient) if claim.recipient else (struck(claim) or here)
    if at_home and source is None and claim.initiator.kind in DOMESTIC:
        source = here or target or code(claim.sentence).country
    if at_home and target is None and claim.recipient and claim.recipient.kind in DOMESTIC:
        target = here or source
    if claim.recipient is None and kind in AMONG_THEMSELVES:
        target = target or source
    if claim.aspect == "demanded":
        source, target = claim.sources[-1].acts_for, source
        if source == target:
            return None
    return Dyad(source, target, kind, claim.symmetric and kind == claim.type) if source and target else None


def type_of(claim: Claim) -> str | None:
    """PLOVER's type: that of the claim where it is done, else by what announces, demands or refuses it."""
    if claim.type in STANDINGS:
        return None
    if claim.aspect == "demanded":
        return "REQUEST" if claim.sources else None
    if claim.type == "AGREE" and claim.cameo == CONCLUDED and claim.aspect == "done":
        return "SUPPORT" if claim.polarity == "+" else "REJECT"
    if claim.polarity == "-":
        return "REJECT" if claim.aspect == "future" and claim.type in WELCOME and of_its_own(claim) else None
    if claim.aspect in ("done", "ongoing"):
        return claim.type
    if not of_its_own(claim):
        return None
    if claim.type == "CONCEDE" or claim.mode == "ceasefire":
        return "CONCEDE"  # it is given way by saying so
    return "AGREE" if claim.type in WELCOME else "THREATEN" if claim.type in UNWELCOME else None


def of_its_own(claim: Claim) -> bool:
    """Whether nobody but the outlet or who acts tells of it; what runs both ways either party may tell."""
    if not claim.sources:
        return True
    source = claim.sources[-1]
    return any(
        source.id == party.id or (party.acts_for is not None and source.acts_for == party.acts_for)
        for party in (claim.initiator, claim.recipient if claim.symmetric else None)
        if party is not None
    )


def struck(claim: Claim) -> str | None:
    """The country of those it is done to who are no actors: "released two Norlandish journalists"."""
    named = (code(item.name).country for item in claim.items)
    return next((country for country in named if country), None)


def place_of(claim: Claim) -> str | None:
    """The country where it happened."""
    return claim.place.country if claim.place else None


def country(mention: ActorMention) -> str | None:
    """The country that PLOVER files an actor under: its state, its home, that of its name, or a code of many states."""
    state = mention.acts_for or (mention.id if mention.kind == "state" else None)
    if state:
        return OWN_CODES.get(state, state)
    actor = registry().get(mention.id)
    if mention.id in NOWHERE:
        return None
    if actor is not None:
        return actor.home or MANY.get(actor.kind)
    if mention.name.startswith("ethnic "):
        return None  # a people, not the state it is named for
    named = code(mention.name).country
    if named is None and WORLDLY.intersection(mention.name.lower().split()):
        return "IGO"
    if named is None and mention.kind == "organisation":
        return "NGO"
    return "IGO" if named in UNIONS else named
