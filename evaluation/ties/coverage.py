"""How often the intervals of ties hold the truth, in generated worlds.

Takes numbers of seeds, gives counts for figures: of rates of either channel
and of leans, by process.
"""

from __future__ import annotations

from collections import Counter

from dragoman.evaluate.figures import Counts, Figures, share
from dragoman.ties import weigh
from dragoman.ties.decay import MONTH
from evaluation.ties.generated import BEGINS, DAYS, ENDS, PROCESSES, told, true_rates

NAMES = ("cooperation", "conflict", "lean")


def count(seed: int) -> Counter[str]:
    """Of one world of each process, how many intervals there are and how many hold the truth.

    A lean compares with what is usual, so that the true one is that of the
    same dyads of which very much is told, and nothing by chance.
    """
    counts: Counter[str] = Counter()
    for process in PROCESSES:
        world = told(seed, process)
        rates = true_rates(world) * MONTH / DAYS  # a month of the generator is of thirty days
        leans = {tie.one: tie.lean for tie in weigh(world.evenly, since=BEGINS, until=ENDS, half_life=None)}
        for tie in weigh(world.deeds, since=BEGINS, until=ENDS, half_life=None):
            cooperation, conflict = rates[int(tie.one[1:])]
            held = {
                "cooperation": tie.cooperation.low <= float(cooperation) <= tie.cooperation.high,
                "conflict": tie.conflict.low <= float(conflict) <= tie.conflict.high,
                "lean": tie.low <= leans.get(tie.one, 0.0) <= tie.high,
            }
            counts.update({f"{process}.{name}.held": holds for name, holds in held.items()})
            counts.update({f"{process}.{name}.all": 1 for name in held})
    return counts


def figures(counts: Counts) -> Figures:
    """The share of intervals that hold the truth, in percent."""
    return {
        f"{process}.{name}.covered": share(counts, f"{process}.{name}.held", f"{process}.{name}.all")
        for process in PROCESSES
        for name in NAMES
    }
