"""Where the time expressions of a report stand among the words of a sentence.

Takes a reading and the expressions of its report in order, gives those of the
sentence that tell a day, each with its words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.claims.time.expressions import Expression
from dragoman.records import Reading


class Dated(NamedTuple):
    """A time expression where it stands among the words."""

    expression: Expression
    first: int
    last: int
    head: int  # the word of it that hangs from outside


def expressions_in(reading: Reading, expressions: Sequence[Expression]) -> list[Dated]:
    """The expressions of the sentence that tell a first or last day."""
    sentence = reading.sentence
    begin = bisect_left(expressions, sentence.start, key=lambda one: one.start)
    placed = []
    for expression in expressions[begin:]:
        if expression.start >= sentence.end:
            break
        if expression.first is None and expression.last is None:
            continue
        words = [
            number
            for number, token in enumerate(sentence.tokens)
            if token.start < expression.end and token.end > expression.start
        ]
        if words:
            inside = range(words[0], words[-1] + 1)
            head = next((number for number in words if reading.heads[number] not in inside), words[-1])
            placed.append(Dated(expression, words[0], words[-1] + 1, head))
    return placed


def word_at(reading: Reading, word: int) -> str:
    return reading.sentence.tokens[word].text.lower()


def text_of(reading: Reading, first: int, last: int) -> str:
    sentence = reading.sentence
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return sentence.text[start - sentence.start : end - sentence.start]
