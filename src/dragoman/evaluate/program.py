"""The packaged program as the tasks use it: words or texts in, readings or claims out.

The reader is loaded when a task first reads, so that actors and time, which
are tables and rules, are scored without it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise

from dragoman import pipeline
from dragoman.readers import ReadsSentences
from dragoman.records import Block, Claim, Document, Reading, Sentence, Token

BATCH = 256  # sentences handed to the reader at a time: enough to sort by length, little to hold


class Program:
    """Reads with the packaged weights, or with the reader it is given, and keeps the time that takes."""

    def __init__(self, reader: ReadsSentences | None = None) -> None:
        self._given = reader
        self.sentences = 0
        self.seconds = 0.0

    @cached_property
    def reader(self) -> ReadsSentences:
        """The reader, loaded on first use."""
        return self._given or pipeline.load()

    def read(self, groups: Iterable[Sequence[Sentence]]) -> Iterator[list[Reading]]:
        """The readings of each group of sentences, read many groups at a time."""
        waiting: list[Sequence[Sentence]] = []
        for group in groups:
            waiting.append(group)
            if sum(map(len, waiting)) >= BATCH:
                yield from self._read(waiting)
                waiting = []
        yield from self._read(waiting)

    def _read(self, groups: list[Sequence[Sentence]]) -> Iterator[list[Reading]]:
        if not groups:
            return
        sentences = [sentence for group in groups for sentence in group]
        reader = self.reader
        begun = time.perf_counter()
        readings = reader.read(sentences)
        self.seconds += time.perf_counter() - begun
        self.sentences += len(sentences)
        ends = [0]
        for group in groups:
            ends.append(ends[-1] + len(group))
        for first, last in pairwise(ends):
            yield readings[first:last]

    def claims(self, documents: Sequence[Document]) -> Iterator[list[Claim]]:
        """The claims of each document."""
        for claims, _ in self.told(documents):
            yield claims

    def told(self, documents: Sequence[Document]) -> Iterator[tuple[list[Claim], list[Reading]]]:
        """The claims of each document, and the readings that they were found in."""
        readings = self.read(pipeline.split(document) for document in documents)
        for document, read in zip(documents, readings, strict=True):
            yield pipeline.find(document, read, reader=self.reader), read


def sentence_of(tokens: Sequence[str], space: Sequence[int] | None = None, *, document: str) -> Sentence:
    """A sentence of given words; `space` tells where one follows (everywhere, if it is not given)."""
    words, at, text = [], 0, ""
    for number, word in enumerate(tokens):
        words.append(Token(text=word, start=at, end=at + len(word)))
        text += word + (" " if space is None or space[number] else "")
        at = len(text)
    text = text.rstrip()
    return Sentence(
        document=document, number=0, text=text, start=0, end=len(text), block="body", paragraph=0, tokens=tuple(words)
    )


def document_of(text: str, *, id: str, published: date | None = None) -> Document:
    """A document of a given text, unchanged, each of its lines a paragraph."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            blocks.append(Block(kind="body", start=start, end=at + len(line.rstrip())))
        at += len(line)
    return Document(id=id, text=text, published=published, origin=id, language="en", blocks=tuple(blocks))
