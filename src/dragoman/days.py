"""Days of partial ISO dates, as numbers that can be compared.

"2022-10" begins on the first and ends on the last of October.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def first_day(day: str | None) -> int | None:
    """The number of the first day of a year, month or day (`date.toordinal`); None for none or no date."""
    parts = _parts(day)
    return date(*(*parts, 1, 1)[:3]).toordinal() if parts else None


def last_day(day: str | None) -> int | None:
    """The number of its last day."""
    parts = _parts(day)
    if not parts:
        return None
    year, month = (*parts, 12)[:2]
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1]).toordinal()


def _parts(day: str | None) -> tuple[int, ...]:
    """Year, month and day, as far as they are given and possible."""
    try:
        parts = tuple(int(part) for part in (day or "").split("-")[:3])
        date(*(*parts, 1, 1)[:3])
    except (ValueError, TypeError):
        return ()
    return parts
