"""Event types that texts use of one happening (near_types.csv)."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import get_args

from dragoman.records import EventType
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("near_types.csv")
COLUMNS = ("type", "other", "cost")


@functools.cache
def near_types() -> dict[tuple[str, str], float]:
    """What it costs, in log odds, to take two types for one happening, in either order; a type with itself costs 0."""
    pairs: dict[tuple[str, str], float] = {(type, type): 0.0 for type in get_args(EventType)}
    for type, other, cost in read_table(TABLE, COLUMNS, pair):
        pairs[type, other] = pairs[other, type] = cost
    return pairs


@functools.cache
def types_near(type: str) -> tuple[str, ...]:
    """The types that texts use of a happening of this type, itself among them."""
    return tuple(other for one, other in near_types() if one == type)


def pair(row: Row) -> tuple[str, str, float]:
    """The two types of a row and their cost; ValueError where the row is wrong."""
    types = row.cells["type"], row.cells["other"]
    for type in types:
        if type not in get_args(EventType):
            raise ValueError(f'type "{type}" is none of {", ".join(get_args(EventType))}')
    if types[0] == types[1]:
        raise ValueError(f"{types[0]} with itself costs nothing and needs no row")
    try:
        cost = float(row.cells["cost"])
    except ValueError:
        raise ValueError(f'cost "{row.cells["cost"]}" is not a number') from None
    if cost > 0:
        raise ValueError(f"cost {cost:g} of {types[0]} and {types[1]} is above 0, which would make them likelier")
    return *types, cost
