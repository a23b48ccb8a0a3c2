"""Periods by how far they are: "two days ago", "a year earlier", "the past three weeks", "the coming months"."""

from __future__ import annotations

import math
import re
from datetime import date

from dragoman.claims.items.numbers import number
from dragoman.claims.time.calendar import CLOCK, Meaning, duration, moment, shifted
from dragoman.claims.time.rules.form import Match, Setting, rule, told_day, unit_in

LATER = ("later", "from now", "after")


def reaching(m: Match, s: Setting) -> Meaning | None:
    """ "the past three weeks", "recent months", "the next two years": up to publication, or from it."""
    side, unit = m["side"], unit_in(m)
    words = m.groupdict().get("num")
    count = number(words) if words else None
    ahead = re.search("next|coming|ahead|following", side) is not None
    if count is not None and re.search("half", words or ""):
        count += 0.5
    if not s.dated or side in ("first", "final", "preceding"):
        return Meaning("DURATION", duration(unit, count))
    if count is None:
        now = str(s.published)
        return Meaning("DURATION", duration(unit, None), now if ahead else None, None if ahead else now)
    return reach(unit, count if ahead else -count, s)


def ago(m: Match, s: Setting) -> Meaning | None:
    """ "two days ago", "a year earlier", "three weeks later": counted from publication or from the date told last."""
    unit, words, way = unit_in(m), m["num"], m["way"]
    count = number(words) if words else None
    if unit in CLOCK and s.dated and way == "ago":
        return moment("day", s.published)
    if count is None or unit in CLOCK:
        return Meaning("DURATION", duration(unit, count)) if way in LATER else Meaning("DATE", "PAST_REF")
    start: date | None = s.published if s.dated else None
    if way in ("ago", "from now"):
        told_quarter = s.anchor and s.anchor.unit == "quarter" and unit == "year" and count == 1
        if told_quarter and s.anchor and s.anchor.at:
            return moment("quarter", shifted("year", s.anchor.at, -1))._replace(at=None)
    else:
        start = told_day(s, unit)
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


def reach(unit: str, count: float, s: Setting) -> Meaning:
    """So many units up to publication, or from it."""
    if unit in CLOCK:
        days = math.ceil(abs(count) / 24) if unit == "hour" else 0
        other = shifted("day", s.published, days if count > 0 else -days)
    else:
        other = shifted(unit, s.published, round(count))
    first, last = sorted((other, s.published))
    return Meaning("DURATION", duration(unit, abs(count)), str(first), str(last), "day", first)


RULES = (
    rule(r"(?:year{DASH}(?P<way>earlier|ago)|a year (?P<since>earlier|ago))", year_earlier),
    rule(r"{APPROX}(?P<num>{NUM}(?:-| ))(?:more )?(?P<unit>{UNIT})s?(?: or so)? "
         r"(?P<way>ago|earlier|later|from now|(?:before|after)(?=[.,;)]))", ago),
    rule(r"(?P<num>)(?P<unit>{UNIT})s (?P<way>ago|earlier|later)", ago),
    rule(r"{THE}(?P<side>past|last|next|first|coming|previous|following|latest|final) (?P<num>{NUM}{HALF})"
         r"(?:{TO}{NUM})? (?:\w+ )?(?P<unit>{UNIT})s?(?: or so)?", reaching),
    rule(r"{THE}(?P<side>past|recent|coming|upcoming|last|next|previous|following|preceding|first|final)"
         r"(?: few| several| couple of| many)? (?P<unit>{UNIT})s(?: and {UNIT}s)?", reaching),
    rule(r"{THE}(?P<unit>{UNIT})s (?P<side>ahead)", reaching),
)  # fmt: skip
