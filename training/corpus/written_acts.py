"""Acts between two actors, in sentences written for this: acts.txt, one to a line.

Takes the file, gives Pieces with initiator and recipient marked. A line reads
`TYPE | sentence`, its actors in <s>…</s> and <t>…</t>; several types, best
first and with commas between, are all right. # opens a comment.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from corpus.coding import marked
from corpus.pieces import Piece, within
from dragoman.documents import tokenize
from dragoman.errors import VocabularyError
from dragoman.evaluate.classify import marked as marks_in
from dragoman.records import EventType

WRITTEN = Path(__file__).parent / "acts.txt"
TYPES: tuple[str, ...] = get_args(EventType)
TAG = re.compile(r"</?[st]>")


def acts(path: Path = WRITTEN) -> list[Piece]:
    """The file's sentences as Pieces. Every faulty line is named, together, in one VocabularyError."""
    found, faults = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            try:
                found.append(act(line))
            except ValueError as fault:
                faults.append(f"{path.name}, line {number}: {fault}")
    if faults:
        raise VocabularyError("\n".join(faults))
    return found


def act(line: str) -> Piece:
    """The sentence of one line, its types and its actors. ValueError says what is wrong with it."""
    kinds, bar, markup = line.partition(" | ")
    types = kinds.split(", ")
    unknown = [kind for kind in types if kind not in TYPES]
    if not bar or unknown:
        raise ValueError(f'"{", ".join(unknown)}" is no type of act; a line reads "TYPE | sentence".')
    text, sides = unmarked(markup)
    tokens = tokenize(text)
    places = [(token.start, token.end) for token in tokens]
    initiator, recipient = within(places, [sides["s"]]), within(places, [sides["t"]])
    piece = marked([token.text for token in tokens], initiator, recipient, types)
    if piece is None:
        raise ValueError("the two actors overlap or hold no word, or the sentence is too long.")
    return piece


def unmarked(markup: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without its tags, and the place of <s> and of <t>, each of which must stand there once."""
    if sorted(TAG.findall(markup)) != ["</s>", "</t>", "<s>", "<t>"]:
        raise ValueError("<s>…</s> and <t>…</t> must each stand in the sentence exactly once.")
    text = TAG.sub("", markup)
    return text, marks_in(markup, text)
