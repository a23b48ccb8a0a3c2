"""Weigh the ties of some dyads on any day from what is kept ready: the same figures as `ties.weigh`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import NO_ID, Deeds
from dragoman.records import Standing, Tie
from dragoman.ties.channels import LEVEL, Setting, lean, rates
from dragoman.ties.decay import HALF_LIFE, months
from dragoman.ties.evidence import evidence
from dragoman.ties.prior import Usual, talk_of
from dragoman.ties.ready.blocks import places_in, stretches, sums_at
from dragoman.ties.ready.classes import PLACE
from dragoman.ties.ready.clustering import clustered
from dragoman.ties.ready.heaviest import evidence_rows, lit_rows, of_dyads
from dragoman.ties.ready.kept import Ready
from dragoman.ties.ready.sweep import Known, units_of
from dragoman.ties.standings import standings
from dragoman.ties.tally import Sums, Tally, Units, by_theatre, pooled
from dragoman.ties.theatres import parts
from dragoman.ties.tying import FLOOR, Theatres, Weighed, signs, tied
from dragoman.ties.weights import Weights

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
# The ids of events, by their numbers in the store.
Identify = Callable[[Iterable[int]], Sequence[str]]


class Weighing(NamedTuple):
    """Some dyads on a day, all in all and in each theatre."""

    day: int
    dyads: Ints  # those with a deed until then
    together: Weighed
    places: Ints  # dyads in a theatre, by their numbers among all of these
    there: Weighed
    dyad: Ints  # of each of these, its place in `dyads`


def weigh_some(ready: Ready, dyads: Ints, *, day: int, level: float = LEVEL) -> Weighing:
    """Some dyads (numbers, in order) on a day, beside all others; those that have no deed until then are left out."""
    known, span = ready.on(day), months(day - ready.deeds.begin + 1, HALF_LIFE)
    dyads, sums = _pooled(ready, dyads, day)
    bursts = clustered(ready.deeds, ready.stretches, dyads, day, known.even, sums[:, PLACE["reported"]] > 0)
    tally = tally_of(sums, *_days(ready, dyads, day, pooled=True))
    units = units_of(ready.deeds, ready.deeds.one[dyads], ready.deeds.other[dyads])
    usual = _usual(known, tally, units, bursts)
    setting = Setting(usual=usual, bursts=bursts, others=usual.others, part=np.ones(len(dyads)))
    places, sums_there = _in_theatres(ready, dyads, day)
    dyad = np.searchsorted(dyads, ready.deeds.place_dyad[places])
    tally_there = tally_of(sums_there, *_days(ready, places, day, pooled=False))
    units_there = units_of(
        ready.deeds, units.one[dyad], units.other[dyad], np.asarray(ready.deeds.place_theatre[places])
    )
    setting_there = setting.of(dyad, parts(tally_there, dyad, tally))
    return Weighing(
        day=day,
        dyads=dyads,
        together=_weighed(units, tally, setting, span, level),
        places=places,
        there=_weighed(units_there, tally_there, setting_there, span, level),
        dyad=dyad,
    )


def passed(ready: Ready, day: int, theatre: str | None) -> Floats:
    """Of each side, the weight that passes in both channels between it and others that take part, on a day."""
    if theatre is None:
        return ready.on(day).passed
    deeds, count = ready.deeds, len(ready.deeds.deeds.sides)
    if theatre not in deeds.theatres:
        return np.zeros(count)
    places = np.flatnonzero(deeds.place_theatre == deeds.theatres.index(theatre))
    dyads = deeds.place_dyad[places]
    places = places[ready.parties[deeds.one[dyads]] & ready.parties[deeds.other[dyads]]]
    places, sums = place_sums(ready, places, day)
    weight = sums[:, PLACE["weight_cooperation"]] + sums[:, PLACE["weight_conflict"]]
    ends = (deeds.one[deeds.place_dyad[places]], deeds.other[deeds.place_dyad[places]])
    one, other = (np.bincount(end, weight, count) for end in ends)
    return (one + other).astype(np.float64)


def ties_of(
    ready: Ready,
    found: Weighing,
    weights: Weights,
    *,
    theatre: str | None = None,
    each: bool = False,
    identify: Identify | None = None,
    floor: int = FLOOR,
) -> list[Tie]:
    """What was weighed as ties, as `weigh` gives them; with the ids of their events where there is who tells them."""
    some = resting(ready, found, identify)
    ties: list[Tie] = []
    if theatre is None:
        units = _numbered(found.together.units, pooled(some))
        told = signs(found.there, found.dyad, found.together, floor)
        ties += _tied(found.together, units, some, weights, found.day, floor, told)
    if each or theatre is not None:
        units = _numbered(found.there.units, by_theatre(some))
        all_there = _tied(found.there, units, some, weights, found.day, floor, None)
        ties += [tie for tie in all_there if theatre is None or tie.theatre == theatre]
    return ties


def resting(ready: Ready, found: Weighing, identify: Identify | None) -> Deeds:
    """The deeds on which ties rest, with the ids of their events, and those that say what two are to one another."""
    deeds, kept = ready.deeds, ready.heaviest
    begin = deeds.start[found.dyads]
    last = begin + _counts(ready, found.dyads, found.day)
    standing = of_dyads(kept.standing, begin, last)
    standing = standing[(deeds.what[standing] != deeds.classes.none) | (deeds.deeds.day[standing] == found.day)]
    if identify is None:
        return deeds.deeds.where(standing)
    named = evidence_rows(deeds, kept, found.dyads, found.day)
    rows = np.union1d(named, standing)
    some = deeds.deeds.where(rows)
    with_id = np.isin(rows, named)
    numbers, places = np.unique(some.event[with_id], return_inverse=True)
    event = np.full(len(rows), NO_ID, dtype=np.int64)
    event[with_id] = places
    return replace(some, event=event, ids=tuple(identify(numbers.tolist())))


def _counts(ready: Ready, dyads: Ints, day: int) -> Ints:
    """How many deeds of each dyad are of days until one, those that add nothing too."""
    from dragoman.ties.ready.blocks import ends

    begin = ready.deeds.start[dyads]
    return ends(ready.deeds.deeds.day, begin, ready.deeds.start[dyads + 1], day) - begin


def _pooled(ready: Ready, dyads: Ints, day: int) -> tuple[Ints, Floats]:
    """The sums of some dyads on a day, of those that have any deeds."""
    deeds = ready.deeds
    sums, _ = sums_at(deeds.deeds.day, deeds.what, deeds.start, ready.pooled, deeds.classes, dyads, day)
    rows = lit_rows(deeds, dyads, day)
    _light_up(ready, sums, np.searchsorted(dyads, deeds.dyads(rows)), rows, day)
    there = np.flatnonzero(_told(sums))
    return dyads[there], sums[there]


def _in_theatres(ready: Ready, dyads: Ints, day: int) -> tuple[Ints, Floats]:
    """The same of each theatre of the dyads: the numbers of these, and their sums."""
    deeds = ready.deeds
    low, high = places_in(deeds.place_dyad, dyads), places_in(deeds.place_dyad, dyads, side="right")
    places, _ = stretches(low, high)
    return place_sums(ready, places, day)


def place_sums(ready: Ready, places: Ints, day: int) -> tuple[Ints, Floats]:
    """The sums of some dyads in a theatre each (numbers, in order) on a day, of those that have any deeds."""
    deeds = ready.deeds
    sums, _ = sums_at(
        deeds.place_day, deeds.place_what, deeds.place_start, ready.places, deeds.classes, places, day
    )  # fmt: skip
    for row in lit_rows(deeds, np.asarray(deeds.place_dyad[places]), day).tolist():
        here = np.flatnonzero(deeds.place_row[_rows_of(ready, row)] == row) + _rows_of(ready, row).start
        own = np.intersect1d(places, np.searchsorted(deeds.place_start, here, side="right") - 1)
        _light_up(ready, sums, np.searchsorted(places, own), np.full(len(own), row), day)
    there = np.flatnonzero(_told(sums))
    return places[there], sums[there]


def _rows_of(ready: Ready, row: int) -> slice:
    """Where the deeds of the dyad of a deed stand among those in theatres."""
    deeds = ready.deeds
    dyad = int(deeds.dyads(np.array([row]))[0])
    low, high = places_in(deeds.place_dyad, [dyad, dyad + 1])
    return slice(int(deeds.place_start[low]), int(deeds.place_start[high]))


def _light_up(ready: Ready, sums: Floats, units: Ints, rows: Ints, day: int) -> None:
    """Add deeds that count on a day alone to the sums of their units."""
    lit = ready.deeds.lit(day)
    what = dict(zip(ready.deeds.lit_row[lit].tolist(), ready.deeds.lit_what[lit].tolist(), strict=True))
    for unit, row in zip(units.tolist(), rows.tolist(), strict=True):
        sums[unit] += ready.deeds.classes.adds[what[row]]


def _told(sums: Floats) -> Floats:
    """How many deeds units have."""
    found: Floats = sums[:, PLACE["reported"]] + sums[:, PLACE["other"]]
    return found


def _days(ready: Ready, units: Ints, day: int, *, pooled: bool) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The days of the first and the last deed of each unit until a day."""
    from dragoman.ties.ready.blocks import ends

    deeds = ready.deeds
    days, what, start = (
        (deeds.deeds.day, deeds.what, deeds.start) if pooled else (deeds.place_day, deeds.place_what, deeds.place_start)
    )
    begin = start[units].copy()
    last = ends(days, begin, start[units + 1], day) - 1
    for places, step in ((begin, 1), (last, -1)):
        dark = np.arange(len(units))
        while len(dark := dark[(what[places[dark]] == deeds.classes.none) & (days[places[dark]] != day)]):
            places[dark] += step
    return np.asarray(days[begin]), np.asarray(days[last])


def tally_of(sums: Floats, first: NDArray[np.int32], last: NDArray[np.int32]) -> Tally:
    """Sums as a tally."""
    column = {name: sums[:, place] for name, place in PLACE.items()}
    whole = {name: np.round(values).astype(np.int64) for name, values in column.items()}
    cooperation, conflict = (
        Sums(
            acts=whole[f"acts_{name}"], weight=column[f"weight_{name}"], square=column[f"square_{name}"],
            sure=column[f"sure_{name}"], expected=whole[f"expected_{name}"],
        )
        for name in ("cooperation", "conflict")
    )  # fmt: skip
    lasting = column["lasting"] / np.maximum(column["other"], 1)
    return Tally(
        cooperation=cooperation, conflict=conflict, contested=whole["contested"], denied=whole["denied"],
        coded=whole["coded"], norm=np.where(column["reported"] > 0, 1.0, lasting), first=first, last=last,
    )  # fmt: skip


def _usual(known: Known, tally: Tally, units: Units, bursts: tuple[Floats, Floats]) -> Usual:
    """What is usual of these dyads, with how much conflict their sides have with others."""
    expected = known.conflict * talk_of(tally, known.act[0], bursts[0], known.cooperation)
    return known.usual(known.quarrels.with_others(units, tally.conflict.weight, expected))


def _weighed(units: Units, sums: Tally, setting: Setting, span: float, level: float) -> Weighed:
    return Weighed(units, sums, *rates(sums, setting, span, level), lean(sums, setting, level))


def _numbered(units: Units, some: Units) -> Units:
    """Units of some deeds, with the numbers that they have among others of the same sides."""

    def key(these: Units) -> Ints:
        theatres = [units.theatres.index(theatre) for theatre in these.theatres]
        number = np.append(np.array(theatres, dtype=np.int64), -1)[these.theatre]
        pairs = these.one.astype(np.int64) * len(units.sides) + these.other
        keys: Ints = pairs * (len(units.theatres) + 1) + number + 1
        return keys

    numbers = np.searchsorted(key(units), key(some))
    return replace(some, unit=numbers[some.unit].astype(np.int32))


def _tied(
    found: Weighed, units: Units, some: Deeds, weights: Weights, day: int, floor: int, theatres: Theatres | None
) -> Iterator[Tie]:
    """The ties of units, with what some deeds say of them."""
    count = len(found.units)
    if len(some):
        wide = replace(units, one=found.units.one)  # as many as there are, of which some deeds tell of a few
        rested = evidence(some, wide, weights, until=day, half_life=HALF_LIFE)
        said: dict[int, tuple[Standing, ...]] = standings(some, wide)
    else:
        rested, said = [()] * count, {}
    period = None, date.fromordinal(day)
    return tied(found, period, floor, theatres=theatres, standings=said, evidence=rested)
