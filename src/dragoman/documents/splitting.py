"""Cut a document into sentences with their words.

Takes a Document, gives Sentences in order. Only blocks that are read (title,
heading, body, caption) give sentences; a block's end always ends a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.documents.blocks import READ, find_blocks
from dragoman.documents.sentences import sentences
from dragoman.documents.tokens import tokenize
from dragoman.records import Block, Document, Sentence, Token

LONGEST = 200  # words; the reader's memory grows with the longest sentence, and no clause is longer
_CUTS = ({";"}, {"—", "–", "--", ":"}, {","})  # where an overlong sentence is best cut


def split(document: Document) -> tuple[Sentence, ...]:
    """The sentences of `document`, boilerplate and bylines left out.

    `document.text[s.start:s.end] == s.text`, and so for each token. A sentence
    of more than 200 words is cut at its best places; all its pieces but the
    last say `goes_on`.
    """
    blocks = document.blocks or find_blocks(document.text, title=document.title, outlet=document.outlet)
    read = [(paragraph, block) for paragraph, block in enumerate(blocks) if block.kind in READ]
    found: list[Sentence] = []
    for (paragraph, block), cut in zip(read, _sentences(document.text, [block for _, block in read]), strict=True):
        for tokens in cut:
            for piece in _pieces(tokens):
                first, last = piece[0].start, piece[-1].end
                found.append(
                    Sentence(
                        document=document.id, number=len(found), text=document.text[first:last], start=first, end=last,
                        block=block.kind, paragraph=paragraph, tokens=piece, goes_on=piece[-1] is not tokens[-1],
                    )
                )  # fmt: skip
    return tuple(found)


def _sentences(text: str, blocks: Sequence[Block]) -> list[list[tuple[Token, ...]]]:
    """The words of each sentence of each block."""
    from dragoman.documents.boundaries import THRESHOLD, packaged  # numpy, which `import dragoman` does without

    words = [tokenize(text[block.start : block.end], block.start) for block in blocks]
    verdicts = [{end for _, end in sentences(text, block.start, block.end)} for block in blocks]
    likely = packaged().ends(
        [
            [(token.text, text[token.end : token.end + 1].isspace(), token.end in stops) for token in tokens]
            for tokens, stops in zip(words, verdicts, strict=True)
        ]
    )
    found = []
    for block, tokens, stops, chances in zip(blocks, words, verdicts, likely, strict=True):
        lasts = (chances > THRESHOLD).nonzero()[0].tolist()
        if block.kind == "title":  # it stands alone: there is nothing unmarked to find, but many capitals
            lasts = [last for last in lasts if tokens[last].end in stops]
        found.append(_cut(tokens, lasts))
    return found


def _cut(tokens: tuple[Token, ...], lasts: Sequence[int]) -> list[tuple[Token, ...]]:
    """The words between the last words of sentences; those behind the last of them are a sentence too."""
    cuts = [0, *(last + 1 for last in lasts if last + 1 < len(tokens)), len(tokens)]
    return [_unstopped(tokens[first:last]) for first, last in pairwise(cuts)]


def _unstopped(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of one sentence, the stop of a shortened last word apart ("etc" "."): it is the sentence's too."""
    last = tokens[-1]
    return (*tokens[:-1], *tokenize(last.text, last.start)) if last.text[-1] == "." else tokens


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
