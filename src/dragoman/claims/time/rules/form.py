"""What a rule is made of.

A rule is a pattern and a function from its match to a meaning. A space in a
pattern is any white space within a paragraph; {NAMES} stand for the lists
below. Patterns read lower-cased text, a fifth of the time of ignoring case;
`Setting.text` still tells whether "May" had its capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dragoman.claims.items.numbers import number
from dragoman.claims.time.calendar import Meaning

Match = re.Match[str]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LENGTHS = {
    "second": 0, "minute": 0, "hour": 0, "night": 0, "morning": 0, "afternoon": 0, "evening": 0, "day": 0, "weekend": 1,
    "week": 1, "month": 2, "season": 3, "quarter": 3, "year": 4, "decade": 5, "century": 6,
}  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

LISTS = {
    "MONTH": r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)|may|june?|jun\.|july?|jul\.|aug(?:ust|\.)?"
             r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?!\w)",
    "WEEKDAY": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.)",
    "DAY": r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?(?![\w%]|[.,]\d)",
    "SPELLED_DAY": r"(?:(?:(?:twenty(?:-| ))?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))|tenth"
                   r"|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
                   r"|thirty(?:-| )first)",
    "YEAR": r"(?:(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)|(?:eighteen|nineteen)(?: hundred)?(?: and)?{DASH}(?:{TENS}|{TEEN}))",
    "ONE": r"(?:one|two|three|four|five|six|seven|eight|nine)",
    "TEEN": r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)",
    "TENS": r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:{DASH}{ONE})?",
    "UNIT": r"(?:second|minute|hour|day|week|month|quarter|year|decade|century|centurie)",  # with the s of a plural
    "PERIOD": r"(?:day|week|weekend|month|quarter|year|decade|century)",
    "NUM": r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?: 1/2)?|{TENS}|(?:a|{ONE}) (?:hundred|thousand)|{TEEN}|{ONE}"
           r"|half a dozen|a dozen|(?:dozens|scores|hundreds|thousands) of|a couple of|a few|several|many"
           r"|half an?|an?)(?!\w)",
    "HALF": r"(?:(?:-| )and(?:-| )a(?:-| )half|)",
    "TO": r"(?:-to-|-|–| to | or )",
    "APPROX": r"(?:(?:about|around|nearly|almost|some|roughly|over|under|more than|less than|fewer than|no more than"
              r"|at least|at most|up to) )?",
    "PART": r"(?:morning|afternoon|evening|night)",
    "PHASE": r"(?:(?:very )?(?:early|late|mid|mid-to-late|early-to-mid|earlier|later){DASH}(?:in )?"
             r"|the (?:beginning|start|middle|end|close) of )?",
    "SEASON": r"(?:spring|summer|autumn|fall|winter)",
    "ORDINAL": r"(?:first|second|third|fourth|1st|2nd|3rd|4th|final)",
    "CLOCK": r"(?:\d{1,2}(?::\d\d)?(?:[ap]m|[ap]\.m\.?| [ap]\.?m\.?)|\d{1,2}:\d\d)(?!\w)"
             r"(?:,? {ZONE})?|(?:[01]\d|2[0-4])[0-5]\d {ZONE}"
             r"|{HOUR} (?:o['’]clock|in the (?:morning|afternoon|evening))",
    "HOUR": r"(?:1[0-2]|[1-9]|{ONE}|ten|eleven|twelve)(?!\w)",
    "ZONE": r"(?:gmt|utc|[ecmp][sd]t|local(?: time)?|moscow time|(?:u\.?s\.? )?eastern(?: time)?)",
    "THE": r"(?:the )?",
    "DASH": r"(?:-| )",
    "THE_QUARTER": r"(?:the (?!{ORDINAL}-))?(?:fiscal{DASH})?(?P<ordinal>{ORDINAL}){DASH}quarter",
    "FEW_YEARS": r"{THE}(?:early |late |mid-?)?",
}  # fmt: skip
LIST = re.compile(r"\{([A-Z_]+)\}")


class Setting(NamedTuple):
    """What an expression is read against."""

    text: str  # as it was written, where a match has it lower-cased
    published: date  # or a stand-in, see `dated`
    dated: bool  # False: the day of publication is not known
    ahead: bool  # the words around it point to the future
    behind: bool  # they point to the past; neither where they tell nothing
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


def told_day(s: Setting, unit: str) -> date | None:
    """The first day of what was told last, where so many of `unit` can be counted from it: no days from a year."""
    anchor = s.anchor
    if anchor is None or anchor.at is None or anchor.unit is None or LENGTHS[anchor.unit] > LENGTHS[unit]:
        return None
    return anchor.at


def capital(m: Match, group: str, s: Setting) -> bool:
    return s.text[m.start(group)].isupper()


def unit_in(m: Match) -> str:
    return m["unit"].replace("centurie", "century")


def month_number(name: str) -> int:
    return MONTHS.index(name[:3]) + 1


def year_number(words: str) -> int:
    """The year of "1996" or "nineteen ninety-six", as transcripts have it."""
    if words.isdigit():
        return int(words)
    hundreds, rest = re.split(r"(?:\s+hundred)?(?:\s+and)?[-\s]+", words, maxsplit=1)
    return round((number(hundreds) or 0) * 100 + (number(rest) or 0))
