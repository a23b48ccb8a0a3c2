"""Days by name, relative days and parts of days: "Friday", "yesterday evening", "overnight"."""

from __future__ import annotations

from dragoman.claims.time.calendar import PARTS, Meaning, moment, part_of, shifted, weekday_near
from dragoman.claims.time.rules.form import WEEKDAYS, Match, Setting, capital, rule


def weekday_of(m: Match, s: Setting) -> Meaning | None:
    """ "Friday": the last up to publication, that day included; the next where the words point ahead."""
    found = m.groupdict()
    name, side, part = m["weekday"], found.get("side") or "", found.get("part") or ""
    if not capital(m, "weekday", s):
        return None
    weekday = WEEKDAYS.index(name[:3])
    if not s.dated:
        return Meaning("DATE", f"XXXX-WXX-{weekday + 1}")
    told = s.anchor.at if s.anchor and s.anchor.unit == "day" and s.anchor.at and side.startswith("the ") else None
    if side in ("last", "the previous", "this past", "past"):
        day = weekday_near(told or s.published, weekday, ahead=False, here=False)
    elif side in ("next", "this coming", "the following", "the next"):
        day = weekday_near(told or s.published, weekday, ahead=True, here=False)
    else:
        day = weekday_near(s.published, weekday, ahead=s.ahead or side == "this")
    return part_of(day, part) if part else moment("day", day)


def every_weekday(m: Match, s: Setting) -> Meaning | None:
    """ "every Friday", "Tuesday nights"."""
    weekday = WEEKDAYS.index(m["weekday"][:3])
    part = "T" + PARTS[m["part"]] if m["part"] else ""
    return Meaning("SET", f"XXXX-WXX-{weekday + 1}{part}") if capital(m, "weekday", s) else None


def near_day(m: Match, s: Setting) -> Meaning | None:
    """today, yesterday, tomorrow, tonight, last night, this morning."""
    word, part = m["day"] or "today", m["part"] or ""
    if not s.dated:
        return Meaning("DATE", "XXXX-XX-XX")
    if " before yesterday" in word or " after tomorrow" in word:
        return moment("day", shifted("day", s.published, 2 if "after" in word else -2))
    count = -1 if word.startswith(("yesterday", "last")) else word.startswith("tomorrow")
    day = shifted("day", s.published, int(count))
    if word.endswith("night"):
        return part_of(day, "night")
    for name in ("morning", "afternoon", "evening"):
        if name in (part, word.rpartition(" ")[2]):
            return part_of(day, name)
    return part_of(day, part) if part else moment("day", day)


def told_part(m: Match, s: Setting) -> Meaning | None:
    """ "the next morning": counted from the day told last."""
    if s.anchor is None or s.anchor.at is None or s.anchor.unit != "day":
        return Meaning("TIME", "PAST_REF")
    count = {"the next": 1, "the following": 1, "the previous": -1}.get(m["side"], 0)
    return part_of(shifted("day", s.anchor.at, count), m["part"])


def overnight(m: Match, s: Setting) -> Meaning | None:
    return part_of(shifted("day", s.published, -1), "night") if s.dated else Meaning("TIME", "XXXX-XX-XXTNI")


RULES = (
    rule(r"(?:every|each) (?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?", every_weekday),
    rule(r"(?P<weekday>{WEEKDAY})(?:s| (?P<part>{PART})s)", every_weekday),
    rule(r"{PHASE}(?P<side>last|this past|this coming|this|next|the (?:previous|following|next)|past)"
         r" (?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?", weekday_of),
    rule(r"{PHASE}(?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?", weekday_of),
    rule(r"{PHASE}(?P<day>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|last night"
         r"|this (?:morning|afternoon|evening))(?: (?P<part>{PART}))?", near_day),
    rule(r"mid(?:-| )?(?P<part>morning|afternoon|evening)(?: (?P<day>yesterday|today|tomorrow))?", near_day),
    rule(r"(?P<side>that same|that|the same|the next|the following|the previous) (?P<part>{PART})", told_part),
    rule(r"overnight", overnight),
)  # fmt: skip
