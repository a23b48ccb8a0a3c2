"""Paragraphs in words, cut into sentences as the program cuts them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby

from dragoman.documents import split
from dragoman.evaluate.program import document_of
from dragoman.records import Token


def paragraphs_of(text: str) -> Iterator[tuple[list[Token], list[int]]]:
    """The words of each line of a text, and which of them begin a sentence."""
    for _, group in groupby(split(document_of(text, id="text")), key=lambda sentence: sentence.paragraph):
        sentences = [sentence.tokens for sentence in group]
        starts = list(accumulate(map(len, sentences), initial=0))[:-1]
        yield [token for tokens in sentences for token in tokens], starts
