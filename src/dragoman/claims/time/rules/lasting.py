"""How long and how often: "two days", "for months", "every week", "twice a year", "daily"."""

from __future__ import annotations

import re

from dragoman.claims.items.numbers import number
from dragoman.claims.time.calendar import SEASONS, Meaning, duration
from dragoman.claims.time.rules.form import Match, Setting, month_number, rule, unit_in

ADVERBS = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annually": "year",
}  # fmt: skip
SPAN = re.compile(
    r"\b(?:for|in|within|after|following|by|over|throughout|or|took|takes|take|lasted|(?<!as\s)many|and)\s$",
    re.IGNORECASE,
)
RATE = re.compile(
    r"(?:[$€£][\d.,]+(?: \w+)?|\d|hours|minutes|times|twice|once|percent|%|million|billion)\s$", re.IGNORECASE
)


def lasting(m: Match, s: Setting) -> Meaning | None:
    """ "two days", "a 15-year", "two to three weeks"; not an age, a share ("a quarter"), an ordinal or a rate."""
    unit, words = unit_in(m), m["num"]
    if m[0].endswith("old") or (words.strip() in ("a", "an", "one", "three") and unit == "quarter"):
        return None
    if words in ("a", "an") and (unit == "second" or s.text[m.end() - 1] == "s" or RATE.search(s.before)):
        return None
    if words == "many" and re.search(r"\bas\s$", s.before):
        return None  # "the second in as many months"
    if unit == "minute" and s.text[m.start("unit")].isupper():
        return None  # the programme "60 Minutes"
    count = number(words)
    if count is not None and (m["half"] or m["too"]):
        count += 0.5
    return Meaning("DURATION", duration(unit, count))


def halved(m: Match, s: Setting) -> Meaning | None:
    """ "a half-hour", "half a century", "a quarter-century"."""
    return Meaning("DURATION", duration(unit_in(m), 0.25 if m["part"] == "quarter" else 0.5))


def vague_lasting(m: Match, s: Setting) -> Meaning | None:
    """ "for months", "within hours", not "months before the vote": how long, with no number."""
    return Meaning("DURATION", duration(unit_in(m), None)) if SPAN.search(s.before) else None


def long_(m: Match, s: Setting) -> Meaning | None:
    """ "a day-long", "decades-old"."""
    return Meaning("DURATION", duration(unit_in(m), None if m["many"] else 1))


def repeated(m: Match, s: Setting) -> Meaning | None:
    """ "every two weeks", "each month", "twice a year"."""
    words = m.groupdict().get("num") or "one"
    return Meaning("SET", duration(unit_in(m), 2 if words == "other " else number(words)).replace("P3M", "P1Q"))


def repeated_name(m: Match, s: Setting) -> Meaning | None:
    """ "every summer", "each July"."""
    name = m["name"]
    if name in SEASONS:
        return Meaning("SET", f"XXXX-{SEASONS[name][0]}")
    return Meaning("SET", f"XXXX-{month_number(name):02}")


def repeated_adverb(m: Match, s: Setting) -> Meaning | None:
    return Meaning("SET", duration(ADVERBS[m[0]], 1))


RULES = (
    rule(r"(?:every|each) (?P<num>other |{NUM} )?(?P<unit>{UNIT})s?", repeated),
    rule(r"(?:every|each) (?P<name>{SEASON}|{MONTH})", repeated_name),
    rule(r"(?:once|twice|(?:two|three|four|five|several) times) (?:a|an|each|every) (?P<unit>{UNIT})", repeated),
    rule(r"hourly|daily|weekly|monthly|annually", repeated_adverb),
    rule(r"{APPROX}(?:a )?(?P<part>half|quarter)(?:-| |-a-| an? | of an? )(?P<unit>hour|century|decade|year|day)",
         halved),
    rule(r"(?:an? )?(?P<num>{NUM})(?P<half>{HALF})-(?P<unit>{UNIT})(?P<too>) (?:period|span|term)", lasting),
    rule(r"{APPROX}(?:another |an additional )?(?:the (?!\w+-))?(?P<num>{NUM})(?P<half>{HALF})(?:{TO}{NUM})?"
         r"(?:-| |- )(?:more |full |straight |consecutive |additional |trading |working |whole )?"
         r"(?P<unit>{UNIT})s?(?P<too>{HALF})(?: or so|{DASH}(?:old|long)|(?!-\w))", lasting),
    rule(r"(?:an additional|another) (?P<unit>{UNIT})(?P<many>)", long_),
    rule(r"(?:an? )?(?P<unit>{UNIT})(?P<many>s)?-?long", long_),
    rule(r"(?:an? )?(?P<unit>decade|century|{UNIT}(?=s))(?P<many>s?)-old", long_),
    rule(r"(?:many )?(?P<unit>{UNIT})s(?: (?:and|or) {UNIT}s)?", vague_lasting),
)  # fmt: skip
