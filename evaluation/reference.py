"""Whom pronouns and descriptions mean, and who says so, on the silver claims.

Takes the shared folder, prints shares: of the initiators and recipients that
are pronouns or descriptions, how many are resolved to the labelled actor, to
none and to another; of the claims, how many have the labelled innermost source
behind their trigger, or rightly none. Found or not makes no difference here.

    SHARED=path/to/labelled-data python -m evaluation.reference

Groups have names of their own in the labels, so that no share can reach one;
compare two versions of the program, or the rows of states.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from dragoman import pipeline
from dragoman.actors import registry
from dragoman.claims.mentions import Mention, find_mentions
from dragoman.claims.mentions.lexicon import PRONOUNS
from dragoman.claims.sources import Sourcing, find_sources
from dragoman.evaluate.claims import is_actor, is_source, squash
from dragoman.evaluate.lines import Row, load
from dragoman.evaluate.program import Program, document_of
from dragoman.records import Reading

STATE = re.compile(r"[A-Z]{3}")
PARTIES = ("initiator", "recipient")
Judged = tuple[str, str]  # what is asked; right, wrong or missing


def place(text: str, sentence: str, near: int) -> tuple[int, int] | None:
    """Where words stand in a sentence, whole words first, of several places the one nearest to a character."""
    whole = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", sentence)]
    found = whole or [match.start() for match in re.finditer(re.escape(text), sentence)]
    start = min(found, key=lambda at: abs(at - near), default=None)
    return None if start is None else (start, start + len(text))


def kind(text: str, start: int, code: str) -> str | None:
    """pronoun, description of a state, or another description; None for a name."""
    if text.lower() in PRONOUNS:
        return "pronoun"
    if any(letter.isupper() for letter in (text if start else text[1:])):
        return None
    return "state" if STATE.fullmatch(code) else "description"


def judged(claim: Row, reading: Reading, mentions: Sequence[Mention], sourcing: Sourcing) -> Iterator[Judged]:
    """How the parties and the source of one labelled claim come out in its sentence."""
    sentence = reading.sentence
    trigger = place(claim["trigger"], sentence.text, 0)
    if trigger is None:
        return
    for party in PARTIES:
        label = claim.get(party) or {}
        spot = place(label.get("text") or "", sentence.text, trigger[0]) if label.get("text") else None
        asked = kind(label["text"], spot[0], label["id"] or "*") if spot else None
        if spot and asked and label["id"] not in (None, "*"):
            here = [
                one
                for one in mentions
                if spot[0] <= sentence.tokens[one.word].start - sentence.start < spot[1] and one.bond is None
            ]
            right = any(is_actor(label["id"], row(one.actor)) for one in here)
            yield asked, "right" if right else "wrong" if here else "missing"
    inside = [
        word for word, token in enumerate(sentence.tokens) if trigger[0] <= token.start - sentence.start < trigger[1]
    ]
    if inside:
        yield from said(claim, sourcing, reading.sentence.number, top(reading, inside))


def said(claim: Row, sourcing: Sourcing, number: int, word: int) -> Iterator[Judged]:
    """Whether the innermost sources behind a word are the labelled one; not asked where the actor itself speaks."""
    sources = [row(chain[-1]) if chain else None for chain, _ in sourcing.chains(number, word)]
    parties = [claim[party]["id"] for party in PARTIES if claim.get(party)]
    if not claim["sources"]:
        if not any(source and is_actor(code, source) for source in sources for code in parties if code):
            yield "narrator", "right" if sources == [None] else "wrong"
        return
    wanted = claim["sources"][-1].get("id")
    if wanted and wanted != parties[0]:
        right = all(source is not None and is_source(wanted.split(","), source) for source in sources)
        yield "source", "right" if right else "wrong" if any(sources) else "missing"


def top(reading: Reading, words: Sequence[int]) -> int:
    """The word that hangs on none of the others."""
    return next((word for word in words if reading.heads[word] not in words), words[0])


def row(record: msgspec.Struct) -> dict[str, Any]:
    """A record as it is exported."""
    built: dict[str, Any] = msgspec.to_builtins(record)
    return built


def measure(reports: dict[str, Row], labelled: Sequence[Row], program: Program) -> Counter[Judged]:
    """What all labelled claims come to."""
    by_report: dict[str, list[Row]] = {}
    for sentence in labelled:
        by_report.setdefault(sentence["report"], []).append(sentence)
    found: Counter[Judged] = Counter()
    for report, sentences in by_report.items():
        published = date.fromisoformat(reports[report]["published"])
        document = document_of(reports[report]["text"], id=report, published=published)
        readings = program.reader.read(list(pipeline.split(document)))
        mentions = find_mentions(document, readings, registry())
        sourcing = find_sources(document, readings, mentions)
        texts = [squash(reading.sentence.text) for reading in readings]
        for sentence in sentences:
            whole = squash(sentence["sentence"])
            for claim in sentence["claims"]:
                homes = (at for at, text in enumerate(texts) if claim["trigger"] in text and text in whole)
                if (home := next(homes, None)) is not None:
                    found.update(judged(claim, readings[home], mentions[home], sourcing))
    return found


def main() -> int:
    """Print the shares."""
    shared = Path(os.environ["SHARED"])
    labelled = list(load(shared / "data/claims/voa_silver.jsonl.gz"))
    reports = {one["id"]: one for one in load(shared / "reports/voa.jsonl.gz")}
    found = measure(reports, labelled, Program())
    for asked in sorted({asked for asked, _ in found}):
        total = sum(count for (other, _), count in found.items() if other == asked)
        shares = {how: round(found[asked, how] / total, 3) for how in ("right", "wrong", "missing")}
        print(json.dumps({"asked": asked, "n": total, **shares}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
