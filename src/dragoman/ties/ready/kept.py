"""All that is kept ready of a corpus: its deeds in order, sums of them, and what is known at the ends of months.

Takes Deeds and Weights, gives Ready; of any day then what its dyads come to.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.ties.coverage import Reported
from dragoman.ties.decay import HALF_LIFE
from dragoman.ties.ready.arranged import Arranged, arrange
from dragoman.ties.ready.blocks import SIZE, Blocks, blocks_of
from dragoman.ties.ready.clustering import Stretches, stretches_of
from dragoman.ties.ready.covering import Cells, as_reported, cells_of
from dragoman.ties.ready.heaviest import Heaviest, heaviest_of
from dragoman.ties.ready.sweep import Known, State, Sweep
from dragoman.ties.weigh import SHORTEST
from dragoman.ties.weights import Weights

Tell = Callable[[str, int, int], None]
NEVER = date.max.toordinal()
Ints = NDArray[np.int64]
# Bytes of what is known of days that were asked for, beside the ends of months, that are remembered: of two thousand
# sides a day takes some seventy thousand, so that a year and a half of days are; and how many days at the least.
ROOM = 40_000_000
FEWEST = 24
CHECKED = 12  # months from one state of all dyads that is kept to the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What is kept ready."""

    deeds: Arranged
    cells: Cells
    pooled: Blocks
    places: Blocks
    stretches: Stretches
    heaviest: Heaviest
    parties: NDArray[np.bool_]  # of the sides those that take part in systems
    known: dict[int, Known]  # by day
    states: list[State]  # of all dyads, by day
    asked: dict[int, Known] = field(default_factory=dict)  # of other days, the last that were asked for
    asking: threading.Lock = field(default_factory=threading.Lock)  # a day takes a hundred megabytes while it is made
    began: dict[int | None, tuple[Ints, NDArray[np.int32]]] = field(default_factory=dict)  # `first`, by theatre

    def on(self, day: int) -> Known:
        """What is known on a day; of one that nobody has asked for, all dyads are gone through once."""
        found = self.known.get(day) or self.asked.get(day)
        if found is None:
            with self.asking:
                found = self.asked.get(day) or self._worked_out(day)
        return found

    def _worked_out(self, day: int) -> Known:
        before = [state for state in self.states if state.day <= day]
        start = before[-1].copy() if before else None
        found = self.asked[day] = Sweep(self.deeds, self.cells, self.parties, start).to(day)
        for old in list(self.asked)[: -max(ROOM // found.size, FEWEST)]:
            self.asked.pop(old, None)
        return found

    def first(self, theatre: int | None) -> tuple[Ints, NDArray[np.int32]]:
        """The dyads that have a deed, all in all or in a theatre (its number), and the day of the first."""
        if theatre not in self.began:
            deeds = self.deeds
            if theatre is None:
                self.began[None] = np.arange(len(deeds.one)), _first(deeds, deeds.deeds.day, deeds.what, deeds.start)
            else:
                there = np.flatnonzero(deeds.place_theatre == theatre)
                first = _first(deeds, deeds.place_day, deeds.place_what, deeds.place_start)[there]
                self.began[theatre] = deeds.place_dyad[there].astype(np.int64), first
        return self.began[theatre]

    def reported(self, day: int) -> Reported:
        """What all deeds until a day tell month by month, for the coverage of a pair."""
        return as_reported(self.on(day).reports, self.deeds.begin)

    def holds(self, day: int) -> bool:
        """Whether ties of a day can be weighed from this: not those of the first month, in which a period is longer."""
        return day >= self.deeds.begin + SHORTEST - 1


def make_ready(
    deeds: Deeds, weights: Weights, *, parties: Collection[str] = (), size: int = SIZE, tell: Tell | None = None
) -> Ready:
    """What is kept ready of deeds, of which some must count; `parties` are the sides that take part in systems."""
    say = tell or (lambda *_: None)
    say("putting deeds in order", 0, 1)
    arranged = arrange(deeds, weights)
    cells = cells_of(arranged)
    taking_part = np.array([side in parties for side in arranged.deeds.sides], dtype=bool)
    known: dict[int, Known] = {}
    states: list[State] = []
    sweep, ends = Sweep(arranged, cells, taking_part), list(month_ends(arranged))
    for number, end in enumerate(ends):
        say("weighing months", number, len(ends))
        known[end] = sweep.to(end)
        if number % CHECKED == CHECKED - 1:
            states.append(sweep.state.copy())
    how: dict[str, Any] = {"half_life": HALF_LIFE, "size": size}
    day, what, classes = arranged.deeds.day, arranged.what, arranged.classes
    return Ready(
        deeds=arranged,
        cells=cells,
        pooled=blocks_of(day, what, arranged.start, classes, **how),
        places=blocks_of(arranged.place_day, arranged.place_what, arranged.place_start, classes, **how),
        stretches=stretches_of(arranged, size),
        heaviest=heaviest_of(arranged, size),
        parties=taking_part,
        known=known,
        states=states,
    )


def _first(deeds: Arranged, day: NDArray[np.int32], what: NDArray[np.int32], start: Ints) -> NDArray[np.int32]:
    """The day of the first deed of each unit, of those that count on every later day."""
    row = np.array(start[:-1])
    dark = np.arange(len(row))
    while len(dark := dark[(what[row[dark]] == deeds.classes.none) & (row[dark] + 1 < start[dark + 1])]):
        row[dark] += 1
    return np.where(what[row] == deeds.classes.none, NEVER, day[row]).astype(np.int32)


def month_ends(deeds: Arranged) -> Iterator[int]:
    """The last days of the months of which ties can be weighed from what is kept, and the last day of all."""
    day = date.fromordinal(deeds.begin)
    while True:
        following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        end = following.toordinal() - 1
        if end >= deeds.last:
            break
        if end >= deeds.begin + SHORTEST - 1:
            yield end
        day = following
    if deeds.last >= deeds.begin + SHORTEST - 1:
        yield deeds.last
