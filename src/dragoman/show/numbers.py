"""The numbers of an event in words: who gives which, and how far they lie apart.

Takes events, gives plain text and Amounts. Numbers of several tellers are
never averaged: a range runs from the least to the most that anyone says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.records import Event, Number, Position, Record, Stance
from dragoman.show import sides
from dragoman.show.words import plain


class Given(Record, frozen=True, kw_only=True):
    """A number and who gives it."""

    number: Number
    teller: str  # id
    name: str  # what to call the teller
    stance: Stance
    said: date | None  # when it was first given so


class Amount(Record, frozen=True, kw_only=True):
    """Something that is counted, with every number that anyone gives of it."""

    counted: str  # "drone", "ton wheat"
    given: tuple[Given, ...]  # in the order of tellers

    @property
    def extent(self) -> str:
        """From the least to the most, in the words of those who say so."""
        return extent([one.number for one in self.given])


def number(one: Number) -> str:
    """A number as worded: "“more than 300” drone"."""
    return " ".join(word for word in (f"“{plain(one.text)}”", one.unit, plain(one.item)) if word)


def details(position: Position) -> str:
    """When it happened and in which numbers, by this position."""
    when = [f"when: {sides.span(position.time)}"] if position.time else []
    return "; ".join([*when, *(number(one) for one in position.numbers)])


def amounts(event: Event) -> list[Amount]:
    """For each thing that is counted, the numbers with who gives each; the same of one teller in one stance once."""
    found: dict[str, dict[tuple[Number, str, Stance], Given]] = {}
    for teller, position, one in told(event):
        counted = " ".join(filter(None, (one.unit, plain(one.item))))
        given = Given(number=one, teller=teller[0], name=teller[1], stance=position[0], said=position[1])
        found.setdefault(counted, {}).setdefault((one, teller[0], position[0]), given)
    return [Amount(counted=counted, given=tuple(given.values())) for counted, given in found.items()]


def told(event: Event) -> Iterator[tuple[tuple[str, str], tuple[Stance, date | None], Number]]:
    """Every number with its teller, by id and name, and how and when it was said."""
    for teller in event.tellers:
        for position in teller.positions:
            for one in position.numbers:
                yield (teller.id, sides.name(teller)), (position.stance, position.said), one


def extent(numbers: Sequence[Number]) -> str:
    """From the least to the most that anyone says: a range in their words, never an average."""
    least = min(numbers, key=lambda one: one.low if one.low is not None else 0.0)
    most = max(numbers, key=lambda one: one.high if one.high is not None else one.low or 0.0)
    if len({one.text.casefold() for one in numbers}) == 1:
        return f"“{plain(least.text)}”"
    return f"from “{plain(least.text)}” to “{plain(most.text)}”"


def ends(one: Number) -> tuple[float, float] | None:
    """The least and the most that a number allows, where both or one is known; an open end is the other."""
    low, high = one.low if one.low is not None else one.high, one.high if one.high is not None else one.low
    return (low, high) if low is not None and high is not None else None


def is_open(one: Number) -> bool:
    """Whether a number has no upper end: "more than 300"."""
    return one.low is not None and one.high is None


def reach(numbers: Iterable[Number]) -> tuple[float, float] | None:
    """From the least to the most of several numbers; None where none of them is a number."""
    known = [both for one in numbers if (both := ends(one))]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None
