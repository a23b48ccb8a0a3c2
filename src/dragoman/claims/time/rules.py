"""The time expressions of English news, as rules.

Each rule is a pattern and a function from its match to a meaning. Patterns are
tried in this order, the first that fits at a place wins. A space in a pattern
is any white space within a paragraph; {NAMES} stand for the lists below. They
read lower-cased text, a fifth of the time of ignoring case; `Setting.text`
still tells whether "May" had its capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dragoman.claims.numbers import number
from dragoman.claims.time.calendar import (
    SEASONS,
    Meaning,
    between,
    duration,
    moment,
    part_of,
    season,
    shifted,
    weekday_near,
)

Match = re.Match[str]

FRIDAY = 4
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}
CENTURY_WORDS = {"twentieth": 20, "nineteenth": 19, "eighteenth": 18, "seventeenth": 17}
DECADE_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990,
}  # fmt: skip
NOW = ("now", "right now", "currently", "current", "at present", "presently", "these days", "nowadays")
SOON = ("the future", "the near future", "future", "soon", "the near term", "the short term", "the coming days")

LISTS = {
    "MONTH": r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)|may|june?|jun\.|july?|jul\.|aug(?:ust|\.)?"
             r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?!\w)",
    "WEEKDAY": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.)",
    "DAY": r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?(?![\w%]|[.,]\d)",
    "YEAR": r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)",
    "UNIT": r"(?:second|minute|hour|day|week|month|quarter|year|decade)",
    "PERIOD": r"(?:day|week|weekend|month|quarter|year|decade|century)",
    "NUM": r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?: 1/2)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
           r"(?:(?:-| )(?:one|two|three|four|five|six|seven|eight|nine))?|(?:a|one|two|three|four|five) hundred|ten"
           r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven"
           r"|eight|nine|half a dozen|a dozen|a couple of|a few|several|many|half an?|an?)(?!\w)",
    "APPROX": r"(?:(?:just |well )?(?:about|around|nearly|almost|some|roughly|over|under|more than|less than|fewer than"
              r"|no more than|at least|at most|up to|only|barely) )?",
    "PART": r"(?:morning|afternoon|evening|night)",
    "PHASE": r"(?:(?:very )?(?:early|late|mid|earlier|later){DASH}(?:in )?"
             r"|the (?:beginning|start|middle|end|close) of )?",
    "SEASON": r"(?:spring|summer|autumn|fall|winter)",
    "ORDINAL": r"(?:first|second|third|fourth|1st|2nd|3rd|4th|final)",
    "CLOCK": r"(?:\d{1,2}(?::\d\d)?(?:[ap]m|[ap]\.m\.?| [ap]\.?m\.?)|\d{1,2}:\d\d)(?!\w)"
             r"(?: (?:gmt|utc|e[sd]t|local time))?",
    "THE": r"(?:the )?",
    "DASH": r"(?:-| )",
    "THE_QUARTER": r"(?:the (?!\w+-))?(?:fiscal{DASH})?(?P<ordinal>{ORDINAL}){DASH}quarter",
    "FEW_YEARS": r"{THE}(?:early |late |mid-?)?",
}  # fmt: skip


LIST = re.compile(r"\{([A-Z_]+)\}")


class Setting(NamedTuple):
    """What an expression is read against."""

    text: str  # as it was written, where a match has it lower-cased
    published: date  # or a stand-in, see `dated`
    dated: bool  # False: the day of publication is not known
    ahead: bool  # the words before it point to the future
    before: str  # the words before it, in its sentence
    after: str  # the words after it
    anchor: Meaning | None  # the date told last, for "a day later"


class Rule(NamedTuple):
    """A pattern and what its match means; None from `make` means: no time after all."""

    pattern: re.Pattern[str]
    make: Callable[[Match, Setting], Meaning | None]
    source: str


def rule(source: str, make: Callable[[Match, Setting], Meaning | None]) -> Rule:
    """A rule from a pattern with {LISTS} and plain spaces."""
    full = source
    while LIST.search(full):
        full = LIST.sub(lambda name: LISTS[name[1]], full)
    full = "(?:" + full.replace(" ", r"(?:[^\S\n]+\n?|\n)") + r")(?!\w)"
    return Rule(re.compile(full), make, full)


# Full dates -----------------------------------------------------------------------------------------------------


def iso_day(m: Match, s: Setting) -> Meaning | None:
    return _on(int(m["year"]), int(m["month"]), int(m["day"]))


def slashed_day(m: Match, s: Setting) -> Meaning | None:
    year = int(m["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    one, two = int(m["one"]), int(m["two"])
    return _on(year, two, one) if one > 12 else _on(year, one, two)


def month_day(m: Match, s: Setting) -> Meaning | None:
    """ "Dec. 28", "Friday, 13 May 2022": without a year, the nearest by direction."""
    month, day = _month(m["month"]), int(re.sub(r"\D", "", m["day"]))
    if not _capital(m, "month", s):
        return None
    found = m.groupdict()
    if found.get("year"):
        return _on(int(m["year"]), month, day)
    if not s.dated:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    return _nearest_day(month, day, s)


def month_days(m: Match, s: Setting) -> Meaning | None:
    """ "May 27-28": from the one day to the other."""
    first = month_day(m, s)
    if first is None or first.at is None:
        return first
    last = _on(first.at.year, first.at.month, int(m["last"]))
    return between(first, last) if last else first


def _nearest_day(month: int, day: int, s: Setting) -> Meaning | None:
    years = (s.published.year + step for step in (-1, 0, 1))
    days = [found for year in years if (found := _date(year, month, day))]
    if not days:
        return None
    reach = 365 - NEAR if s.ahead else NEAR
    return moment("day", max((found for found in days if (found - s.published).days < reach), default=days[0]))


NEAR = 60  # days: a date without a year up to this near ahead is on the calendar, one further off was last year


# Months, years, seasons, quarters -------------------------------------------------------------------------------


def month_of(m: Match, s: Setting) -> Meaning | None:
    """ "June 2014", "August of last year", "last November", "in March"."""
    found = m.groupdict()
    name, side = m["month"], found.get("side") or ""
    if not _capital(m, "month", s):
        return None
    month = _month(name)
    if found.get("year"):
        return moment("month", date(int(m["year"]), month, 1))
    if not s.dated:
        return Meaning("DATE", f"XXXX-{month:02}")
    if found.get("which"):
        year = s.published.year + {"last": -1, "this": 0, "next": 1}.get(m["which"].split()[0], 0)
        return moment("month", date(year, month, 1))
    if not side and not _reads_as_month(name, s):
        return None
    year = s.published.year
    if side == "next" or (side == "this coming") or (s.ahead and not side):
        year += month < s.published.month
    elif side in ("last", "past", "this past", "the previous"):
        year -= month >= s.published.month
    elif side != "this":
        year -= month > s.published.month
    return moment("month", date(year, month, 1))


def _reads_as_month(name: str, s: Setting) -> bool:
    """Whether a bare "May" or "March" is the month: the other names in full are never anything else."""
    if name not in ("may", "march"):
        return len(name) > 3
    return re.search(r"\b(?:in|since|of|by|until|till|from|to|and|or|between|for|through|during|before|after|late|early"
                     r"|mid-?|last|next)\s*$", s.before, re.IGNORECASE) is not None  # fmt: skip


COUNTED = re.compile(
    r"\s*(?:people|troops|soldiers|fighters|men|women|children|civilians|deaths|dead|killed|missiles|tons|tonnes|square"
    r"|miles|km|kilom|feet|meters|metres|barrels|dollars|euros|rubles|lira|civilian|foreign fighters|personnel|jobs"
    r"|vehicles|tanks|sorties|strikes|airstrikes|refugees|migrants|homes|detainees|prisoners|percent|per|hours|points"
    r"|members|others|more|of (?:them|the|its|their|his))\b",
    re.IGNORECASE,
)  # "2000 troops": a number that looks like a year


AMOUNT = re.compile(r"[$€£#.\d/:]\s?$|\b(?:than|at least|some|approximately|us) ?\$?\s?$", re.IGNORECASE)


def year_of(m: Match, s: Setting) -> Meaning | None:
    """ "2014", unless it counts something or is part of another number."""
    if COUNTED.match(s.after) or AMOUNT.search(s.before):
        return None
    return moment("year", date(int(m["year"]), 1, 1))


def years(m: Match, s: Setting) -> Meaning | None:
    """ "2003-2011", "2014-15"."""
    first, last = int(m["year"]), m["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if end <= first:
        return None
    return between(moment("year", date(first, 1, 1)), moment("year", date(end, 1, 1)))


def decade_of(m: Match, s: Setting) -> Meaning | None:
    found = m.groupdict()
    if found.get("word"):
        return moment("decade", date(DECADE_WORDS[m["word"]], 1, 1))
    digits = int(m["digits"])
    year = digits if digits > 99 else (2000 if digits <= 10 else 1900) + digits
    return moment("decade", date(year, 1, 1))


def century_of(m: Match, s: Setting) -> Meaning | None:
    name = m["century"]
    count = CENTURY_WORDS.get(name) or int(re.sub(r"\D", "", name))
    return moment("century", date(count * 100 - 50, 1, 1)) if 10 <= count <= 21 else None


def season_of(m: Match, s: Setting) -> Meaning | None:
    """ "last summer", "the spring of 2015"; without a year, the last one begun."""
    found = m.groupdict()
    name, side = m["season"], found.get("side") or ""
    if found.get("year"):
        return season(int(m["year"]), name)
    if not s.dated:
        return Meaning("DATE", f"XXXX-{SEASONS[name][0]}")
    starts = date(s.published.year, SEASONS[name][1], 1)
    year = s.published.year
    if side == "next" or side == "this coming":
        year += starts <= s.published
    elif side in ("last", "past", "this past"):
        over = shifted("month", starts, 3)
        year -= over > s.published if name != "winter" else 1
    elif side == "this":
        year -= name == "winter" and s.published.month < 4
    else:
        year -= starts > s.published and not s.ahead
    return season(year, name)


def quarter_of(m: Match, s: Setting) -> Meaning | None:
    """ "the third quarter of 2014"; without a year, the last that has begun."""
    found = m.groupdict()
    number_ = ORDINALS.get(found.get("ordinal") or "") or int(found.get("digit") or 0)
    if not 1 <= number_ <= 4:
        return None
    year = s.published.year
    if found.get("year"):
        year = int(m["year"])
    elif not s.dated:
        return Meaning("DATE", f"XXXX-Q{number_}")
    elif found.get("which"):
        year += {"last": -1, "next": 1}.get(m["which"], 0)
    else:
        starts = number_ * 3 - 2
        year -= found.get("earlier") is not None or (starts - s.published.month > 1 and not s.ahead)
    return moment("quarter", date(year, number_ * 3 - 2, 1))


def this_quarter(m: Match, s: Setting) -> Meaning | None:
    """ "the quarter": the one just told, or the last that is over."""
    if not s.dated:
        return Meaning("DATE", "XXXX-QX")
    which = m.groupdict().get("which") or ""
    if which in ("year-earlier", "year-ago"):
        told = s.anchor.at if s.anchor and s.anchor.unit == "quarter" and s.anchor.at else _last_quarter(s)
        return moment("quarter", shifted("year", told, -1))._replace(at=None)
    if which in ("current", "this"):
        return moment("quarter", s.published)
    if which in ("next", "coming"):
        return moment("quarter", shifted("quarter", s.published, 1))
    if s.anchor and s.anchor.unit == "quarter" and s.anchor.at and which not in ("last", "previous"):
        return s.anchor
    return moment("quarter", _last_quarter(s))


def fiscal_year(m: Match, s: Setting) -> Meaning | None:
    if m.groupdict().get("year"):
        return moment("year", date(int(m["year"]), 1, 1))
    side = m.groupdict().get("which") or ""
    if not s.dated:
        return Meaning("DATE", "XXXX")
    return moment("year", shifted("year", s.published, {"last": -1, "previous": -1, "next": 1}.get(side, 0)))


# Days and nearby periods ----------------------------------------------------------------------------------------


def weekday_of(m: Match, s: Setting) -> Meaning | None:
    """ "Friday": the last up to publication, that day included; the next where the words point ahead."""
    found = m.groupdict()
    name, side, part = m["weekday"], found.get("side") or "", found.get("part") or ""
    if not _capital(m, "weekday", s):
        return None
    weekday = WEEKDAYS.index(name[:3])
    if not s.dated:
        return Meaning("DATE", f"XXXX-WXX-{weekday + 1}")
    if side in ("last", "the previous", "this past", "past"):
        day = weekday_near(s.published, weekday, ahead=False, here=False)
    elif side in ("next", "this coming", "the following"):
        day = weekday_near(s.published, weekday, ahead=True, here=False)
    else:
        day = weekday_near(s.published, weekday, ahead=s.ahead or side == "this")
    return part_of(day, part) if part else moment("day", day)


def every_weekday(m: Match, s: Setting) -> Meaning | None:
    weekday = WEEKDAYS.index(m["weekday"][:3])
    return Meaning("SET", f"XXXX-WXX-{weekday + 1}") if _capital(m, "weekday", s) else None


def near_day(m: Match, s: Setting) -> Meaning | None:
    """today, yesterday, tomorrow, tonight, last night, this morning."""
    word, part = m["day"], m.groupdict().get("part") or ""
    if not s.dated:
        return Meaning("DATE", "XXXX-XX-XX")
    if " before yesterday" in word or " after tomorrow" in word:
        return moment("day", shifted("day", s.published, 2 if "after" in word else -2))
    count = -1 if word.startswith(("yesterday", "last")) else word.startswith("tomorrow")
    day = shifted("day", s.published, int(count))
    if word.endswith("night"):
        return part_of(day, "night")
    for name in ("morning", "afternoon", "evening"):
        if name in (part, word.rpartition(" ")[2]):
            return part_of(day, name)
    return part_of(day, part) if part else moment("day", day)


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


def near_period(m: Match, s: Setting) -> Meaning | None:
    """ "last week", "earlier this month", "by the end of next year", "that day"."""
    side, unit = m["side"], m["unit"]
    if not s.dated:
        return Meaning("DATE", "XXXX-XX-XX" if unit == "day" else "XXXX")
    if side in ("that", "the same", "the following", "the previous", "the next"):
        if s.anchor is None or s.anchor.at is None:
            return Meaning("DATE", "FUTURE_REF" if side in ("the following", "the next") else "PAST_REF")
        count = {"the following": 1, "the next": 1, "the previous": -1}.get(side, 0)
        return moment(unit, shifted(unit, s.anchor.at, count))
    if side in ("past", "the past", "the last", "the coming") and unit != "weekend":
        count = 1 if side == "the coming" else -1
        return _reaching(unit, count, s)
    count = {"next": 1, "this coming": 1, "the coming": 1, "this": 0}.get(side, -1)
    if unit == "weekend" and side == "this" and not s.ahead and s.published.weekday() < FRIDAY:
        count = -1  # on a Monday, the one that is over
    return moment(unit, shifted(unit, s.published, count))


def told_part(m: Match, s: Setting) -> Meaning | None:
    """ "the next morning": counted from the day told last."""
    if s.anchor is None or s.anchor.at is None or s.anchor.unit != "day":
        return Meaning("TIME", "PAST_REF")
    count = {"the next": 1, "the following": 1, "the previous": -1}.get(m["side"], 0)
    return part_of(shifted("day", s.anchor.at, count), m["part"])


def overnight(m: Match, s: Setting) -> Meaning | None:
    return part_of(shifted("day", s.published, -1), "night") if s.dated else Meaning("TIME", "XXXX-XX-XXTNI")


def the_period(m: Match, s: Setting) -> Meaning | None:
    """ "the end of the year", "the weekend", "year-end"."""
    unit = m["unit"]
    if not s.dated:
        return Meaning("DATE", "XXXX")
    day = s.published
    if unit == "weekend" and not s.ahead and day.weekday() < FRIDAY:
        day = shifted("week", day, -1)
    return moment(unit, day)


def reaching(m: Match, s: Setting) -> Meaning | None:
    """ "the past three weeks", "recent months", "the next two years": up to publication, or from it."""
    side, unit = m["side"], m["unit"]
    words = m.groupdict().get("num")
    count = number(words) if words else None
    ahead = bool(re.search(r"next|coming|ahead|following", side))
    if not s.dated or re.search("first|final", side):
        return Meaning("DURATION", duration(unit, count))
    if count is None:
        now = str(s.published)
        return Meaning("DURATION", duration(unit, None), now if ahead else None, None if ahead else now)
    return _reaching(unit, round(count) * (1 if ahead else -1), s)


def ago(m: Match, s: Setting) -> Meaning | None:
    """ "two days ago", "a year earlier", "three weeks later": counted from publication or from the date told last."""
    unit, words, way = m["unit"], m["num"], m["way"]
    count = number(words) if words else None
    if count is None or unit in ("hour", "minute", "second"):
        if unit in ("hour", "minute", "second") and s.dated and way == "ago":
            return moment("day", s.published)
        return Meaning("DATE", "FUTURE_REF" if way in ("later", "from now", "after") else "PAST_REF")
    start: date | None = s.published if s.dated else None
    if way in ("ago", "from now"):
        told_quarter = s.anchor and s.anchor.unit == "quarter" and unit == "year" and count == 1
        if told_quarter and s.anchor and s.anchor.at:
            return moment("quarter", shifted("year", s.anchor.at, -1))._replace(at=None)
    else:
        start = s.anchor.at if s.anchor else None
        if s.anchor and s.anchor.unit in ("quarter", "month") and unit == "year" and start:
            other = shifted("year", start, -1 if way in ("earlier", "before") else 1)
            return moment(s.anchor.unit, other)._replace(at=None)
    if start is None:
        return Meaning("DURATION", duration(unit, count))
    back = way in ("ago", "earlier", "before")
    return moment(unit, shifted(unit, start, -round(count) if back else round(count)))


def year_earlier(m: Match, s: Setting) -> Meaning | None:
    if not s.dated:
        return Meaning("DATE", "XXXX")
    if s.anchor and s.anchor.unit == "quarter" and s.anchor.at:
        return moment("quarter", shifted("year", s.anchor.at, -1))._replace(at=None)
    return moment("year", shifted("year", s.published, -1))._replace(at=None)


def lasting(m: Match, s: Setting) -> Meaning | None:
    """ "two days", "a 15-year", "nearly a decade"; not an age."""
    if m["unit"] == "year" and m[0].endswith("old"):
        return None
    return Meaning("DURATION", duration(m["unit"], number(m["num"])))


def vague_lasting(m: Match, s: Setting) -> Meaning | None:
    return Meaning("DURATION", duration(m["unit"], None))


def repeated(m: Match, s: Setting) -> Meaning | None:
    words = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
             "annually": "year", "yearly": "year"}  # fmt: skip
    found = m.groupdict()
    unit = found.get("unit") or words[m[0]]
    return Meaning("SET", duration(unit, 1).replace("P3M", "P1Q"))


def reference(m: Match, s: Setting) -> Meaning | None:
    words = re.sub(r"\s+", " ", m[0])
    return Meaning("DATE", "PRESENT_REF" if words in NOW else "FUTURE_REF" if words in SOON else "PAST_REF")


def _reaching(unit: str, count: int, s: Setting) -> Meaning:
    if unit in ("hour", "minute", "second"):
        days = -(-abs(count) // 24) if unit == "hour" else 0
        other = shifted("day", s.published, days if count > 0 else -days)
    else:
        other = shifted(unit, s.published, count)
    first, last = sorted((other, s.published))
    return Meaning("DURATION", duration(unit, abs(count)), str(first), str(last), "day", first)


def _last_quarter(s: Setting) -> date:
    return shifted("quarter", s.published, -1)


def _month(name: str) -> int:
    return MONTHS.index(name[:3]) + 1


def _capital(m: Match, group: str, s: Setting) -> bool:
    return s.text[m.start(group)].isupper()


def _on(year: int, month: int, day: int) -> Meaning | None:
    found = _date(year, month, day)
    return moment("day", found) if found else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULES = (
    rule(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", iso_day),
    rule(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4}|\d\d)", slashed_day),
    rule(r"(?:(?:about|around) )?(?P<hour>{CLOCK}|noon|midnight|midday)"
         r"(?:,? (?:on |early |late )?(?P<weekday>{WEEKDAY})|,? (?P<day>yesterday|today|tomorrow))?", clock),
    rule(r"(?P<month>{MONTH}) (?P<day>{DAY})(?:-|–| to | and )(?P<last>{DAY})(?:,? (?P<year>{YEAR}))?", month_days),
    rule(r"(?P<day>{DAY})(?:-|–)(?P<last>{DAY}) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", month_days),
    rule(r"(?:{WEEKDAY},? )?{PHASE}(?P<month>{MONTH}) (?P<day>{DAY})(?:,? (?P<year>{YEAR}))?", month_day),
    rule(r"(?:{WEEKDAY},? )?(?:the )?(?P<day>{DAY})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", month_day),
    rule(r"{PHASE}(?P<month>{MONTH})(?:,| of)? (?P<year>{YEAR})", month_of),
    rule(r"{PHASE}(?P<month>{MONTH}),?(?: of)? (?P<which>last year|this year|next year)", month_of),
    rule(r"{PHASE}(?P<side>last|this past|this coming|this|next|past) (?P<month>{MONTH})", month_of),
    rule(r"{PHASE}(?P<month>{MONTH})", month_of),
    rule(r"{THE}(?P<season>{SEASON})(?: of|,)? (?P<year>{YEAR})", season_of),
    rule(r"{PHASE}(?P<side>last|this past|this coming|this|next|past) (?P<season>{SEASON})", season_of),
    rule(r"{PHASE}the (?P<season>{SEASON})(?= (?:and|when|after|before|to)|[.,;])", season_of),
    rule(r"{THE}(?P<earlier>year-earlier|year-ago) {THE_QUARTER}", quarter_of),
    rule(r"{THE}(?P<year>{YEAR}) {THE_QUARTER}", quarter_of),
    rule(r"{THE_QUARTER}(?: of)?(?: fiscal)? (?P<year>{YEAR})", quarter_of),
    rule(r"{THE_QUARTER} of (?P<which>last|this|next) year", quarter_of),
    rule(r"{THE_QUARTER}", quarter_of),
    rule(r"(?P<which>last|this|next) year['’]s (?P<ordinal>{ORDINAL}) quarter", quarter_of),
    rule(r"q(?P<digit>[1-4])(?: of)?(?: (?P<year>{YEAR}))?", quarter_of),
    rule(r"the (?:(?P<which>latest|most recent|current|previous|next|year-earlier|year-ago) )?(?:quarter|period)(?!s)",
         this_quarter),
    rule(r"{THE}(?:(?P<which>current|last|next|previous|latest) )?fiscal(?: year)? (?P<year>{YEAR})", fiscal_year),
    rule(r"{THE}(?:(?P<which>current|last|next|previous|latest|full|this) )?fiscal year", fiscal_year),
    rule(r"{THE}(?P<year>{YEAR})(?:-|–)(?P<last>{YEAR}|\d\d)", years),
    rule(r"{FEW_YEARS}(?P<digits>(?:1[5-9]|20)\d0|(?<=')\d0)s", decade_of),
    rule(r"{FEW_YEARS}(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
         decade_of),
    rule(r"{THE}(?P<century>\d\d(?:st|nd|rd|th)|twentieth|nineteenth|eighteenth|seventeenth){DASH}century", century_of),
    rule(r"{PHASE}(?P<year>{YEAR})", year_of),
    rule(r"(?:every|each) (?P<weekday>{WEEKDAY})", every_weekday),
    rule(r"(?P<weekday>{WEEKDAY})s", every_weekday),
    rule(r"{PHASE}(?P<side>last|this past|this coming|this|next|the previous|the following|past) (?P<weekday>{WEEKDAY})"
         r"(?: (?P<part>{PART}))?", weekday_of),
    rule(r"{PHASE}(?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?", weekday_of),
    rule(r"{PHASE}(?P<day>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|last night"
         r"|this (?:morning|afternoon|evening))(?: (?P<part>{PART}))?", near_day),
    rule(r"(?:year{DASH}(?P<way>earlier|ago)|a year (?P<since>earlier|ago))", year_earlier),
    rule(r"{APPROX}(?P<num>{NUM} )(?:more )?(?P<unit>{UNIT})s?(?: or so)? (?P<way>ago|earlier|later|from now)", ago),
    rule(r"(?P<num>)(?P<unit>{UNIT})s (?P<way>ago)", ago),
    rule(r"{THE}(?P<side>past|last|next|first|coming|previous|following|latest|final) (?P<num>{NUM} )"
         r"(?:\w+ )?(?P<unit>{UNIT})s?", reaching),
    rule(r"{THE}(?P<side>past|recent|coming|next few|last few|past few) (?P<unit>{UNIT})s", reaching),
    rule(r"{THE}(?P<unit>{UNIT})s (?P<side>ahead)", reaching),
    rule(r"{PHASE}(?:sometime )?(?P<side>the (?:past|last|coming|previous|following|next|same)|that|last|this past"
         r"|this coming|this|next|past) (?P<unit>{PERIOD})", near_period),
    rule(r"(?:(?:early|late|earlier|later) in |the (?:beginning|start|middle|end|close) of )"
         r"the (?P<unit>week|month|year|decade)", the_period),
    rule(r"(?P<side>that|the same|the next|the following|the previous) (?P<part>{PART})", told_part),
    rule(r"overnight", overnight),
    rule(r"the (?P<unit>weekend)", the_period),
    rule(r"(?:around )?(?P<unit>year)(?:{DASH}|['’]s )end", the_period),
    rule(r"(?:every|each) (?P<unit>{UNIT})", repeated),
    rule(r"hourly|daily|weekly|monthly|annually", repeated),
    rule(r"{APPROX}(?:the (?!\w+-))?(?P<num>{NUM})(?:-| |- )(?:more |full |straight |consecutive )?"
         r"(?P<unit>{UNIT})s?(?:{DASH}(?:old|long))?", lasting),
    rule(r"(?<=for\s)(?:many )?(?P<unit>{UNIT})s", vague_lasting),
    rule(r"(?P<unit>decade|year|month|week|day|hour)s?-long", vague_lasting),
    rule(r"right now|these days|at present|now|currently|current|presently|nowadays|(?:more )?recently|recent"
         r"|the (?:near )?future|the (?:near|short) term|the past|soon", reference),
)  # fmt: skip
