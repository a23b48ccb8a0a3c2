"""Read the date on which a report was published.

Takes what a list, a page or an option says, gives a date. A date that does
not exist, lies in the future or can be read two ways is refused.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[T ].*)?")
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)}
_WORDS = re.compile(
    r"(?i)(?:[a-z]{3,9}\.?,?\s+)?(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>[a-z]{3,9})\.?,?\s+(?P<y>\d{4})"
    r"|(?P<M>[a-z]{3,9})\.?\s+(?P<D>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<Y>\d{4}))(?:\W.*)?"
)
EARLIEST = 1700  # the first newspapers are older; a date before this is nearly always a misprint


def published_date(value: object, *, today: date) -> date:
    """The date that `value` tells; ValueError says, in words that can follow a place, why there is none.

    Understood: ISO ("2022-10-29", with or without a time), RFC 2822 (feeds),
    "29 October 2022", "Oct. 29, 2022", and "29/10/2022" where only one order is possible.
    """
    if isinstance(value, datetime):
        day = value.date()
    elif isinstance(value, date):
        day = value
    else:
        day = _parse(value)
    if day > today:
        raise ValueError(f"published {day} lies in the future (today is {today}). Correct the date.")
    if day.year < EARLIEST:
        raise ValueError(f"published {day} is too long ago for a news report. Correct the date, as in 2022-10-29.")
    return day


def _parse(value: object) -> date:
    text = value.strip() if isinstance(value, str) else ""
    wrong = ValueError(f"published {str(value)[:60]!r} is not a date. Write it as in 2022-10-29.")
    if not text or len(text) > 100:
        raise wrong
    try:
        if found := _ISO.fullmatch(text):
            return date(*map(int, found.groups()))
        if found := _NUMBERS.fullmatch(text):
            return _day_month(int(found[1]), int(found[2]), int(found[3]), text)
        if found := _WORDS.fullmatch(text):
            day, month, year = (found["d"] or found["D"]), (found["m"] or found["M"]), (found["y"] or found["Y"])
            return date(int(year), _MONTHS[month[:3].lower()], int(day))
        return parsedate_to_datetime(text).date()
    except _TwoWays:
        raise
    except (ValueError, KeyError, TypeError, IndexError, OverflowError):
        raise wrong from None


class _TwoWays(ValueError):
    pass


def _day_month(first: int, second: int, year: int, text: str) -> date:
    """31/12/2022 and 12/31/2022 are clear, 5/6/2022 is not."""
    if first <= 12 and second <= 12 and first != second:
        ways = f"{year}-{first:02}-{second:02} or {year}-{second:02}-{first:02}"
        raise _TwoWays(f"published {text!r} can be read two ways. Write it as {ways}.")
    return date(year, second, first) if first > 12 else date(year, first, second)
