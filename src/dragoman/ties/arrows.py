"""Say of each month whether a pair's dealings got better, worse or neither, with the reason in a line.

Takes a Series, gives Arrows: what the analysts of CrisisWatch (International
Crisis Group) set by hand. A month is held against the six before it, and has
changed where their rate would bring as much, or as little, in one month of
twenty or fewer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

import numpy as np

from dragoman.records import Arrow, ChannelName, Direction
from dragoman.ties.cutting import scattering
from dragoman.ties.segments import Floats, Law
from dragoman.ties.series import CHANNELS, Month, Series, months
from dragoman.ties.wording import NOUNS, as_before, compared

BEFORE = 6  # months that a month is held against
TAIL = 0.05  # probability, on either side, below which a month is another than those before
MUCH = 0.5  # of the coverage of the months before: too little is known of a month with less
NAMED = 2  # types of act that a reason names for each channel
MOST = 5  # events of evidence

Change = Literal["more", "less"]


class Turn(NamedTuple):
    """How a channel differs in a month from the months before, and what makes the difference."""

    channel: ChannelName
    change: Change
    words: str
    evidence: tuple[str, ...]

    @property
    def better(self) -> bool:
        return (self.change == "more") == (self.channel == "cooperation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One channel month by month."""

    law: Law
    amounts: Floats  # in deeds of usual weight
    acts: Floats  # deeds by type, in the order of NOUNS, and month
    weights: Floats  # the same by weight


def arrows(series: Series, *, since: date | None = None, until: date | None = None) -> list[Arrow]:
    """An arrow for each month of a series, or for the months that lie between two days.

    Up: more cooperation or less conflict than in the six months before; down:
    the other way; level: neither, or more or less of both. A month of which
    little is reported is level, and its reason says so.
    """
    found = list(months(series))
    ledgers = {channel: _ledger(series, channel, found) for channel in CHANNELS}
    return [
        _arrow(series, found, place, ledgers)
        for place, month in enumerate(found)
        if (since is None or month.first >= since.replace(day=1)) and (until is None or month.first <= until)
    ]


def _ledger(series: Series, channel: ChannelName, found: Sequence[Month]) -> Ledger:
    """The months of a channel, by type of act."""
    unit = series.unit(channel)
    firsts = [month.first.toordinal() for month in found]
    rows = np.flatnonzero((series.channel == CHANNELS[channel]) & (series.weight > 0))
    month = np.searchsorted(firsts, series.deeds.day[rows], side="right") - 1
    order = {type: number for number, type in enumerate(NOUNS)}
    type = np.array([order.get(act.type, 0) for act in series.deeds.acts])[series.deeds.act[rows]]
    acts, weights = np.zeros((len(NOUNS), len(found))), np.zeros((len(NOUNS), len(found)))
    np.add.at(acts, (type, month), 1)
    np.add.at(weights, (type, month), series.weight[rows])
    law = scattering(series.amounts(channel) / unit, series.coverage, slack=1.0)
    return Ledger(law=law, amounts=weights.sum(axis=0) / unit, acts=acts, weights=weights)


def _arrow(series: Series, found: Sequence[Month], place: int, ledgers: dict[ChannelName, Ledger]) -> Arrow:
    """The arrow of a month."""
    covered = [number for number in range(max(0, place - BEFORE), place) if found[number].coverage]
    unknown = _unknown(found, place, covered)
    turns = [] if unknown else [
        turn for channel, ledger in ledgers.items() if (turn := _turn(series, channel, found, place, covered, ledger))
    ]  # fmt: skip
    verdicts = {turn.better for turn in turns}
    direction: Direction = "level" if len(verdicts) != 1 else "up" if verdicts.pop() else "down"
    words = "; ".join(turn.words for turn in turns)
    if turns and direction == "level":
        words = f"{turns[0].change} of both: {words}"
    return Arrow(
        one=series.one,
        other=series.other,
        theatre=series.theatre,
        month=found[place].first,
        direction=direction,
        reason=words or unknown or _as_before(ledgers, place, covered),
        evidence=tuple(dict.fromkeys(id for turn in turns for id in turn.evidence))[:MOST],
    )


def _unknown(found: Sequence[Month], place: int, covered: Sequence[int]) -> str:
    """Why nothing can be said of a month; "" where something can."""
    if not found[place].coverage:
        return "nothing at all is reported of this month"
    if not covered:
        return "nothing is reported of the months before to hold it against"
    usual = sum(found[number].coverage for number in covered) / len(covered)
    return "too little is reported of this month to tell" if found[place].coverage < MUCH * usual else ""


def _turn(
    series: Series, channel: ChannelName, found: Sequence[Month], place: int, covered: Sequence[int], ledger: Ledger
) -> Turn | None:
    """How a channel differs in a month; None where it is much as before."""
    before = sum(found[number].coverage for number in covered)
    count = round(float(ledger.amounts[place]))
    few, many = ledger.law.tails(count, found[place].coverage, float(ledger.amounts[covered].sum()), before)
    if min(few, many) > TAIL:
        return None
    change: Change = "more" if many <= few else "less"
    earlier = [covered[0], covered[-1]]
    first, last = (place, place) if change == "more" else earlier
    return Turn(
        channel=channel,
        change=change,
        words=_words(ledger, place, covered, found[place].coverage / before, change),
        evidence=series.heaviest(channel, found[first].first, _end(found[last].first), most=MOST),
    )


def _words(ledger: Ledger, place: int, covered: Sequence[int], share: float, change: Change) -> str:
    """Which types of act make the difference, the heaviest first."""
    difference = ledger.weights[:, place] - share * ledger.weights[:, covered].sum(axis=1)
    if change == "less":
        difference = -difference
    named = [number for number in np.argsort(-difference, kind="stable")[:NAMED] if difference[number] > 0]
    types = list(NOUNS)
    return "; ".join(
        compared(types[number], int(ledger.acts[number, place]), int(ledger.acts[number, covered].sum()), len(covered))
        for number in named
    )


def _as_before(ledgers: dict[ChannelName, Ledger], place: int, covered: Sequence[int]) -> str:
    """What to say of a month that is much as those before."""
    now, earlier = (
        sum(int(ledger.acts[:, which].sum()) for ledger in ledgers.values()) for which in ([place], list(covered))
    )
    return as_before(now, earlier, len(covered))


def _end(first: date) -> date:
    """The last day of a month."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
