"""Kinds of things that are given, moved or used, by their words (items.csv)."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import NamedTuple

from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("items.csv")
COLUMNS = ("word", "kind")
KINDS = frozenset(
    ("drone", "missile", "air defence", "aircraft", "armour", "vehicle", "artillery", "ammunition", "small arms",
     "vessel", "weapons", "chemical weapons", "nuclear", "personnel", "money", "fuel", "food", "medicine", "aid",
     "technology", "intelligence", "training", "prisoners", "territory", "sanctions", "agreement", "base", "goods",
     "measure", "container", "none")
)  # fmt: skip
COUNTING = ("measure", "container")
NO_ITEM = "none"  # keeps "think tank" from being a tank


class ItemWords(NamedTuple):
    """The words of items by kind, and the words that only count or hold them."""

    kinds: dict[str, str]
    measures: frozenset[str]
    containers: frozenset[str]
    longest: int  # words in the longest entry


@functools.cache
def item_words() -> ItemWords:
    """The packaged table, read once."""
    return _gathered(read_table(TABLE, COLUMNS, _entry))


@functools.lru_cache(maxsize=65_536)
def normal(words: str) -> str:
    """Words as the table has them: small letters, hyphens as spaces, designations without their variant.

    "F-16s" and "F16C" are "f 16", "S400" and "S-400" are "s 400", "Tu-95MS" is "tu 95".
    """
    words = re.sub(r"\s*[-–—‑/]\s*|\s+", " ", words.lower()).strip()
    words = re.sub(r"\b([a-z]{1,3})(?=\d)", r"\1 ", words)
    return re.sub(r"(?<=[a-z] \d)(\d{0,3})[a-z]{1,3}\d?$", r"\1", words)


def _gathered(entries: list[tuple[str, str]]) -> ItemWords:
    kinds = {word: kind for word, kind in entries if kind not in COUNTING}
    measures, containers = (frozenset(word for word, kind in entries if kind == one) for one in COUNTING)
    return ItemWords(kinds, measures, containers, max((len(word.split()) for word in kinds), default=0))


def _entry(row: Row) -> tuple[str, str]:
    word, kind = row.cells["word"], row.cells["kind"]
    if kind not in KINDS:
        raise ValueError(f'kind "{kind}" of "{word}" is none of {", ".join(sorted(KINDS))}')
    if not word or normal(word) != word:
        raise ValueError(f'"{word}" would never be found; write it "{normal(word)}"')
    return word, kind
