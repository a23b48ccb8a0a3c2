"""Count which planted shifts were found, and what was found that was not planted.

Takes days of shifts by pair, gives counts for figures. A change that is too
small to ask for counts neither way, found or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.evaluate.figures import Counts, Figures, found, share
from evaluation.systems.measures import matched
from evaluation.systems.structure import Dyad
from evaluation.systems.truth import PlantedShift

WITHIN = 31  # days from the planted day at which a shift still counts as found
CLEAR = 2.0  # times as much or as little in a channel: a shift that should be found …
TOLD = 20.0  # … where so many acts of the channel are told in the year before and the year after together
SOON = 92  # days within which an interval is asked whether it holds the planted day


class FoundShift(NamedTuple):
    """A change of a pair, with the interval of its day; channel and ratio where they are told."""

    day: int
    low: int
    high: int
    channel: str | None = None
    ratio: float | None = None


class PlantedDay(NamedTuple):
    """A day on which a pair changes."""

    day: int
    clear: bool
    channels: tuple[tuple[str, bool], ...]  # those that change clearly, and whether up


def planted_days(shifts: Iterable[PlantedShift]) -> dict[Dyad, list[PlantedDay]]:
    """The days on which pairs change, and whether one can ask that they be found."""
    days: dict[tuple[Dyad, int], list[PlantedShift]] = {}
    for shift in shifts:
        days.setdefault((shift.dyad, shift.day), []).append(shift)
    planted: dict[Dyad, list[PlantedDay]] = {}
    for (pair, day), several in sorted(days.items()):
        channels = tuple((one.channel, one.ratio > 1) for one in several if is_clear(one))
        planted.setdefault(pair, []).append(PlantedDay(day, bool(channels), channels))
    return planted


def is_clear(shift: PlantedShift) -> bool:
    """Whether a shift is large enough, and enough is told, to ask that it be found."""
    return max(shift.ratio, 1 / shift.ratio) >= CLEAR and shift.acts >= TOLD


def count_shifts(
    shifts: Mapping[Dyad, Sequence[FoundShift]], planted: Mapping[Dyad, Sequence[PlantedDay]], name: str = "shifts"
) -> Counter[str]:
    """How many days of shifts were found, are right, and were planted, over all pairs.

    Shifts of both channels that are found near one another are one. Of those
    that are right, `channel`: how many have a channel that changes, the right way.
    """
    counts: Counter[str] = Counter()
    for pair in shifts.keys() | planted.keys():
        of_pair, days = gathered(shifts.get(pair, ())), planted.get(pair, ())
        pairs = matched([group[0].day for group in of_pair], [one.day for one in days], WITHIN)
        right = [(place, at) for place, at in pairs if days[at].clear]
        counts += Counter({
            f"{name}.gold": sum(one.clear for one in days),
            f"{name}.found": len(of_pair) - (len(pairs) - len(right)),
            f"{name}.right": len(right),
            f"{name}.told": len(right),
            f"{name}.channel": sum(tells(of_pair[place], days[at]) for place, at in right),
        })  # fmt: skip
        near = matched([group[0].day for group in of_pair], [one.day for one in days], SOON)
        for place, at in near:
            if days[at].clear:
                counts["day.intervals"] += 1
                counts["day.held"] += any(one.low <= days[at].day <= one.high for one in of_pair[place])
    return counts


def gathered(shifts: Sequence[FoundShift]) -> list[list[FoundShift]]:
    """Shifts that lie near one another together, the first of each first."""
    groups: list[list[FoundShift]] = []
    for one in sorted(shifts):
        if groups and one.day - groups[-1][0].day <= WITHIN:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def tells(group: Sequence[FoundShift], planted: PlantedDay) -> bool:
    """Whether some shift is in a channel that changes clearly, and in its direction."""
    return any(one.ratio is not None and (one.channel, one.ratio > 1) in planted.channels for one in group)


def shift_figures(counts: Counts) -> Figures:
    """`shifts`: of the pairs; `shifts.channel`: of those found, how many tell what changed, and which way."""
    return found(counts, "shifts") | {"shifts.channel": share(counts, "shifts.channel", "shifts.told")}
