"""Years, decades and centuries by number: "2014", "2003-2011", "the early 1990s"."""

from __future__ import annotations

import re
from datetime import date

from dragoman.claims.items.numbers import number
from dragoman.claims.time.calendar import Meaning, between, moment
from dragoman.claims.time.rules.form import Match, Setting, rule, year_number

CENTURY_WORDS = {"twentieth": 20, "nineteenth": 19, "eighteenth": 18, "seventeenth": 17}
DECADE_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990,
}  # fmt: skip
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
    return moment("year", date(year_number(m["year"]), 1, 1))


def year_two_thousand(m: Match, s: Setting) -> Meaning | None:
    """ "the year two thousand", "the year two thousand and three"."""
    return moment("year", date(2000 + round(number(m["rest"] or "zero") or 0), 1, 1))


def years(m: Match, s: Setting) -> Meaning | None:
    """ "2003-2011", "2014-15"."""
    first, last = year_number(m["year"]), m["last"]
    end = year_number(last) if len(last) > 2 else first // 100 * 100 + int(last)
    if end <= first:
        return None
    return between(moment("year", date(first, 1, 1)), moment("year", date(end, 1, 1)))


def decade_of(m: Match, s: Setting) -> Meaning | None:
    found = m.groupdict()
    if found.get("word"):
        return moment("decade", date(DECADE_WORDS[m["word"]], 1, 1))
    digits = int(m["digits"].lstrip("'’"))
    if 99 < digits < 2000 and digits % 100 == 0:  # "the early 1800s"
        return Meaning("DATE", f"{digits // 100}", f"{digits}", f"{digits + 99}")
    year = digits if digits > 99 else (2000 if digits <= 10 else 1900) + digits
    return moment("decade", date(year, 1, 1))


def century_of(m: Match, s: Setting) -> Meaning | None:
    name = m["century"]
    count = CENTURY_WORDS.get(name) or int(re.sub(r"\D", "", name))
    return moment("century", date(count * 100 - 50, 1, 1)) if 10 <= count <= 21 else None


RULES = (
    rule(r"{THE}(?P<year>{YEAR})(?:-|–)(?P<last>{YEAR}|\d\d)", years),
    rule(r"{FEW_YEARS}(?P<digits>(?:1[5-9]|20)\d0|['’]\d0)s", decade_of),
    rule(r"{FEW_YEARS}(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
         decade_of),
    rule(r"{FEW_YEARS}(?P<century>\d\d(?:st|nd|rd|th)|twentieth|nineteenth|eighteenth|seventeenth){DASH}century",
         century_of),
    rule(r"{PHASE}(?:the year )?(?P<year>{YEAR})", year_of),
    rule(r"the year two thousand(?: and)?(?: (?P<rest>{TEEN}|{ONE}))?", year_two_thousand),
)  # fmt: skip
