"""What is trained on: sentences with whatever is annotated of them, and how they are found in the sets."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
LONGEST_PARAGRAPH = 300  # words, as in the attribution trial
LONGEST_SENTENCE = 120  # words; longer ones are left out of training
ALTERNATIVE = 0.6  # how surely a claim is of a type that an annotator allows beside the best


@dataclass
class Piece:
    """One sentence (or paragraph) and what is annotated of it; a missing annotation is None."""

    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None  # 1-based, 0 at the root
    deprels: list[str] | None = None
    lemmas: list[str] | None = None
    ner: list[str] | None = None  # "?" where it is not known
    entities: list[Any] | None = None  # (kind, first, last, …): words[first:last]
    predicates: list[Row] | None = None
    partial: bool = False  # one of its predicates is annotated, others are not
    factuality: dict[int, float] | None = None  # by word, −3 to 3
    claims: list[Row] | None = None
    attributions: list[dict[str, list[int]]] | None = None  # part → word positions
    starts: list[int] | None = None  # of a paragraph: the first word of each of its sentences; None: it is one
    marks: list[int] | None = None  # by word: 1 the initiator, 2 the recipient
    types: list[str] | None = None  # of the act between the marked actors: any of these is right
    claimed: dict[str, float] | None = None  # by type, how surely such an act is claimed of them; None: not known


@dataclass
class Example:
    """Consecutive pieces read together."""

    kind: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [word for piece in self.pieces for word in piece.words]

    @property
    def marks(self) -> list[int] | None:
        return self.pieces[0].marks


def rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def key(text: str) -> str:
    """A sentence as it is compared across sets: letters and digits, lower case, the first 80."""
    return re.sub(r"[^a-z0-9]", "", text.lower())[:80]


def within(words: list[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> list[int]:
    """Positions of the words that overlap any of the spans."""
    spans = list(spans)
    return [i for i, (start, end) in enumerate(words) if any(start < e and s < end for s, e in spans)]


def gold_lines(shared: Path) -> Iterator[str]:
    """The lines of every report with gold claims."""
    for gold in (shared / "gold").glob("*.jsonl"):
        with gold.open(encoding="utf-8") as lines:
            report = json.loads(next(lines))["report"]
        yield from next((shared / "reports").rglob(report)).read_text(encoding="utf-8").splitlines()
