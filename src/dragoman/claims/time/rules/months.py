"""Months and seasons: "June 2014", "last November", "the spring of 2015"."""

from __future__ import annotations

import re
from datetime import date

from dragoman.claims.time.calendar import SEASONS, Meaning, moment, season, shifted
from dragoman.claims.time.rules.form import Match, Setting, capital, month_number, rule, year_number

IN_SEASON = re.compile(r"\b(?:in|during|over|by|since|until|through|throughout|for|before|after|of)\s$", re.IGNORECASE)
SOON = 4  # months: a bare "April" this near ahead is the coming one, unless the words point to the past


def month_of(m: Match, s: Setting) -> Meaning | None:
    """ "June 2014", "August of last year", "last November", "in March"."""
    found = m.groupdict()
    name, side = m["month"], found.get("side") or ""
    if not capital(m, "month", s):
        return None
    month = month_number(name)
    if found.get("year"):
        return moment("month", date(year_number(m["year"]), month, 1))
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
        year -= month > s.published.month + (0 if s.behind else SOON)
    return moment("month", date(year, month, 1))


def _reads_as_month(name: str, s: Setting) -> bool:
    """Whether a bare "May" or "March" is the month: the other names in full are never anything else."""
    if name not in ("may", "march"):
        return len(name) > 3
    return re.search(r"\b(?:in|since|of|by|until|till|from|to|and|or|between|for|through|during|before|after|late|early"
                     r"|mid-?|last|next)\s*$", s.before, re.IGNORECASE) is not None  # fmt: skip


def season_of(m: Match, s: Setting) -> Meaning | None:
    """ "last summer", "the spring of 2015"; without a year, the last one begun."""
    found = m.groupdict()
    name, side = m["season"], found.get("side") or ""
    if found.get("year"):
        return season(year_number(m["year"]), name)
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


def bare_season(m: Match, s: Setting) -> Meaning | None:
    """ "early spring", "over the summer"; not "prices fall", "the Arab Spring"."""
    if not s.text[m.start("season")].islower() or m[0] == m["season"]:
        return None
    return season_of(m, s) if IN_SEASON.search(s.before) or not m["the"] else None


RULES = (
    rule(r"{PHASE}(?P<month>{MONTH})(?:,| of)? (?P<year>{YEAR})", month_of),
    rule(r"{PHASE}(?P<month>{MONTH}),?(?: of)? (?P<which>last year|this year|next year)", month_of),
    rule(r"{PHASE}(?P<side>last|this past|this coming|this|next|past) (?P<month>{MONTH})(?!\.? {DAY})", month_of),
    rule(r"{PHASE}(?P<month>{MONTH})", month_of),
    rule(r"{THE}(?P<season>{SEASON})(?: of|,)? (?P<year>{YEAR})(?:[-–/](?:20|19)?\d\d)?", season_of),
    rule(r"{PHASE}(?P<side>last|this past|this coming|this|next|past) (?P<season>{SEASON})", season_of),
    rule(r"{PHASE}(?P<the>the )?(?P<season>{SEASON})(?: months)?", bare_season),
)  # fmt: skip
