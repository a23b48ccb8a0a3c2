"""A pair over time: a bar a month, cooperation upwards and conflict downwards, and its shifts.

Takes a TieAccount, gives where its bars and shifts are drawn. Up and down
tell the channels, so that it reads in grey.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.records import Month, Shift, TieAccount
from dragoman.show import pairs

WIDTH, HEIGHT = 300.0, 96.0
LEFT, RIGHT, TOP, BOTTOM = 26.0, 4.0, 14.0, 16.0
MIDDLE = (TOP + HEIGHT - BOTTOM) / 2
ROOM = (HEIGHT - TOP - BOTTOM) / 2
MONTHS = 60  # the last of which are drawn
LEAST = 12
ROOM_FOR_LAST = 55.0  # units at the right end, where the last month is named


class Bar(NamedTuple):
    """What passed in a month, in one channel."""

    x: str
    y: str
    width: str
    height: str
    channel: str


class Mark(NamedTuple):
    """A shift: where it is, its number, and in words."""

    x: str
    number: int
    day: str
    words: str


class Tick(NamedTuple):
    """Where a year begins."""

    x: str
    year: str


class Chart(NamedTuple):
    """A pair over time."""

    pair: str
    stands: str  # friendly, hostile, undecided
    verdict: str
    bars: Sequence[Bar]
    marks: Sequence[Mark]
    ticks: Sequence[Tick]
    last: str  # month
    top: str  # what the highest bar is
    words: str  # what the picture shows, for who does not see it


def chart(account: TieAccount, pair: str, theatre: Callable[[str], str]) -> Chart | None:
    """The picture of a pair's last months; None where nothing passed in them. `theatre` names theatres."""
    shown = [month for month in account.months if month.first <= account.tie.until][-MONTHS:]
    top = max((max(month.cooperation, month.conflict) for month in shown), default=0.0)
    if not top:
        return None
    shown = padded(shown)
    each = (WIDTH - LEFT - RIGHT) / len(shown)
    marks = [shift for shift in account.shifts if shift.day >= shown[0].first]
    return Chart(
        pair=pair,
        stands=pairs.WORDS[account.tie.sign] if account.tie.acts else "undecided",
        verdict=pairs.verdict(account.tie, theatre),
        bars=[bar for at, month in enumerate(shown) for bar in bars(month, at, each, top)],
        marks=[mark(number, shift, shown, each) for number, shift in enumerate(marks, start=1)],
        ticks=ticks(shown, each),
        last=f"{shown[-1].first:%Y-%m}",
        top=pairs.short(top),
        words=f"{pair} by month from {shown[0].first:%Y-%m} to {shown[-1].first:%Y-%m}: the highest bar is "
        f"{pairs.short(top)} of weight a month",
    )


def padded(months: Sequence[Month]) -> list[Month]:
    """At least a year of months, empty ones before where there are fewer."""
    some = list(months)
    while len(some) < LEAST:
        before = (some[0].first - timedelta(days=1)).replace(day=1)
        some.insert(0, Month(first=before, cooperation=0.0, conflict=0.0))
    return some


def bars(month: Month, at: int, each: float, top: float) -> list[Bar]:
    """The bars of a month that are more than nothing."""
    x, width = short(LEFT + at * each + 0.1 * each), short(0.8 * each)
    up, down = (ROOM * value / top for value in (month.cooperation, month.conflict))
    found = [Bar(x, short(MIDDLE - up), width, short(up), "cooperation")] if up > 0 else []
    return found + ([Bar(x, short(MIDDLE), width, short(down), "conflict")] if down > 0 else [])


def mark(number: int, shift: Shift, months: Sequence[Month], each: float) -> Mark:
    """Where a shift is."""
    return Mark(short(place(shift.day, months, each)), number, str(shift.day), pairs.shifted(shift))


def place(day: date, months: Sequence[Month], each: float) -> float:
    """Where a day is."""
    before = sum(month.first <= day for month in months) - 1
    return LEFT + (before + (day.day - 1) / 31) * each


def ticks(months: Sequence[Month], each: float) -> list[Tick]:
    """The beginnings of years, or of the first month where no year begins."""
    room = len(months) - ROOM_FOR_LAST / each
    years = [(at, month) for at, month in enumerate(months) if month.first.month == 1 and at < room]
    return [Tick(short(LEFT + at * each), f"{month.first:%Y}") for at, month in years] or [
        Tick(short(LEFT), f"{months[0].first:%Y-%m}")
    ]


def short(value: float) -> str:
    """A number as it stands in a drawing."""
    return f"{value + 0.0:.1f}"
