"""Go through the deeds of all dyads by day, and tell on any day what is usual and how well each month is covered.

Takes Arranged, gives Known. What it takes to go on from a day can be kept, so
that nobody has to begin with the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.bursts import DEEDS, STRETCH, USUAL
from dragoman.ties.decay import HALF_LIFE, months
from dragoman.ties.parts import in_parts
from dragoman.ties.prior import Quarrels, Usual, common
from dragoman.ties.ready.arranged import Arranged
from dragoman.ties.ready.classes import PLACE
from dragoman.ties.ready.covering import Cells, Reports, reported_at
from dragoman.ties.tally import Sums, Tally, Units
from dragoman.ties.weights import CONFLICT, COOPERATION

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
AT_ONCE = 2_000_000  # deeds added up together
# What is added up of each dyad, by the power with which it ages.
AGEING = {"weight_cooperation": 1, "weight_conflict": 1, "square_cooperation": 2, "square_conflict": 2, "lasting": 1}
COUNTED = ("reported", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What all dyads tell on a day of each, whatever pair is asked for."""

    day: int
    cooperation: float  # `Usual`
    conflict: float
    act: tuple[float, float]
    quarrels: Quarrels
    even: Floats  # what bursts are drawn to: of coded deeds and of others (rows), in each channel
    reports: Reports  # of each month, for the coverage of pairs
    passed: Floats  # of each side, the weight of both channels between it and others that take part

    @property
    def size(self) -> int:
        """How many bytes it takes, about."""
        columns = self.quarrels.had, self.quarrels.sides, self.quarrels.towards, self.passed
        return sum(column.nbytes for column in (*columns, self.reports.everything, self.reports.steady))

    def usual(self, others: Floats) -> Usual:
        """What is usual, with how much conflict the sides of some dyads have with others."""
        return Usual(
            cooperation=self.cooperation, conflict=self.conflict, act=self.act, quarrels=self.quarrels, others=others
        )


@dataclass(slots=True, kw_only=True)
class State:
    """What is added up of each dyad until a day."""

    sums: dict[str, Floats]
    counts: dict[str, NDArray[np.int32]]
    # Of the stretches of days that bursts are told from, those that are over: their weights of cooperation.
    square: Floats  # of the deeds
    steps: Floats  # Σ x² − Σ x·y of each stretch x and the one y before it
    even: Floats  # deeds and their squared weights, of coded ones and of others, in each channel
    stretches: int  # that are over
    day: int

    @classmethod
    def empty(cls, dyads: int, begin: int) -> State:
        """Before the first day."""
        return cls(
            sums={name: np.zeros(dyads) for name in AGEING},
            counts={name: np.zeros(dyads, dtype=np.int32) for name in COUNTED},
            square=np.zeros(dyads),
            steps=np.zeros(dyads),
            even=np.zeros((2, 2, 3)),
            stretches=0,
            day=begin - 1,
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All of it, to be kept."""
        columns = self.sums | self.counts
        rest = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in ("sums", "counts")}
        return columns | {name: np.asarray(value) for name, value in rest.items()}

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> State:
        """What was kept."""
        rest = [one.name for one in fields(cls) if one.name not in ("sums", "counts", "stretches", "day")]
        return cls(
            sums={name: arrays[name] for name in AGEING},
            counts={name: arrays[name] for name in COUNTED},
            **{name: arrays[name] for name in rest},
            stretches=int(arrays["stretches"]),
            day=int(arrays["day"]),
        )

    def copy(self) -> State:
        """The same in arrays of its own, to go on from."""
        return State.of({name: np.array(values) for name, values in self.arrays().items()})


class Stretch(NamedTuple):
    """The cooperation of a stretch of days: the dyads that have any, in order."""

    dyads: Ints
    weight: Floats
    square: Floats  # of the weights of the deeds

    def of(self, dyads: Ints) -> Floats:
        """The weights of some dyads."""
        if not len(self.dyads):
            return np.zeros(len(dyads))
        place = np.minimum(np.searchsorted(self.dyads, dyads), len(self.dyads) - 1)
        return np.where(self.dyads[place] == dyads, self.weight[place], 0.0)

    def with_more(self, dyads: Ints, weight: Floats) -> Stretch:
        """The same with more weight of some dyads, without the squares."""
        every = np.union1d(self.dyads, dyads)
        more = Stretch(dyads, weight, weight)
        return Stretch(every, self.of(every) + more.of(every), np.zeros(len(every)))


NO_STRETCH = Stretch(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))


class Sweep:
    """All dyads, from a day on."""

    def __init__(self, deeds: Arranged, cells: Cells, parties: NDArray[np.bool_], state: State | None = None) -> None:
        """`parties` tells which sides take part in systems."""
        self.deeds, self.cells = deeds, cells
        self._among = deeds.dyads_of(parties)
        self.state = state or State.empty(len(deeds.one), deeds.begin)
        self._cooperation = deeds.classes.weights(COOPERATION)
        self._adds = {name: deeds.classes.adds[:, PLACE[name]].copy() for name in (*AGEING, *COUNTED)}
        self._even = _adding_to_even(deeds)
        self._begun = self._stretch(0)
        self._last = self._stretch(self.state.stretches - 1)

    def to(self, day: int) -> Known:
        """Go on to a day, at least the thirtieth, and tell what is known on it."""
        self.advance(day)
        return self._known()

    def advance(self, day: int) -> None:
        """Add up what happened until a day."""
        state, deeds = self.state, self.deeds
        left = 2.0 ** (-(day - state.day) / HALF_LIFE)
        for name, power in AGEING.items():
            state.sums[name] *= left**power
        some = deeds.between(state.day + 1, day)
        for first in range(some.start, some.stop, AT_ONCE):
            rows = slice(first, min(first + AT_ONCE, some.stop))
            self._add(rows, day)
        while deeds.begin + (state.stretches + 1) * STRETCH - 1 <= day:
            self._add_stretch()
        state.day = day

    def _add(self, rows: slice, day: int) -> None:
        state, deeds = self.state, self.deeds
        dyad, what = np.asarray(deeds.day_dyad[rows]), np.asarray(deeds.day_what[rows])
        left = np.exp2(-(day - deeds.days(rows)) / HALF_LIFE)
        powers = (np.ones_like(left), left, left**2)
        for name, power in AGEING.items():
            np.add.at(state.sums[name], dyad, self._adds[name][what] * powers[power])
        for name in COUNTED:
            np.add.at(state.counts[name], dyad[self._adds[name][what] > 0], 1)
        state.even += np.tensordot(np.bincount(what, minlength=len(self._even)), self._even, 1)

    def _add_stretch(self) -> None:
        """Take in the next stretch of days, which is over."""
        state, before = self.state, self._last
        now = self._last = self._stretch(state.stretches)
        state.square[now.dyads] += now.square
        state.steps[now.dyads] += now.weight**2 - now.weight * before.of(now.dyads)
        state.stretches += 1

    def _stretch(self, number: int) -> Stretch:
        """The stretch of that number, counted from 0; one without deeds where there is none."""
        if number < 0:
            return NO_STRETCH
        first = self.deeds.begin + number * STRETCH
        rows = self.deeds.between(first, first + STRETCH - 1)
        weight = self._cooperation[self.deeds.day_what[rows]]
        some = np.flatnonzero(weight)
        dyads, place = np.unique(self.deeds.day_dyad[rows][some], return_inverse=True)
        x, square = (np.bincount(place, weight[some] ** power, len(dyads)).astype(np.float64) for power in (1, 2))
        return Stretch(dyads.astype(np.int64), x, square)

    def _known(self) -> Known:
        """What is known on the day to which everything is added up."""
        state, deeds = self.state, self.deeds
        lit = deeds.lit(state.day)
        what = np.asarray(deeds.lit_what[lit])
        dyads = deeds.dyads(deeds.lit_row[lit])

        def lit_up(values: NDArray[Any], name: str) -> NDArray[Any]:
            return _with(values, dyads, deeds.classes.adds[what, PLACE[name]])

        sums = {name: lit_up(state.sums[name], name) for name in AGEING}
        counts = {name: lit_up(state.counts[name], name) for name in COUNTED}
        told = counts["reported"] + counts["other"]
        even = even_of(state.even + np.tensordot(np.bincount(what, minlength=len(self._even)), self._even, 1))
        clustered = self._clustered(dyads, what, even[:, 0], counts["reported"])
        span = months(state.day - deeds.begin + 1, HALF_LIFE)
        found = common(
            _tally(sums, counts),
            units_of(deeds, deeds.one, deeds.other),
            (clustered, clustered),
            span,
            told=told > 0,
        )
        return Known(
            day=state.day,
            cooperation=found.cooperation,
            conflict=found.conflict,
            act=found.act,
            quarrels=found.quarrels,
            even=even,
            reports=reported_at(deeds, self.cells, told, state.day),
            passed=self._passed(sums["weight_cooperation"] + sums["weight_conflict"]),
        )

    def _passed(self, weight: Floats) -> Floats:
        """How much passes between each side and others, of those that take part."""
        deeds, some = self.deeds, self._among
        count = len(deeds.deeds.sides)
        passed = np.bincount(deeds.one[some], weight[some], count) + np.bincount(deeds.other[some], weight[some], count)
        return passed.astype(np.float64)

    def _clustered(self, dyads: Ints, what: NDArray[np.int32], even: Floats, reported: Ints) -> Floats:
        """How much the cooperation of each dyad clusters in time, as `bursts` has it; with what the last day adds."""
        state, last = self.state, self._last
        square, steps = state.square, state.steps.copy()
        if len(what) and state.day == self.deeds.begin + state.stretches * STRETCH - 1:
            weight = self._cooperation[what]
            places, place = np.unique(dyads, return_inverse=True)
            more, before = np.bincount(place, weight).astype(np.float64), self._stretch(state.stretches - 2)
            square = _with(square, dyads, weight**2)
            steps[places] += (2 * last.of(places) + more - before.of(places)) * more
            last = last.with_more(places, more)
        begun = last if state.stretches == 1 else self._begun
        for end in (begun, last):
            steps[end.dyads] -= end.weight**2 / 2
        over = (state.stretches - 1) / state.stretches

        def cluster(square: Floats, apart: Floats, reported: Ints) -> Floats:
            own = even[(reported > 0).astype(np.int8)]
            return (USUAL * own + np.maximum(apart, 0.0)) / (own + square * over)

        return in_parts(cluster, square, steps, reported)


def even_of(even: Floats) -> Floats:
    """The squared weights of so many deeds as count as the usual bursts do: of coded ones, and others, by channel."""
    counts, squares = even
    means: Floats = DEEDS * np.where(counts > 0, squares / np.maximum(counts, 1), 1.0)
    return means[:, [COOPERATION, CONFLICT]]


def units_of(deeds: Arranged, one: NDArray[np.int32], other: NDArray[np.int32], theatre: Any = None) -> Units:
    """Dyads, or dyads in a theatre each, without their deeds."""
    none = np.empty(0, dtype=np.int32)
    return Units(
        sides=deeds.deeds.sides,
        theatres=deeds.theatres,
        one=one,
        other=other,
        theatre=np.full(len(one), -1, dtype=np.int32) if theatre is None else theatre,
        row=none,
        unit=none,
        order=none.astype(np.int64),
        start=none.astype(np.int64),
    )


def _adding_to_even(deeds: Arranged) -> Floats:
    """What a deed of each class adds to the numbers and squared weights of coded deeds and others, by channel."""
    classes = deeds.classes
    found = np.zeros((len(classes.weight), 2, 2, 3))
    each = np.arange(len(classes.weight))
    kind = np.where(classes.coded, 0, 1)
    found[each, 0, kind, classes.channel] = classes.weight > 0
    found[each, 1, kind, classes.channel] = classes.weight**2
    found[classes.none] = 0.0
    return found


def _with(values: NDArray[Any], places: Ints, more: Floats) -> NDArray[Any]:
    """Values with more at some places; themselves where there are none."""
    if not len(places):
        return values
    found: NDArray[Any] = values + np.bincount(places, more, len(values)).astype(values.dtype)
    return found


def _tally(sums: dict[str, Floats], counts: dict[str, NDArray[np.int32]]) -> Tally:
    """What `common` asks of a tally: the sums, without the numbers of acts."""
    none = np.empty(0, dtype=np.int64)
    cooperation, conflict = (
        Sums(
            acts=none, weight=sums[f"weight_{name}"], square=sums[f"square_{name}"],
            sure=none.astype(np.float64), expected=none,
        )
        for name in ("cooperation", "conflict")
    )  # fmt: skip

    def norm(lasting: Floats, other: Ints, reported: Ints) -> Floats:
        return np.where(reported > 0, 1.0, lasting / np.maximum(other, 1))

    days = none.astype(np.int32)
    return Tally(
        cooperation=cooperation, conflict=conflict, contested=none, denied=none, coded=none,
        norm=in_parts(norm, sums["lasting"], counts["other"], counts["reported"]), first=days, last=days,
    )  # fmt: skip
