"""Days of a month: "Dec. 28", "13 May 2022", "2022-10-14", "May 27-28"."""

from __future__ import annotations

import re
from datetime import date

from dragoman.claims.time.calendar import Meaning, between, moment
from dragoman.claims.time.rules.form import Match, Setting, capital, month_number, rule

NEAR = 60  # days: a date without a year up to this near ahead is on the calendar, one further off was last year


def iso_day(m: Match, s: Setting) -> Meaning | None:
    return day_on(int(m["year"]), int(m["month"]), int(m["day"]))


def slashed_day(m: Match, s: Setting) -> Meaning | None:
    year = int(m["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    one, two = int(m["one"]), int(m["two"])
    return day_on(year, two, one) if one > 12 else day_on(year, one, two)


def month_day(m: Match, s: Setting) -> Meaning | None:
    """ "Dec. 28", "Friday, 13 May 2022": without a year, the nearest by direction."""
    month, day = month_number(m["month"]), int(re.sub(r"\D", "", m["day"]))
    if not capital(m, "month", s):
        return None
    found = m.groupdict()
    if found.get("year"):
        return day_on(int(m["year"]), month, day)
    if not s.dated:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    return _nearest_day(month, day, s)


def month_days(m: Match, s: Setting) -> Meaning | None:
    """ "May 27-28": from the one day to the other."""
    first = month_day(m, s)
    if first is None or first.at is None:
        return first
    last = day_on(first.at.year, first.at.month, int(m["last"]))
    return between(first, last) if last else first


def _nearest_day(month: int, day: int, s: Setting) -> Meaning | None:
    years = (s.published.year + step for step in (-1, 0, 1))
    days = [found for year in years if (found := date_or_none(year, month, day))]
    if not days:
        return None
    reach = 365 - NEAR if s.ahead else NEAR
    return moment("day", max((found for found in days if (found - s.published).days < reach), default=days[0]))


def day_on(year: int, month: int, day: int) -> Meaning | None:
    found = date_or_none(year, month, day)
    return moment("day", found) if found else None


def date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULES = (
    rule(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", iso_day),
    rule(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4}|\d\d)", slashed_day),
    rule(r"(?P<month>{MONTH}) (?P<day>{DAY})(?:-|–| to | and )(?P<last>{DAY})(?:,? (?P<year>{YEAR}))?", month_days),
    rule(r"(?P<day>{DAY})(?:-|–)(?P<last>{DAY}) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", month_days),
    rule(r"(?:{WEEKDAY},? )?{PHASE}(?P<month>{MONTH}) (?P<day>{DAY})(?:,? (?P<year>{YEAR}))?", month_day),
    rule(r"(?:{WEEKDAY},? )?(?:the )?(?P<day>{DAY})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", month_day),
)  # fmt: skip
