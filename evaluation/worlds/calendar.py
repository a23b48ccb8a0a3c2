"""Say when something happened or is to happen, no more exactly than asked.

Takes the day, the day of publication and how exactly, gives words and the Time
that a reader makes of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from dragoman.records import Time

Said = tuple[str | None, Time | None]


def behind(day: date, published: date, exactly: str | None, chance: Random) -> Said:
    """Words for a day that is over."""
    late = (published - day).days
    if exactly == "day":
        return _day(day, late, chance)
    if exactly == "week":
        monday = day - timedelta(day.weekday())
        apart = (published - timedelta(published.weekday()) - monday).days // 7
        text = ("earlier this week", "last week", "two weeks ago")[apart] if apart < 3 else "weeks ago"
        if apart > 2:
            return text, None
        return text, Time(text=text, start=monday.isoformat(), end=(monday + timedelta(6)).isoformat())
    if exactly == "month":
        months = 12 * (published.year - day.year) + published.month - day.month
        text = ("this month", "last month")[months] if months < 2 and chance.random() < 0.4 else f"in {day:%B}"
        return (f"{text} {day.year}" if months > 9 else text), _whole(text, f"{day:%Y-%m}")
    if exactly == "year":
        text = "last year" if published.year == day.year + 1 and chance.random() < 0.5 else f"in {day.year}"
        return text, _whole(text, str(day.year))
    return None, None


def ahead(day: date, published: date, exactly: str | None, chance: Random) -> Said:
    """Words for a day to come."""
    if exactly == "day":
        text = f"on {day:%A}" if (day - published).days < 7 else f"on {day.day} {day:%B}"
        return text, _whole(text, day.isoformat())
    if exactly == "week":
        monday = day - timedelta(day.weekday())
        text = "later this week" if monday <= published else "next week"
        if (monday - published).days > 7:
            return "soon", None
        return text, Time(text=text, start=monday.isoformat(), end=(monday + timedelta(6)).isoformat())
    if exactly == "month":
        text = "this month" if (day.year, day.month) == (published.year, published.month) else f"in {day:%B}"
        return text, _whole(text, f"{day:%Y-%m}")
    return ("soon" if chance.random() < 0.4 else None), None


def _day(day: date, late: int, chance: Random) -> Said:
    if late == 0 and chance.random() < 0.3:
        text = "today"
    elif late == 1 and chance.random() < 0.4:
        text = "yesterday"
    elif late < 7:
        text = f"on {day:%A}"
    else:
        text = f"on {day.day} {day:%B}" + (f" {day.year}" if late > 200 else "")
    return text, _whole(text, day.isoformat())


def _whole(text: str, value: str) -> Time:
    return Time(text=text.removeprefix("on ").removeprefix("in "), start=value, end=value)
