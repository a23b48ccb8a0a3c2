"""How good weak names are, on documents whose entities are labelled.

    PYTHONPATH=src:training python -m naming.quality --shared FOLDER

Takes GUM's training documents, gives for each kind how often a believed
candidate has it, and how many candidates are believed: each third of the
documents judged by what the other two teach.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.passes import treebank

from naming import kinds
from naming.candidates import Candidate, candidates
from naming.embeddings import word_vector
from naming.weak import SURE, UNSURE, kind_of, tree_of

FOLDS = 3
Judged = list[tuple[str, float, str]]  # kind found, its chance, labelled kind
Document = list[Any]  # pieces


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--shared", type=Path, required=True, help="folder that holds data/")
    ask.add_argument("--without-vectors", action="store_true")
    args = ask.parse_args()
    vectors = None if args.without_vectors else word_vector
    documents = treebank(args.shared / "data/reader/gum_train.jsonl.gz", set(), {})
    judged = [row for fold in range(FOLDS) for row in judge(documents, fold, vectors)]
    for floor in sorted({0.0, 0.5, SURE, 0.7, 0.8, 0.9}):
        print(f"from {floor}: {told(judged, floor)}")


def judge(documents: Sequence[Document], fold: int, vectors: kinds.Vectors | None) -> Judged:
    """What is found in one part of the documents, taught by the others."""
    places, gold = _known([d for i, d in enumerate(documents) if i % FOLDS != fold])
    weights = kinds.learn(places, gold, vectors)
    places, gold = _known([d for i, d in enumerate(documents) if i % FOLDS == fold])
    found = kinds.chances(weights, places)
    return [(kinds.KINDS[row.argmax()], float(row.max()), kind) for row, kind in zip(found, gold, strict=True)]


def told(judged: Judged, floor: float) -> str:
    """Share believed, share right, and both by kind."""
    believed = [row for row in judged if row[1] >= floor]
    count, right = Counter(row[0] for row in believed), Counter(row[0] for row in believed if row[0] == row[2])
    parts = [f"{kind} {right[kind] / max(count[kind], 1):.1%} of {count[kind]}" for kind in kinds.KINDS]
    share, precision = len(believed) / len(judged), sum(right.values()) / max(len(believed), 1)
    return f"{share:.1%} believed, {precision:.1%} right; {', '.join(parts)}"


def _known(documents: Sequence[Document]) -> tuple[list[kinds.Place], list[str]]:
    """The candidates whose kind is labelled, and their kinds."""
    inside: list[list[list[Candidate]]] = [[candidates(tree_of(piece)) for piece in d] for d in documents]
    trees = [
        [(tree_of(piece), found) for piece, found in zip(d, per, strict=True)]
        for d, per in zip(documents, inside, strict=True)
    ]
    gold = [
        kind_of(piece, c)
        for d, per in zip(documents, inside, strict=True)
        for piece, found in zip(d, per, strict=True)
        for c in found
    ]
    pairs = [(place, kind) for place, kind in zip(kinds.laid_out(trees), gold, strict=True) if kind != UNSURE]
    return [place for place, _ in pairs], [kind for _, kind in pairs]


if __name__ == "__main__":
    main()
