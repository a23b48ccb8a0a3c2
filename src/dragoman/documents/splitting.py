"""Cut a document into sentences with their words.

Takes a Document, gives Sentences in order. Only blocks that are read (title,
heading, body, caption) give sentences; a block's end always ends a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.documents.blocks import READ, find_blocks
from dragoman.documents.sentences import sentences
from dragoman.documents.tokens import tokenize
from dragoman.records import Document, Sentence, Token

LONGEST = 200  # words; the reader's memory grows with the longest sentence, and no clause is longer
_CUTS = ({";"}, {"—", "–", "--", ":"}, {","})  # where an overlong sentence is best cut


def split(document: Document) -> tuple[Sentence, ...]:
    """The sentences of `document`, boilerplate and bylines left out.

    `document.text[s.start:s.end] == s.text`, and so for each token. A sentence
    of more than 200 words is cut at its best place.
    """
    blocks = document.blocks or find_blocks(document.text, title=document.title, outlet=document.outlet)
    found: list[Sentence] = []
    for paragraph, block in enumerate(blocks):
        if block.kind not in READ:
            continue
        for start, end in sentences(document.text, block.start, block.end):
            for tokens in _pieces(tokenize(document.text[start:end], start)):
                first, last = tokens[0].start, tokens[-1].end
                found.append(
                    Sentence(
                        document=document.id, number=len(found), text=document.text[first:last], start=first, end=last,
                        block=block.kind, paragraph=paragraph, tokens=tokens,
                    )
                )  # fmt: skip
    return tuple(found)


def _pieces(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The sentence in pieces of at most LONGEST words."""
    first = 0
    while len(tokens) - first > LONGEST:
        cut = _best_cut(tokens, first)
        yield tokens[first:cut]
        first = cut
    if first < len(tokens):
        yield tokens[first:]


def _best_cut(tokens: tuple[Token, ...], first: int) -> int:
    """Behind the last semicolon, else dash or colon, else comma of the second half of the next LONGEST words."""
    for marks in _CUTS:
        for at in range(first + LONGEST - 1, first + LONGEST // 2, -1):
            if tokens[at].text in marks:
                return at + 1
    return first + LONGEST
