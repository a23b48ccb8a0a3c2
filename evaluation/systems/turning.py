"""Count which planted shifts were found, and what was found that was not planted.

Takes days of shifts by pair, gives counts for figures. A change that is too
small to ask for counts neither way, found or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.evaluate.figures import Counts, Figures, found, share, tally
from evaluation.systems.measures import matched
from evaluation.systems.structure import Dyad
from evaluation.systems.truth import PlantedShift

WITHIN = 31  # days from the planted day at which a shift still counts as found …
NEAR = 92  # … and more generously
CLEAR = 2.0  # times as much or as little in a channel: a shift that should be found …
TOLD = 20.0  # … where so many acts of the channel are told in the year before and the year after together


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
    shifts: Mapping[Dyad, Sequence[FoundShift]], planted: Mapping[Dyad, Sequence[PlantedDay]]
) -> Counter[str]:
    """How many days of shifts were found, are right, and were planted, over all pairs, within a month and a quarter.

    Shifts of both channels that are found near one another are one. Of those
    that are right within a quarter: how many have a channel that changes, the
    right way, and how many of their intervals hold the planted day.
    """
    counts: Counter[str] = Counter()
    for pair in shifts.keys() | planted.keys():
        of_pair, days = gathered(shifts.get(pair, ())), planted.get(pair, ())
        for name, within in (("shifts", WITHIN), ("shifts.near", NEAR)):
            pairs = matched([group[0].day for group in of_pair], [one.day for one in days], within)
            right = [(of_pair[place], days[at]) for place, at in pairs if days[at].clear]
            gold, found = sum(one.clear for one in days), len(of_pair) - (len(pairs) - len(right))
            counts += tally(name, right=len(right), found=found, gold=gold)
        counts["shifts.told"] += len(right)
        counts["shifts.channel"] += sum(tells(group, day) for group, day in right)
        counts["day.intervals"] += len(right)
        counts["day.held"] += sum(any(one.low <= day.day <= one.high for one in group) for group, day in right)
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
    """`shifts` within a month, `shifts.near` within a quarter; `channel`: how many tell what changed, and which way."""
    figures = found(counts, "shifts") | found(counts, "shifts.near")
    return figures | {"shifts.channel": share(counts, "shifts.channel", "shifts.told")}
