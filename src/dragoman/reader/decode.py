"""Scores into structures: trees, spans, chains.

Takes arrays of scores, gives heads and spans. Nothing here knows what a label
means, only that BIO tags must follow one another and a tree has one root.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def tree(arcs: Scores) -> list[int]:
    """Heads of a sentence's words, 0-based, -1 at its one root, without cycles.

    `arcs` is [words, 1 + words]: the score of each head, the root first. Greedy,
    then mended: one root is kept, and each cycle is opened where it costs least.
    """
    heads: NDArray[Any] = arcs.argmax(1) - 1
    roots = np.flatnonzero(heads == -1)
    root = int(roots[arcs[roots, 0].argmax()]) if len(roots) else int((arcs[:, 0] - arcs.max(1)).argmax())
    heads[root] = -1
    for word in roots:
        if word != root:
            heads[word] = _best_outside(arcs, int(word), _below(heads, {int(word)}))
    for cycle in iter(lambda: _cycle(heads), None):
        below = _below(heads, cycle)
        offers = [
            (arcs[w, 1 + h] - arcs[w, 1 + heads[w]], w, h) for w in cycle for h in [_best_outside(arcs, w, below)]
        ]
        _, mended, head = max(offers)  # the offer that loses least
        heads[mended] = head
    return [int(head) for head in heads]


def _best_outside(arcs: Scores, word: int, below: set[int]) -> int:
    """The best head of a word among the words not in `below`."""
    scores = arcs[word, 1:].copy()
    scores[list(below)] = -np.inf
    return int(scores.argmax())


def _below(heads: NDArray[Any], tops: set[int]) -> set[int]:
    """`tops` and every word that hangs from them."""
    below = set(tops)
    while True:
        more = {int(w) for w in np.flatnonzero(np.isin(heads, list(below)))} - below
        if not more:
            return below
        below |= more


def _cycle(heads: NDArray[Any]) -> set[int] | None:
    """The words of one cycle, or None."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while at != -1 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if at != -1 and state[at] == 1:
            return set(path[path.index(at) :])
        for word in path:
            state[word] = 2
    return None


def spans(tags: Sequence[int], labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """(label, first, last) of each run of BIO tags; an I that follows nothing of its kind begins a span."""
    found: list[tuple[str, int, int]] = []
    for at, tag in enumerate(tags):
        label = labels[tag]
        if label == "O":
            continue
        mark, name = label[0], label[2:]
        if mark == "I" and found and found[-1][0] == name and found[-1][2] == at:
            found[-1] = (name, found[-1][1], at + 1)
        else:
            found.append((name, at, at + 1))
    return found


class BioPaths:
    """The best valid BIO sequence of many sequences at once: any tag may follow any, but I-x only B-x or I-x.

    Labels must be ordered O, B-a, I-a, B-b, I-b …
    """

    def __init__(self, labels: Sequence[str]) -> None:
        kinds = labels[1:]
        if labels[0] != "O" or any(
            b[0] != "B" or i[0] != "I" or b[2:] != i[2:] for b, i in zip(kinds[::2], kinds[1::2], strict=True)
        ):
            raise ValueError("the labels are not O, B-a, I-a, B-b, I-b …")

    def best(self, scores: Scores, lengths: Sequence[int]) -> list[list[int]]:
        """scores [n, width, tags] → n lists of tags, each as long as its sequence."""
        count, width, tags = scores.shape
        rows = np.arange(count)
        free = np.arange(0, tags)
        free = free[(free == 0) | (free % 2 == 1)]  # O and every B
        inner = np.arange(2, tags, 2)  # every I
        total = scores[:, 0].copy()
        total[:, inner] = -1e9
        back = np.zeros((width, count, tags), dtype=np.int16)
        ends = np.asarray(lengths)
        for at in range(1, width):
            before = total.argmax(1)
            top = total[rows, before]
            new = np.empty_like(total)
            new[:, free] = top[:, None] + scores[:, at, free]
            back[at][:, free] = before[:, None]
            begins, goes_on = total[:, inner - 1], total[:, inner]
            new[:, inner] = np.maximum(begins, goes_on) + scores[:, at, inner]
            back[at][:, inner] = np.where(begins >= goes_on, inner - 1, inner)
            total = np.where((at < ends)[:, None], new, total)
        return _walk_back(total, back, lengths)


class Chain:
    """The best path under a linear-chain CRF's learned starts and transitions."""

    def __init__(self, start: Sequence[float], step: Sequence[Sequence[float]]) -> None:
        self._start = np.asarray(start, dtype=np.float32)
        self._step = np.asarray(step, dtype=np.float32)

    def best(self, scores: Scores, lengths: Sequence[int]) -> list[list[int]]:
        """scores [n, width, tags] → n lists of tags, each as long as its sequence."""
        count, width, tags = scores.shape
        total = scores[:, 0] + self._start
        back = np.zeros((width, count, tags), dtype=np.int16)
        ends = np.asarray(lengths)
        for at in range(1, width):
            offers = total[:, :, None] + self._step[None]
            back[at] = offers.argmax(1)
            new = offers.max(1) + scores[:, at]
            total = np.where((at < ends)[:, None], new, total)
        return _walk_back(total, back, lengths)


def _walk_back(total: Scores, back: NDArray[np.int16], lengths: Sequence[int]) -> list[list[int]]:
    paths = []
    for row, length in enumerate(lengths):
        tag = int(total[row].argmax())
        path = [tag]
        for at in range(length - 1, 0, -1):
            tag = int(back[at, row, tag])
            path.append(tag)
        paths.append(path[::-1])
    return paths
