"""What kind of name a candidate is: a softmax regression over what can be seen around it.

Takes documents of trees with their candidates, gives for each candidate the
chance of each of KINDS. The gazetteers are the packaged ones, word vectors the
pretrained encoder's; nothing that a trained reader says is asked, so that
weights never depend on older weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.actors import registry
from dragoman.vocabulary.places import places
from naming.candidates import Candidate, Tree, title
from naming.wordlists import listed

KINDS = ("O", "PER", "LOC", "ORG", "MISC")
FEWEST = 2  # a feature seen less often is not learned
PULL = 1e-3  # weight of the squared norm: chosen, as the next, by cross-validation on GUM
ROUNDS, RATE = 100, 0.02
SCALE = 0.1  # of word vectors of variance 1 beside features of 0 and 1
GIVEN = listed("given_names")
Matrix = NDArray[np.float32]
Vectors = Callable[[str], Matrix]  # a word's vector


class Place(NamedTuple):
    """A candidate in its sentence in its document."""

    tree: Tree
    candidate: Candidate
    surnames: frozenset[str]  # last words of the persons' names of the document, as far as given names tell


class Weights(NamedTuple):
    """A trained regression."""

    index: dict[str, int]
    matrix: Matrix  # [features and vectors, kinds]
    vectors: Vectors | None


def laid_out(documents: Sequence[Sequence[tuple[Tree, Sequence[Candidate]]]]) -> list[Place]:
    """All candidates in order, with what their documents tell of them."""
    found = []
    for document in documents:
        surnames = frozenset(
            tree.words[c.last - 1]
            for tree, inside in document
            for c in inside
            if c.last > c.first + 1 and tree.words[c.first].lower() in GIVEN
        )
        found.extend(Place(tree, c, surnames) for tree, inside in document for c in inside)
    return found


def learn(places_: Sequence[Place], kinds: Sequence[str], vectors: Vectors | None = None) -> Weights:
    """The regression that tells these kinds best, features seen once left out; without examples every kind is alike."""
    counts = Counter(feature for place in places_ for feature in set(features(place)))
    index = {feature: at for at, feature in enumerate(sorted(f for f, n in counts.items() if n >= FEWEST))}
    inputs = _matrix(places_, index, vectors)
    gold = np.eye(len(KINDS), dtype=np.float32)[np.array([KINDS.index(kind) for kind in kinds], dtype=int)]
    weights, first, second = (np.zeros((inputs.shape[1], len(KINDS)), dtype=np.float32) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        slope = inputs.T @ (_softmax(inputs @ weights) - gold) / max(len(gold), 1) + PULL * weights
        first += 0.1 * (slope - first)
        second += 0.01 * (slope**2 - second)
        rate = RATE * (1 - step / (ROUNDS + 1))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return Weights(index, weights, vectors)


def chances(weights: Weights, places_: Sequence[Place]) -> Matrix:
    """[candidates, kinds]: how likely each kind is."""
    parts = [
        _softmax(_matrix(places_[at : at + 1000], weights.index, weights.vectors) @ weights.matrix)
        for at in range(0, len(places_), 1000)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, len(KINDS)), dtype=np.float32)


def features(place: Place) -> Iterator[str]:
    """What can be seen of a candidate, each thing as a word."""
    tree, (first, last, head), surnames = place
    words = [word.lower() for word in tree.words[first:last]]
    yield "always"
    yield f"first {words[0]}"
    yield f"last {words[-1]}"
    yield from (f"word {word}" for word in words)
    yield f"ends {words[-1][-3:]}"
    yield f"long {min(len(words), 4)}"
    yield f"shape {_shape(tree.words[first:last])}"
    yield f"tag {tree.upos[head]}"
    yield from _listed(tree.words, first, last)
    yield from _named(tree.words[first:last], surnames)
    yield from _around(tree, first, last)
    yield from _above(tree, head)
    if first == 0 and last >= len(words):
        yield "alone"


def _listed(words: Sequence[str], first: int, last: int) -> Iterator[str]:
    """What the gazetteers of actors and places know of the words."""
    match = registry().longest(words, first)
    if match is None:
        yield "actor none"
    elif match.last == last:
        yield f"actor {match.actor.kind} {match.form}"
    else:
        yield f"begins actor {match.actor.kind} {match.form} {'longer' if match.last > last else 'shorter'}"
    known = places().find(" ".join(words[first:last]))
    if known is None:
        yield "place none"
    else:
        yield f"place {known.kind}"
        yield f"place {known.kind} {len(str(known.people))} {last - first == 1}"


def _named(words: Sequence[str], surnames: frozenset[str]) -> Iterator[str]:
    given = [word.lower() in GIVEN for word in words]
    if given[0]:
        yield "given name"
        yield "given name and more" if len(words) > 1 else "given name alone"
    elif any(given):
        yield "given name within"
    if len(words) == 1 and words[0] in surnames:
        yield "surname of the document"


def _around(tree: Tree, first: int, last: int) -> Iterator[str]:
    before = tree.words[first - 1] if first else "<"
    after = tree.words[last] if last < len(tree.words) else ">"
    yield f"before {before.lower()}"
    yield f"after {after.lower()}"
    if title(before):
        yield "after a title"


def _above(tree: Tree, head: int) -> Iterator[str]:
    """How the name is bound in: its relation, its preposition, what it depends on."""
    relation, above = tree.deprels[head], tree.heads[head] - 1
    yield f"relation {relation}"
    if above >= 0:
        yield f"above {relation.partition(':')[0]} {tree.words[above].lower()}"
        yield f"above {relation} {tree.upos[above]}"
    for word, (up, kind) in enumerate(zip(tree.heads, tree.deprels, strict=True)):
        if up - 1 == head and kind in {"case", "det"}:
            yield f"{kind} {tree.words[word].lower()}"
        elif up - 1 == head and kind == "appos":
            yield f"apposition {tree.words[word].lower()}"


def _shape(words: Sequence[str]) -> str:
    """X for capitals alone, Xx capitalised, x small, 9 with digits; runs as one."""
    shapes = [
        "9" if any(c.isdigit() for c in word) else "X" if word.isupper() else "Xx" if word[:1].isupper() else "x"
        for word in words
    ]
    return " ".join(shape for at, shape in enumerate(shapes) if at == 0 or shapes[at - 1] != shape)


def _matrix(places_: Sequence[Place], index: dict[str, int], vectors: Vectors | None) -> Matrix:
    matrix = np.zeros((len(places_), len(index)), dtype=np.float32)
    for row, place in enumerate(places_):
        matrix[row, [index[feature] for feature in features(place) if feature in index]] = 1.0
    if vectors is None or not places_:
        return matrix
    return np.concatenate([matrix, SCALE * np.stack([_meaning(place, vectors) for place in places_])], axis=1)


def _meaning(place: Place, vectors: Vectors) -> Matrix:
    """Vectors of the name, its ends, its neighbours, what it depends on, and the sentence, in a row."""
    tree, (first, last, head), _ = place
    above = tree.heads[head] - 1
    seen = [vectors(word) for word in tree.words]
    nothing = np.zeros_like(seen[0])
    return np.concatenate([
        np.mean(seen[first:last], axis=0), seen[first], seen[last - 1], seen[first - 1] if first else nothing,
        seen[last] if last < len(seen) else nothing, seen[above] if above >= 0 else nothing, np.mean(seen, axis=0),
    ])  # fmt: skip


def _softmax(scores: NDArray[Any]) -> Matrix:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), dtype=np.float32)
