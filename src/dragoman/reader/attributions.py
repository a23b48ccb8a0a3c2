"""Cues with the sources and contents linked to them, as spans of the document.

Takes the tags of windows, gives Attributions. A part in several pieces keeps
them; cues that share their parts are one ("told … reporters" around a name).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.reader.decode import spans
from dragoman.records import Attribution, Span, Token

WordSpan = tuple[str, int, int]


class Cues:
    """The cues of a batch of windows: `window`, `begin`, `end` (last word, inclusive) of each, in columns."""

    def __init__(self, paths: list[list[int]], scores: NDArray[np.float32], labels: Sequence[str]) -> None:
        self.window: list[int] = []
        self.begin: list[int] = []
        self.end: list[int] = []
        self._confidence: list[float] = []
        for number, path in enumerate(paths):
            for name, first, last in spans(path, labels):
                if name == "cue":
                    self.window.append(number)
                    self.begin.append(first)
                    self.end.append(last - 1)
                    self._confidence.append(_chance(scores[number, first:last], path[first:last]))

    def of(self, window: int) -> list[tuple[int, int, float]]:
        """(first, last, confidence) of a window's cues, last exclusive."""
        return [
            (begin, end + 1, chance)
            for number, begin, end, chance in zip(self.window, self.begin, self.end, self._confidence, strict=True)
            if number == window
        ]


def _chance(scores: NDArray[np.float32], tags: list[int]) -> float:
    """The mean probability of the tags, by softmax."""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return float((powers[np.arange(len(tags)), tags] / powers.sum(1)).mean())


def find_attributions(
    tokens: Sequence[Token], cues: list[tuple[int, int, float]], linked: list[list[WordSpan]]
) -> list[Attribution]:
    """The attributions of one window from its cues and what is linked to each.

    A cue without source and content is dropped; cues of the same source and content are one attribution.
    """
    merged: dict[tuple[WordSpan, ...], tuple[list[WordSpan], float]] = {}
    for (first, last, chance), parts in zip(cues, linked, strict=True):
        parts = [p for p in parts if p[1] < first or p[2] > last]
        if not parts:
            continue
        pieces, best = merged.get(tuple(parts), ([], 0.0))
        merged[tuple(parts)] = ([*pieces, ("cue", first, last)], max(best, chance))
    return [
        Attribution(
            source=_characters(tokens, [p for p in parts if p[0] == "source"]),
            cue=_characters(tokens, cue),
            content=_characters(tokens, [p for p in parts if p[0] == "content"]),
            confidence=round(chance, 3),
        )
        for parts, (cue, chance) in merged.items()
    ]


def _characters(tokens: Sequence[Token], words: list[WordSpan]) -> tuple[Span, ...]:
    return tuple(Span(start=tokens[first].start, end=tokens[last - 1].end) for _, first, last in words)
