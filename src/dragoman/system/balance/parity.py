"""Who is known to be with whom, and who against whom.

Takes what is known of two actors at a time, gives what follows for all:
sets with, for each member, whether it stands with the set's root.
"""

from __future__ import annotations


class Parity:
    """Disjoint sets whose members stand either with their root or against it."""

    def __init__(self, n: int) -> None:
        self.above = list(range(n))
        self.apart = [False] * n  # from the one above
        self.size = [1] * n
        self.sets = n

    def find(self, actor: int) -> tuple[int, bool]:
        """The root of an actor's set, and whether the actor stands against it."""
        above, apart = self.above, self.apart
        first = above[actor]
        if above[first] == first:
            return first, apart[actor]
        path = []
        while above[actor] != actor:
            path.append(actor)
            actor = above[actor]
        against = False
        for one in reversed(path):
            against ^= apart[one]
            above[one], apart[one] = actor, against
        return actor, against

    def join(self, one: int, other: int, apart: bool) -> bool:
        """Take two to be apart, or together; False where something else is known already."""
        (root, first), (second_root, second) = self.find(one), self.find(other)
        if root == second_root:
            return (first ^ second) == apart
        if self.size[root] < self.size[second_root]:
            root, second_root = second_root, root
        self.above[second_root], self.apart[second_root] = root, first ^ second ^ apart
        self.size[root] += self.size[second_root]
        self.sets -= 1
        return True

    def sides(self) -> list[int]:
        """1 for each that stands with its root, −1 for each that stands against it."""
        return [-1 if self.find(actor)[1] else 1 for actor in range(len(self.above))]
