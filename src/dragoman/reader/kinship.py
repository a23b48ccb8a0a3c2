"""What each word is to another in the syntax tree: whose child's branch it stands in, how far up they meet.

Takes heads and labels of words in a row, gives two small numbers for every
(viewer, word): its kin and its edge. Roles, attributions and acts are mostly
whole branches of a tree, so heads that see both need not find its borders
anew. Training and the packaged reader share this file.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FARTHEST = 3  # generations up are told apart as far as this: then "or more"
DEEPEST = 24  # generations that are followed
APART = 0  # the kin of words that share no tree
BEGINS, ENDS, TOP = 1, 2, 4  # of a branch; an edge is the sum of those that hold
EDGES = 8
Places = NDArray[np.int64]


def kin_count(labels: int) -> int:
    """How many kinds of kin there are where there are so many labels of arcs."""
    return 1 + (FARTHEST + 1) * (labels + 1)


class Kin(NamedTuple):
    """By row: how the word is related to its viewer, and where it stands in its branch."""

    kin: Places
    edge: Places


class Tree:
    """The trees of words in a row. `heads` are places in that row, a root its own; `labels` the arcs' label numbers."""

    def __init__(self, heads: Places, labels: Places, count: int) -> None:
        self._labels, self._count = labels, count
        line = [np.arange(len(heads))]
        while len(line) < DEEPEST and (len(line) < 2 or (line[-1] != line[-2]).any()):
            line.append(heads[line[-1]])
        self._line = np.stack(line)  # [generations, words]: each word, its head, that one's head …

    def top(self, first: int, last: int) -> int:
        """Of the words from first to last (inclusive) the first whose head is not among them: what they hang by."""
        span = np.arange(first, last + 1)
        heads = self._line[1, first : last + 1]
        free = (heads == span) | (heads < first) | (heads > last)
        return int(span[free.argmax()])

    def seen(self, viewer: Places, word: Places) -> Kin:
        """How each word is related to its viewer, row by row; rows of one viewer's words stand together, in order.

        The two meet in the nearest word above both. The kin tells how many generations that is above the viewer, and
        the label of the arc from it into the branch that holds the word (none for that word itself).
        """
        kin = np.full(len(word), APART)
        branch = -1 - self._line[-1, word]  # of those that share no tree: which tree
        left = np.flatnonzero(self._line[-1, word] == self._line[-1, viewer])
        for up, above in enumerate(self._line):
            meets = self._line[:, word[left]] == above[viewer[left]]
            met = meets.any(0)
            rows, steps = left[met], meets[:, met].argmax(0)
            child = self._line[np.maximum(steps - 1, 0), word[rows]]
            arc = np.where(steps == 0, self._count, self._labels[child])
            kin[rows] = 1 + min(up, FARTHEST) * (self._count + 1) + arc
            branch[rows] = child
            left = left[~met]
            if not len(left):
                break
        return Kin(kin, self._edges(viewer, word, branch))

    @staticmethod
    def _edges(viewer: Places, word: Places, branch: Places) -> Places:
        """Whether a word begins its branch, ends it, is what it hangs by."""
        same = (viewer[1:] == viewer[:-1]) & (word[1:] == word[:-1] + 1) & (branch[1:] == branch[:-1])
        begins, ends = np.append(True, ~same)[: len(word)], np.append(~same, True)[-len(word) :]
        edge: Places = BEGINS * begins + ENDS * ends + TOP * (branch == word)
        return edge
