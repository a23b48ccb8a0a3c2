"""Put what was weighed into ties.

Takes all there is of some units in columns, gives a Tie for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.records import Channel, Sign, Standing, TheatreSign, Tie
from dragoman.ties.channels import Lean, Rates
from dragoman.ties.tally import Sums, Tally, Units
from dragoman.ties.theatres import disagreement

SIGNS: Mapping[int, Sign | None] = {1: "+", -1: "-", 0: None}
FLOOR = 20  # deeds in either channel; with fewer, evidence is thin ("about twenty", in the design of the project)


class Weighed(NamedTuple):
    """All there is of some units, in columns."""

    units: Units
    tally: Tally
    cooperation: Rates
    conflict: Rates
    lean: Lean


class Theatres(NamedTuple):
    """What the theatres of some dyads say, by the number of the dyad."""

    signs: Mapping[int, tuple[TheatreSign, ...]]
    disagree: Mapping[int, float | None]


def tied(
    found: Weighed,
    period: tuple[date | None, date],
    floor: int,
    *,
    theatres: Theatres | None,
    standings: Mapping[int, tuple[Standing, ...]],
    evidence: Sequence[tuple[str, ...]],
) -> Iterator[Tie]:
    """The tie of each unit, in their order."""
    units, sums = found.units, found.tally
    cooperation, conflict = (
        channels(*both) for both in ((sums.cooperation, found.cooperation), (sums.conflict, found.conflict))
    )
    acts, sure = (sums.cooperation.acts + sums.conflict.acts), (sums.cooperation.sure + sums.conflict.sure)
    columns = zip(
        *(column.tolist() for column in (
            units.one, units.other, units.theatre,
            found.lean.sign, found.lean.least, found.lean.mean, found.lean.low, found.lean.high, acts,
            is_thin(sure, floor), sums.contested, sums.coded, sums.cooperation.expected, sums.conflict.expected,
            sums.denied, sums.first, sums.last,
        )),
        strict=True,
    )  # fmt: skip
    since, until = period
    for unit, column in enumerate(columns):
        one, other, theatre, sign, least, lean, low, high, *rest = column
        count, thin, contested, coded, hoped, feared, denied, first, last = rest
        yield Tie(
            one=units.sides[one],
            other=units.sides[other],
            theatre=None if theatre < 0 else units.theatres[theatre],
            since=since,
            until=until,
            cooperation=next(cooperation),
            conflict=next(conflict),
            lean=lean,
            low=low,
            high=high,
            sign=SIGNS[sign],
            least=least,
            acts=count,
            thin=thin,
            contested=contested,
            coded=coded,
            expected_cooperation=hoped,
            expected_conflict=feared,
            denied=denied,
            theatres=theatres.signs.get(unit, ()) if theatres else (),
            disagree=theatres.disagree.get(unit) if theatres else None,
            standings=standings.get(unit, ()),
            first=date.fromordinal(first),
            last=date.fromordinal(last),
            evidence=evidence[unit],
        )


def channels(sums: Sums, rates: Rates) -> Iterator[Channel]:
    """The channel of each unit."""
    columns = (sums.acts, sums.weight, rates.mean, rates.low, rates.high)
    for acts, weight, rate, low, high in zip(*(column.tolist() for column in columns), strict=True):
        yield Channel(acts=acts, weight=weight, rate=rate, low=low, high=high)


def signs(there: Weighed, dyad: NDArray[np.int64], together: Weighed, floor: int) -> Theatres:
    """What the theatres of each dyad say, most acts first; `dyad` is that of each unit of `there` in `together`."""
    acts = there.tally.cooperation.acts + there.tally.conflict.acts
    thin = is_thin(there.tally.cooperation.sure + there.tally.conflict.sure, floor)
    units = np.flatnonzero(acts)
    units = units[np.lexsort((there.units.theatre[units], -acts[units], dyad[units]))]
    cuts = np.searchsorted(dyad[units], np.arange(len(together.units) + 1))
    told: dict[int, tuple[TheatreSign, ...]] = {}
    disagree: dict[int, float | None] = {}
    for one in np.unique(dyad[units]).tolist():
        some = units[cuts[one] : cuts[one + 1]]
        told[one] = tuple(_theatre_sign(there, int(unit), int(acts[unit]), thin=bool(thin[unit])) for unit in some)
        whole = float(together.lean.friendly[one])
        disagree[one] = disagreement(there.lean.friendly[some], acts[some], whole)
    return Theatres(told, disagree)


def is_thin(sure: NDArray[np.float64], floor: int) -> NDArray[np.bool_]:
    """Which units have fewer deeds than the floor of evidence, coded ones counted as far as such rows are right."""
    found: NDArray[np.bool_] = sure < floor - 1e-6
    return found


def _theatre_sign(there: Weighed, unit: int, acts: int, *, thin: bool) -> TheatreSign:
    lean = there.lean
    return TheatreSign(
        theatre=there.units.theatres[there.units.theatre[unit]],
        sign=SIGNS[int(lean.sign[unit])],
        lean=float(lean.mean[unit]),
        acts=acts,
        thin=thin,
    )
