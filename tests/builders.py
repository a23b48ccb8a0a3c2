"""Small builders of records, for tests that read like sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from dragoman.records import (
    ActorMention,
    Argument,
    Attribution,
    Claim,
    Document,
    Event,
    Name,
    Party,
    Period,
    Position,
    Predicate,
    Reading,
    Sentence,
    Source,
    Span,
    Support,
    Teller,
    Token,
    Trigger,
)


def document(
    text: str, *, id: str = "d1", outlet: str | None = "The Courier", published: str | None = "2022-10-29"
) -> Document:
    """A document of one body block."""
    day = date.fromisoformat(published) if published else None
    return Document(id=id, text=text, outlet=outlet, published=day, origin=id, language="en")


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
    initiator: str = "RUS",
    recipient: str | None = "UKR",
    *,
    type: str = "ASSAULT",
    stance: str = "asserts",
    by: tuple[str, ...] = (),
    document: str = "d1",
    id: str = "c1",
    outlet: str | None = "The Courier",
    published: str | None = "2022-10-29",
    sentence: str = "Russia attacked Ukraine.",
    sentence_start: int = 0,
    theatres: tuple[str, ...] = (),
    confidence: float = 0.5,
    reader: str = "test reader 1",
) -> Claim:
    """A claim between two actors, told by the outlet or `by` a chain of sources; its actors are states."""

    def mention(actor: str) -> ActorMention:
        return ActorMention(
            id=actor, name=actor.title(), kind="state", sector="GOV", acts_for=actor,
            text=actor.title(), start=0, end=len(actor),
        )  # fmt: skip

    def source(actor: str) -> Source:
        return Source(
            id=actor, name=actor.title(), kind="state", sector="GOV", acts_for=actor, anonymous=False, cue="said",
            text=actor.title(), start=0, end=len(actor),
        )  # fmt: skip

    return Claim(
        id=id, act=id, document=document, outlet=outlet, published=date.fromisoformat(published) if published else None,
        origin=document, sentence=sentence, sentence_start=sentence_start, sentence_end=sentence_start + len(sentence),
        trigger=Trigger(text="attacked", start=sentence_start + 7, end=sentence_start + 15), type=type,
        mode=None, cameo=None, initiator=mention(initiator), recipient=mention(recipient) if recipient else None,
        symmetric=False, against=None,
        sources=tuple(source(actor) for actor in by), polarity="-" if stance == "denies" else "+", certainty="certain",
        aspect="done", stance=stance, items=(), time=None, place=None, theatres=theatres, confidence=confidence,
        reader=reader,
    )  # fmt: skip


def event(
    claims: Sequence[Claim],
    *,
    id: str = "e1",
    support: Support | None = "single",
    time: tuple[str | None, str | None] | None = None,
    tellers: tuple[Teller, ...] = (),
) -> Event:
    """An event of these claims, as the first of them tells it; its tellers are theirs unless given."""
    first = claims[0]
    days = [one.published for one in claims if one.published]
    return Event(
        id=id, type=first.type, mode=first.mode, initiators=(party(first.initiator),),
        recipients=(party(first.recipient),) if first.recipient else (), symmetric=first.symmetric, against=(),
        dyads=((first.initiator.id, first.recipient.id if first.recipient else None),), items=(),
        time=Period(start=time[0], end=time[1]) if time else None, place=None, theatres=first.theatres,
        support=support,
        reports=len({one.document for one in claims}), outlets=len({one.outlet for one in claims}),
        origins=len({one.origin for one in claims}), sources=len({told_by(one).id for one in claims}),
        independent=len({(one.origin, told_by(one).id) for one in claims if one.stance == "asserts"}),
        tellers=tellers or tuple({told_by(one).id: teller(*claims, id=told_by(one).id) for one in claims}.values()),
        first=min(days, default=None), last=max(days, default=None), confidence=max(one.confidence for one in claims),
        acts=tuple(dict.fromkeys(one.act for one in claims)), evidence=tuple(dict.fromkeys(one.id for one in claims)),
    )  # fmt: skip


def party(mention: ActorMention) -> Party:
    """Who is mentioned, as it takes part in an event."""
    return Party(id=mention.id, name=mention.name, kind=mention.kind, acts_for=mention.acts_for)


def told_by(claim: Claim) -> Teller:
    """Whoever tells one claim, with no position."""
    if not claim.sources:
        outlet = claim.outlet or "unknown"
        return Teller(
            id=f"outlet:{outlet}", name=outlet, kind="media", acts_for=None, anonymous=False, positions=()
        )  # fmt: skip
    source = claim.sources[-1]
    return Teller(
        id=source.id, name=source.name, kind=source.kind, acts_for=source.acts_for, anonymous=source.anonymous,
        positions=(),
    )  # fmt: skip


def teller(*claims: Claim, id: str) -> Teller:
    """The teller of that id, with a position for each of its claims."""
    own = [one for one in claims if told_by(one).id == id]
    positions = tuple(
        Position(said=one.published, stance=one.stance, time=None, numbers=(), evidence=(one.id,)) for one in own
    )
    return msgspec.structs.replace(told_by(own[0]), positions=positions)
