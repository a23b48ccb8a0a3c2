"""What a stretch of the calendar is called, and when it begins and ends.

Takes dates and units, gives meanings: the TimeML value and the ISO dates of
first and last, no more precise than the unit ("2016-02" for a month).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}
CLOCK = {"hour": "H", "minute": "M", "second": "S"}
HALVED = {
    "year": ("month", 12),
    "month": ("day", 30),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI"}


class Meaning(NamedTuple):
    """What a time expression means; `unit` and `at` let a later expression count from it."""

    type: str  # DATE TIME DURATION SET
    value: str  # as in TimeML
    first: str | None = None  # ISO, no more precise than the text
    last: str | None = None
    unit: str | None = None
    at: date | None = None  # first day of the unit


def moment(unit: str, day: date) -> Meaning:
    """The day, week, weekend, month, quarter, year, decade or century that holds `day`."""
    return MOMENTS[unit](day)


def shifted(unit: str, day: date, count: int) -> date:
    """`day` moved by `count` units, kept within the month and the calendar where it does not exist there."""
    if unit in ("day", "week", "weekend"):
        ordinal = day.toordinal() + count * (1 if unit == "day" else 7)
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    months = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def part_of(day: date, part: str) -> Meaning:
    """A morning, afternoon, evening or night of `day`."""
    return Meaning("TIME", f"{day}T{PARTS[part]}", str(day), str(day), "day", day)


def season(year: int, name: str) -> Meaning:
    """A season of the northern year; a winter is named for the year it begins in."""
    code, month = SEASONS[name]
    begins = date(year, month, 1)
    return Meaning("DATE", f"{year:04}-{code}", _month(begins), _month(shifted("month", begins, 2)), "season", begins)


def half(year: int, *, later: bool) -> Meaning:
    """The first or second half of a year."""
    begins = date(year, 7 if later else 1, 1)
    last = _month(shifted("month", begins, 5))
    return Meaning("DATE", f"{year:04}-H{1 + later}", _month(begins), last, "month", begins)


def duration(unit: str, count: int | float | None) -> str:
    """The TimeML value of so many units: P3D, PT2H, PXW; a decade is ten years."""
    if count is not None and unit in ("decade", "century"):
        count, unit = count * (10 if unit == "decade" else 100), "year"
    if count is not None and unit == "quarter":
        count, unit = count * 3, "month"
    if count is not None and unit in HALVED and count % 1:
        small, parts = HALVED[unit]
        whole = duration(unit, int(count)) if count >= 1 else "P"
        return whole + duration(small, round(count % 1 * parts)).removeprefix("P").removeprefix(
            "T" if "T" in whole else ""
        )
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{CLOCK[unit]}" if unit in CLOCK else f"P{number}{LETTERS[unit]}"


def between(first: Meaning, last: Meaning) -> Meaning:
    """From the beginning of one meaning to the end of the other."""
    return Meaning("DATE", f"{first.value}/{last.value}", first.first, last.last, last.unit, first.at)


def weekday_near(day: date, weekday: int, *, ahead: bool, here: bool = True) -> date:
    """The nearest `weekday` (Monday is 0) up to `day`, or from it on; `here` lets it be `day` itself."""
    if here and day.weekday() == weekday:
        return day
    distance = (weekday - day.weekday() - 1) % 7 + 1 if ahead else -((day.weekday() - weekday - 1) % 7 + 1)
    return day + timedelta(days=distance)


def _day(day: date) -> Meaning:
    return Meaning("DATE", str(day), str(day), str(day), "day", day)


def _week(day: date) -> Meaning:
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Meaning("DATE", f"{year:04}-W{week:02}", str(monday), str(monday + timedelta(days=6)), "week", monday)


def _weekend(day: date) -> Meaning:
    week = _week(day)
    saturday = day - timedelta(days=day.weekday() - 5)
    return Meaning("DATE", f"{week.value}-WE", str(saturday), str(saturday + timedelta(days=1)), "weekend", saturday)


def _months(day: date) -> Meaning:
    name = _month(day)
    return Meaning("DATE", name, name, name, "month", day.replace(day=1))


def _quarter(day: date) -> Meaning:
    number = (day.month - 1) // 3
    begins = date(day.year, number * 3 + 1, 1)
    last = _month(shifted("month", begins, 2))
    return Meaning("DATE", f"{day.year:04}-Q{number + 1}", _month(begins), last, "quarter", begins)


def _year(day: date) -> Meaning:
    name = f"{day.year:04}"
    return Meaning("DATE", name, name, name, "year", date(day.year, 1, 1))


def _decade(day: date) -> Meaning:
    ten = day.year // 10
    return Meaning("DATE", f"{ten:03}X", f"{ten:03}0", f"{ten:03}9", "decade", date(max(ten * 10, 1), 1, 1))


def _century(day: date) -> Meaning:
    begins = (day.year - 1) // 100 * 100 + 1
    return Meaning(
        "DATE", f"{begins // 100:02}", f"{begins:04}", f"{min(begins + 99, 9999):04}", "century", date(begins, 1, 1)
    )  # fmt: skip


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def _days_in(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


MOMENTS = {
    "day": _day, "week": _week, "weekend": _weekend, "month": _months, "quarter": _quarter, "year": _year,
    "decade": _decade, "century": _century,
}  # fmt: skip
