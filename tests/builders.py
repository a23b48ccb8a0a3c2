"""Small builders of records, for tests that read like sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import msgspec

from dragoman.events.build import build
from dragoman.judgements import make
from dragoman.records import (
    ActorMention,
    Argument,
    Attribution,
    Channel,
    Claim,
    Coded,
    Deed,
    Document,
    Event,
    Item,
    Judgement,
    Name,
    Party,
    Period,
    Place,
    Predicate,
    Quantity,
    Reading,
    Sentence,
    SignedTie,
    Source,
    Span,
    TheatreSign,
    Tie,
    Time,
    Token,
    Trigger,
)

NUMBERS = count()


def document(
    text: str,
    *,
    id: str = "d1",
    outlet: str | None = "The Courier",
    published: str | None = "2022-10-29",
    title: str | None = None,
) -> Document:
    """A document of one body block."""
    day = date.fromisoformat(published) if published else None
    return Document(id=id, text=text, outlet=outlet, published=day, title=title, origin=id, language="en")


def reading(
    rows: str,
    *,
    roles: dict[int, tuple[str, dict[str, tuple[int, int]]]] | None = None,
    names: tuple[tuple[str, int, int], ...] = (),
    attributions: tuple[Attribution, ...] = (),
    start: int = 0,
    number: int = 0,
    document: str = "d1",
) -> Reading:
    """A reading from lines "form lemma UPOS head deprel" (head counted from 1, 0 for the root; XPOS guessed from UPOS).

    `roles` maps a word position (from 0) to its roleset and {role: (first, last)}.
    """
    cells = [line.split() for line in rows.strip().splitlines()]
    tokens, at = [], start
    for cell in cells:
        tokens.append(Token(text=cell[0], start=at, end=at + len(cell[0])))
        at += len(cell[0]) + 1
    text = " ".join(cell[0] for cell in cells)
    sentence = Sentence(
        document=document, number=number, text=text, start=start, end=start + len(text), block="body", paragraph=0,
        tokens=tuple(tokens),
    )  # fmt: skip
    predicates = tuple(
        Predicate(
            word=word, roleset=roleset,
            arguments=tuple(Argument(role=role, first=first, last=last) for role, (first, last) in spans.items()),
        )
        for word, (roleset, spans) in sorted((roles or {}).items())
    )  # fmt: skip
    return Reading(
        sentence=sentence,
        upos=tuple(cell[2] for cell in cells),
        xpos=tuple(cell[2] for cell in cells),
        lemmas=tuple(cell[1] for cell in cells),
        heads=tuple(int(cell[3]) - 1 for cell in cells),
        deprels=tuple(cell[4] for cell in cells),
        names=tuple(Name(kind=kind, first=first, last=last) for kind, first, last in names),
        predicates=predicates,
        attributions=attributions,
        acts=(),
    )


def attribution(
    *, source: tuple[int, int] | None, cue: tuple[int, int] | None, content: tuple[int, int]
) -> Attribution:
    """An attribution of one piece each, in characters of the document."""

    def spans(piece: tuple[int, int] | None) -> tuple[Span, ...]:
        return (Span(start=piece[0], end=piece[1]),) if piece else ()

    return Attribution(source=spans(source), cue=spans(cue), content=spans(content), confidence=0.9)


def claim(
    initiator: str | ActorMention = "RUS",
    recipient: str | ActorMention | None = "UKR",
    *,
    type: str = "ASSAULT",
    stance: str = "asserts",
    by: tuple[str | ActorMention | Source, ...] = (),
    document: str = "d1",
    id: str = "c1",
    act: str | None = None,
    outlet: str | None = "The Courier",
    published: str | None = "2022-10-29",
    origin: str | None = None,
    sentence: str = "Russia attacked Ukraine.",
    sentence_start: int = 0,
    trigger: str = "attacked",
    mode: str | None = None,
    cameo: str | None = None,
    symmetric: bool = False,
    against: str | ActorMention | None = None,
    aspect: str = "done",
    items: tuple[Item, ...] = (),
    time: str | tuple[str | None, str | None] | None = None,
    place: Place | None = None,
    theatres: tuple[str, ...] = (),
    confidence: float = 0.5,
    reader: str = "test reader 1",
) -> Claim:
    """A claim between two actors, told by the outlet or `by` a chain of sources; actors given by an id are states.

    The trigger stands where the sentence has it, the actors at its beginning.
    """
    at = sentence_start + (sentence.find(trigger) if trigger in sentence else 7)
    start, end = time if isinstance(time, tuple) else (time, time)
    return Claim(
        id=id, act=act or id, document=document, outlet=outlet,
        published=date.fromisoformat(published) if published else None,
        origin=origin or document, sentence=sentence, sentence_start=sentence_start,
        sentence_end=sentence_start + len(sentence), trigger=Trigger(text=trigger, start=at, end=at + len(trigger)),
        type=type, mode=mode, cameo=cameo, initiator=mention(initiator),
        recipient=mention(recipient) if recipient else None, symmetric=symmetric,
        against=mention(against) if against else None, sources=tuple(source(one) for one in by),
        polarity="-" if stance == "denies" else "+", certainty="certain", aspect=aspect, stance=stance, items=items,
        time=Time(text="then", start=start, end=end) if time else None, place=place, theatres=theatres,
        confidence=confidence, reader=reader,
    )  # fmt: skip


def mention(actor: str | ActorMention, *, name: str = "", kind: str = "state", of: str | None = None) -> ActorMention:
    """A state by its id, or another actor, who may act for one."""
    if isinstance(actor, ActorMention):
        return actor
    return ActorMention(
        id=actor, name=name or actor.title(), kind=kind, sector="GOV", acts_for=actor if kind == "state" else of,
        text=name or actor.title(), start=0, end=len(actor),
    )  # fmt: skip


def official(name: str, *, of: str | None) -> ActorMention:
    """A person who acts for a state, or for none."""
    return mention(name.lower().replace(" ", "-"), name=name, kind="person", of=of)


def fighters(name: str) -> ActorMention:
    """A group that acts for no state: "Ansar", "the rebels"."""
    return mention(name.lower().replace(" ", "-"), name=name, kind="group")


def source(actor: str | ActorMention | Source) -> Source:
    """Who says so: an actor that says it under its name, or a source as it is."""
    if isinstance(actor, Source):
        return actor
    meant = mention(actor)
    return Source(
        id=meant.id, name=meant.name, kind=meant.kind, sector=meant.sector, acts_for=meant.acts_for, anonymous=False,
        cue="said", text=meant.text, start=meant.start, end=meant.end,
    )  # fmt: skip


def unnamed(words: str = "unspecified", *, of: str | None = None) -> Source:
    """A source without a name: "officials", perhaps of a state, or nobody ("reportedly")."""
    said = source(mention(of) if of else mention(words, name=words, kind="unknown"))
    return msgspec.structs.replace(said, anonymous=True)


def newspaper(name: str) -> Source:
    """Another outlet, from which an account is taken."""
    return source(mention(name.lower().replace(" ", "-"), name=name, kind="media"))


def item(name: str, kind: str | None = None, count: float | None = None, *, text: str = "", unit: str = "") -> Item:
    """Things, of a kind, of which there may be exactly so many."""
    counted = Quantity(text=text or f"{count:g}", low=count, high=count) if count is not None else None
    return Item(name=name, kind=kind, quantity=counted, unit=unit or None)


def place(name: str, country: str | None = None, at: tuple[float, float] | None = None) -> Place:
    """A place, perhaps on the map (latitude, longitude)."""
    latitude, longitude = at or (None, None)
    return Place(text=name, name=name, country=country, latitude=latitude, longitude=longitude)


def event(claims: Sequence[Claim], *, id: str = "e1", **changes: Any) -> Event:
    """The event of these claims, with some of its fields as given."""
    return msgspec.structs.replace(build(claims), id=id, **changes)


def coded(
    initiator: str | Party = "RUS",
    recipient: str | Party = "UKR",
    *,
    type: str = "ASSAULT",
    day: str = "2022-10-29",
    rows: tuple[str, ...] = ("1",),
    dataset: str = "gdelt",
    form: str = "gdelt",
    code: str | None = "190",
    goldstein: float | None = -10.0,
    urls: tuple[str, ...] = ("https://courier.example/one",),
    publishers: tuple[str, ...] = ("courier.example",),
    mentions: int | None = 4,
    words: str | None = None,
    confidence: float = 0.35,
    **changes: Any,
) -> Event:
    """An event that others have coded, between two states given by their ids, or others as they are."""
    one, other = (party(side) for side in (initiator, recipient))
    made = Event(
        id=f"{dataset}:{rows[0]}", type=type, mode=None, initiators=(one,), recipients=(other,), symmetric=False,
        against=(), dyads=((one.acts_for or one.id, other.acts_for or other.id),), items=(),
        time=Period(start=day, end=day), place=None, theatres=(), support="coded", reports=0, outlets=0, origins=0,
        sources=0, independent=0, tellers=(), sides=(), first=None, last=None, confidence=confidence,
        acts=(), evidence=tuple(f"{dataset}:{row}" for row in rows),
        coded=Coded(
            dataset=dataset, form=form, rows=rows, code=code, goldstein=goldstein, urls=urls, publishers=publishers,
            mentions=mentions, words=words,
        ),
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def party(side: str | Party) -> Party:
    """A state by its id, or another party as it is."""
    return side if isinstance(side, Party) else Party(id=side, name=side.title(), kind="state", acts_for=side)


def judgement(
    verdict: str,
    *claims: Claim,
    others: tuple[Claim, ...] = (),
    at: int = 0,
    by: str = "ana",
    **details: Any,
) -> Judgement:
    """A judgement made `at` so many minutes past noon; `details` are changes, undoes, sample, note."""
    when = datetime(2026, 11, 29, 12, tzinfo=UTC) + timedelta(minutes=at)
    return make(verdict, claims, others, by=by, when=when, **details)


def signed_tie(one: str, other: str, sign: str = "+", weight: float = 1.0, **more: Any) -> SignedTie:
    """A tie as balance sees it."""
    return SignedTie(one=one, other=other, sign=sign, weight=weight, **more)


def tie(
    one: str = "IRN",
    other: str = "RUS",
    sign: str | None = "+",
    *,
    lean: float | None = None,
    spread: float = 0.1,
    acts: int = 30,
    theatre: str | None = None,
    theatres: dict[str, str | None] | None = None,
    on: str = "2022-12-31",
    evidence: tuple[str, ...] = (),
    **changes: Any,
) -> Tie:
    """A tie of a sign, or of none: it leans by 0.5 to its side, with an interval of `spread` around, or that holds 0.

    `theatres` are the signs that it has in each. Its deeds are in the channel of its lean.
    """
    lean = {"+": 0.5, "-": -0.5, None: 0.0}[sign] if lean is None else lean
    low, high = (lean - spread, lean + spread) if sign else (min(lean, 0.0) - spread, max(lean, 0.0) + spread)
    day = date.fromisoformat(on)
    made = Tie(
        one=min(one, other), other=max(one, other), theatre=theatre, since=None, until=day,
        cooperation=channel(acts if lean > 0 else 0), conflict=channel(acts if lean < 0 else 0),
        lean=lean, low=low, high=high, sign=sign, least=0.0, acts=acts,
        thin=acts < 20, contested=0, expected_cooperation=0,
        expected_conflict=0, denied=0,
        theatres=tuple(
            TheatreSign(theatre=where, sign=what, lean={"+": 0.5, "-": -0.5, None: 0.0}[what], acts=acts, thin=False)
            for where, what in (theatres or {}).items()
        ),
        disagree=None, standings=(), first=day - timedelta(days=300), last=day, evidence=evidence,
    )  # fmt: skip
    found = msgspec.structs.replace(made, **changes)
    least = min(abs(found.low), abs(found.high)) if sign else 0.0
    return msgspec.structs.replace(found, **{"least": least} | changes)


def channel(acts: int) -> Channel:
    """A channel in which each deed weighs one."""
    rate = acts / 12
    return Channel(acts=acts, weight=float(acts), rate=rate, low=rate / 2, high=2 * rate + 0.1)


def deed(initiator: str, recipient: str, type: str = "CONSULT", *, event: str | None = None, **changes: Any) -> Deed:
    """A deed between two states, told by one report; each without an `event` is of one of its own."""
    day = changes.pop("day", date(2022, 10, 29))
    return Deed(
        event=event or f"e{next(NUMBERS)}",
        initiator=initiator,
        recipient=recipient,
        type=type,
        day=date.fromisoformat(day) if isinstance(day, str) else day,
        **{
            "kinds": ("state", "state"),
            "symmetric": False,
            "against": False,
            "mode": None,
            "support": "single",
            "hedged": False,
            "theatres": (),
        }
        | changes,
    )
