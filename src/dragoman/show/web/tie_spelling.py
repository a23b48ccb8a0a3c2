"""How templates spell ties, and where the parts of a drawn one lie: each a filter.

Leans are drawn from −1 to 1 and rates from 0, in the pixels of a small SVG.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, get_args

from dragoman.records import Channel, Stance, Tie
from dragoman.show import pairs
from dragoman.store import Listed

WIDTH = 150.0  # of what is drawn, with a margin on either side
MARGIN = 6.0


class Drawn(NamedTuple):
    """An interval and what is likeliest in it, in pixels."""

    low: float
    middle: float
    high: float


def lean_at(tie: Tie) -> Drawn:
    """A lean, against one another on the left, for one another on the right."""
    return Drawn(*(_across((value + 1) / 2) for value in (tie.low, tie.lean, tie.high)))


def rate_at(channel: Channel, most: float) -> Drawn:
    """A rate, of which `most` is as long as the drawing is wide."""
    return Drawn(
        *(_across(min(1.0, value / most) if most else 0.0) for value in (channel.low, channel.rate, channel.high))
    )


def most(ties: list[Tie]) -> float:
    """The highest rate that can be meant in some ties: to which all are drawn."""
    return max((channel.high for tie in ties for channel in (tie.cooperation, tie.conflict)), default=0.0)


def events_of(listed: Iterable[Listed]) -> dict[str, str]:
    """The ids of the events that listed claims tell of, by ids of claims."""
    return {one.claim.id: one.event for one in listed if one.event}


def opened(words: str) -> str:
    """Words as they open a sentence."""
    return words[:1].upper() + words[1:]


def occurring(stances: Iterable[Mapping[Stance, int]]) -> list[Stance]:
    """The stances that occur in some counts, in their order."""
    there = {stance for counts in stances for stance, count in counts.items() if count}
    return [stance for stance in get_args(Stance) if stance in there]


def _across(share: float) -> float:
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


FILTERS: dict[str, Callable[..., Any]] = {
    "sign": lambda sign: pairs.SIGNS[sign], "sign_word": lambda sign: pairs.WORDS[sign],
    "arrow": lambda direction: pairs.ARROWS[direction], "signed": pairs.signed, "short": pairs.short,
    "nothing_done": pairs.nothing_done, "grounds": pairs.grounds, "period_of": pairs.period,
    "turned": pairs.turned, "measured": pairs.measured, "stood": pairs.stood, "held": pairs.held,
    "lean_at": lean_at, "rate_at": rate_at, "most_of": most, "events_of": events_of,
    "opened": opened, "occurring": occurring,
}  # fmt: skip
