"""Add up deeds: for each dyad, or dyad and theatre, how many count in each channel and what they weigh.

Takes Deeds and Weights, gives a Tally in columns: a row a unit. Twenty million
deeds are added in stretches, so that little is held beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.decay import left
from dragoman.ties.weights import Weights

STRETCH = 4_000_000  # deeds added at a time
LEAST = 0.01  # share of rows that are right, below which a coded deed would tell nothing but its doubt
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """What deeds are added up by: dyads, or dyads in one theatre each."""

    sides: tuple[str, ...]  # ids, sorted
    theatres: tuple[str, ...]  # ids, sorted
    one: NDArray[np.int32]  # into sides, the lesser of both
    other: NDArray[np.int32]
    theatre: NDArray[np.int32]  # into theatres; -1: pooled
    row: NDArray[np.int32]  # the deeds of the units: rows of a table of deeds, those of several theatres several times
    unit: NDArray[np.int32]  # the unit that each row counts in
    order: NDArray[np.int64]  # of the rows, by unit
    start: NDArray[np.int64]  # in that order, of each unit

    def __len__(self) -> int:
        return len(self.one)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """One channel of each unit."""

    acts: Ints
    weight: Floats  # of the deeds together, as old as they are
    square: Floats  # of their squared weights: tells how many deeds of even weight they are worth
    sure: Floats  # deeds, a coded one counted as the share of such rows that are right
    expected: Ints  # deeds that are only expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The deeds of each unit, added up."""

    cooperation: Sums
    conflict: Sums
    contested: Ints
    denied: Ints
    coded: Ints
    norm: Floats  # how far each is a dyad among those that tell what is usual: 1 where a report tells of it
    first: NDArray[np.int32]  # day of the first and last deed, counted or not
    last: NDArray[np.int32]


def pooled(deeds: Deeds) -> Units:
    """The dyads of the deeds."""
    return _units(deeds, (), np.arange(len(deeds), dtype=np.int32), np.full(len(deeds), -1, dtype=np.int32))


def by_theatre(deeds: Deeds) -> Units:
    """The dyads of the deeds in each theatre; what counts in no theatre is in none."""
    theatres = tuple(sorted({theatre for several in deeds.theatres for theatre in several}))
    place = {theatre: number for number, theatre in enumerate(theatres)}
    width = max((len(several) for several in deeds.theatres), default=0)
    table = np.full((max(len(deeds.theatres), 1), width), -1, dtype=np.int32)
    for number, several in enumerate(deeds.theatres):
        table[number, : len(several)] = [place[theatre] for theatre in dict.fromkeys(several)] + [-1] * (
            len(several) - len(set(several))
        )
    rows, places = [np.empty(0, dtype=np.int32)], [np.empty(0, dtype=np.int32)]
    for column in range(width):
        there = table[deeds.theatre, column]
        rows.append(np.flatnonzero(there >= 0).astype(np.int32))
        places.append(there[rows[-1]])
    return _units(deeds, theatres, np.concatenate(rows), np.concatenate(places))


def _units(deeds: Deeds, theatres: tuple[str, ...], row: NDArray[np.int32], theatre: NDArray[np.int32]) -> Units:
    sides = tuple(sorted(set(deeds.sides)))
    rank = {side: number for number, side in enumerate(sides)}
    ranks = np.array([rank[side] for side in deeds.sides], dtype=np.int64)
    a, b = (
        ranks[column[row]] if len(row) else np.empty(0, dtype=np.int64) for column in (deeds.initiator, deeds.recipient)
    )
    places = len(theatres) + 1
    key = (np.minimum(a, b) * len(sides) + np.maximum(a, b)) * places + theatre + 1
    order = np.argsort(key, kind="stable")
    key = key[order]
    begins = np.ones(len(key), dtype=bool)
    begins[1:] = key[1:] != key[:-1]
    start, keys = np.flatnonzero(begins), key[begins]
    unit = np.empty(len(key), dtype=np.int32)
    unit[order] = np.cumsum(begins, dtype=np.int32) - 1
    pair, place = np.divmod(keys, places)
    one, other = np.divmod(pair, max(len(sides), 1))
    return Units(
        sides=sides,
        theatres=theatres,
        one=one.astype(np.int32),
        other=other.astype(np.int32),
        theatre=(place - 1).astype(np.int32),
        row=row,
        unit=unit,
        order=order,
        start=start,
    )


def tally(deeds: Deeds, units: Units, weights: Weights, *, until: int, half_life: float | None) -> Tally:
    """What the deeds of each unit come to on the day `until`, given as a number.

    A row that others coded is right in a share p of cases. Its weight w is
    that of p deeds, not a deed that weighs as little: w is the mean of a deed
    of weight w/p that is there or not, and w²/p the mean of its square. So of
    rows it takes 1/p times as many to be as sure.
    """
    count = len(units)
    weight, square, sure = np.zeros(3 * count), np.zeros(3 * count), np.zeros(3 * count)
    acts, expected, denied, contested, coded = (np.zeros(3 * count, dtype=np.int64) for _ in range(5))
    told = {
        support: np.array([one.support == support for one in deeds.tellings], dtype=bool)
        for support in ("contested", "denied", "expected", "coded")
    }
    reported, other, lasting = np.zeros(count), np.zeros(count), np.zeros(count)
    for some, unit in _stretches(deeds, units):
        channel, heavy = weights.of(some)
        place = channel.astype(np.int64) * count + unit
        aged = heavy * left(until - some.day, half_life)
        weight += np.bincount(place, aged, 3 * count)
        share = weights.sure(some)
        square += np.bincount(place, aged**2 / np.maximum(share, LEAST), 3 * count)
        counts, others = heavy > 0, told["coded"][some.telling]
        reported += np.bincount(unit[~others], minlength=count)
        other += np.bincount(unit[others], minlength=count)
        lasting += np.bincount(unit[others], (share * left(until - some.day, half_life))[others], count)
        sure += np.bincount(place[counts], share[counts], 3 * count)
        coded += np.bincount(place[counts & others], minlength=3 * count)
        acts += np.bincount(place[counts], minlength=3 * count)
        contested += np.bincount(place[counts & told["contested"][some.telling]], minlength=3 * count)
        expected += np.bincount(place[told["expected"][some.telling]], minlength=3 * count)
        denied += np.bincount(place[told["denied"][some.telling]], minlength=3 * count)
    _, cooperation, conflict = (
        Sums(acts=a, weight=w, square=q, sure=s, expected=e)
        for a, w, q, s, e in zip(
            *(part.reshape(3, count) for part in (acts, weight, square, sure, expected)), strict=True
        )
    )
    days = deeds.day[units.row[units.order]]
    return Tally(
        cooperation=cooperation,
        conflict=conflict,
        contested=contested[count:].reshape(2, count).sum(axis=0),
        denied=denied[count:].reshape(2, count).sum(axis=0),
        coded=coded[count:].reshape(2, count).sum(axis=0),
        # A pair of which only rows tell is one as far as these are right, and as far as they are of the present.
        norm=np.where(reported > 0, 1.0, lasting / np.maximum(other, 1)),
        first=np.minimum.reduceat(days, units.start) if count else days,
        last=np.maximum.reduceat(days, units.start) if count else days,
    )


def _stretches(deeds: Deeds, units: Units) -> Iterator[tuple[Deeds, NDArray[np.int32]]]:
    """Deeds and the units they count in, some millions at a time."""
    for begin in range(0, len(units.row), STRETCH):
        part = slice(begin, begin + STRETCH)
        yield deeds.where(units.row[part]), units.unit[part]
