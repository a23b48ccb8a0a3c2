"""Reports and their sentences."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dragoman.records.base import Record

BlockKind = Literal["title", "heading", "body", "caption", "byline", "boilerplate"]


class Block(Record, frozen=True, kw_only=True):
    """A stretch of a document and what it is; claims are made from title, heading, body and caption."""

    kind: BlockKind
    start: int
    end: int


class Document(Record, frozen=True, kw_only=True):
    """One published report."""

    id: str                            # hash of outlet, publication date and text
    text: str
    outlet: str | None = None          # who published it
    published: date | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None        # ISO 639-1; only "en" is read
    origin: str                        # id of the first report of its wire group, or its own id
    blocks: tuple[Block, ...] = ()     # in order, covering every non-blank line of the text


class Passage(Record, frozen=True, kw_only=True):
    """Words that two texts share: the evidence that one is a copy of the other."""

    start: int
    end: int
    other_start: int                   # characters in the other text
    other_end: int
    words: int


class Copy(Record, frozen=True, kw_only=True):
    """A report that is a copy of an earlier one, with the words that it shares with it."""

    document: str
    outlet: str | None
    published: date | None
    origin: str                        # the earlier report
    passages: tuple[Passage, ...]      # the longest first; `other_start` and `other_end` are of the earlier report


class Token(Record, frozen=True, kw_only=True):
    """A word by the conventions of Universal Dependencies ("do" "n't", "Iran" "'s", "U.S.")."""

    text: str
    start: int
    end: int


class Sentence(Record, frozen=True, kw_only=True):
    """One sentence of a document, with its words."""

    document: str
    number: int                        # from 0 within the document
    text: str                          # verbatim: document.text[start:end]
    start: int
    end: int
    block: BlockKind
    paragraph: int                     # which block of the document, from 0
    tokens: tuple[Token, ...]
    goes_on: bool = False              # too long to be read whole: cut here, goes on in the next


class LeftOut(Record, frozen=True, kw_only=True):
    """What an input holds beside the reports that were asked of it: no fault, but counted."""

    place: str
    counts: dict[str, int]             # how many, by why: "in another language", "of other sites"
