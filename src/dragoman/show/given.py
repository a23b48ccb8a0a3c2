"""What somebody has written in an option or an address, turned into days, numbers and words that are known."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date
from typing import TypeVar, get_args

from dragoman.errors import UsageError

DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
# In the place of a half-life: nothing ages.
NEVER = "none"

L = TypeVar("L", bound=str)


def day(text: str | None, option: str) -> date | None:
    """A whole date, "2022-10-29"; UsageError naming the option when it is not one."""
    found = DATE.fullmatch(text) if text else None
    if text is None:
        return None
    if found is None or not found[3]:
        raise UsageError(f"{option} {text!r} is not a date. Write it as 2022-10-29.")
    return ends(text, option)[0]


def first_day(text: str | None, option: str) -> date | None:
    """The first day of a date, a month ("2022-10") or a year ("2022")."""
    return ends(text, option)[0] if text else None


def last_day(text: str | None, option: str) -> date | None:
    """The last day of a date, a month or a year."""
    return ends(text, option)[1] if text else None


def ends(text: str, option: str) -> tuple[date, date]:
    """The first and last day that a date of any precision allows."""
    found = DATE.fullmatch(text)
    if found is None:
        raise UsageError(f"{option} {text!r} is not a date. Write it as 2022, 2022-10 or 2022-10-29.")
    year, month, number = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, number or 1)
        last = date(year, month or 12, number or calendar.monthrange(year, month or 12)[1])
    except ValueError:
        raise UsageError(f"{option} {text!r} is not a day of the calendar.") from None
    return first, last


def days(text: str) -> float | None:
    """A number of days over 0, or None for never; UsageError where it is neither."""
    if text.lower() == NEVER:
        return None
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not 0 < number < float("inf"):
        raise UsageError(f"--half-life {text!r} is no number of days over 0. For deeds that never age: {NEVER}.")
    return number


def among(words: Iterable[str], allowed: object, option: str) -> tuple[str, ...]:
    """The words, each one of those a Literal allows, whatever their case; several may stand together with commas."""
    known = {str(word).lower(): str(word) for word in get_args(allowed)}
    asked = [part.strip() for word in words for part in word.split(",") if part.strip()]
    unknown = [word for word in asked if word.lower() not in known]
    if unknown:
        raise UsageError(f"{option} {', '.join(unknown)!r} is not known. Choose from: {', '.join(known.values())}.")
    return tuple(known[word.lower()] for word in asked)
