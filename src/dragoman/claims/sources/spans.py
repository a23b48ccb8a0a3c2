"""From words to characters and back.

Takes words of a sentence, gives the Spans they fill in the document's text; and
the noun phrases of those who say something.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from dragoman.claims.syntax import Syntax
from dragoman.records import Attribution, Reading, Span

start_of = attrgetter("start")


def inside(reading: Reading, pieces: tuple[Span, ...]) -> list[int]:
    """The words that lie within the pieces."""
    tokens, found = reading.sentence.tokens, set()
    for piece in pieces:
        word = bisect_left(tokens, piece.start, key=start_of)
        while word < len(tokens) and tokens[word].end <= piece.end:
            found.add(word)
            word += 1
    return sorted(found)


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
    if head is None or not any(word in words for word in syntax.conjuncts(head)[1:]):
        return pieces
    joined = tuple(piece for piece in joined_phrases(syntax, head) if pieces[0].start <= piece.start < pieces[0].end)
    return joined if len(joined) > 1 else pieces


def joined_phrases(syntax: Syntax, head: int) -> list[Span]:
    """The noun phrase of a source and of each of those who speak with it, joined to it by "and".

    What only goes on a name or title that the reader cut ("Prime Minister Ann Poe") is kept in one with it, and a
    second description of one person ("Ann Poe, a shopkeeper and mother of two") left out.
    """
    found, last = [phrase(syntax, head)], head
    for other in syntax.conjuncts(head)[1:]:
        whole_name = any(n.first <= last < n.last and n.first <= other < n.last for n in syntax.reading.names)
        if whole_name or not _is_joined(syntax, last, other):
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, phrase(syntax, other).end))
        elif not _describes(syntax, other):
            found.append(phrase(syntax, other))
        last = other
    return found


def _is_joined(syntax: Syntax, last: int, other: int) -> bool:
    """Whether a comma or a conjunction stands between two conjuncts."""
    between = range(min(last, other) + 1, max(last, other))
    return any(syntax.deprels[word] == "cc" or syntax.lower[word] in (",", "/") for word in between)


def _describes(syntax: Syntax, other: int) -> bool:
    """Whether a conjunct is a lone common noun after a name: "Ann Poe, a shopkeeper and mother of two"."""
    first = syntax.heads[other]
    lone = syntax.xpos[other] == "NN" and syntax.child(other, "det", "nmod:poss") is None
    return lone and syntax.upos[first] == "PROPN"
