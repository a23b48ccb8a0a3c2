"""Days by the holiday: "Christmas Day", "last Thanksgiving", "during Ramadan".

What they are called and when they are stands in holidays.csv.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from dragoman.claims.time.calendar import Meaning, between, moment, weekday_near
from dragoman.claims.time.rules.form import WEEKDAYS, Match, Setting, capital, rule, year_number
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).parent.with_name("holidays.csv")
COLUMNS = ("name", "day", "note")

KNOWN = (1500, 2500)  # years between which holidays are told
Yearly = Callable[[int], Meaning]  # from a year to the holiday in it


def holiday(m: Match, s: Setting) -> Meaning | None:
    """ "last Christmas", "Easter 2015": without a year, the nearest by direction."""
    name = re.sub(r"\s+", " ", m["name"]).replace("’", "'")
    if not (capital(m, "name", s) or name.startswith("the ")):
        return None
    in_year, side = HOLIDAYS[name], m["side"] or ""
    if m["year"]:
        return in_year(year_number(m["year"]))
    if not s.dated:
        return Meaning("DATE", "XXXX-XX-XX")
    if not KNOWN[0] < s.published.year < KNOWN[1]:
        return None
    found = [in_year(s.published.year + step) for step in (-1, 0, 1)]
    past, coming = [[one for one in found if _is_past(one, s) == over] for over in (True, False)]
    if side in ("next", "this coming") or (s.ahead and not side):
        return coming[0]
    if side in ("last", "this past") or s.behind:
        return past[-1]
    return min(found, key=lambda one: abs(_begin(one) - s.published))


def _begin(meaning: Meaning) -> date:
    assert meaning.at is not None
    return meaning.at


def _is_past(meaning: Meaning, s: Setting) -> bool:
    return _begin(meaning) <= s.published


def _yearly(row: Row) -> tuple[tuple[str, ...], Yearly]:
    words = row.cells["day"].split()
    match words:
        case ["easter", days]:
            distance = timedelta(days=int(days))
            return row.several("name"), lambda year: moment("day", easter(year) + distance)
        case ["islamic", month]:
            number = int(month)
            return row.several("name"), lambda year: islamic_month(year, number)
        case [month, weekday, which]:
            place = int(month), WEEKDAYS.index(weekday), 0 if which == "last" else int(which)
            return row.several("name"), lambda year: moment("day", _weekday_of(year, *place))
        case [day]:
            in_month, of_month = (int(part) for part in day.split("-"))
            date(2001, in_month, of_month)
            return row.several("name"), lambda year: moment("day", date(year, in_month, of_month))
    raise ValueError(f'"{row.cells["day"]}" is no day: write 12-25, 11 thu 4, easter -2 or islamic 9')


def _weekday_of(year: int, month: int, weekday: int, which: int) -> date:
    if which == 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return weekday_near(after, weekday, ahead=False, here=False)
    return weekday_near(date(year, month, 1), weekday, ahead=True) + timedelta(weeks=which - 1)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher's rule)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * days) // 451
    month, day = divmod(epact + days - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def islamic_month(year: int, month: int) -> Meaning:
    """An Islamic month that begins in `year`, by the months it falls in: its days follow the moon as it is seen.

    By the tabular calendar: 30 years of 10,631 days, counted from 19 July 622.
    """
    for islamic_year in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
        days = 29 * (month - 1) + month // 2 + 354 * (islamic_year - 1) + (3 + 11 * islamic_year) // 30
        begins = date.fromordinal(EPOCH + days)
        if begins.year == year:
            ends = begins + timedelta(days=29)
            return between(moment("month", begins), moment("month", ends))._replace(at=begins, unit="month")
    raise AssertionError(f"no month {month} begins in {year}")


EPOCH = date(622, 7, 19).toordinal()
HOLIDAYS = {name: yearly for names, yearly in read_table(TABLE, COLUMNS, _yearly) for name in names}
NAMES = "|".join(sorted((re.escape(name).replace("\\ ", " ") for name in HOLIDAYS), key=len, reverse=True)).replace(
    "'", "['’]"
)

RULES = (
    rule(rf"(?:(?P<side>last|this past|this coming|this|next) )?(?P<name>{NAMES})(?:,? (?P<year>{{YEAR}}))?", holiday),
)
