"""Periods counted from publication or from the date told last: "last week", "two days ago", "the past three weeks"."""

from __future__ import annotations

import re
from datetime import date

from dragoman.claims.numbers import number
from dragoman.claims.time.calendar import Meaning, duration, moment, shifted
from dragoman.claims.time.rules.form import Match, Setting, rule

FRIDAY = 4


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


def _reaching(unit: str, count: int, s: Setting) -> Meaning:
    if unit in ("hour", "minute", "second"):
        days = -(-abs(count) // 24) if unit == "hour" else 0
        other = shifted("day", s.published, days if count > 0 else -days)
    else:
        other = shifted(unit, s.published, count)
    first, last = sorted((other, s.published))
    return Meaning("DURATION", duration(unit, abs(count)), str(first), str(last), "day", first)


RULES = (
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
    rule(r"the (?P<unit>weekend)", the_period),
    rule(r"(?:around )?(?P<unit>year)(?:{DASH}|['’]s )end", the_period),
)  # fmt: skip
