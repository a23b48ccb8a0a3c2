"""Periods by where they lie: "last week", "the current year", "that day", "the year before", "the weekend"."""

from __future__ import annotations

import re

from dragoman.claims.time.calendar import Meaning, duration, moment, part_of, shifted
from dragoman.claims.time.rules.counted import reach
from dragoman.claims.time.rules.form import Match, Setting, rule, told_day

FRIDAY = 4
# Sides that count from the date told last, and by how much.
TOLD = {
    "that": 0, "the same": 0, "that same": 0, "the following": 1, "the next": 1, "the previous": -1,
    "the preceding": -1, "the prior": -1, "previous": -1, "prior": -1,
}  # fmt: skip
THIS = ("this", "the current", "current", "this same")
NEXT = ("next", "this coming", "the coming", "coming", "the upcoming")
WITHIN = re.compile(r"\b(?:for|of|during|throughout|in|through|over|to)\s$", re.IGNORECASE)
PART_OF = re.compile(r"\b(?:rest|remainder|balance|most|much|part|half|all|months|weeks|days)\sof\s$", re.IGNORECASE)
STOPS = re.compile(r"(?:\s+so\s+far)?[.,;:'’)]|\s+(?:ended|ending|to\s+date)\b")
OF_DAY = re.compile(r"\b(?:later|earlier|early|late|end|close|course|rest)\s(?:in|of)\s$", re.IGNORECASE)


def near_period(m: Match, s: Setting) -> Meaning | None:
    """ "last week", "earlier this month", "by the end of next year", "that day"."""
    side, unit = m["side"], m["unit"]
    if not s.dated:
        return Meaning("DATE", "XXXX-XX-XX" if unit == "day" else "XXXX")
    if side in TOLD:
        return _told(side, unit, s)
    if side in ("past", "the past", "the last", "the coming") and unit not in ("weekend", "century"):
        return reach(unit, 1 if side == "the coming" else -1, s)
    count = 0 if side in THIS else 1 if side in NEXT else -1
    if unit == "weekend" and side == "this" and not s.ahead and s.published.weekday() < FRIDAY:
        count = -1  # on a Monday, the one that is over
    return moment(unit, shifted(unit, s.published, count))


def _told(side: str, unit: str, s: Setting) -> Meaning:
    """A period counted from the date told last; without one, from publication where that can be meant."""
    count = TOLD[side]
    if (told := told_day(s, unit)) is not None:
        return moment(unit, shifted(unit, told, count))
    if count < 0 and unit not in ("day", "weekend"):
        return moment(unit, shifted(unit, s.published, count))
    if side == "the next" and not s.behind and unit not in ("day", "weekend"):
        return reach(unit, 1, s)
    return Meaning("DATE", "FUTURE_REF" if count > 0 else "PAST_REF")


def period_beside(m: Match, s: Setting) -> Meaning | None:
    """ "the year before", "the night before", "the week before last": beside the one told, or that of publication."""
    unit, count = m["unit"], 1 if m["way"] == "after" else -1
    if not s.dated:
        return Meaning("DATE", "XXXX")
    told = told_day(s, unit)
    if m["twice"]:
        return moment(unit, shifted(unit, s.published, 2 * count))
    if unit in ("night", "morning", "evening"):
        return part_of(shifted("day", told, count), unit) if told else Meaning("TIME", "PAST_REF")
    if told is None and unit == "day":
        return Meaning("DATE", "FUTURE_REF" if count > 0 else "PAST_REF")
    return moment(unit, shifted(unit, told or s.published, count))


def the_period(m: Match, s: Setting) -> Meaning | None:
    """ "the end of the year", "the weekend", "year-end"."""
    unit = m["unit"]
    if not s.dated:
        return Meaning("DATE", "XXXX")
    day = s.published
    if unit == "weekend" and not s.ahead and day.weekday() < FRIDAY:
        day = shifted("week", day, -1)
    return moment(unit, day)


def whole_period(m: Match, s: Setting) -> Meaning | None:
    """ "for the year", "the full year", "of the week": that of publication; "the year ended March 31" lasted a year."""
    if not WITHIN.search(s.before) or not (PART_OF.search(s.before) or STOPS.match(s.after)):
        return None
    if re.match(r"\s+end(?:ed|ing)\b", s.after):
        return Meaning("DURATION", duration(m["unit"], 1))
    return the_period(m, s)


def the_day(m: Match, s: Setting) -> Meaning | None:
    """ "later in the day": the one told, or that of publication."""
    if not OF_DAY.search(s.before) or not s.dated:
        return None
    return moment("day", s.anchor.at if s.anchor and s.anchor.unit == "day" and s.anchor.at else s.published)


RULES = (
    rule(r"{PHASE}(?:sometime )?(?P<side>the (?:past|last|coming|upcoming|previous|following|next|same|current|prior"
         r"|preceding)|that same|that|last|this past|this coming|this same|this|next|past|current|previous|prior)"
         r" (?P<unit>{PERIOD})", near_period),
    rule(r"the (?P<unit>{PERIOD}|night|morning|evening) (?P<way>before|after)"
         r"(?:(?P<twice> last(?! {WEEKDAY}))|(?=[.,;:)”\"]))", period_beside),
    rule(r"(?:(?:early|late|earlier|later) in |the (?:beginning|start|middle|end|close) of )"
         r"the (?P<unit>week|month|year|decade)", the_period),
    rule(r"the (?P<unit>weekend)", the_period),
    rule(r"(?:around )?(?P<unit>year|month|quarter)(?:{DASH}|['’]s )end", the_period),
    rule(r"the (?P<unit>year|month|week)", whole_period),
    rule(r"the (?:full |entire |whole )(?P<unit>year|month|week)", the_period),
    rule(r"the day", the_day),
)  # fmt: skip
