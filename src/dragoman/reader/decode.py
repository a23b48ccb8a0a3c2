"""Scores into structures: trees, spans, chains.

Takes arrays of scores, gives heads and spans. Nothing here knows what a label
means, only that BIO tags must follow one another and a tree has one root.
Many sequences are decoded at once; they come laid end to end, with their lengths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Tags = NDArray[np.int64]
BioSpan = tuple[str, int, int]  # kind, first, last (exclusive)
Step = Callable[[Scores, Scores], tuple[Scores, Tags]]


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
    for cycle in iter(lambda: _cycle(heads.tolist()), None):
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


def _cycle(heads: list[int]) -> set[int] | None:
    """The words of one cycle, or None."""
    walk = [-1] * len(heads)  # from which word each was first reached
    for start in range(len(heads)):
        at = start
        while at != -1 and walk[at] == -1:
            walk[at] = start
            at = heads[at]
        if at != -1 and walk[at] == start:
            cycle = {at}
            while (at := heads[at]) not in cycle:
                cycle.add(at)
            return cycle
    return None


def kinds(labels: Sequence[str]) -> list[str]:
    """The kinds a, b … of BIO labels, which must be ordered O, B-a, I-a, B-b, I-b …"""
    names = [label[2:] for label in labels[1::2]]
    if list(labels) != ["O", *(f"{mark}-{name}" for name in names for mark in "BI")]:
        raise ValueError("the labels are not O, B-a, I-a, B-b, I-b …")
    return names


def spans(tags: Tags, lengths: Sequence[int], kinds: Sequence[str]) -> list[list[BioSpan]]:
    """The spans of each sequence of BIO tags; an I that follows nothing of its kind begins one."""
    found: list[list[BioSpan]] = [[] for _ in lengths]
    starts = np.cumsum([0, *lengths])
    kind = (tags + 1) // 2
    at = np.flatnonzero(kind)
    if not len(at):
        return found
    first = np.zeros(len(tags) + 1, dtype=bool)
    first[starts] = True
    before = np.concatenate([[-1], at[:-1]])
    begins = (tags[at] % 2 == 1) | (before != at - 1) | (kind[before] != kind[at]) | first[at]
    opened = np.flatnonzero(begins)
    closed = np.append(opened[1:], len(at)) - 1
    sequence = np.searchsorted(starts, at[opened], side="right") - 1
    low = starts[sequence]
    columns = (sequence, kind[at[opened]], at[opened] - low, at[closed] + 1 - low)
    for number, of, begin, end in zip(*(column.tolist() for column in columns), strict=True):
        found[number].append((kinds[of - 1], begin, end))
    return found


class BioPaths:
    """The best valid BIO sequence: any tag may follow any, but I-x only B-x or I-x."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.kinds = kinds(labels)
        self._inner = np.arange(2, len(labels), 2)  # every I
        self._free = np.array([0, *range(1, len(labels), 2)])  # O and every B

    def best(self, scores: Scores, lengths: Sequence[int]) -> Tags:
        """scores [rows, tags], sequences end to end → tags [rows].

        The likeliest tag of every word is the best path wherever it is valid, which it mostly is.
        """
        tags: Tags = scores.argmax(1)
        ends = np.cumsum(lengths)
        starts = ends - lengths
        before = np.concatenate([[0], tags[:-1]])
        before[starts[starts < len(tags)]] = 0
        wrong = np.flatnonzero((tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1))
        mend = np.unique(np.searchsorted(ends, wrong, side="right"))
        if len(mend):
            rows = np.concatenate([np.arange(starts[n], ends[n]) for n in mend])
            first = scores[rows]
            sizes = [int(lengths[n]) for n in mend]
            begin = np.cumsum([0, *sizes[:-1]])
            first[np.ix_(begin, self._inner)] = -1e9
            tags[rows] = _best_paths(first, sizes, self._step)
        return tags

    def _step(self, total: Scores, scores: Scores) -> tuple[Scores, Tags]:
        free, inner = self._free, self._inner
        new, back = np.empty_like(total), np.empty(total.shape, dtype=np.int64)
        before = total.argmax(1)
        new[:, free] = total[np.arange(len(total)), before][:, None] + scores[:, free]
        back[:, free] = before[:, None]
        begins, goes_on = total[:, inner - 1], total[:, inner]
        new[:, inner] = np.maximum(begins, goes_on) + scores[:, inner]
        back[:, inner] = np.where(begins >= goes_on, inner - 1, inner)
        return new, back


class Chain:
    """The best path under a linear-chain CRF's learned starts and transitions."""

    def __init__(self, start: Sequence[float], step: Sequence[Sequence[float]]) -> None:
        self._start = np.asarray(start, dtype=np.float32)
        self._into = np.ascontiguousarray(np.asarray(step, dtype=np.float32).T)  # [to, from]

    def best(self, scores: Scores, lengths: Sequence[int]) -> Tags:
        """scores [rows, tags], sequences end to end → tags [rows]."""
        starts = np.cumsum([0, *lengths[:-1]])
        scores = scores.copy()
        scores[starts[np.asarray(lengths) > 0]] += self._start
        return _best_paths(scores, lengths, self._step)

    def _step(self, total: Scores, scores: Scores) -> tuple[Scores, Tags]:
        offers = total[:, None, :] + self._into
        back: Tags = offers.argmax(2)
        return offers.max(2) + scores, back


def _best_paths(scores: Scores, lengths: Sequence[int], step: Step) -> Tags:
    """Viterbi over all sequences at once, the longest first, so that those still going on are the first ones."""
    sizes = np.asarray(lengths)
    order = np.argsort(-sizes, kind="stable")
    starts = (np.cumsum(sizes) - sizes)[order]
    going = [int(count) for count in (sizes[order][None] > np.arange(sizes.max())[:, None]).sum(1)]
    total = scores[starts[: going[0]]]
    backs: list[Tags] = []
    for at, count in enumerate(going[1:], start=1):
        total[:count], back = step(total[:count], scores[starts[:count] + at])
        backs.append(back)
    path = np.empty(len(scores), dtype=np.int64)
    tags: Tags = total.argmax(1)
    every = np.arange(len(tags))
    for at in range(len(going) - 1, -1, -1):
        count = going[at]
        path[starts[:count] + at] = tags[:count]
        if at:
            tags[:count] = backs[at - 1][every[:count], tags[:count]]
    return path
