"""Find the claims of one report.

Takes a Document with its Readings, gives Claims. For each sentence: which words
express a deed and who did it to whom (`acts`, `weighing`), who says so
(`sources`), how firmly (`stance`), with what, when, where and in which theatre.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from dragoman.actors import Registry, registry
from dragoman.claims.acts.deeds import Deed
from dragoman.claims.identity import Joint, digest, identify
from dragoman.claims.items.find import find_items
from dragoman.claims.mentions.find import find_mentions
from dragoman.claims.mentions.records import Mention
from dragoman.claims.places.place import find_place
from dragoman.claims.places.scene import find_scene
from dragoman.claims.places.setting import Setting
from dragoman.claims.places.theatres import days_of, find_theatres
from dragoman.claims.sources import Chain, Sourcing, find_sources
from dragoman.claims.stance.denials import BACK, Retort, denied, retorts
from dragoman.claims.stance.firmness import CueEffect, Factuality, stance_of, weighed
from dragoman.claims.syntax import Syntax
from dragoman.claims.time import Thread, find_expressions, time_of_war
from dragoman.claims.weighing.asking import Ask
from dragoman.claims.weighing.candidates import Weighing
from dragoman.claims.weighing.tracing import Grounds, trace
from dragoman.records import (
    Claim,
    Document,
    EventType,
    Item,
    Place,
    Reading,
    Source,
    Time,
    Trace,
    Trigger,
)
from dragoman.vocabulary.stance import stance_label


def find(
    document: Document,
    readings: Sequence[Reading],
    *,
    reader: str,
    ask: Ask | None = None,
    actors: Registry | None = None,
) -> list[Claim]:
    """The claims of a report, in the order of its text.

    One for each act, initiator, recipient and innermost source. `reader` is the
    name and version of what made the readings; `ask` answers whether sentences
    claim anything of two actors in them (`Reader.claimed`), a witness that is
    done without where there is none; `actors` the registry to resolve names by,
    the packaged one by default.
    """
    mentions = find_mentions(document, readings, actors or registry())
    return [made.claim for made in _Report(document, readings, mentions, reader, ask).claims()]


def explain(
    document: Document,
    readings: Sequence[Reading],
    *,
    reader: str,
    ask: Ask | None = None,
    actors: Registry | None = None,
) -> list[tuple[Claim, Trace]]:
    """The claims of a report as `find` gives them, each with why it was made."""
    mentions = find_mentions(document, readings, actors or registry())
    every = _Report(document, readings, mentions, reader, ask).claims()
    return [(made.claim, trace(made.claim.id, made.grounds, made.firm, made.effects)) for made in every]


class _Made(NamedTuple):
    """A claim and what it was made of."""

    claim: Claim
    grounds: Grounds
    firm: Factuality
    effects: tuple[CueEffect, ...]


class _Told(NamedTuple):
    """What a sentence tells of a deed: with what, when, where, and who says so."""

    items: tuple[Item, ...]
    time: Time | None
    place: Place | None
    chains: tuple[Chain, ...]


class _Report:
    """What the claims of a report share."""

    def __init__(
        self,
        document: Document,
        readings: Sequence[Reading],
        mentions: list[list[Mention]],
        reader: str,
        ask: Ask | None,
    ) -> None:
        self.document, self.readings, self.mentions, self.reader = document, readings, mentions, reader
        self.sourcing: Sourcing = find_sources(document, readings, mentions)
        self.weighing = Weighing(readings, mentions, self.sourcing.syntax, ask)
        self.times = Thread(readings, document.published, find_expressions(document.text, document.published))
        self.context = _states(mentions)
        self.setting = Setting(readings, mentions, document.published, self.context)
        self._known: dict[tuple[int, int, EventType], _Told] = {}
        self._text = digest(document.text)

    def claims(self) -> list[_Made]:
        """The claims of the report, of those with one id the likeliest."""
        found: dict[str, _Made] = {}
        told: list[list[_Made]] = []
        joint = Joint(self._text)
        for number in range(len(self.readings)):
            told.append(list(self.claims_of(number)))
            for made in (*told[number], *self._denied(number, told)):
                made = made._replace(claim=joint.apart(made.claim))
                known = found.get(made.claim.id)
                if known is None or known.claim.confidence < made.claim.confidence:
                    found[made.claim.id] = made
        return list(found.values())

    def _denied(self, number: int, told: Sequence[Sequence[_Made]]) -> Iterator[_Made]:
        """The claims told shortly before that a sentence denies without telling them again: "Norland denied it"."""
        for retort in retorts(number, self.sourcing.syntax(number)):
            for source in self.sourcing.speakers(retort.saying):
                for earlier in reversed(told[max(0, number - BACK) :]):
                    made = {one.claim.id: one for one in earlier if one.claim.trigger.start < retort.charge.start}
                    if claims := denied(source, [one.claim for one in made.values()]):
                        yield from (self._turned_down(made[claim.id], retort, source) for claim in claims)
                        break

    def _turned_down(self, made: _Made, retort: Retort, source: Source) -> _Made:
        """A claim as its denial tells it: the same act, in the words and by the source of the sentence that denies."""
        claim, sentence, charge = made.claim, self.readings[retort.saying.sentence].sentence, retort.charge
        firm = Factuality(polarity="-", certainty="certain", aspect=claim.aspect, trace=(source.cue or "",))
        changes = {
            "id": identify(self._text, claim.trigger, claim.initiator, claim.recipient, source),
            "sentence": sentence.text,
            "sentence_start": sentence.start,
            "sentence_end": sentence.end,
            "trigger": Trigger(text=self.document.text[charge.start : charge.end], start=charge.start, end=charge.end),
            "sources": (source,),
            "polarity": firm.polarity,
            "certainty": firm.certainty,
            "stance": stance_label(firm.polarity, firm.certainty, firm.aspect),
        }
        return _Made(msgspec.structs.replace(claim, **changes), made.grounds, firm, made.effects)

    def claims_of(self, number: int) -> Iterator[_Made]:
        """The claims of one sentence."""
        for grounds in self.weighing.of(number):
            yield from self._claims(number, self.sourcing.syntax(number), grounds)

    def _claims(self, number: int, syntax: Syntax, grounds: Grounds) -> Iterator[_Made]:
        """The claims that one dyad of a deed makes: one for each that says so."""
        deed, dyad = grounds.deed, grounds.dyad
        reading, document, told = self.readings[number], self.document, self._told(number, deed)
        initiator = dyad.initiator.mention.actor
        recipient = dyad.recipient.mention.actor if dyad.recipient else None
        against = dyad.against.actor if dyad.against else None
        trigger = _trigger(reading, deed)
        time = told.time or time_of_war(reading, deed.word, deed.type, initiator, recipient, document.published)
        days = days_of(time, document.published)
        nearby = self.setting.around(number)
        theatres = find_theatres(initiator, recipient, against, told.place, days, told.items, nearby)
        place = told.place if told.place and told.place.country else None
        place = place or find_scene(deed.type, theatres, self.mentions, number) or told.place
        for chain, effects in told.chains:
            firm = stance_of(reading, deed.told, effects, syntax=syntax)
            if deed.act and len(told.chains) == 1:  # of several who speak the head cannot tell whom it means
                firm = weighed(firm, chain, deed.act.stances)
            aspect = "future" if firm.aspect in ("done", "ongoing") and _lies_ahead(time, document) else firm.aspect
            claim = Claim(
                id=identify(self._text, trigger, initiator, recipient, chain[-1] if chain else None),
                act=identify(self._text, trigger),
                document=document.id,
                outlet=document.outlet,
                published=document.published,
                origin=document.origin,
                sentence=reading.sentence.text,
                sentence_start=reading.sentence.start,
                sentence_end=reading.sentence.end,
                trigger=trigger,
                type=deed.type,
                mode=deed.entry.mode if deed.entry and deed.entry.type == deed.type else None,
                cameo=deed.entry.cameo if deed.entry and deed.entry.type == deed.type else None,
                initiator=initiator,
                recipient=recipient,
                symmetric=deed.symmetric,
                against=against,
                sources=chain,
                polarity=firm.polarity,
                certainty=firm.certainty,
                aspect=aspect,
                stance=stance_label(firm.polarity, firm.certainty, aspect, chain),
                items=told.items,
                time=time,
                place=place,
                theatres=theatres,
                confidence=round(grounds.chance, 3),
                reader=self.reader,
            )
            yield _Made(claim, grounds, firm, tuple(effects))

    def _told(self, number: int, deed: Deed) -> _Told:
        """What a sentence tells of a deed whoever its parties are, found once for all its dyads."""
        word, key = deed.word, (number, deed.word, deed.type)
        if key not in self._known:
            reading = self.readings[number]
            predicate = next((p for p in reading.predicates if p.word == word), None)
            actors = {mention.word for mention in self.mentions[number] if mention.actor.kind != "place"}
            self._known[key] = _Told(
                items=find_items(self.sourcing.syntax(number), word, predicate, type=deed.type, actors=actors),
                time=self.times.time_of(number, word, deed.type),
                place=find_place(reading, word, self.context, type=deed.type, mentions=self.mentions[number]),
                chains=self.sourcing.chains(number, deed.told),
            )
        return self._known[key]


def _trigger(reading: Reading, deed: Deed) -> Trigger:
    tokens, sentence = reading.sentence.tokens, reading.sentence
    start, end = tokens[deed.first].start, tokens[deed.last - 1].end
    return Trigger(text=sentence.text[start - sentence.start : end - sentence.start], start=start, end=end)


def _lies_ahead(time: Time | None, document: Document) -> bool:
    """Whether an act is dated, by a day, after that of publication."""
    if time is None or time.start is None or document.published is None or len(time.start) != len("2022-10-29"):
        return False
    return date.fromisoformat(time.start) > document.published


def _states(mentions: list[list[Mention]]) -> frozenset[str]:
    """The states that a report is about: those it mentions, by what its actors act for."""
    counts = Counter(m.actor.acts_for for found in mentions for m in found if m.actor.acts_for)
    return frozenset(state for state, count in counts.items() if count >= 2) or frozenset(counts)
