"""Numbers that several give of one thing, as bars on one scale: where each begins and ends, from 0 to 100.

Takes an Amount, gives a Scale for a template to draw. Where numbers lie far
apart the scale is by powers, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log10
from typing import NamedTuple

from dragoman.show.numbers import Amount, Given, ends, is_open, reach

# How many times the least the most is, from which on powers are the scale.
FAR = 50
# Free at both ends, so that the outermost marks are whole.
MARGIN = 4.0


class Bar(NamedTuple):
    """A number on the scale."""

    given: Given
    start: float | None  # None: its words are no number
    end: float | None
    open: bool  # no upper end is given


class Scale(NamedTuple):
    """Bars on one scale."""

    bars: tuple[Bar, ...]
    low: float
    high: float
    powers: bool


def scale(amount: Amount) -> Scale | None:
    """The numbers of an amount on one scale; None where there are no two of them that differ."""
    span = reach(one.number for one in amount.given)
    if span is None or span[0] == span[1]:
        return None
    low, high = span
    powers = low > 0 and high / low > FAR
    place = _placing(log10(low), log10(high), log10) if powers else _placing(low, high, float)
    bars = tuple(_bar(given, place) for given in amount.given)
    return Scale(bars, low, high, powers)


def _placing(low: float, high: float, measure: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: round(MARGIN + (100 - 2 * MARGIN) * (measure(value) - low) / (high - low), 1)


def _bar(given: Given, place: Callable[[float], float]) -> Bar:
    both = ends(given.number)
    if both is None:
        return Bar(given, None, None, open=False)
    return Bar(given, place(both[0]), place(both[1]), open=is_open(given.number))
