"""The months of a pair as they are drawn and tabulated: what each brought, and how the tie stood at its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.records import Channel, ChannelName, Month, Record, Sign, TieAccount, TieMonth
from dragoman.show.pairs import SAID, shifted


class PairMonth(Record, frozen=True, kw_only=True):
    """What passed between two in a month, and how their tie stood at its end, by all that had happened until then."""

    month: date  # its first day
    cooperation: float  # weight of the deeds in it
    conflict: float
    cooperation_rate: float | None  # weight a month, with its credible interval of 95 %; None: nothing before it
    cooperation_low: float | None
    cooperation_high: float | None
    conflict_rate: float | None
    conflict_low: float | None
    conflict_high: float | None
    lean: float | None  # −1 to 1, with its interval
    lean_low: float | None
    lean_high: float | None
    sign: Sign | None


class Rates(Record, frozen=True, kw_only=True):
    """A channel at the ends of months; None before the first deed."""

    rate: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]


class Turn(Record, frozen=True, kw_only=True):
    """A shift as it is drawn."""

    channel: ChannelName
    more: bool
    day: date
    low: date
    high: date
    text: str


class Spell(Record, frozen=True, kw_only=True):
    """What another layer has of a pair, or what is said of it, from when to when."""

    text: str
    sign: Sign | None
    since: date | None
    until: date | None


class Series(Record, frozen=True, kw_only=True):
    """Both channels by month, in columns."""

    firsts: tuple[date, ...]  # first days of the months
    cooperation: tuple[float, ...]  # weight of the deeds in each
    conflict: tuple[float, ...]
    rates: dict[ChannelName, Rates]
    shifts: tuple[Turn, ...]
    spans: tuple[Spell, ...]
    since: date | None  # what happened before this day counts for nothing in the rates; None: all does that is known
    begin: date | None  # of the period that is brushed
    end: date | None


def months(account: TieAccount, history: Sequence[TieMonth]) -> list[PairMonth]:
    """A row for each month."""
    stood = {of(one.last): one for one in history}
    return [row(one, stood.get(one.first)) for one in account.months]


def row(brought: Month, stood: TieMonth | None) -> PairMonth:
    """A month, and the tie at its end; None before the first deed."""
    lean = (stood.lean, stood.low, stood.high, stood.sign) if stood else (None, None, None, None)
    return PairMonth(
        month=brought.first, cooperation=brought.cooperation, conflict=brought.conflict,
        **cells("cooperation", stood.cooperation if stood else None),
        **cells("conflict", stood.conflict if stood else None),
        lean=lean[0], lean_low=lean[1], lean_high=lean[2], sign=lean[3],
    )  # fmt: skip


def cells(name: str, channel: Channel | None) -> dict[str, float | None]:
    """The columns of a channel's rate."""
    return {f"{name}_{part}": getattr(channel, part) if channel else None for part in ("rate", "low", "high")}


def drawn(account: TieAccount, history: Sequence[TieMonth], anew: bool, begin: date | None, end: date | None) -> Series:
    """What the plot is drawn from; `anew` tells that months are weighed since the day on which the period begins."""
    stood = {of(one.last): one for one in history}
    firsts = tuple(one.first for one in account.months)
    return Series(
        firsts=firsts,
        cooperation=tuple(round(one.cooperation, 4) for one in account.months),
        conflict=tuple(round(one.conflict, 4) for one in account.months),
        rates={
            "cooperation": rates([stood[first].cooperation if first in stood else None for first in firsts]),
            "conflict": rates([stood[first].conflict if first in stood else None for first in firsts]),
        },
        shifts=tuple(
            Turn(channel=one.channel, more=one.after > one.before, day=one.day, low=one.low, high=one.high,
                 text=shifted(one))
            for one in account.shifts
        ),
        spans=tuple(spells(account)),
        since=account.tie.since if anew else None,
        begin=begin,
        end=end,
    )  # fmt: skip


def rates(channels: Sequence[Channel | None]) -> Rates:
    """A channel in columns."""
    return Rates(**{
        part: tuple(round(getattr(one, part), 4) if one else None for one in channels)
        for part in ("rate", "low", "high")
    })  # fmt: skip


def spells(account: TieAccount) -> list[Spell]:
    """Bonds of other layers, and of what standing they are said to be."""
    bonds = [
        Spell(text=f"{one.layer}: {one.text}" if one.text else one.layer, sign=one.sign, since=one.since,
              until=one.until)
        for one in account.bonds
    ]  # fmt: skip
    said = [
        Spell(text=f"said to be {SAID[one.type]}", sign="+" if one.type == "ALLY" else "-", since=one.first,
              until=one.last)
        for one in account.tie.standings
    ]  # fmt: skip
    return bonds + said


def of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)
