"""Times of day by the clock: "9 a.m. Tuesday", "noon", "0600 GMT", "5 p.m. EST Nov. 9"."""

from __future__ import annotations

import re
from datetime import date

from dragoman.claims.items.numbers import number
from dragoman.claims.time.calendar import Meaning, shifted, weekday_near
from dragoman.claims.time.rules.dates import day_of_month
from dragoman.claims.time.rules.form import WEEKDAYS, Match, Setting, rule

NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def clock(m: Match, s: Setting) -> Meaning | None:
    """ "9 a.m. Tuesday", "noon": a time of a day, the day told last or of publication where none is told."""
    of_day = NAMED.get(m["hour"].split()[0]) or _of_day(m["hour"])
    if of_day is None:
        return None
    if not s.dated:
        return Meaning("TIME", f"XXXX-XX-XXT{of_day}")
    day = _day(m, s)
    return Meaning("TIME", f"{day}T{of_day}", str(day), str(day), "day", day)


def _of_day(words: str) -> str | None:
    """ "17:00" of "5 p.m.", "1700 GMT" or "five in the afternoon"."""
    found = re.match(r"(\d{1,2}):?(\d\d)?|\w+", words)
    assert found is not None
    hour, minutes = int(found[1] or number(found[0]) or 0), int(found[2] or 0)
    afternoon = re.search(r"\dp|p\.?m|afternoon|evening", words) is not None
    if afternoon and hour < 12:
        hour += 12
    elif not afternoon and hour == 12 and re.search(r"a\.?m|morning", words):
        hour = 0
    return f"{hour:02}:{minutes:02}" if hour <= 24 and minutes <= 59 else None


def _day(m: Match, s: Setting) -> date:
    if m["weekday"]:
        return weekday_near(s.published, WEEKDAYS.index(m["weekday"][:3]), ahead=s.ahead)
    if m["month"]:
        told = day_of_month(m["month"], m["date"], s)
        return told.at if told and told.at else s.published
    if m["day"]:
        return shifted("day", s.published, {"yesterday": -1, "tomorrow": 1}.get(m["day"], 0))
    return s.anchor.at if s.anchor and s.anchor.unit == "day" and s.anchor.at else s.published


RULES = (
    rule(r"(?:(?:about|around) )?(?P<hour>{CLOCK}|(?:noon|midnight|midday)(?: {ZONE})?)"
         r"(?:,? (?:on |early |late )?(?P<weekday>{WEEKDAY})|,? (?P<day>yesterday|today|tomorrow)"
         r"|,? (?:on )?(?P<month>{MONTH}) (?P<date>{DAY}))?", clock),
)  # fmt: skip
