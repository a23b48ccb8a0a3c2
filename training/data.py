"""Labelled data as windows to train on.

Takes the folder of labelled data, gives Windows: consecutive sentences of one
document with whatever is annotated of them. What stands in a reporting set or
in the gold claims is left out, by its normalised text.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from names import Names

from dragoman.documents import tokenize

Row = dict[str, Any]
REPORTING = (
    "reader/ewt_dev", "reader/gum_dev", "reader/wwn_dev", "stance/uds_factuality_dev", "events/plv_test",
    "events/plover_gsr", "attribution/cofenet_polnear_valid",
)  # fmt: skip
LONGEST_PARAGRAPH = 300  # words, as in the attribution trial
LONGEST_SENTENCE = 120  # words; longer ones are left out of training


@dataclass
class Piece:
    """One sentence (or paragraph) and what is annotated of it; a missing annotation is None."""

    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None  # 1-based, 0 at the root
    deprels: list[str] | None = None
    lemmas: list[str] | None = None
    ner: list[str] | None = None
    predicates: list[Row] | None = None
    partial: bool = False  # one of its predicates is annotated, others are not
    claims: list[Row] | None = None
    attributions: list[dict[str, list[int]]] | None = None  # part → word positions


@dataclass
class Example:
    """Consecutive pieces read together."""

    kind: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [word for piece in self.pieces for word in piece.words]


def rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def key(text: str) -> str:
    """A sentence as it is compared across sets: letters and digits, lower case, the first 80."""
    return re.sub(r"[^a-z0-9]", "", text.lower())[:80]


def held_out(shared: Path) -> set[str]:
    """Keys of every sentence in a reporting set, in PolNeAR's dev articles and in the reports with gold claims."""
    keys = set()
    for name in REPORTING:
        for row in rows(shared / "data" / f"{name}.jsonl.gz"):
            keys.add(key(row.get("text") or " ".join(row["tokens"])))
    for row in rows(shared / "data/attribution/polnear_dev.jsonl.gz"):
        keys |= {key(line) for line in row["text"].splitlines()}
    for gold in (shared / "gold").glob("*.jsonl"):
        with gold.open(encoding="utf-8") as lines:
            report = json.loads(next(lines))["report"]
        path = next((shared / "reports").rglob(report))
        keys |= {key(line) for line in path.read_text(encoding="utf-8").splitlines()}
    keys.discard("")
    return {k for k in keys if len(k) >= 20}


def treebank(path: Path, out: set[str]) -> list[list[Piece]]:
    """Documents of a treebank file, each a list of sentences."""
    documents: dict[str, list[Piece]] = {}
    for row in rows(path):
        if len(row["tokens"]) > LONGEST_SENTENCE or key(" ".join(row["tokens"])) in out:
            continue
        piece = Piece(
            words=row["tokens"], upos=row["upos"], xpos=row["xpos"], heads=row["head"], deprels=row["deprel"],
            lemmas=row["lemma"], ner=row.get("ner"), predicates=row.get("preds"),
        )  # fmt: skip
        documents.setdefault(row["id"].rsplit("-", 1)[0], []).append(piece)
    return list(documents.values())


def frames(path: Path, out: set[str]) -> list[Piece]:
    """The examples of PropBank's frame files: one annotated predicate each."""
    return [
        Piece(words=row["tokens"], predicates=row["preds"], partial=True)
        for row in rows(path)
        if len(row["tokens"]) <= LONGEST_SENTENCE and key(" ".join(row["tokens"])) not in out
    ]


def names(path: Path, out: set[str]) -> list[Piece]:
    return [
        Piece(words=row["tokens"], ner=row["ner"])
        for row in rows(path)
        if len(row["tokens"]) <= LONGEST_SENTENCE and key(" ".join(row["tokens"])) not in out
    ]


def within(words: list[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> list[int]:
    """Positions of the words that overlap any of the spans."""
    spans = list(spans)
    return [i for i, (start, end) in enumerate(words) if any(start < e and s < end for s, e in spans)]


def paragraphs(path: Path, out: set[str]) -> list[list[Piece]]:
    """PolNeAR's articles as lists of paragraphs with their attributions, cut at LONGEST_PARAGRAPH words."""
    documents = []
    for row in rows(path):
        pieces = []
        for match in re.finditer(r"\S[^\n]*", row["text"]):
            tokens = tokenize(match[0], match.start())
            if key(match[0]) in out or not tokens:
                continue
            for first in range(0, len(tokens), LONGEST_PARAGRAPH):
                part = tokens[first : first + LONGEST_PARAGRAPH]
                places = [(token.start, token.end) for token in part]
                found = [
                    {name: within(places, attribution[name]) for name in ("source", "cue", "content")}
                    for attribution in row["attributions"]
                ]
                pieces.append(Piece(words=[t.text for t in part], attributions=[a for a in found if a["cue"]]))
        documents.append(pieces)
    return documents


def span_of(part: str | None, sentence: str, places: list[tuple[int, int]]) -> list[int]:
    at = sentence.find(part) if part else -1
    return within(places, [(at, at + len(part))]) if part and at >= 0 else []


def silver(path: Path, out: set[str]) -> list[list[Piece]]:
    """The claims data: reports as lists of sentences with claims as word positions."""
    reports: dict[str, list[Piece]] = {}
    for row in rows(path):
        tokens = tokenize(row["sentence"], 0)
        if key(row["sentence"]) in out or not tokens or len(tokens) > LONGEST_SENTENCE:
            continue
        places = [(token.start, token.end) for token in tokens]
        claims = []
        for claim in row["claims"]:
            trigger = span_of(claim["trigger"], row["sentence"], places)
            parts = {
                name: span_of((claim.get(name) or {}).get("text"), row["sentence"], places)
                for name in ("initiator", "recipient", "against")
            }
            source = claim["sources"][-1] if claim.get("sources") else {}
            parts["source"] = span_of(source.get("text"), row["sentence"], places)
            if claim.get("symmetric"):
                parts["initiator"] = parts["recipient"] = sorted({*parts["initiator"], *parts["recipient"]})
            kinds = [claim["type"], *claim.get("also", [])]
            claims.append(
                {
                    "trigger": trigger,
                    "types": kinds,
                    "stance": claim["stance"],
                    "optional": claim.get("optional"),
                    **parts,
                }
            )
        reports.setdefault(row["report"], []).append(
            Piece(words=[token.text for token in tokens], claims=[c for c in claims if c["trigger"]])
        )
    return list(reports.values())


def windows(kind: str, documents: list[list[Piece]], pick: random.Random, longest: int) -> Iterator[Example]:
    """Consecutive pieces in runs of one to four, up to `longest` words together."""
    for pieces in documents:
        example, wanted = Example(kind), pick.choice((1, 1, 2, 3, 4))
        for piece in pieces:
            if example.pieces and (len(example.pieces) >= wanted or len(example.words) + len(piece.words) > longest):
                yield example
                example, wanted = Example(kind), pick.choice((1, 1, 2, 3, 4))
            example.pieces.append(piece)
        if example.pieces:
            yield example


class Corpus:
    """All training data, and what one pass over it holds."""

    def __init__(self, shared: Path, *, unlicensed: bool = True) -> None:
        out = held_out(shared)
        reader = shared / "data/reader"
        self.trees = treebank(reader / "ewt_train.jsonl.gz", out) + treebank(reader / "gum_train.jsonl.gz", out)
        self.frames = frames(reader / "frames_examples.jsonl.gz", out)
        self.actors = Names()
        self.names = names(reader / "wikigold.jsonl.gz", out)
        self.claims = silver(shared / "data/claims/voa_silver.jsonl.gz", out)
        for document in self.claims:
            for piece in document:
                self.actors.learn(piece.words)
        self.attributions = (
            paragraphs(shared / "data/attribution/polnear_train.jsonl.gz", out) if unlicensed else []
        )  # PolNeAR states no licence: see the model card

    def _renamed(self, document: list[Piece], pick: random.Random) -> list[Piece]:
        """A report with its states renamed, three times in four."""
        if pick.random() < 0.25:
            return document
        swap = self.actors.swap(pick)
        return [Piece(words=[swap(word) for word in piece.words], claims=piece.claims) for piece in document]

    def one_pass(self, number: int, seed: int) -> list[Example]:
        """The examples of one pass, the same for the same seed and number, in no order.

        In the claims data states are renamed at random, so that a few thousand claims teach what words do and not
        what Russia does. Frame examples and articles with attributions come by halves; of windows without
        attribution one in two.
        """
        pick = random.Random(seed * 1000 + number)
        examples = list(windows("tree", self.trees, pick, 150))
        half = [piece for i, piece in enumerate(self.frames) if (i + number) % 2 == 0]
        examples += [Example("frames", [piece]) for piece in half]
        for _ in range(2):
            examples += list(windows("names", [self.names], pick, 80))
            renamed = [self._renamed(document, pick) for document in self.claims]
            examples += list(windows("claims", renamed, pick, 120))
        articles = [document for i, document in enumerate(self.attributions) if (i + number) % 2 == 0]
        for example in windows("attribution", articles, pick, 150):
            if any(piece.attributions for piece in example.pieces) or pick.random() < 0.5:
                examples.append(example)
        return examples
