"""Words that say that someone says so, and how they bend what is said.

Reads cues.csv, gives Cue. "Deny" turns its content over, "suggest" weakens it, "vow" puts it into the future.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from dragoman.records import Aspect, Certainty, EventType, Polarity, Record
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("cues.csv")
COLUMNS = ("lemma", "pos", "polarity", "certainty", "aspect", "act", "note")

CuePos = Literal["verb", "noun", "prep", "adv", "adj"]


class Cue(Record, frozen=True, kw_only=True):
    """One row of the table: a word of attribution and its effect on what is attributed."""

    lemma: str  # several words for "call for", "according to"
    pos: CuePos
    polarity: Polarity  # "-" turns the content over
    certainty: Certainty  # of the source, at most
    aspect: Aspect | None  # None: as the content itself has it
    act: EventType | None  # the type of act that the cue is itself: to accuse is ACCUSE
    note: str | None


@cache
def cues() -> tuple[Cue, ...]:
    """All rows of cues.csv, in its order. Raises VocabularyError for what is wrong in it."""
    return load(TABLE)


def load(path: Path) -> tuple[Cue, ...]:
    """The rows of a table of cues. Raises VocabularyError naming file and line of every fault."""
    return tuple(read_table(path, COLUMNS, _cue))


def cue(lemma: str, pos: str) -> Cue | None:
    """The cue of a lemma ("say", "according to"), or None when the word attributes nothing."""
    return _by_lemma().get((lemma, pos))


@cache
def heads() -> frozenset[str]:
    """The verbs of the cues of several words: call of "call for"."""
    return frozenset(entry.lemma.split()[0] for entry in cues() if entry.pos == "verb" and " " in entry.lemma)


@cache
def _by_lemma() -> dict[tuple[str, str], Cue]:
    return {(entry.lemma, entry.pos): entry for entry in cues()}


def _cue(row: Row) -> Cue:
    """The cue of one row. Raises ValueError for a cell that means nothing."""
    cell = row.cells
    check(cell["pos"], "pos", get_args(CuePos))
    if cell["act"]:
        check(cell["act"], "act", get_args(EventType))
    return Cue(
        lemma=lower(cell["lemma"]),
        pos=cell["pos"],  # type: ignore[arg-type]
        polarity=check(cell["polarity"], "polarity", get_args(Polarity)),  # type: ignore[arg-type]
        certainty=check(cell["certainty"], "certainty", get_args(Certainty)),  # type: ignore[arg-type]
        aspect=kept(cell["aspect"]),
        act=cell["act"] or None,  # type: ignore[arg-type]
        note=cell["note"] or None,
    )


def check(value: str, column: str, allowed: tuple[str, ...]) -> str:
    """A cell that must be one of a few words. Raises ValueError naming them."""
    if value not in allowed:
        raise ValueError(f'{column} "{value}" is none of {", ".join(allowed)}')
    return value


def kept(value: str) -> Aspect | None:
    """The aspect of a cell, None for "keep"."""
    found = check(value, "aspect", ("keep", *get_args(Aspect)))
    return None if found == "keep" else found  # type: ignore[return-value]


def lower(lemma: str) -> str:
    """A lemma as it must be written. Raises ValueError when it is empty or has capitals."""
    if not lemma or lemma != lemma.lower():
        raise ValueError(f'lemma "{lemma}" must be lower case and not empty')
    return lemma
