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
        self._tops = self._line[-1]
        self._depths = (self._line != self._tops).sum(0)  # generations between each word and its top
        words, levels = np.arange(len(heads))[:, None], np.arange(len(self._line))
        above = self._depths[:, None] - levels
        # [words, levels]: the way down from its top to each word; below the word what is like no other's.
        self._ways = np.where(above >= 0, self._line[np.maximum(above, 0), words], -1 - words)

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
        shared = np.minimum((self._ways[viewer] == self._ways[word]).sum(1), self._depths[word] + 1)
        child = self._ways[word, np.minimum(shared, self._depths[word])]
        arc = np.where(shared > self._depths[word], self._count, self._labels[child])
        up = np.minimum(self._depths[viewer] + 1 - shared, FARTHEST)
        kin = np.where(shared > 0, 1 + up * (self._count + 1) + arc, APART)
        branch = np.where(shared > 0, child, -1 - self._tops[word])  # of those that share no tree: which tree
        return Kin(kin, self._edges(viewer, word, branch))

    @staticmethod
    def _edges(viewer: Places, word: Places, branch: Places) -> Places:
        """Whether a word begins its branch, ends it, is what it hangs by."""
        same = (viewer[1:] == viewer[:-1]) & (word[1:] == word[:-1] + 1) & (branch[1:] == branch[:-1])
        begins, ends = np.append(True, ~same)[: len(word)], np.append(~same, True)[-len(word) :]
        edge: Places = BEGINS * begins + ENDS * ends + TOP * (branch == word)
        return edge
