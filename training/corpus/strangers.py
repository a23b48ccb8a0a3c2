"""Pairs of actors of whom a sentence claims nothing, marked as those are of whom it does.

Takes a sentence with all its claims, gives Pieces without types. Who is named
twice ("Iran", "the Iranian president") is one, so that a pair that another
name of its actors stands for is not among them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import permutations

from naming.gazetteer import tags

from corpus.coding import marked
from corpus.pieces import Piece
from dragoman.actors import registry

MOST = 3  # of a sentence: one of eight actors has fifty-six
Span = tuple[int, ...]


def strangers(piece: Piece, pick: random.Random) -> Iterator[Piece]:
    """Up to MOST pairs of the sentence, drawn at random."""
    known = {span: who(piece.words, span) for span in spans(piece)}
    dealing = set()
    for claim in piece.claims or []:
        one, other = (who(piece.words, tuple(words)) if words else None for words in claim["pair"])
        dealing |= {(one, other), (other, one)} if claim["symmetric"] else {(one, other)}
        # Of a claim that names one party the other may be any of those that the sentence names.
        dealing |= {(one, name) for name in known.values()} if other is None else set()
        dealing |= {(name, other) for name in known.values()} if one is None else set()
    pairs = [
        (first, second)
        for first, second in permutations(sorted(known), 2)
        if known[first] != known[second] and (known[first], known[second]) not in dealing
    ]
    for first, second in pick.sample(pairs, min(MOST, len(pairs))):
        example = marked(piece.words, first, second, ())
        if example:
            example.claimed = {}
            yield example


def spans(piece: Piece) -> set[Span]:
    """The words of everyone the sentence's claims name, and of every name in the tables that no such one holds."""
    found: set[Span] = set()
    for claim in piece.claims or []:
        parties = (*claim["pair"], claim["against"], claim["source"])
        found |= {tuple(words) for words in parties if words}
    taken = {word for span in found for word in span}
    for first, last in named(tags(piece.words)):
        if not taken & set(range(first, last)):
            found.add(tuple(range(first, last)))
    return found


def named(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """[first, last) of the names."""
    first = None
    for at, tag in enumerate([*tags, "O"]):
        if first is not None and not tag.startswith("I-"):
            yield first, at
            first = None
        if tag.startswith("B-"):
            first = at


def who(words: Sequence[str], span: Span) -> str:
    """Whom a span stands for: the state or actor that is named in it, else its words."""
    for at in span:
        match = registry().longest(words, at) if words[at][:1].isupper() else None
        if match:
            return match.actor.acts_for() or match.actor.id
    return " ".join(words[at] for at in span).lower()
