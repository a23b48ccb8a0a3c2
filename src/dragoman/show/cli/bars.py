"""Small drawings in plain characters: where an interval lies, and how much passed in each month."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.text import Text

LEVELS = " ▁▂▃▄▅▆▇█"


def interval(low: float, mean: float, high: float, width: int = 21, style: str = "") -> Text:
    """A scale from −1 to 1 on so many columns (an odd number), with 0, an interval and its middle marked."""
    half = width // 2
    first, middle, last = (half + round(max(-1.0, min(1.0, at)) * half) for at in (low, mean, high))
    text = Text()
    for at in range(width):
        if at == middle:
            text.append("●", style)
        elif first <= at <= last:
            text.append("┼" if at == half else "─", style)
        else:
            text.append("│" if at == half else "·", "dim")
    return text


def months(values: Sequence[float], top: float) -> str:
    """A bar for each value, the full height for `top`; a value over 0 is never without one."""
    if not top:
        return " " * len(values)
    steps = len(LEVELS) - 1
    return "".join(LEVELS[max(1, round(value / top * steps)) if value > 0 else 0] for value in values)


def spread(values: Sequence[float], width: int) -> list[float]:
    """Values added up so that at most `width` are left, each of as many as the others but the first."""
    step = -(-len(values) // width) if values else 1
    ahead = len(values) % step
    cuts = [0, *range(ahead or step, len(values) + 1, step)]
    return [sum(values[begin:end]) for begin, end in pairwise(cuts)]
