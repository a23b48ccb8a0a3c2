"""Names for sentences whose syntax is labelled and whose names are not.

Takes documents of Pieces with trees, fills their `ner`. Where entities are
labelled (GUM) names and kinds follow from them; from those a regression learns
what kind a candidate is, and tells it for the others (EWT). A candidate of
unsure kind gets UNSURE on all its words, from which nothing is learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from dragoman.actors import registry
from naming.candidates import Candidate, Tree, candidates
from naming.kinds import KINDS, Vectors, chances, laid_out, learn
from naming.wordlists import listed

UNSURE = "?"
SURE = 0.6  # chance from which a kind is believed: eight in ten are, and nine in ten of those right (quality.py)
TIMES = listed("times")
OF_ENTITY = {"person": "PER", "place": "LOC", "organization": "ORG", "time": "O"}  # GUM's types; the others are MISC
Entity = Sequence[Any]  # (type, first, last, ...): words[first:last], as in GUM


class Labelled(Protocol):
    """What is needed of a Piece."""

    words: list[str]
    upos: list[str] | None
    xpos: list[str] | None
    heads: list[int] | None
    deprels: list[str] | None
    ner: list[str] | None
    entities: list[Entity] | None


def fill(documents: Sequence[Sequence[Labelled]], vectors: Vectors | None = None) -> None:
    """Give every piece that has a tree its names, from its entities or, without those, from what the others teach.

    Labels are BIO tags over PER, LOC, ORG and MISC; UNSURE marks words of which nothing is known. Dates are no names;
    peoples ("Norlanders") are MISC. With word vectors the regression is sure of words it was not taught as well. The
    same documents always get the same labels.
    """
    spans = {id(piece): candidates(tree_of(piece)) for document in documents for piece in document}
    taught = [d for d in documents if all(piece.entities is not None for piece in d)]
    asked = [d for d in documents if not all(piece.entities is not None for piece in d)]
    known = [kind_of(piece, c) for d in taught for piece in d for c in spans[id(piece)]]
    _write(taught, spans, iter(known))
    if not asked:
        return
    lesson = laid_out([[(tree_of(piece), spans[id(piece)]) for piece in d] for d in taught])
    pairs = [(place, kind) for place, kind in zip(lesson, known, strict=True) if kind != UNSURE]
    places = laid_out([[(tree_of(piece), spans[id(piece)]) for piece in d] for d in asked])
    found = chances(learn([place for place, _ in pairs], [kind for _, kind in pairs], vectors), places)
    _write(asked, spans, (KINDS[row.argmax()] if row.max() >= SURE else UNSURE for row in found))


def kind_of(piece: Labelled, candidate: Candidate) -> str:
    """The kind of a candidate, from the smallest entity whose head it holds; UNSURE if there is none."""
    tree = tree_of(piece)
    words = piece.words[candidate.first : candidate.last]
    if words[0].lower() in TIMES and len(words) == 1:
        return "O"
    fitting = [
        ((first, last) != (candidate.first, candidate.last), last - first, kind)
        for kind, first, last, *_ in piece.entities or ()
        if first <= candidate.head < last and _heads(tree.heads, candidate, first, last)
    ]
    if not fitting:
        return UNSURE
    kind = OF_ENTITY.get(min(fitting)[2], "MISC")
    if kind == "PER" and piece.xpos and piece.xpos[candidate.head] == "NNPS":
        return "MISC"
    return "LOC" if kind == "ORG" and _state(words) else kind


def _heads(heads: Sequence[int], candidate: Candidate, first: int, last: int) -> bool:
    """Whether the candidate is what an entity's words hang from, or holds them all."""
    inside = candidate.first <= first and last <= candidate.last
    return inside or not first <= heads[candidate.head] - 1 < last


def _state(words: Sequence[str]) -> bool:
    """Whether the words name a state: a place even where it acts or plays."""
    match = registry().longest(words, 0)
    return match is not None and match.last == len(words) and match.actor.kind == "state" and match.form == "name"


def _write(documents: Sequence[Sequence[Labelled]], spans: dict[int, list[Candidate]], kinds: Iterator[str]) -> None:
    for document in documents:
        for piece in document:
            piece.ner = ["O"] * len(piece.words)
            for candidate in spans[id(piece)]:
                piece.ner[candidate.first : candidate.last] = _tags(next(kinds), candidate.last - candidate.first)


def _tags(kind: str, count: int) -> list[str]:
    return [kind] * count if kind in {"O", UNSURE} else [f"B-{kind}", *[f"I-{kind}"] * (count - 1)]


def tree_of(piece: Labelled) -> Tree:
    """What candidates are found in; ValueError without syntax."""
    if piece.upos is None or piece.heads is None or piece.deprels is None:
        raise ValueError("names are found in trees alone: " + " ".join(piece.words[:12]))
    return Tree(piece.words, piece.upos, piece.heads, piece.deprels)
