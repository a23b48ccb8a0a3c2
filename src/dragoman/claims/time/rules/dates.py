"""Days of a month: "Dec. 28", "13 May 2022", "2022-10-14", "May 27-28", "the ninth of August"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.claims.time.calendar import Meaning, between, moment, part_of, shifted
from dragoman.claims.time.rules.form import Match, Setting, capital, month_number, rule, year_number
from dragoman.claims.time.rules.months import month_of

NEAR = 60  # days: a date without a year up to this near ahead is on the calendar, one further off was last year
TENTHS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
SPELLED = dict(enumerate(TENTHS, 1)) | dict(
    enumerate(
        ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
         "eighteenth", "nineteenth", "twentieth"), 10)
) | {20 + n: f"twenty {word}" for n, word in enumerate(TENTHS, 1)} | {30: "thirtieth", 31: "thirty first"}  # fmt: skip
DAYS = {word: day for day, word in SPELLED.items()}
WEEKS = ("first", "second", "third")
ATTACKS = re.compile(r"['’]?s? (?:\w+ )?(?:terror|attack|hijack)")  # after "Sept. 11"


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
    month, year = m["month"], m.groupdict().get("year")
    if not capital(m, "month", s):
        return None
    if year:
        return day_on(year_number(year), month_number(month), _number(m["day"]))
    if month_number(month) == 9 and _number(m["day"]) == 11 and ATTACKS.match(s.after):
        return nine_eleven(m, s)
    return day_of_month(month, m["day"], s)


def day_of_month(name: str, day: str, s: Setting) -> Meaning | None:
    """A day of a month in the year that the words around it point to."""
    if not s.dated:
        return Meaning("DATE", f"XXXX-{month_number(name):02}-{_number(day):02}")
    return _nearest_day(month_number(name), _number(day), s)


def nine_eleven(m: Match, s: Setting) -> Meaning | None:
    return day_on(2001, 9, 11) if not s.dated or s.published >= date(2001, 9, 11) else None


def week_of(m: Match, s: Setting) -> Meaning | None:
    """ "the week of March 6"."""
    day = month_day(m, s)
    return moment("week", day.at) if day and day.at else None


def week_in(m: Match, s: Setting) -> Meaning | None:
    """ "the first week of November": seven days from its beginning, or up to its end."""
    month = month_of(m, s)
    if month is None or month.at is None:
        return month
    last = shifted("month", month.at, 1) - timedelta(days=7)
    first = last if m["nth"] in ("last", "final") else month.at + timedelta(weeks=WEEKS.index(m["nth"]))
    begins, ends = (moment("day", day) for day in (first, first + timedelta(days=6)))
    return moment("week", first)._replace(first=begins.first, last=ends.last)


def part_of_day(m: Match, s: Setting) -> Meaning | None:
    """ "the night of June 3"."""
    day = month_day(m, s)
    return part_of(day.at, m["part"]) if day and day.at else None


def month_days(m: Match, s: Setting) -> Meaning | None:
    """ "May 27-28": from the one day to the other."""
    first = month_day(m, s)
    if first is None or first.at is None:
        return first
    last = day_on(first.at.year, first.at.month, int(m["last"]))
    return between(first, last) if last else first


def _number(day: str) -> int:
    """The day of the month in "21", "21st" or "twenty-first"."""
    digits = re.sub(r"\D", "", day)
    return int(digits) if digits else DAYS[re.sub(r"\W+", " ", day)]


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
    rule(r"(?P<year>\d{4})[-/](?P<month>\d\d)[-/](?P<day>\d\d)", iso_day),
    rule(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4}|\d\d)", slashed_day),
    rule(r"9/11", nine_eleven),
    rule(r"(?P<month>{MONTH}) (?P<day>{DAY})(?:-|–| to | and )(?P<last>{DAY})(?:,? (?P<year>{YEAR}))?", month_days),
    rule(r"(?P<day>{DAY})(?:-|–)(?P<last>{DAY}) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", month_days),
    rule(r"the (?P<nth>first|second|third|last|final) week of (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", week_in),
    rule(r"the (?P<part>{PART}) of (?P<month>{MONTH}) (?P<day>{DAY})(?:,? (?P<year>{YEAR}))?", part_of_day),
    rule(r"the week of (?P<month>{MONTH}) (?P<day>{DAY})(?:,? (?P<year>{YEAR}))?", week_of),
    rule(r"(?:(?:this coming |next |last )?{WEEKDAY},? )?{PHASE}(?P<month>{MONTH}) (?P<day>{DAY}|{SPELLED_DAY})"
         r"(?:,? (?P<year>{YEAR}))?", month_day),
    rule(r"(?:{WEEKDAY},? )?(?:the )?(?P<day>{DAY})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", month_day),
    rule(r"the (?P<day>{SPELLED_DAY}) of (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", month_day),
)  # fmt: skip
