"""Consecutive sentences in windows, as the encoder reads them.

Takes Sentences, gives Windows of whole sentences that fit into the encoder; an
endless sentence alone is cut into stretches, and what was read in them is
joined again.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.reader.features import INSIDE, OPENING, POSITIONS_KEPT, quote_states
from dragoman.records import Reading, Sentence, Token

WINDOW_WORDS = 150  # as in training
Some = TypeVar("Some", bound=msgspec.Struct)
LONGEST_STRETCH = 400  # words of one sentence that are read together, within the encoder's positions


class Stretch(msgspec.Struct, frozen=True):
    """The words of a sentence that lie in one window: all of them, but for endless sentences."""

    number: int  # of the sentence among those to be read
    sentence: Sentence
    tokens: tuple[Token, ...]
    first: int  # the first of these words within the sentence

    @property
    def paragraph(self) -> int:
        return self.sentence.paragraph


class Window:
    """Stretches that are encoded together, with where each begins and ends among the window's words.

    `inside` tells that the first begins within a quotation.
    """

    def __init__(self, stretches: Sequence[Stretch], inside: bool = False) -> None:
        self.stretches = stretches
        self.inside = inside
        self.tokens = [token for stretch in stretches for token in stretch.tokens]
        self.lengths = [len(stretch.tokens) for stretch in stretches]
        self.starts = list(itertools.accumulate(self.lengths, initial=0))[:-1]

    @cached_property
    def of(self) -> list[int]:
        """For each word, which stretch it is in."""
        return [number for number, length in enumerate(self.lengths) for _ in range(length)]

    @cached_property
    def paragraphs(self) -> frozenset[int]:
        """The words that begin a paragraph, the first word of the window aside."""
        pairs = itertools.pairwise(self.stretches)
        return frozenset(
            start for start, (one, next) in zip(self.starts[1:], pairs, strict=True) if one.paragraph != next.paragraph
        )

    def placed(self, heads: Sequence[Sequence[int]]) -> NDArray[np.int64]:
        """The heads of each stretch's words as words of the window; a root (-1) is its own head."""
        return np.array([
            start + (own if head == -1 else head)
            for start, of_one in zip(self.starts, heads, strict=True)
            for own, head in enumerate(of_one)
        ])  # fmt: skip

    def is_open(self, then: Stretch) -> bool:
        """Whether the stretch that follows begins within a quotation of this window."""
        if then.paragraph != self.stretches[-1].paragraph:
            return False
        states = quote_states([token.text for token in self.tokens], self.inside, self.paragraphs)
        return states[-1] in (OPENING, INSIDE)


def windows(sentences: Sequence[Sentence], pieces: Callable[[str], int]) -> Iterator[Window]:
    """Runs of one document of up to WINDOW_WORDS words and POSITIONS_KEPT pieces; sentences without words are in none.

    `pieces` tells how many pieces a word has. One stretch alone may have more. A window that is more than half full
    ends with its paragraph, so that what belongs together is more often read together.
    """
    numbered = enumerate(sentences)
    for _, group in itertools.groupby(numbered, key=lambda pair: pair[1].document):
        run: list[Stretch] = []
        words = room = 0
        inside = False
        for stretch in (stretch for number, sentence in group for stretch in _stretches(number, sentence)):
            length, size = len(stretch.tokens), sum(pieces(token.text) for token in stretch.tokens)
            ends = run and words > WINDOW_WORDS // 2 and stretch.paragraph != run[-1].paragraph
            if run and (ends or words + length > WINDOW_WORDS or size > room):
                yield (window := Window(run, inside))
                run, inside = [], window.is_open(stretch)
            if not run:
                words, room = 0, POSITIONS_KEPT - 2  # less [CLS] and [SEP]
            run.append(stretch)
            words, room = words + length, room - size
        if run:
            yield Window(run, inside)


def _stretches(number: int, sentence: Sentence) -> Iterator[Stretch]:
    for first in range(0, len(sentence.tokens), LONGEST_STRETCH):
        yield Stretch(number, sentence, sentence.tokens[first : first + LONGEST_STRETCH], first)


def joined(parts: Sequence[tuple[int, Reading]]) -> Reading:
    """One reading from those of a sentence's stretches, each with its first word.

    The roots of later stretches hang from the root of the first.
    """
    (_, begin), *rest = parts
    if not rest:
        return begin
    columns = {
        name: tuple(itertools.chain.from_iterable(getattr(part, name) for _, part in parts))
        for name in ("upos", "xpos", "lemmas", "attributions", "factuality")
    }
    top = begin.heads.index(-1)
    heads, deprels = list(begin.heads), list(begin.deprels)
    for first, part in rest:
        heads += [top if head == -1 else head + first for head in part.heads]
        deprels += ["parataxis" if label == "root" else label for label in part.deprels]
    return Reading(
        sentence=begin.sentence,
        **columns,
        heads=tuple(heads),
        deprels=tuple(deprels),
        names=tuple(_shifted(name, first, "first", "last") for first, part in parts for name in part.names),
        predicates=tuple(
            msgspec.structs.replace(
                _shifted(predicate, first, "word"),
                arguments=tuple(_shifted(argument, first, "first", "last") for argument in predicate.arguments),
            )
            for first, part in parts
            for predicate in part.predicates
        ),
        acts=tuple(
            msgspec.structs.replace(
                _shifted(act, first, "word"), links=tuple(_shifted(link, first, "word") for link in act.links)
            )
            for first, part in parts
            for act in part.acts
        ),
    )


def _shifted(record: Some, by: int, *places: str) -> Some:
    return msgspec.structs.replace(record, **{place: getattr(record, place) + by for place in places})
