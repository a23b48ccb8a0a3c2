"""Closed walks over signed ties, and the simple cycles in them.

A walk is a list of steps: the actor where each begins, and the tie that is
taken from there to the next.
"""

from __future__ import annotations

from collections.abc import Callable

Walk = list[tuple[int, int]]


def simple(walk: Walk, hostile: Callable[[int], bool]) -> Walk | None:
    """A part of a closed walk that visits no actor twice and takes an odd number of hostile ties, if there is one.

    A closed walk with an odd number of them is made of simple ones, of which an odd number has that too.
    """
    begun: dict[int, int] = {}
    path: Walk = []
    for actor, tie in [*walk, (walk[0][0], -1)]:
        if actor in begun:
            start = begun[actor]
            part = path[start:]
            if sum(hostile(one) for _, one in part) % 2:
                return part
            for left, _ in part:
                del begun[left]
            del path[start:]
        begun[actor] = len(path)
        path.append((actor, tie))
    return None
