"""Pair what is labelled with what was found, one to one.

Takes two lists and a test, or a table of how alike they are; gives the most
pairs there can be, or the most alike ones. A greedy pairing depends on order
and can come out too low.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def pair(gold: Sequence[A], predicted: Sequence[B], fits: Callable[[A, B], bool]) -> dict[int, int]:
    """The largest one-to-one pairing: position in `gold` → position in `predicted`.

    Kuhn's augmenting paths (The Hungarian method for the assignment problem, 1955).
    """
    wanted = [[there for there, other in enumerate(predicted) if fits(one, other)] for one in gold]
    owner: dict[int, int] = {}
    for here in range(len(gold)):
        place(here, wanted, owner, set())
    return {here: there for there, here in owner.items()}


def place(here: int, wanted: list[list[int]], owner: dict[int, int], tried: set[int]) -> bool:
    """Find a partner for `here`, moving those already paired where that helps."""
    for there in wanted[here]:
        if there in tried:
            continue
        tried.add(there)
        if there not in owner or place(owner[there], wanted, owner, tried):
            owner[there] = here
            return True
    return False


def assign(table: Sequence[Sequence[float]]) -> dict[int, int]:
    """The one-to-one pairing of rows and columns whose cells have the greatest sum: row → column.

    Every row has a column, or every column a row, whichever are fewer. The
    Hungarian method with potentials, in O(rows² · columns) (Munkres, Algorithms for the
    assignment and transportation problems, 1957; Jonker and Volgenant, 1987).
    """
    if not table or not table[0]:
        return {}
    if len(table) > len(table[0]):
        return {row: column for column, row in assign(list(zip(*table, strict=True))).items()}
    columns = len(table[0])
    row_price, column_price = [0.0] * len(table), [0.0] * columns
    owner: list[int | None] = [None] * columns
    for newcomer in range(len(table)):
        slack, via = [float("inf")] * columns, [-1] * columns
        done, row, at = set[int](), newcomer, -1
        while True:
            best = -1
            for column in range(columns):
                if column in done:
                    continue
                cost = -table[row][column] - row_price[row] - column_price[column]
                if cost < slack[column]:
                    slack[column], via[column] = cost, at
                if best < 0 or slack[column] < slack[best]:
                    best = column
            step = slack[best]
            row_price[newcomer] += step
            for column in range(columns):
                if column in done:
                    row_price[owner[column]] += step  # type: ignore[index]
                    column_price[column] -= step
                else:
                    slack[column] -= step
            done.add(best)
            at = best
            held = owner[best]
            if held is None:
                break
            row = held
        while at >= 0:
            before = via[at]
            owner[at] = newcomer if before < 0 else owner[before]
            at = before
    return {row: column for column, row in enumerate(owner) if row is not None}
