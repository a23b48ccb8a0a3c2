"""From words to characters and back.

Takes words of a sentence, gives the Spans they fill in the document's text; and
the noun phrases of those who say something.
"""

from __future__ import annotations

from dragoman.claims.syntax import Syntax
from dragoman.records import Attribution, Reading, Span


def inside(reading: Reading, pieces: tuple[Span, ...]) -> list[int]:
    """The words that lie within the pieces."""
    tokens = reading.sentence.tokens
    return [
        word for word, token in enumerate(tokens) if any(p.start <= token.start and token.end <= p.end for p in pieces)
    ]


def span(syntax: Syntax, first: int, last: int) -> Span:
    """The stretch of words[first:last]."""
    tokens = syntax.reading.sentence.tokens
    return Span(start=tokens[first].start, end=tokens[last - 1].end)


def nearest(syntax: Syntax, attribution: Attribution) -> tuple[Span, ...]:
    """The piece of a source that is nearest to the cue; in the cue's sentence, if one is there."""
    pieces = [piece for piece in attribution.source if piece.end > piece.start]
    if not pieces or not attribution.cue:
        return tuple(pieces[:1])
    sentence, cue = syntax.reading.sentence, attribution.cue[0]

    def distance(piece: Span) -> tuple[bool, int]:
        outside = not sentence.start <= piece.start < sentence.end
        return outside, max(piece.start - cue.end, cue.start - piece.end)

    return (min(pieces, key=distance),)


def whole(pieces: tuple[Span, ...]) -> Span | None:
    """The stretch from the first piece to the last."""
    return Span(start=min(p.start for p in pieces), end=max(p.end for p in pieces)) if pieces else None


def pieces_of(syntax: Syntax, words: set[int]) -> tuple[Span, ...]:
    """The stretches that words make up."""
    found: list[list[int]] = []
    for word in sorted(words):
        if found and found[-1][1] == word:
            found[-1][1] = word + 1
        else:
            found.append([word, word + 1])
    return tuple(span(syntax, first, last) for first, last in found)


def phrase(syntax: Syntax, head: int) -> Span:
    """The noun phrase of a source, without clauses, appositions and what is joined to it."""
    outer = ("acl", "acl:relcl", "conj", "cc", "appos", "parataxis", "punct", "case", "advcl")
    words, rest = {head}, [head]
    while rest:
        for child in syntax.children[rest.pop()]:
            if syntax.deprels[child] not in outer or syntax.deprels[syntax.heads[child]] == "nmod":
                words.add(child)
                rest.append(child)
    first = last = head
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    return span(syntax, first, last + 1)


def relative(syntax: Syntax, word: int) -> int | None:
    """The noun that a relative pronoun stands for: the pilot of "a pilot who said"."""
    clause = next((above for above in syntax.path(word) if syntax.deprels[above].endswith(":relcl")), None)
    return None if clause is None else syntax.heads[clause]


def parted(syntax: Syntax, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sources of an attribution, one span for each of those joined by "and"; `syntax` is of their sentence."""
    if len(pieces) != 1:
        return (Span(start=pieces[0].start, end=pieces[-1].end),)
    words = inside(syntax.reading, pieces)
    head = next((word for word in words if syntax.heads[word] not in words), None)
    if head is None:
        return pieces
    joined = [word for word in syntax.conjuncts(head) if word in words]
    return pieces if len(joined) < 2 else tuple(phrase(syntax, word) for word in joined)
