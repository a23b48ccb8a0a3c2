"""How templates spell days, numbers, stances and support: each a filter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

# A sign beside each stance and support, so that neither is told by colour alone.
STANCES = {"asserts": "●", "hedges": "◐", "denies": "✕", "expects": "◌", "supposes": "?"}
SUPPORTS = {"single": "·", "corroborated": "●●", "contested": "⚔", "denied": "✕", "expected": "◌", "coded": "⊞"}


def day(value: date | None) -> str:
    """A day, or that none is told: "2022-10-29", "no day"."""
    return value.isoformat() if value else "no day"


def number(value: float) -> str:
    """A number with thousands apart: 12,345."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def counted(value: int, noun: str, plural: str | None = None) -> str:
    """A number of something: "1 report", "12 reports"."""
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day, "number": number, "counted": counted, "stance": lambda word: STANCES[word],
    "support": lambda word: SUPPORTS[word],
}  # fmt: skip
