"""What one given actor does to another: the coding head's question, put to a text with the two marked."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.records import Span, Token

NEITHER, INITIATOR, RECIPIENT = range(3)
LONGEST = 120  # words that are looked at together, as in training: among many more the act is lost


def marks_of(tokens: Sequence[Token], initiator: Span | None, recipient: Span | None) -> list[int]:
    """For each word whether it is the initiator's, the recipient's or neither's."""
    return [
        INITIATOR if overlaps(token, initiator) else RECIPIENT if overlaps(token, recipient) else NEITHER
        for token in tokens
    ]


def overlaps(token: Token, span: Span | None) -> bool:
    return span is not None and token.start < span.end and span.start < token.end


def around(marks: Sequence[int]) -> slice | None:
    """The words to look at: all, or of an endless text LONGEST of them with the two actors in their middle.

    Where they are nearest to one another, that is; None if they are too far apart to be looked at together.
    """
    initiator, recipient = ([at for at, mark in enumerate(marks) if mark == side] for side in (INITIATOR, RECIPIENT))
    pairs = itertools.product(initiator or recipient or [0], recipient or initiator or [0])
    one, other = min(pairs, key=lambda pair: abs(pair[0] - pair[1]))
    if abs(one - other) >= LONGEST:
        return None
    start = max(0, min((one + other - LONGEST) // 2 + 1, len(marks) - LONGEST))
    return slice(start, start + LONGEST)


def ranked(chances: NDArray[np.float32], types: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Every type with its chance, likeliest first."""
    return tuple((types[at], round(float(chances[at]), 4)) for at in np.argsort(-chances).tolist())
