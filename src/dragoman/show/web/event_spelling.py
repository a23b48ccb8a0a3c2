"""How templates spell events: who stands how to them, when exactly, in which numbers; each a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dragoman.records import Event, Period
from dragoman.show import accounts, coded, sides, verdicts
from dragoman.show.web import ranges
from dragoman.show.words import number


def who_says(event: Event) -> str:
    """Who stands how to an event, without its support, which a badge tells."""
    return sides.reason(event).removeprefix(f"{event.support or 'no support'}: ")


def told_in(event: Event) -> str:
    """How often it is told, without what says no more: "1 report"; "6 reports in 4 outlets, 5 origins, 7 sources"."""
    if event.coded or event.reports > 1:
        return sides.counts(event)
    return "1 report" + (f", {number(event.sources, 'source')}" if event.sources else "")


def exactness(time: Period) -> str:
    """How exactly it is told when something happened: "to the day", "within these", "open at one end"."""
    if not (time.start and time.end):
        return "open at one end"
    lengths = {4: "to the year", 7: "to the month", 10: "to the day"}
    return lengths[len(time.start)] if time.start == time.end else "within these"


def amount(value: float) -> str:
    """A number that somebody gives: 1,700; 2.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def position(events: Sequence[Event], event: Event) -> int:
    """Which of several events is the one with an id."""
    return next(at for at, one in enumerate(events) if one.id == event.id)


FILTERS: dict[str, Callable[..., Any]] = {
    "parties": sides.parties, "things": sides.things, "counts": sides.counts, "told_in": told_in,
    "independent": sides.independent,
    "listed": sides.listed, "who_says": who_says, "headline": accounts.headline, "coded_fields": coded.fields,
    "told_judgement": verdicts.told, "fate": verdicts.fate,
    "exactness": exactness, "amount": amount, "position": position, "scale": ranges.scale,
}  # fmt: skip
