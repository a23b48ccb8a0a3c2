"""Attributions written by us, with their parts marked in the text, as Pieces to train on.

How they are marked: src/dragoman/evaluate/marked.py.
"""

from __future__ import annotations

from pathlib import Path

from corpus.paragraphs import paragraphs_of
from corpus.pieces import Piece, within
from dragoman.evaluate.marked import Paragraph, paragraphs


def attributed(path: Path) -> list[Piece]:
    """The paragraphs of the file with their attributions, those that hold others before what they hold.

    All faults of the file are raised in one ValueError that names file and line.
    """
    return [_piece(paragraph) for paragraph in paragraphs(path)]


def _piece(paragraph: Paragraph) -> Piece:
    ((tokens, starts),) = paragraphs_of(paragraph.text)
    places = [(token.start, token.end) for token in tokens]
    attributions = [{name: within(places, spans) for name, spans in parts.items()} for parts in paragraph.attributions]
    return Piece(words=[token.text for token in tokens], attributions=attributions, starts=starts)
