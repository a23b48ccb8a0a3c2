"""How long and how often: "two days", "for months", "every week", "daily"."""

from __future__ import annotations

from dragoman.claims.numbers import number
from dragoman.claims.time.calendar import Meaning, duration
from dragoman.claims.time.rules.form import Match, Setting, rule


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


RULES = (
    rule(r"(?:every|each) (?P<unit>{UNIT})", repeated),
    rule(r"hourly|daily|weekly|monthly|annually", repeated),
    rule(r"{APPROX}(?:the (?!\w+-))?(?P<num>{NUM})(?:-| |- )(?:more |full |straight |consecutive )?"
         r"(?P<unit>{UNIT})s?(?:{DASH}(?:old|long))?", lasting),
    rule(r"(?<=for\s)(?:many )?(?P<unit>{UNIT})s", vague_lasting),
    rule(r"(?P<unit>decade|year|month|week|day|hour)s?-long", vague_lasting),
)  # fmt: skip
