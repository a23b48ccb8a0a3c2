"""Quarters and business years: "the third quarter of 2014", "fiscal 2015"."""

from __future__ import annotations

from datetime import date

from dragoman.claims.time.calendar import Meaning, moment, shifted
from dragoman.claims.time.rules.form import Match, Setting, rule

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}


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


def _last_quarter(s: Setting) -> date:
    return shifted("quarter", s.published, -1)


RULES = (
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
)  # fmt: skip
