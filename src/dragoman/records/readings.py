"""What the reader sees in a sentence."""

from __future__ import annotations

from typing import Literal

from dragoman.records.base import EventType, Record, Span, Stance
from dragoman.records.documents import Sentence

Speech = Literal["direct", "indirect", "mixed"]


class Name(Record, frozen=True, kw_only=True):
    """A name as the reader marked it."""

    kind: str                          # PER ORG LOC MISC
    first: int
    last: int


class Argument(Record, frozen=True, kw_only=True):
    """A span of words that plays a PropBank role."""

    role: str                          # ARG0 … ARG5, ARGM-TMP, R-ARG0, C-ARG1 …
    first: int
    last: int


class Predicate(Record, frozen=True, kw_only=True):
    """A verb, noun or adjective that takes roles, with its PropBank sense."""

    word: int
    roleset: str | None
    arguments: tuple[Argument, ...]


class Attribution(Record, frozen=True, kw_only=True):
    """Who says what, as spans of the document: each part may be empty or in several pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    speech: Speech | None = None       # direct: all of the content in quotation marks; mixed: some; None: no content


class ActLink(Record, frozen=True, kw_only=True):
    """A word that the claim head ties to an act, in the part it plays."""

    part: str                          # initiator recipient against source
    word: int
    confidence: float


class Act(Record, frozen=True, kw_only=True):
    """A word that the claim head takes to express an act between actors."""

    word: int
    types: tuple[tuple[EventType, float], ...]     # event types above the head's floor, likeliest first
    stances: tuple[tuple[Stance, float], ...]      # probabilities of the five stances, likeliest first
    links: tuple[ActLink, ...]


class Reading(Record, frozen=True, kw_only=True):
    """What the reader saw in one sentence; one entry per word in each column."""

    sentence: Sentence
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]             # word position of the head, -1 at the root
    deprels: tuple[str, ...]           # Universal Dependencies, subtypes kept
    names: tuple[Name, ...]
    predicates: tuple[Predicate, ...]
    attributions: tuple[Attribution, ...]    # those with a cue or content in this sentence
    acts: tuple[Act, ...]
    factuality: tuple[float, ...] = ()       # of what each word tells: −3 certainly not … 3 certainly; () if not judged
