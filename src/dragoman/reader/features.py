"""Words as the encoder sees them: pieces, shapes, quotation state.

Takes the words of a window (consecutive sentences), gives integer arrays.
Training and the packaged reader share this file, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, repeat
from pathlib import Path

from tokenizers import Tokenizer

SHAPES = ("lower", "capital", "upper", "mixed", "digits", "with-digit", "initial", "punctuation", "other")
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
LONGEST_WORD = 12  # pieces of a word that are kept: only the first becomes the word's vector
POSITIONS_KEPT = 512  # pieces the encoder can place

ASCII = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": ".", "‑": "-"})
OPENERS, CLOSERS = {"“", "``", "«", "„"}, {"”", "''", "»"}
QUOTES = OPENERS | CLOSERS | {'"'}


class Pieces:
    """Word pieces by word, remembered: a news corpus repeats its words."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, tuple[int, ...]] = {}
        self.first = self._id("[CLS]")
        self.last = self._id("[SEP]")
        self.unknown = self._id("[UNK]")

    def _id(self, piece: str) -> int:
        found = self._tokenizer.token_to_id(piece)
        if found is None:
            raise ValueError(f"the tokenizer has no {piece}")
        return int(found)

    def of(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, at least one, at most LONGEST_WORD."""
        known = self._known.get(word)
        if known is None:
            ids = self._tokenizer.encode(word[:100].translate(ASCII), add_special_tokens=False).ids
            known = tuple(ids[:LONGEST_WORD]) or (self.unknown,)
            if len(self._known) < 200_000:
                self._known[word] = known
        return known

    def count(self, word: str) -> int:
        """How many pieces a word has."""
        return len(self.of(word))


@lru_cache(maxsize=100_000)
def shape(word: str) -> int:
    """Which of SHAPES a word has; the encoder's vocabulary knows no capitals."""
    if word.isdigit():
        return 4
    if not any(letter.isalnum() for letter in word):
        return 7
    if any(letter.isdigit() for letter in word):
        return 5
    if len(word) <= 2 and word[0].isupper():
        return 6
    if word.islower():
        return 0
    if word.isupper():
        return 2
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3 if any(letter.isupper() for letter in word) else 8


def quote_states(words: Sequence[str], inside: bool = False, paragraphs: Collection[int] = ()) -> list[int]:
    """For each word: outside, inside, opening or closing a double quotation.

    Straight quotes alternate; an opening mark inside a quotation (each paragraph
    of a long one begins with it) keeps the quotation open. `inside` tells that
    the words begin within a quotation. Where a word of `paragraphs` begins one,
    a quotation has ended, marked or not, unless that word opens it again.
    """
    if not inside and QUOTES.isdisjoint(words):
        return [OUTSIDE] * len(words)
    states = []
    for at, word in enumerate(words):
        inside = inside and at not in paragraphs
        if word in OPENERS or (word == '"' and not inside):
            inside = True
            states.append(OPENING)
        elif word in CLOSERS or word == '"':
            inside = False
            states.append(CLOSING)
        else:
            states.append(INSIDE if inside else OUTSIDE)
    return states


class Window:
    """The pieces of consecutive words: ids, shapes, quote states, marks, and where each word begins.

    `marks` tell by word who is who when the type of the act between two actors is asked for: 1 the initiator, 2 the
    recipient, 0 (every word when left out) neither. `inside` and `paragraphs` are as `quote_states` takes them.
    """

    __slots__ = ("begins", "ids", "marks", "quotes", "shapes")

    def __init__(
        self,
        words: Sequence[str],
        pieces: Pieces,
        longest: int = LONGEST_WORD,
        marks: Sequence[int] | None = None,
        *,
        inside: bool = False,
        paragraphs: Collection[int] = (),
    ) -> None:
        known = [pieces.of(word)[:longest] for word in words]
        sizes = list(map(len, known))
        self.ids = [pieces.first, *chain.from_iterable(known), pieces.last]
        self.shapes = [len(SHAPES), *spread(map(shape, words), sizes), len(SHAPES)]
        self.quotes = [OUTSIDE, *spread(quote_states(words, inside, paragraphs), sizes), OUTSIDE]
        self.marks = [0, *spread(marks, sizes), 0] if marks else [0] * len(self.ids)
        self.begins = list(accumulate(sizes[:-1], initial=1)) if sizes else []


def spread(values: Iterable[int], sizes: Iterable[int]) -> Iterator[int]:
    """Each value as often as its size says."""
    return chain.from_iterable(map(repeat, values, sizes))
