"""Pair what is labelled with what was found, one to one.

Takes two lists and a test; gives how many pairs can be made at most. A greedy
pairing depends on order and can come out too low.
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
