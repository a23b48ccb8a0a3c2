"""Find the days on which what passes between two sides changed: for good, or for an outburst.

Takes a Series, gives Shifts. How, and how surely: docs/explanation/how-shifts-are-found.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from dragoman.records import ChannelName, Shift
from dragoman.ties.cutting import PENALTY, Regime, interval, regimes
from dragoman.ties.segments import Law
from dragoman.ties.series import Series

OUTBURST = 92  # days, three months: a regime that is shorter, and then gives way to what was before, is an outburst
CARRIED = 92  # days from a rise, or up to a fall, whose events carry it
BOTH: tuple[ChannelName, ...] = ("cooperation", "conflict")


def shifts(series: Series, *, channels: Sequence[ChannelName] = BOTH, penalty: float = PENALTY) -> list[Shift]:
    """The shifts of a pair in each channel, in order of their days.

    A regime of less than three months after which a channel goes back to what
    it was is one shift, an outburst, that tells until when it lasted. Ratios
    are shrunken towards 1 where evidence is thin. Where nothing changed there
    is about one false alarm in fifty years of a channel; a higher `penalty`
    makes fewer, and finds less.
    """
    found = [shift for channel in channels for shift in _of(series, channel, penalty)]
    return sorted(found, key=lambda shift: (shift.day, shift.channel))


def _of(series: Series, channel: ChannelName, penalty: float) -> Iterator[Shift]:
    """The shifts of one channel."""
    amounts = series.amounts(channel) / series.unit(channel)
    law, found = regimes(amounts, series.coverage, penalty=penalty)
    place = 1
    while place < len(found):
        before, after = found[place - 1], found[place]
        outburst = place + 1 < len(found) and _is_outburst(before, after, found[place + 1], law, penalty)
        days = interval(before, after, amounts, series.coverage, law)
        yield _shift(series, channel, law, before, after, days, outburst=outburst)
        place += 2 if outburst else 1


def _is_outburst(before: Regime, short: Regime, after: Regime, law: Law, penalty: float) -> bool:
    """Whether a regime is short, and nothing sets what comes after it apart from what was before."""
    if short.end - short.begin >= OUTBURST:
        return False
    apart = law.score(before.amount, before.exposure) + law.score(after.amount, after.exposure) - penalty
    return bool(law.score(before.amount + after.amount, before.exposure + after.exposure) >= apart)


def _shift(
    series: Series,
    channel: ChannelName,
    law: Law,
    before: Regime,
    after: Regime,
    days: tuple[int, int],
    *,
    outburst: bool,
) -> Shift:
    """The record of the shift from one regime to another, which lies between two days."""

    def day(number: int) -> date:
        return series.start + timedelta(days=number)

    (old, old_spread), (new, new_spread) = (law.log_rate(one.amount, one.exposure) for one in (before, after))
    change, spread = new - old, 1.96 * float(np.hypot(old_spread, new_spread))
    if change > 0:
        carried = after.begin, min(after.end, after.begin + CARRIED)
    else:
        carried = max(before.begin, before.end - CARRIED), before.end
    unit = series.unit(channel)
    return Shift(
        one=series.one,
        other=series.other,
        theatre=series.theatre,
        channel=channel,
        day=day(after.begin),
        low=day(days[0]),
        high=day(days[1]),
        until=day(after.end - 1) if after.end < len(series.coverage) else None,
        outburst=outburst,
        before=unit * before.rate,
        after=unit * after.rate,
        ratio=float(np.exp(change)),
        ratio_low=float(np.exp(change - spread)),
        ratio_high=float(np.exp(change + spread)),
        evidence=series.heaviest(channel, day(carried[0]), day(carried[1] - 1)),
    )
