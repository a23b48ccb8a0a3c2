"""How far allies lie above rivals: the area under the curve, for ties and for what anyone would try first.

Takes the table of dyads of ICEWS 2014 (events, ready scores, and whether they
are formal allies, strategic rivals or had a militarised dispute) and the
archive of its events, gives figures with bootstrap intervals. Nothing of the
table but the ready scores is known to the program; who is allied with whom
only measures.

A dyad is an ally that is neither rival nor disputant; a rival or disputant
counts where both vote in the United Nations. With these the ready scores come
to what was published of them: mean Goldstein .64 / .70 / .68, conflict rate
.72 / .78 / .85 for dyads with 5, 20 and 50 events.

Two choices of ties/ were made with these figures in view (TALK and ACTORS in
prior.py), so that no half of the dyads is untouched.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.evaluate.figures import RESAMPLES, SEED, Figure, Figures, Interval, middle
from dragoman.records import Tie
from dragoman.ties import weigh
from evaluation.ties import icews

FEWEST = (5, 20, 50)  # events of a dyad
READY = MappingProxyType({"mean Goldstein": "gold_mean", "conflict rate": "neg_conf"})
HALVES = ("first", "second")  # shown apart, as a figure of so few dyads hangs on which they are

Floats = NDArray[np.float64]


class Dyad(NamedTuple):
    """A row of the table that is an ally or a rival."""

    pair: frozenset[int]  # of Correlates of War numbers
    events: int
    ally: bool
    scores: Mapping[str, float]

    @property
    def half(self) -> str:
        """Which half it is in, by a hash of its numbers."""
        return HALVES[zlib.crc32("-".join(map(str, sorted(self.pair))).encode()) % 2]


def dyads(table: Path) -> list[Dyad]:
    """The allies and rivals of the table."""
    with table.open(encoding="utf-8", newline="") as file:
        return [one for row in csv.DictReader(file) if (one := _dyad(row)) is not None]


def scored(known: Sequence[Dyad], archive: Path) -> tuple[list[Dyad], list[Tie]]:
    """The dyads with their lean among their scores, and all ties; without a deed a dyad leans to neither side."""
    ties = weigh(icews.deeds(icews.happenings(archive)), since=icews.BEGINS, until=icews.ENDS)
    numbers = {side: icews.cow_of(side) for tie in ties for side in (tie.one, tie.other)}
    lean = {frozenset((numbers[tie.one], numbers[tie.other])): tie.lean for tie in ties}
    return [one._replace(scores=dict(one.scores) | {"": lean.get(one.pair, 0.0)}) for one in known], ties


def figures(known: Sequence[Dyad]) -> tuple[Figures, dict[str, Interval]]:
    """The area under the curve by score, by fewest events, and of the ties by half, in percent, with intervals."""
    shown: Figures = {}
    spans: dict[str, Interval] = {}
    for name in known[0].scores:
        for fewest in FEWEST:
            whole = [one for one in known if one.events >= fewest]
            parts = {half: [one for one in whole if one.half == half] for half in HALVES} if name == "" else {}
            for part, some in {"": whole, **parts}.items():
                key = f"{name or part}{': ' if name or part else ''}auc.{fewest}"
                allies, rivals = (_values(some, name, ally=ally) for ally in (True, False))
                value = auc(allies, rivals)
                shown[key] = Figure(value, len(allies) + len(rivals))
                if value is not None:
                    spans[key] = resampled(allies, rivals, auc)
    return shown, spans


def auc(allies: Floats, rivals: Floats) -> float | None:
    """How often an ally stands above a rival, ties counting half, in percent: the Mann–Whitney statistic."""
    if not len(allies) or not len(rivals):
        return None
    above = (allies[:, None] > rivals).mean() + (allies[:, None] == rivals).mean() / 2
    return 100 * float(above)


def resampled(allies: Floats, rivals: Floats, measure: Callable[[Floats, Floats], float | None]) -> Interval:
    """The middle 95 % of a measure over a thousand samples, drawn with replacement from either side."""
    draw = np.random.default_rng(SEED)
    drawn = [
        measure(draw.choice(allies, len(allies)), draw.choice(rivals, len(rivals))) for _ in range(RESAMPLES)
    ]  # fmt: skip
    return middle([value for value in drawn if value is not None])


def _dyad(row: Mapping[str, str]) -> Dyad | None:
    opposed = row["riv"] == "1" or row["mid"] == "1"
    if not opposed and row["ally"] != "1":
        return None
    if opposed and not row["un"]:
        return None
    return Dyad(
        pair=frozenset((int(row["a"]), int(row["b"]))),
        events=int(row["n"]),
        ally=not opposed,
        scores={name: float(row[column]) for name, column in READY.items()},
    )


def _values(some: Sequence[Dyad], name: str, *, ally: bool) -> Floats:
    return np.array([one.scores[name] for one in some if one.ally == ally], dtype=float)
