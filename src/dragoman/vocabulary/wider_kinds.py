"""Kinds of items that are a part of a wider kind (wider_kinds.csv)."""

from __future__ import annotations

import functools
from pathlib import Path

from dragoman.vocabulary.items import COUNTING, KINDS, NO_ITEM
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("wider_kinds.csv")
COLUMNS = ("kind", "wider")


@functools.cache
def wider_kinds() -> frozenset[tuple[str, str]]:
    """Pairs of kinds of which one is a part of the other, in either order."""
    pairs = read_table(TABLE, COLUMNS, pair)
    return frozenset(pairs) | frozenset((wider, kind) for kind, wider in pairs)


def pair(row: Row) -> tuple[str, str]:
    """The kind of a row and the wider one; ValueError where one is no kind of item."""
    for kind in row.cells.values():
        if kind not in KINDS or kind in (*COUNTING, NO_ITEM):
            raise ValueError(f'kind "{kind}" is none of {", ".join(sorted(KINDS - {*COUNTING, NO_ITEM}))}')
    if row.cells["kind"] == row.cells["wider"]:
        raise ValueError(f'"{row.cells["kind"]}" is no part of itself')
    return row.cells["kind"], row.cells["wider"]
