"""A pipeline without a model, for tests of what surrounds it: fast, and the same on every day.

An input is "COUNT" or "COUNT/FAULTS", or a file that holds this: so many invented reports, and one
unreadable input after each `FAULTS` of them. Every third report is sent round by a second outlet.
"FIRST-COUNT" begins with that report.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from dragoman.errors import InputError
from dragoman.pipeline import Stages
from dragoman.records import Claim, Document, Reading, Sentence
from tests.builders import claim

STATES = ("RUS", "UKR", "IRN", "USA", "GBR")
STANCES = ("asserts", "hedges", "denies", "expects", "supposes")


def report(number: int, *, outlet: str = "The Courier", language: str = "en") -> Document:
    """An invented report; the same number always gives the same."""
    text = " ".join(f"Party {number} struck party {line} on day {line}." for line in range(number % 7 + 1))
    id = hashlib.sha256(f"{outlet} {text}".encode()).hexdigest()[:16]
    published = date(2020, 1, 1) + timedelta(days=number % 400)
    return Document(
        id=id, text=text, outlet=outlet, published=published, title=f"Report {number}", origin=id, language=language
    )


def gather(
    inputs: Sequence[str], *, outlet: str | None = None, published: date | None = None, **_: object
) -> Iterator[Document | InputError]:
    """The invented reports of the inputs."""
    for place in inputs:
        if Path(place).is_file():
            place = Path(place).read_text().strip()
        count, _, faults = place.partition("/")
        first, dash, end = count.rpartition("-")
        for number in range(int(first) if dash else 0, int(end)):
            yield report(number, language="de" if number % 11 == 10 else "en")
            if number % 3 == 0:
                yield report(number, outlet="The Mirror")
            if faults and number % int(faults) == 0:
                yield InputError(f"broken-{number}.txt", "holds no text. Give a file that does.")


def split(document: Document) -> tuple[Sentence, ...]:
    """One sentence to a full stop."""
    found, start = [], 0
    for number, text in enumerate(document.text.split(". ")):
        sentence = Sentence(
            document=document.id, number=number, text=text, start=start, end=start + len(text), block="body",
            paragraph=0, tokens=(),
        )  # fmt: skip
        found.append(sentence)
        start += len(text) + 2
    return tuple(found)


class Reader:
    """Reads nothing into anything; `slow` seconds a sentence."""

    version = "fake reader 1"
    slow = 0.0

    def read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        time.sleep(self.slow * len(sentences))
        return [unread(sentence) for sentence in sentences]


def unread(sentence: Sentence) -> Reading:
    """A reading that saw nothing."""
    return Reading(
        sentence=sentence, upos=(), xpos=(), lemmas=(), heads=(), deprels=(), names=(), predicates=(), attributions=(),
        acts=(),
    )  # fmt: skip


def find(document: Document, readings: Sequence[Reading], *, reader: Reader) -> list[Claim]:
    """One claim a sentence, between parties that depend on its length and number."""
    return [
        claim(
            STATES[len(document.text) % 5],
            STATES[number % 5] if number % 4 else None,
            stance=STANCES[number % 5],
            by=(STATES[(number + 1) % 5],) if number % 2 else (),
            id=hashlib.sha256(f"{document.text} {number}".encode()).hexdigest()[:16],
            document=document.id,
            outlet=document.outlet,
            published=document.published.isoformat() if document.published else None,
            sentence=reading.sentence.text,
            sentence_start=reading.sentence.start,
            reader=reader.version,
        )
        for number, reading in enumerate(readings)
    ]


def signature(text: str) -> bytes | None:
    """The text's hash: copies are those that agree in every letter."""
    return hashlib.sha256(text.encode()).digest()


def group(rows: Iterable[tuple[str, date | None, bytes]]) -> dict[str, str]:
    """The smallest id of those with one signature and the earliest day."""
    firsts: dict[bytes, tuple[date, str]] = {}
    members: dict[str, bytes] = {}
    for id, published, mark in rows:
        members[id] = mark
        firsts[mark] = min(firsts.get(mark, (date.max, id)), (published or date.max, id))
    return {id: firsts[mark][1] for id, mark in members.items()}


def load() -> Reader:
    return Reader()


STAGES = Stages(gather=gather, split=split, load=load, find=find, signature=signature, group=group)
