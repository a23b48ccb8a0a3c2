"""Event types that texts use of one happening (near_types.csv)."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import get_args

from dragoman.records import EventType
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("near_types.csv")
COLUMNS = ("type", "other", "how")
HOW = ("near", "far")


@functools.cache
def near_types() -> dict[tuple[str, str], str]:
    """How near two types are, "near" or "far", in either order; a type is near itself."""
    pairs = {(type, type): "near" for type in get_args(EventType)}
    for type, other, how in read_table(TABLE, COLUMNS, pair):
        pairs[type, other] = pairs[other, type] = how
    return pairs


@functools.cache
def types_near(type: str) -> tuple[str, ...]:
    """The types that texts use of a happening of this type, itself among them."""
    return tuple(other for one, other in near_types() if one == type)


def pair(row: Row) -> tuple[str, str, str]:
    """The two types of a row and how near they are; ValueError where the row is wrong."""
    type, other, how = (row.cells[column] for column in COLUMNS)
    for one in (type, other):
        if one not in get_args(EventType):
            raise ValueError(f'type "{one}" is none of {", ".join(get_args(EventType))}')
    if type == other:
        raise ValueError(f"{type} is near itself and needs no row")
    if how not in HOW:
        raise ValueError(f'"{how}" is none of {", ".join(HOW)}')
    return type, other, how
