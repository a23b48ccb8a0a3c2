"""Cut a network into its blocks: parts that no single actor holds together.

Takes the ends of ties, gives the ties of each block. A cycle lies within one
block, so that balance is a matter of each block by itself (Harary 1959, "On
the measurement of structural balance"). Hopcroft and Tarjan 1973,
"Algorithm 447: efficient algorithms for graph manipulation".
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.system.balance.network import Ends


def blocks(n: int, ends: Sequence[Ends]) -> list[list[int]]:
    """The biconnected blocks of a network of `n` actors, each as the places of its ties; a bridge is one of one tie."""
    around = neighbours(n, ends)
    found: list[list[int]] = []
    depth = [0] * n
    for root in range(n):
        if not depth[root]:
            _descend(root, around, depth, found)
    return found


def neighbours(n: int, ends: Sequence[Ends]) -> list[list[tuple[int, int]]]:
    """For each actor, the others that it is tied to, each with the place of the tie."""
    around: list[list[tuple[int, int]]] = [[] for _ in range(n)]
    for tie, (one, other) in enumerate(ends):
        around[one].append((other, tie))
        around[other].append((one, tie))
    return around


def _descend(root: int, around: list[list[tuple[int, int]]], depth: list[int], found: list[list[int]]) -> None:
    """Search from one actor, in depth, without recursion: `low` is how far up the ties below an actor reach."""
    depth[root] = 1
    low = {root: 1}
    ties: list[int] = []
    path = [(root, -1, iter(around[root]))]
    while path:
        actor, came_by, left = path[-1]
        for other, tie in left:
            if not depth[other]:
                ties.append(tie)
                depth[other] = low[other] = depth[actor] + 1
                path.append((other, tie, iter(around[other])))
                break
            if tie != came_by and depth[other] < depth[actor]:
                ties.append(tie)
                low[actor] = min(low[actor], depth[other])
        else:
            path.pop()
            if path:
                above = path[-1][0]
                low[above] = min(low[above], low[actor])
                if low[actor] >= depth[above]:
                    start = _last(ties, came_by)
                    found.append(ties[start:])
                    del ties[start:]


def _last(ties: list[int], tie: int) -> int:
    at = len(ties) - 1
    while ties[at] != tie:
        at -= 1
    return at
