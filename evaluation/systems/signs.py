"""Count how the signs of ties agree with what pairs were planted to be, and how often intervals hold the truth.

Takes Ties and the truth, gives counts for figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from dragoman.evaluate.figures import Counts, Figures, found, share
from dragoman.records import Tie
from evaluation.systems.structure import Dyad, dyad

Truth = Mapping[Dyad, str | None]  # + or −, None for neutral; "±" and pairs that are not there count nowhere
Interval = tuple[float, float]


def count_signs(signed: Mapping[Dyad, str | None], known: Truth, name: str) -> Counter[str]:
    """How many signs were found, are right, and should be found; and how many neutral pairs were given one.

    Only pairs of which anything is told (those in `signed`) are counted.
    """
    counts: Counter[str] = Counter()
    for pair, sign in signed.items():
        true = known.get(pair, "±")
        if true is None:
            counts[f"{name}.neutral"] += 1
            counts[f"{name}.neutral_signed"] += sign is not None
        elif true != "±":
            counts[f"{name}.gold"] += 1
            counts[f"{name}.found"] += sign is not None
            counts[f"{name}.right"] += sign == true
    return counts


def count_order(leans: Mapping[Dyad, float], known: Truth) -> Counter[str]:
    """Of all friends beside all enemies of a world, how many lean more to cooperation; equals count half."""
    friends, foes = ([lean for pair, lean in leans.items() if known.get(pair) == sign] for sign in "+-")
    above = sum((friend > foe) + (friend == foe) / 2 for friend in friends for foe in foes)
    return Counter({"auc.above": above, "auc.pairs": len(friends) * len(foes)})  # type: ignore[dict-item]


def signs_of(ties: Iterable[Tie], *, firm: bool = False) -> dict[Dyad, str | None]:
    """The sign of each tie; with `firm`, of those alone whose evidence is not thin."""
    return {dyad(tie.one, tie.other): tie.sign for tie in ties if not (firm and tie.thin)}


def count_covered(intervals: Iterable[tuple[Interval, float]], name: str) -> Counter[str]:
    """How many intervals hold the true value."""
    counts: Counter[str] = Counter()
    for (low, high), true in intervals:
        counts[f"{name}.intervals"] += 1
        counts[f"{name}.held"] += bool(low <= true <= high)
    return counts


def sign_figures(counts: Counts) -> Figures:
    """`signs`: of all pairs; `firm`: of those of more than thin evidence; `theatres`: of pairs in one theatre.

    `auc`: of all friends beside all enemies, how many lean more to cooperation.
    `neutral.signed`: of the pairs that are neither friends nor enemies and of
    which more than a little is told, how many are called one or the other.
    """
    figures: Figures = {"auc": share(counts, "auc.above", "auc.pairs")}
    for name in ("signs", "firm", "theatres"):
        figures |= found(counts, name)
    return figures | {"neutral.signed": share(counts, "firm.neutral_signed", "firm.neutral")}


def covered_figures(counts: Counts) -> Figures:
    """How many of the 95 % intervals hold the truth: of rates in both channels, of leans, of days of shifts."""
    return {
        f"{name}.covered": share(counts, f"{name}.held", f"{name}.intervals")
        for name in ("cooperation", "conflict", "lean", "day")
    }
