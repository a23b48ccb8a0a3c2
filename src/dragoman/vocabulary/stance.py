"""Words that bend an act below them: fail to, refuse to, plan to, if, alleged, may.

Reads stance.csv, gives Governor. Each row tells what becomes of the act when the word stands as it is, and when the
word is itself negated: "managed to" and "did not manage to", "failed to" and "did not fail to" (implicatives after
Karttunen, "Simple and phrasal implicatives", 2012). `stance_label` tells the stance that follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from dragoman.records import Aspect, Certainty, Polarity, Record, Source, Stance
from dragoman.vocabulary.cues import check, kept, lower
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("stance.csv")
COLUMNS = (
    "lemma", "pos", "governs", "polarity", "certainty", "aspect", "negated_polarity", "negated_certainty", "note",
)  # fmt: skip

GovernorPos = Literal["verb", "noun", "adj", "aux", "adv", "mark"]
Governs = Literal["clause", "noun", "both"]


class Governor(Record, frozen=True, kw_only=True):
    """One row of the table: a word and what it makes of the act that it governs."""

    lemma: str
    pos: GovernorPos
    governs: Governs  # a clause ("plan to attack"), a noun ("planned attack"), or both
    polarity: Polarity
    certainty: Certainty  # at most
    aspect: Aspect | None  # None: as the act itself has it
    negated_polarity: Polarity  # of the act when the word is negated
    negated_certainty: Certainty
    note: str | None


def stance_label(polarity: Polarity, certainty: Certainty, aspect: Aspect, sources: Sequence[Source] = ()) -> Stance:
    """The one word for people: what is denied, supposed, expected, hedged or asserted, in this order.

    What stands under "if" or in a question is supposed even where it is negated; "would not attack" denies.
    What is only possible in future ("is considering selling") is hedged: nobody plans, promises or demands it.
    """
    if aspect == "hypothetical" and certainty == "none":
        return "supposes"
    if polarity == "-":
        return "denies"
    if aspect == "hypothetical":
        return "supposes"
    if aspect == "demanded" or (aspect == "future" and certainty != "possible"):
        return "expects"
    if certainty != "certain" or (sources and sources[-1].id == "unspecified"):
        return "hedges"
    return "asserts"


@cache
def governors() -> tuple[Governor, ...]:
    """All rows of stance.csv, in its order. Raises VocabularyError for what is wrong in it."""
    return load(TABLE)


def load(path: Path) -> tuple[Governor, ...]:
    """The rows of a table of governors. Raises VocabularyError naming file and line of every fault."""
    return tuple(read_table(path, COLUMNS, _governor))


def governor(lemma: str, pos: str) -> Governor | None:
    """What a word makes of the act below it, or None when it leaves the act alone."""
    return _by_lemma().get((lemma, pos))


@cache
def _by_lemma() -> dict[tuple[str, str], Governor]:
    return {(entry.lemma, entry.pos): entry for entry in governors()}


def _governor(row: Row) -> Governor:
    """The governor of one row. Raises ValueError for a cell that means nothing."""
    cell = row.cells
    return Governor(
        lemma=lower(cell["lemma"]),
        pos=check(cell["pos"], "pos", get_args(GovernorPos)),  # type: ignore[arg-type]
        governs=check(cell["governs"], "governs", get_args(Governs)),  # type: ignore[arg-type]
        polarity=check(cell["polarity"], "polarity", get_args(Polarity)),  # type: ignore[arg-type]
        certainty=check(cell["certainty"], "certainty", get_args(Certainty)),  # type: ignore[arg-type]
        aspect=kept(cell["aspect"]),
        negated_polarity=check(cell["negated_polarity"], "negated_polarity", get_args(Polarity)),  # type: ignore[arg-type]
        negated_certainty=check(cell["negated_certainty"], "negated_certainty", get_args(Certainty)),  # type: ignore[arg-type]
        note=cell["note"] or None,
    )
