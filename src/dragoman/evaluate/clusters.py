"""Compare two ways to put the same items into groups.

Takes for each item its labelled group and the group it was found in; gives
counts that add up over files, from which `merging` reads its figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb
from typing import NamedTuple

from dragoman.evaluate.matching import assign

Groups = Sequence[Hashable]  # the group of each item


class Cells(NamedTuple):
    """How many items each labelled group, each found group and each pair of the two have in common."""

    gold: Counter[Hashable]
    found: Counter[Hashable]
    both: Counter[tuple[Hashable, Hashable]]


def cells(gold: Groups, found: Groups) -> Cells:
    """Count the items by their two groups."""
    return Cells(Counter(gold), Counter(found), Counter(zip(gold, found, strict=True)))


def b_cubed(of: Cells) -> tuple[float, float]:
    """The sums over items of B³ precision and recall; their means are the figures.

    An item's precision is the share of its found group that is of its
    labelled group, its recall the share of its labelled group that is in its
    found group (Bagga and Baldwin, Algorithms for scoring coreference chains,
    1998).

    >>> b_cubed(cells("aab", "xyy"))
    (2.0, 2.0)
    """
    precision = sum(count * count / of.found[found] for (_, found), count in of.both.items())
    recall = sum(count * count / of.gold[gold] for (gold, _), count in of.both.items())
    return precision, recall


def muc(of: Cells) -> tuple[int, int, int, int]:
    """Links right by precision, links found, links right by recall, links labelled.

    A group of n items is n − 1 links; one that the other side has in p parts
    keeps n − p of them (Vilain and others, A model-theoretic coreference
    scoring scheme, 1995).

    >>> muc(cells("aaab", "xxyy"))
    (1, 2, 1, 2)
    """
    parts_of_gold, parts_of_found = Counter(gold for gold, _ in of.both), Counter(found for _, found in of.both)
    return (
        sum(size - parts_of_found[found] for found, size in of.found.items()),
        sum(size - 1 for size in of.found.values()),
        sum(size - parts_of_gold[gold] for gold, size in of.gold.items()),
        sum(size - 1 for size in of.gold.values()),
    )


def aligned(of: Cells) -> dict[Hashable, Hashable]:
    """Labelled group → found group, one to one, as alike as can be together; those without a partner are left out.

    Two groups are as alike as 2 |both| / (|gold| + |found|), the φ4 of Luo
    (On coreference resolution performance metrics, 2005). The best pairing is
    sought apart for groups that no common item joins, so that many small
    groups take no large table.
    """
    chosen: dict[Hashable, Hashable] = {}
    for cluster in joined(of):
        golds, founds = (list(dict.fromkeys(side)) for side in zip(*cluster, strict=True))
        table = [[alike(of, gold, found) for found in founds] for gold in golds]
        chosen |= {golds[row]: founds[column] for row, column in assign(table).items() if table[row][column]}
    return chosen


def joined(of: Cells) -> list[list[tuple[Hashable, Hashable]]]:
    """The pairs of groups that share items, in lists that share no group."""
    partners: dict[tuple[str, Hashable], list[tuple[Hashable, Hashable]]] = {}
    for pair in of.both:
        for side in ends(pair):
            partners.setdefault(side, []).append(pair)
    seen: set[tuple[Hashable, Hashable]] = set()
    lists = []
    for first in of.both:
        waiting, together = [first], []
        while waiting:
            pair = waiting.pop()
            if pair in seen:
                continue
            seen.add(pair)
            together.append(pair)
            waiting += [other for side in ends(pair) for other in partners[side]]
        if together:
            lists.append(together)
    return lists


def ends(pair: tuple[Hashable, Hashable]) -> tuple[tuple[str, Hashable], tuple[str, Hashable]]:
    """A labelled and a found group under names that cannot be taken for each other."""
    return ("gold", pair[0]), ("found", pair[1])


def alike(of: Cells, gold: Hashable, found: Hashable) -> float:
    """The φ4 of a labelled and a found group, from 0 to 1."""
    return 2 * of.both[gold, found] / (of.gold[gold] + of.found[found])


def ceaf_e(of: Cells, pairing: dict[Hashable, Hashable]) -> float:
    """The likeness of the paired groups summed: over the number of found groups it is CEAF-e precision, of labelled
    ones recall (Luo 2005).
    """
    return sum(alike(of, gold, found) for gold, found in pairing.items())


def pairs(of: Cells) -> tuple[int, int, int]:
    """How many pairs of items are together in both, in the labelled groups, in the found groups.

    >>> pairs(cells("aaab", "xxyy"))
    (1, 3, 2)
    """
    return (
        sum(comb(count, 2) for count in of.both.values()),
        sum(comb(count, 2) for count in of.gold.values()),
        sum(comb(count, 2) for count in of.found.values()),
    )
