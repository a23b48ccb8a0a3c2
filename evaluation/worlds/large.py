"""Make a world so large that speed and memory can be measured on it, report by report.

Takes how many claims there are to be, gives Documents with their Claims in
the order of their days. Which two sides act follows Zipf's law, so that a
few dyads have a tenth of all claims; most happenings are told once, a few
dozens of times; some reports are whole copies of others. A claim takes some
twenty microseconds. Nothing is known of what belongs together: for that,
see `world`.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, count
from random import Random
from typing import NamedTuple

from dragoman.actors import registry
from dragoman.actors.actor import Actor
from dragoman.claims.identity import digest, identify
from dragoman.documents.identity import document_id
from dragoman.records import ActorMention, Claim, Document, EventType, Item, Place, Source, Time, Trigger
from dragoman.vocabulary.places import places
from evaluation.worlds.reports import FIRM, READER
from evaluation.worlds.speakers import OUTLETS, slug
from evaluation.worlds.tables import Act, Thing, acts, phrases, things
from evaluation.worlds.verbs import active, passive
from evaluation.worlds.wording import SLOT

FIRST_DAY = date(2014, 1, 1)
DAYS = 3650
DYADS = 20_000
PER_REPORT = 4  # claims
COPIED = 0.1
TOLD = 6.9  # claims of a happening, copies included: so many days bring so many claims
STANCES = ("asserts",) * 14 + ("denies", "denies", "hedges", "expects")
DELAYS = (0,) * 8 + (1,) * 6 + (2, 2, 3, 4, 6, 9, 14, 30, 60, 200)

Story = tuple[Document, tuple[Claim, ...]]
Pieces = tuple[tuple[str, str], ...]  # text and mark, in the order of the sentence; a slot has its mark alone


class Happened(NamedTuple):
    """A happening, as far as telling it fast needs."""

    act: Act
    initiator: str
    recipient: str
    thing: Thing | None
    place: Place | None
    day: date
    theatre: tuple[str, ...]
    context: str


class Said(NamedTuple):
    """A sentence and where its marks stand in it."""

    text: str
    spans: dict[str, tuple[int, int]]
    happened: Happened
    stance: str
    type: EventType
    source: str | None
    dated: bool


def stream(*, claims: int, seed: int = 0, days: int = DAYS) -> Iterator[Story]:
    """Reports over so many days, until there are that many claims, copies included."""
    chance = Random(seed)
    stories, left = _Stories(chance), claims
    numbers = count()
    waiting: list[tuple[date, int, Happened]] = []
    due = 0.0
    for step in count():
        day = FIRST_DAY + timedelta(step)
        due += claims / days / TOLD
        while due >= 1:
            due -= 1
            happened = stories.happened(day)
            for _ in range(min(60, int(chance.paretovariate(0.9)))):
                delay = timedelta(chance.choice(DELAYS))
                heapq.heappush(waiting, (day + delay, next(numbers), happened))
        today: list[Happened] = []
        while waiting and waiting[0][0] <= day:
            today.append(heapq.heappop(waiting)[2])
        chance.shuffle(today)
        while today:
            told, today = today[:PER_REPORT], today[PER_REPORT:]
            for story in stories.reports(told, day):
                yield story[0], story[1][:left]
                left -= len(story[1])
                if left <= 0:
                    return


class _Stories:
    """Invents happenings and prints reports of them."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        states = {actor.id: actor.name for actor in registry().actors() if is_state(actor)}
        codes = sorted(states)
        pairs = [(one, other) for one in codes for other in codes if one != other]
        chance.shuffle(pairs)
        self.dyads = pairs[:DYADS]
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.dyads) + 1)))
        self.names = states
        self.spots = {code: place_of_state(code) for code in codes}
        self.acts, self.act_weights = acts(), list(accumulate(act.weight for act in acts()))
        self.patterns = {act.id: tuple(patterns(act)) for act in acts()}
        self.things = things()
        self.contexts, self.padding = phrases("context"), phrases("padding")

    def happened(self, day: date) -> Happened:
        """Something that happens on a day."""
        chance = self.chance
        initiator, recipient = chance.choices(self.dyads, cum_weights=self.weights)[0]
        act = chance.choices(self.acts, cum_weights=self.act_weights)[0]
        thing = chance.choice(self.things[act.things]) if act.things else None
        place = self.spots[recipient] if act.where != "none" else None
        theatre = (f"large-{recipient.lower()}",) if chance.random() < 0.5 else ()
        return Happened(act, initiator, recipient, thing, place, day, theatre, chance.choice(self.contexts))

    def reports(self, told: Sequence[Happened], day: date) -> Iterator[Story]:
        """A report, and now and then copies of it."""
        said = [self.said(one) for one in told]
        text = "\n\n".join(one.text for one in said)
        outlets = self.chance.sample(OUTLETS, 1 if self.chance.random() > COPIED else self.chance.randint(2, 4))
        origin, name = None, digest(text)
        for outlet in outlets:
            id = document_id(outlet, day, text)
            origin = origin or id
            document = Document(id=id, text=text, outlet=outlet, published=day, language="en", origin=origin)
            yield document, tuple(self.claims(said, document, name))

    def said(self, happened: Happened) -> Said:
        """A sentence of about 25 words."""
        chance = self.chance
        type, pattern = chance.choice(self.patterns[happened.act.id])
        stance = chance.choice(STANCES)
        dated = chance.random() < 0.4
        source = happened.initiator if chance.random() < 0.5 else None
        words = {"I": self.names[happened.initiator], "R": self.names[happened.recipient], "X": ""}
        if happened.thing:
            words["X"] = happened.thing.exact if chance.random() < 0.6 else happened.thing.general
        text, spans = "", {}
        for piece, mark in pattern:
            start = len(text)
            text += words.get(mark, piece)
            if mark:
                spans.setdefault(mark, (start, len(text)))
        text += f" on {happened.day:%A}" if dated else ""
        text += happened.context if chance.random() < 0.5 else ""
        text += chance.choice(self.padding)
        if source:
            start = len(text) + 2
            text += f", {self.names[source]} said"
            spans["S"] = (start, len(text) - 5)
        return Said(text + ".", spans, happened, stance, type, source, dated)

    def claims(self, said: Sequence[Said], document: Document, name: bytes) -> Iterator[Claim]:
        """The claims of a report, one a sentence."""
        start = 0
        for one in said:
            yield self._claim(one, start, document, name)
            start += len(one.text) + 2

    def _claim(self, said: Said, start: int, document: Document, name: bytes) -> Claim:
        happened, own = said.happened, said.type == said.happened.act.type
        begin, end = said.spans["T"]
        trigger = Trigger(text=said.text[begin:end], start=start + begin, end=start + end)
        initiator = self._mention(happened.initiator, said.spans["I"], start)
        recipient = self._mention(happened.recipient, said.spans["R"], start)
        source = self._source(said.source, said.spans["S"], start) if said.source else None
        day = happened.day.isoformat()
        polarity, certainty, aspect = FIRM[said.stance]
        return Claim(
            id=identify(name, trigger, initiator, recipient, source), act=identify(name, trigger), document=document.id,
            outlet=document.outlet, published=document.published, origin=document.origin, sentence=said.text,
            sentence_start=start, sentence_end=start + len(said.text), trigger=trigger, type=said.type,
            mode=happened.act.mode if own else None, cameo=happened.act.cameo if own else None, initiator=initiator,
            recipient=recipient, symmetric=happened.act.symmetric, against=None, sources=(source,) if source else (),
            polarity=polarity, certainty=certainty, aspect=aspect, stance=said.stance, items=self._items(said),
            time=Time(text=f"{happened.day:%A}", start=day, end=day) if said.dated else None, place=happened.place,
            theatres=happened.theatre, confidence=0.7, reader=READER,
        )  # fmt: skip

    def _mention(self, code: str, span: tuple[int, int], start: int) -> ActorMention:
        name = self.names[code]
        return ActorMention(
            id=code, name=name, kind="state", sector=None, acts_for=code, text=name, start=start + span[0],
            end=start + span[1],
        )  # fmt: skip

    def _source(self, code: str, span: tuple[int, int], start: int) -> Source:
        name = self.names[code]
        return Source(
            id=slug(f"{name} spokesman"), name=f"{name} spokesman", kind="person", sector="GOV", acts_for=code,
            anonymous=False, cue="said", text=name, start=start + span[0], end=start + span[1],
        )  # fmt: skip

    def _items(self, said: Said) -> tuple[Item, ...]:
        thing = said.happened.thing
        if thing is None or thing.kind is None:
            return ()
        begin, end = said.spans.get("X", (0, 0))
        return (Item(name=said.text[begin:end] or thing.general, kind=thing.kind, quantity=None, unit=None),)


def is_state(actor: Actor) -> bool:
    """Whether an actor is a state of these days."""
    return actor.kind == "state" and actor.exists(FIRST_DAY) and actor.exists(None)


def patterns(act: Act) -> Iterator[tuple[EventType, Pieces]]:
    """The forms of an act in the past tense, cut into pieces."""
    for form in act.forms:
        head, _, rest = form.rpartition("/")
        yield head or act.type, tuple(_pieces(rest))  # type: ignore[misc]


def _pieces(form: str) -> Iterator[tuple[str, str]]:
    has_noun = "[" in form
    for part in SLOT.findall(form):
        name = part[1:-1]
        if part[0] == "{":
            yield "", name
        elif part[0] == "[":
            yield name, "T"
        elif part[0] == "<":
            verb = name.removeprefix("be ")
            before, after = passive(verb, "past", plural=False) if verb != name else active(verb, "past")
            yield before, ""
            yield after, "" if has_noun else "T"
        else:
            yield part, ""


def place_of_state(code: str) -> Place | None:
    """A state as a place."""
    known = places().state(code)
    if known is None:
        return None
    return Place(
        text=known.name, name=known.name, country=code, latitude=known.latitude, longitude=known.longitude
    )  # fmt: skip
