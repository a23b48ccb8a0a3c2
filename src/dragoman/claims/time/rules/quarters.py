"""Quarters, halves and business years: "the third quarter of 2014", "the second half of 2015", "fiscal 2015"."""

from __future__ import annotations

from datetime import date

from dragoman.claims.time.calendar import Meaning, half, moment, shifted
from dragoman.claims.time.rules.form import Match, Setting, rule, year_number

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}
STEPS = {"last": -1, "previous": -1, "prior": -1, "this": 0, "next": 1, "coming": 1}


def quarter_of(m: Match, s: Setting) -> Meaning | None:
    """ "the third quarter of 2014"; without a year, the last that has begun."""
    found = m.groupdict()
    number_ = ORDINALS.get(found.get("ordinal") or "") or int(found.get("digit") or 0)
    if not 1 <= number_ <= 4:
        return None
    year = s.published.year
    if found.get("year"):
        year = year_number(m["year"])
    elif not s.dated:
        return Meaning("DATE", f"XXXX-Q{number_}")
    elif found.get("which"):
        year += STEPS[m["which"]]
    else:
        starts = number_ * 3 - 2
        year -= found.get("earlier") is not None or (starts - s.published.month > 1 and not s.ahead)
    return moment("quarter", date(year, number_ * 3 - 2, 1))


def half_of(m: Match, s: Setting) -> Meaning | None:
    """ "the first half of last year"."""
    found = m.groupdict()
    later = m["half"] != "first"
    if found.get("year"):
        return half(year_number(m["year"]), later=later)
    if not s.dated:
        return Meaning("DATE", f"XXXX-H{1 + later}")
    return half(s.published.year + STEPS.get(m["which"] or "", 0), later=later)


def told_quarter(m: Match, s: Setting) -> Meaning | None:
    """ "the 1988 quarter": the one told before, in that year; else the year."""
    year = year_number(m["year"])
    if s.anchor and s.anchor.unit == "quarter" and s.anchor.at:
        return moment("quarter", s.anchor.at.replace(year=year))
    return moment("year", date(year, 1, 1))


def this_quarter(m: Match, s: Setting) -> Meaning | None:
    """ "the quarter": the one just told, or the last that is over."""
    if not s.dated:
        return Meaning("DATE", "XXXX-QX")
    which = m["which"] or ""
    if which in ("year-earlier", "year-ago"):
        told = s.anchor.at if s.anchor and s.anchor.unit == "quarter" and s.anchor.at else _last_quarter(s)
        return moment("quarter", shifted("year", told, -1))._replace(at=None)
    if which in ("current", "this"):
        return moment("quarter", s.published)
    if which in ("next", "coming"):
        return moment("quarter", shifted("quarter", s.published, 1))
    if s.anchor and s.anchor.unit == "quarter" and s.anchor.at and not which:
        return s.anchor
    return moment("quarter", _last_quarter(s))


def fiscal_year(m: Match, s: Setting) -> Meaning | None:
    if m.groupdict().get("year"):
        return moment("year", date(year_number(m["year"]), 1, 1))
    if not s.dated:
        return Meaning("DATE", "XXXX")
    return moment("year", shifted("year", s.published, STEPS.get(m["which"] or "", 0)))


def _last_quarter(s: Setting) -> date:
    return shifted("quarter", s.published, -1)


RULES = (
    rule(r"{THE}(?P<earlier>year-earlier|year-ago) {THE_QUARTER}", quarter_of),
    rule(r"{THE}(?:fiscal )?(?P<year>{YEAR}) {THE_QUARTER}", quarter_of),
    rule(r"{THE_QUARTER}(?:,? of)?(?: fiscal)? (?P<year>{YEAR})", quarter_of),
    rule(r"{THE_QUARTER} of (?P<which>last|this|next) year", quarter_of),
    rule(r"{THE_QUARTER}", quarter_of),
    rule(r"(?P<which>last|this|next) year['’]s (?P<ordinal>{ORDINAL}) quarter", quarter_of),
    rule(r"q(?P<digit>[1-4])(?: of)?(?: (?P<year>{YEAR}))?", quarter_of),
    rule(r"{THE}(?P<half>first|second|last|latter) half of (?:(?P<year>{YEAR})|(?P<which>last|this|next|the) year)",
         half_of),
    rule(r"{THE}(?P<year>{YEAR}) (?P<half>first|second) half", half_of),
    rule(r"the (?P<year>{YEAR}) (?:quarter|period)", told_quarter),
    rule(r"the (?:(?P<which>latest|most recent|current|previous|next|year-earlier|year-ago) )?"
         r"(?:quarter|period)(?![s-])", this_quarter),
    rule(r"{THE}(?:(?P<which>current|last|next|previous|prior|latest) )?fiscal(?: year)? (?P<year>{YEAR})",
         fiscal_year),
    rule(r"{THE}(?P<year>{YEAR}) fiscal year", fiscal_year),
    rule(r"fy ?(?P<year>{YEAR})", fiscal_year),
    rule(r"{THE}(?:(?P<which>current|last|next|previous|prior|latest|full|this) )?fiscal year", fiscal_year),
)  # fmt: skip
