"""Words that stand in the reports of any happening (common.csv)."""

from __future__ import annotations

import functools
from pathlib import Path

from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("common.csv")
COLUMNS = ("word",)


@functools.cache
def common_words() -> frozenset[str]:
    """The words, in small letters."""
    return frozenset(read_table(TABLE, COLUMNS, word))


def word(row: Row) -> str:
    """The word of a row; ValueError where it would never be met."""
    found = row.cells["word"]
    if not found.isalpha() or found != found.lower():
        raise ValueError(f'"{found}" is not one word in small letters')
    return found
