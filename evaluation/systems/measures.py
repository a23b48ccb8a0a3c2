"""Compare what was found with what was planted: divisions, dates, intervals.

Takes plain values, gives numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import comb


def adjusted_rand(one: Mapping[str, Hashable], other: Mapping[str, Hashable]) -> float | None:
    """The adjusted Rand index of two divisions of the same things: 1 the same, 0 as chance has it, below 0 worse.

    With n_ij the things that are in part i of one and in part j of the other,
    a_i and b_j the sizes of the parts, and C2(x) = x (x − 1) / 2:

        (Σ C2(n_ij) − E) / ((Σ C2(a_i) + Σ C2(b_j)) / 2 − E),  E = Σ C2(a_i) Σ C2(b_j) / C2(n)

    Hubert and Arabie, Comparing partitions, Journal of Classification 2
    (1985), 193–218. Two divisions that are both trivial in the same way are
    the same: 1. None for fewer than two things. ValueError where the things
    differ.
    """
    if one.keys() != other.keys():
        raise ValueError(f"two divisions of different things: {sorted(one.keys() ^ other.keys())}")
    if len(one) < 2:
        return None
    together = _pairs(Counter((one[thing], other[thing]) for thing in one).values())
    in_one, in_other = (_pairs(Counter(division.values()).values()) for division in (one, other))
    chance = in_one * in_other / comb(len(one), 2)
    most = (in_one + in_other) / 2
    return 1.0 if most == chance else (together - chance) / (most - chance)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(comb(size, 2) for size in sizes)


def matched(found: Sequence[int], planted: Sequence[int], within: int) -> list[tuple[int, int]]:
    """Positions of days that were found and of those planted, nearest first, one to one, at most so many days apart."""
    near = sorted(
        (abs(day - true), place, at)
        for place, day in enumerate(found)
        for at, true in enumerate(planted)
        if abs(day - true) <= within
    )
    pairs: list[tuple[int, int]] = []
    for _, place, at in near:
        if all(place != one and at != other for one, other in pairs):
            pairs.append((place, at))
    return pairs
