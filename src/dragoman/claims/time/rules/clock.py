"""Times of day by the clock: "9 a.m. Tuesday", "noon"."""

from __future__ import annotations

import re

from dragoman.claims.time.calendar import Meaning, shifted, weekday_near
from dragoman.claims.time.rules.form import WEEKDAYS, Match, Setting, rule


def clock(m: Match, s: Setting) -> Meaning | None:
    """ "9 a.m. Tuesday", "noon": a time of a day, the day of publication where none is told."""
    found = m.groupdict()
    hour = found.get("hour") or ""
    if hour in ("noon", "midday"):
        of_day = "12:00"
    elif hour == "midnight":
        of_day = "24:00"
    else:
        digits = re.match(r"(\d{1,2})(?::(\d\d))?", hour)
        if digits is None:
            return None
        value, minutes = int(digits[1]), digits[2] or "00"
        if "p" in hour and value < 12:
            value += 12
        elif re.search(r"a\.?m", hour) and value == 12:
            value = 0
        if value > 24 or int(minutes) > 59:
            return None
        of_day = f"{value:02}:{minutes}"
    if not s.dated:
        return Meaning("TIME", f"XXXX-XX-XXT{of_day}")
    day = s.published
    if found.get("weekday"):
        day = weekday_near(day, WEEKDAYS.index(m["weekday"][:3]), ahead=s.ahead)
    elif found.get("day"):
        day = shifted("day", day, {"yesterday": -1, "tomorrow": 1}.get(m["day"], 0))
    elif s.anchor and s.anchor.unit == "day" and s.anchor.at:
        day = s.anchor.at
    return Meaning("TIME", f"{day}T{of_day}", str(day), str(day), "day", day)


RULES = (
    rule(r"(?:(?:about|around) )?(?P<hour>{CLOCK}|noon|midnight|midday)"
         r"(?:,? (?:on |early |late )?(?P<weekday>{WEEKDAY})|,? (?P<day>yesterday|today|tomorrow))?", clock),
)  # fmt: skip
