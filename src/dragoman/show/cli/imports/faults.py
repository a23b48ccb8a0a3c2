"""What is wrong with a list, at a length that one reads."""

from __future__ import annotations

# More faults or names than these are counted, not told one by one.
TOLD = 20


def some(lines: list[str] | tuple[str, ...], what: str) -> list[str]:
    """The first lines, and how many more there are."""
    more = [f"… and {len(lines) - TOLD:,} more {what}."] if len(lines) > TOLD else []
    return [*lines[:TOLD], *more]
