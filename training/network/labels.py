"""The label sets, collected from the training data and packaged with the weights."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from corpus.passes import Corpus

from dragoman.records import EventType, Stance

FEWEST_ROLES = 30  # a role seen less often than this is not learned
PARTS = ["initiator", "recipient", "against", "source"]


def bio(names: list[str]) -> list[str]:
    return ["O", *(f"{b}-{name}" for name in names for b in "BI")]


def labels_of(corpus: Corpus) -> dict[str, list[str]]:
    """Every head's labels in a fixed order."""
    pieces = [piece for document in corpus.trees for piece in document]
    predicates = [p for piece in [*pieces, *corpus.frames] for p in piece.predicates or []]
    roles = Counter(role for p in predicates for role, _, _ in p["args"])
    senses = Counter(sense(p["roleset"]) for p in predicates)

    def ranked(counts: Counter[str], least: int = 1) -> list[str]:
        return sorted(label for label, count in counts.items() if count >= least)

    return {
        "upos": ranked(Counter(tag for piece in pieces for tag in piece.upos or [])),
        "xpos": ranked(Counter(tag for piece in pieces for tag in piece.xpos or [])),
        "deprel": ranked(Counter(tag for piece in pieces for tag in piece.deprels or [])),
        "ner": bio(["LOC", "MISC", "ORG", "PER"]),
        "sense": ["?", *ranked(senses, 10)],
        "role": bio(ranked(roles, FEWEST_ROLES)),
        "span": bio(["source", "cue", "content"]),
        "linked": bio(["source", "content"]),
        "act": list(get_args(EventType)),
        "stance": list(get_args(Stance)),
        "part": PARTS,
    }


def sense(roleset: str | None) -> str:
    """The sense number of a roleset: "kill.01" → "01"."""
    return (roleset or "?.?").rsplit(".", 1)[-1]
