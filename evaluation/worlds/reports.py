"""Print tellings in reports, and make the claims that stand in them.

Takes Tellings, gives Documents with their Claims. Of a report that agencies
spread, other outlets print the same text, or less of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import msgspec

from dragoman.claims.identity import digest, identify
from dragoman.documents.identity import document_id
from dragoman.records import ActorMention, Block, Claim, Document, Source, Trigger
from evaluation.worlds.mistakes import Draft, read
from evaluation.worlds.settings import Settings
from evaluation.worlds.speakers import Speaker
from evaluation.worlds.tables import phrases
from evaluation.worlds.tellings import Telling
from evaluation.worlds.wording import Worded, word

READER = "generated 1"
FIRM = {
    "asserts": ("+", "certain", "done"), "denies": ("-", "certain", "done"), "hedges": ("+", "possible", "done"),
    "expects": ("+", "probable", "future"),
}  # fmt: skip
STORIES = 3  # told in one report at most


@dataclass(frozen=True, kw_only=True)
class Made:
    """A claim in a report, and the draft and telling behind it."""

    claim: Claim
    draft: Draft
    telling: Telling


@dataclass(frozen=True, kw_only=True)
class Report:
    """A document and what is claimed in it."""

    document: Document
    made: tuple[Made, ...]
    copied: bool


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence with what a reader makes of it; without a Worded it tells nothing."""

    text: str
    worded: Worded | None
    drafts: tuple[Draft, ...]


Paragraphs = list[list[Sentence]]


def report(tellings: Sequence[Telling], outlets: Sequence[str], settings: Settings, chance: Random) -> Iterator[Report]:
    """All reports of a world, each followed by its copies."""
    for outlet, published, of_one in _issues(tellings, chance):
        paragraphs = [_paragraph(telling, settings, chance) for telling in of_one]
        first = _printed(paragraphs, outlet, published, None)
        yield first
        if chance.random() < settings.copied:
            others = [other for other in outlets if other != outlet]
            for other in chance.sample(others, min(len(others), chance.choice((1, 1, 2, 4)))):
                yield _copy(first, paragraphs, other, settings, chance)


def _issues(tellings: Sequence[Telling], chance: Random) -> Iterator[tuple[str, date, list[Telling]]]:
    """What each outlet tells on each day, a few stories to a report."""
    by_issue: dict[tuple[date, str], list[Telling]] = {}
    for telling in tellings:
        by_issue.setdefault((telling.published, telling.outlet), []).append(telling)
    for (published, outlet), stories in sorted(by_issue.items()):
        left = list(stories)
        while left:
            size = chance.randint(1, STORIES)
            yield outlet, published, left[:size]
            left = left[size:]


def _paragraph(telling: Telling, settings: Settings, chance: Random) -> list[Sentence]:
    """The sentence that tells it, perhaps one that takes it up again, and what else fills the lines."""
    sentences = [_sentence(telling, settings, chance)]
    if telling.manner in ("news", "recall") and chance.random() < settings.again:
        again = replace(telling, manner="again", stance="asserts", voices=(), when=None, where=None, number=None)
        about = chance.choice((telling.about, "general", "vague"))
        sentences.append(_sentence(replace(again, about=about), settings, chance))
    if chance.random() < 0.5:
        sentences.append(Sentence(text=chance.choice(phrases("filler")), worded=None, drafts=()))
    return sentences


def _sentence(telling: Telling, settings: Settings, chance: Random) -> Sentence:
    worded = word(telling, settings, chance)
    drafts = read(worded, settings, chance)
    return Sentence(text="".join(text for text, _ in worded.pieces), worded=worded, drafts=tuple(drafts))


def _copy(first: Report, paragraphs: Paragraphs, outlet: str, settings: Settings, chance: Random) -> Report:
    """What another outlet prints of a report, the same day or the next: all of it, or all but an end or a beginning."""
    published = (first.document.published or date.max) + timedelta(chance.choice((0, 0, 1)))
    if chance.random() >= settings.cut:
        return _printed(paragraphs, outlet, published, first.document.origin)
    if len(paragraphs) > 1 and chance.random() < 0.5:
        return _printed(paragraphs[:-1], outlet, published, first.document.origin)
    opening = Sentence(text=chance.choice(phrases("filler")), worded=None, drafts=())
    return _printed([[opening], *paragraphs], outlet, published, first.document.origin)


def _printed(paragraphs: Paragraphs, outlet: str, published: date, origin: str | None) -> Report:
    """A report of these paragraphs; without an origin, its own."""
    text, starts, blocks = "", [], []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        begin = len(text)
        for sentence in paragraph:
            text += " " if len(text) > begin else ""
            starts.append((sentence, len(text)))
            text += sentence.text
        blocks.append(Block(kind="body", start=begin, end=len(text)))
    id = document_id(outlet, published, text)
    document = Document(
        id=id, text=text, outlet=outlet, published=published, language="en", origin=origin or id, blocks=tuple(blocks)
    )  # fmt: skip
    name = digest(text)
    made = [
        Made(claim=_claim(draft, sentence, start, document, name), draft=draft, telling=sentence.worded.telling)
        for sentence, start in starts
        if sentence.worded
        for draft in sentence.drafts
    ]  # fmt: skip
    return Report(document=document, made=tuple(made), copied=origin is not None)


def _claim(draft: Draft, sentence: Sentence, start: int, document: Document, name: bytes) -> Claim:
    worded = sentence.worded
    if worded is None:
        raise ValueError("a sentence that tells nothing makes no claim")
    spans = _spans(worded, start)
    begin, end = spans[draft.trigger]
    trigger = Trigger(text=document.text[begin:end], start=begin, end=end)
    initiator = _mention(draft.initiator, spans, document.text)
    recipient = _mention(draft.recipient, spans, document.text) if draft.recipient else None
    sources = tuple(
        _source(voice, cue, spans.get(f"S{place}"))
        for place, (voice, cue) in enumerate(zip(worded.telling.voices, _cues(worded), strict=True))
    )
    sources = sources if draft.event else ()
    polarity, certainty, aspect = FIRM[draft.stance]
    made: dict[str, object] = {
        "id": identify(name, trigger, initiator, recipient, sources[-1] if sources else None),
        "act": identify(name, trigger), "document": document.id, "outlet": document.outlet,
        "published": document.published, "origin": document.origin, "sentence": sentence.text,
        "sentence_start": start, "sentence_end": start + len(sentence.text), "trigger": trigger, "type": draft.type,
        "mode": draft.mode, "cameo": draft.cameo, "initiator": initiator, "recipient": recipient,
        "symmetric": draft.symmetric, "against": None, "sources": sources, "polarity": polarity,
        "certainty": certainty, "aspect": aspect, "stance": draft.stance, "items": draft.items, "time": draft.time,
        "place": draft.place, "theatres": draft.theatres, "confidence": draft.confidence, "reader": READER,
    }  # fmt: skip
    return msgspec.convert(made, Claim)


def _cues(worded: Worded) -> list[str | None]:
    """The cue of each voice; of several cues around one voice the last."""
    voices, cues = len(worded.telling.voices), list(worded.cues)
    return (cues[-voices:] if len(cues) >= voices else [*cues, *[None] * (voices - len(cues))]) if voices else []


def _spans(worded: Worded, start: int) -> dict[str, tuple[int, int]]:
    """Where each mark stands in the text; the first, if it stands twice."""
    found: dict[str, tuple[int, int]] = {}
    for text, mark in worded.pieces:
        if mark:
            found.setdefault(mark, (start, start + len(text)))
        start += len(text)
    return found


def _mention(named: tuple[Speaker, str], spans: dict[str, tuple[int, int]], text: str) -> ActorMention:
    actor, mark = named
    start, end = spans[mark]
    return ActorMention(
        id=actor.id, name=actor.name, kind=actor.kind, sector=actor.sector, acts_for=actor.acts_for,
        text=text[start:end], start=start, end=end,
    )  # fmt: skip


def _source(voice: Speaker, cue: str | None, span: tuple[int, int] | None) -> Source:
    return Source(
        id=voice.id, name=voice.name, kind=voice.kind, sector=voice.sector, acts_for=voice.acts_for,
        anonymous=voice.anonymous, cue=cue, text=voice.text, start=span[0] if span else None,
        end=span[1] if span else None,
    )  # fmt: skip
