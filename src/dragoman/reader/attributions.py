"""Cues with the sources and contents linked to them, as spans of the document.

Takes the tags of windows, gives Attributions. A part in several pieces keeps
them; cues that share their parts are one ("told … reporters" around a name).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.reader.decode import BioSpan as WordSpan
from dragoman.reader.features import INSIDE, OUTSIDE
from dragoman.records import Attribution, Span, Speech, Token


class Cue(NamedTuple):
    """A cue's words within its window."""

    first: int
    last: int  # exclusive
    chance: float


def cues_in(found: Sequence[WordSpan], scores: NDArray[np.float32], tags: NDArray[np.int64]) -> list[Cue]:
    """The cues among a window's spans, each with the mean probability of its tags by softmax."""
    return [
        Cue(first, last, _chance(scores[first:last], tags[first:last])) for kind, first, last in found if kind == "cue"
    ]


def _chance(scores: NDArray[np.float32], tags: NDArray[np.int64]) -> float:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return float((powers[np.arange(len(tags)), tags] / powers.sum(1)).mean())


def find_attributions(
    tokens: Sequence[Token], quotes: Sequence[int], cues: Sequence[Cue], linked: Sequence[list[WordSpan]]
) -> list[Attribution]:
    """The attributions of one window from its cues and what is linked to each.

    `quotes` is the state of quotation of each of its words, as `features.quote_states` gives them.
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
            speech=_speech(tokens, quotes, [p for p in parts if p[0] == "content"]),
        )
        for parts, (cue, chance) in merged.items()
    ]


def _speech(tokens: Sequence[Token], quotes: Sequence[int], content: Sequence[WordSpan]) -> Speech | None:
    """Whether the words of a content, marks and stops aside, stand in quotation marks: all, some or none of them."""
    states = {
        quotes[word]
        for _, first, last in content
        for word in range(first, last)
        if any(letter.isalnum() for letter in tokens[word].text)
    }
    if not states:
        return None
    return "direct" if states == {INSIDE} else "indirect" if states == {OUTSIDE} else "mixed"


def _characters(tokens: Sequence[Token], words: list[WordSpan]) -> tuple[Span, ...]:
    return tuple(Span(start=tokens[first].start, end=tokens[last - 1].end) for _, first, last in words)
