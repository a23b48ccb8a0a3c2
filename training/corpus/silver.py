"""Claims with spans as sentences to train on: the shared silver data, and our own in claims.jsonl.

claims.jsonl holds no text: places of words in the Voice of America articles
that the shared folder has, sentence by sentence, annotated after the same
guide. An article stands in one line; a sentence without claims holds none.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from corpus.coding import marked
from corpus.pieces import ALTERNATIVE, LONGEST_SENTENCE, Piece, Row, gold_lines, key, rows, within
from dragoman.documents import tokenize

OWN = Path(__file__).parent / "claims.jsonl"
PARTIES = ("initiator", "recipient", "against", "source")
RUN, NEAR_COPY = 8, 5  # a sentence that shares this many runs of words with a report with gold claims is left out
Spans = list[tuple[int, int]]


def held(report: str) -> bool:
    """Whether a report is the one in twelve that no training sees: calibration is fitted and measured there."""
    return zlib.crc32(report.encode()) % 12 == 0


def silver(path: Path, out: set[str]) -> Iterator[tuple[str, Piece]]:
    """(report, sentence) of the shared data, whose parts are given by their words."""
    for row in rows(path):
        claims = []
        for claim in row["claims"]:
            trigger = place(claim["trigger"], row["sentence"])
            near = trigger[0][0] if trigger else 0
            texts = {name: (claim.get(name) or {}).get("text") for name in PARTIES[:3]}
            texts["source"] = claim["sources"][-1].get("text") if claim.get("sources") else None
            parts = {name: place(text, row["sentence"], near) for name, text in texts.items()}
            types = [claim["type"], *claim.get("also", [])]
            claims.append({**claim, "types": types, "trigger": trigger, **parts})
        piece = sentence_of(row["sentence"], claims, out)
        if piece:
            yield row["report"], piece


def place(text: str | None, sentence: str, near: int = 0) -> Spans:
    """Where the words stand in a sentence: of several places the one nearest to a character, whole words first."""
    if not text:
        return []
    whole = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", sentence)]
    found = whole or [match.start() for match in re.finditer(re.escape(text), sentence)]
    return [(at, at + len(text)) for at in sorted(found, key=lambda at: abs(at - near))[:1]]


def own(reports: Path, out: set[str]) -> Iterator[tuple[str, Piece]]:
    """(report, sentence) of claims.jsonl, whose parts are given by their places in the sentence."""
    texts = {row["id"]: [line.strip() for line in row["text"].splitlines() if line.strip()] for row in rows(reports)}
    with OWN.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for number, sentence in enumerate(texts[article["report"]]):
                claims = [
                    {**claim, **{part: spans(claim.get(part)) for part in ("trigger", *PARTIES)}}
                    for claim in article["claims"] if claim["n"] == number
                ]  # fmt: skip
                piece = sentence_of(sentence, claims, out)
                if piece:
                    yield article["report"], piece


def spans(place: list[int] | None) -> Spans:
    return [(place[0], place[1])] if place else []


def sentence_of(text: str, claims: list[Row], out: set[str]) -> Piece | None:
    """A sentence with its claims as word positions; None when it is held out or too long."""
    tokens = tokenize(text, 0)
    if key(text) in out or not tokens or len(tokens) > LONGEST_SENTENCE:
        return None
    places = [(token.start, token.end) for token in tokens]
    found = []
    for claim in claims:
        words = {part: within(places, claim[part]) for part in ("trigger", *PARTIES)}
        pair = (words["initiator"], words["recipient"])
        if claim.get("symmetric"):
            words["initiator"] = words["recipient"] = sorted({*words["initiator"], *words["recipient"]})
        if words["trigger"]:
            found.append({
                **words, "pair": pair, "types": claim["types"], "stance": claim["stance"],
                "optional": bool(claim.get("optional")), "symmetric": bool(claim.get("symmetric")),
            })  # fmt: skip
    return Piece(words=[token.text for token in tokens], claims=found)


def pairs(piece: Piece) -> Iterator[Piece]:
    """The sentence once for each pair of its claims, marked, with every type that a claim of the pair allows.

    A claim that runs both ways is one of the pair turned round too. Of pairs with debatable claims alone it is not
    known what is claimed of them.
    """
    types: dict[tuple[tuple[int, ...], tuple[int, ...]], dict[str, float]] = {}
    sure = set()
    for claim in piece.claims or []:
        initiator, recipient = (tuple(words) for words in claim["pair"])
        both = ((initiator, recipient), (recipient, initiator))
        for pair in both if claim["symmetric"] else both[:1]:
            chances = types.setdefault(pair, {})
            for rank, kind in enumerate(claim["types"]):
                chances[kind] = max(chances.get(kind, 0.0), ALTERNATIVE if rank else 1.0)
            if not claim["optional"]:
                sure.add(pair)
    for pair, chances in types.items():
        example = marked(piece.words, *pair, list(chances))
        if example:
            example.claimed = chances if pair in sure else None
            yield example


def runs(words: list[str]) -> set[tuple[str, ...]]:
    """Every eight words in a row, in lower case."""
    lower = [word.lower() for word in words]
    return {tuple(lower[at : at + RUN]) for at in range(len(lower) - RUN + 1)}


def runs_of_gold(shared: Path) -> set[tuple[str, ...]]:
    """Those of the reports with gold claims: agencies tell a sentence again with another beginning."""
    return {run for line in gold_lines(shared) for run in runs([token.text for token in tokenize(line, 0)])}


def documents(shared: Path, out: set[str], *, held_ones: bool = False, own_ones: bool = True) -> list[list[Piece]]:
    """The annotated reports as lists of sentences: those to train on, or those held from training.

    Without `own_ones` only those of the shared data.
    """
    found: dict[str, list[Piece]] = {}
    copied = runs_of_gold(shared)
    annotated = list(silver(shared / "data/claims/voa_silver.jsonl.gz", out))
    if own_ones:
        annotated += own(shared / "reports/voa.jsonl.gz", out)
    for report, piece in annotated:
        if held(report) == held_ones and len(runs(piece.words) & copied) < NEAR_COPY:
            found.setdefault(report, []).append(piece)
    return list(found.values())
