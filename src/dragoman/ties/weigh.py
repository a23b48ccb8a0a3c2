"""Weigh deeds into ties: what two sides are to one another, and how sure that is.

Takes Deeds, gives Tie. An event is not a tie: one clash among friends moves
the tie, it does not make them enemies.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.deeds import Deeds
from dragoman.records import Tie
from dragoman.ties.bursts import bursts
from dragoman.ties.channels import LEVEL, Setting, lean, rates
from dragoman.ties.decay import HALF_LIFE, MONTH, months
from dragoman.ties.evidence import evidence
from dragoman.ties.prior import usual
from dragoman.ties.standings import standings
from dragoman.ties.tally import Tally, Units, by_theatre, pooled, tally
from dragoman.ties.theatres import of_dyads, parts
from dragoman.ties.tying import FLOOR, Theatres, Weighed, signs, tied
from dragoman.ties.weights import Weights, load

SHORTEST = round(MONTH)  # days; where no beginning is given, a period is at least so long


def weigh(
    deeds: Deeds,
    *,
    since: date | None = None,
    until: date | None = None,
    theatre: str | None = None,
    each: bool = False,
    weights: Weights | None = None,
    half_life: float | None = HALF_LIFE,
    floor: int = FLOOR,
    level: float = LEVEL,
    among: Collection[str] | None = None,
) -> list[Tie]:
    """One tie for each dyad that has a deed in the period: pooled, or in one `theatre`; with `each`, both.

    A deed loses half its weight every `half_life` days before `until`, which
    is the last day of the deeds where it is not given; None: nothing ages.
    Ties of fewer than `floor` deeds are thin. All deeds that are given are
    what is usual among, so that a pair should be weighed beside the others.
    Where only those of some sides are wanted, `among` names these (ids): of
    millions of pairs the others tell what is usual, and are not weighed.

    Intervals hold the truth with a probability of `level`. A tie is hostile
    where that of its lean lies below 0, and friendly where cooperation is as
    surely more than conflict and the lean is over 0 (`channels.lean`): at a
    lower level more ties have a sign, and more of them are wrong.

    Each channel is a Poisson process of deeds whose rate has a gamma prior
    (Gamma–Poisson, among the oldest of empirical-Bayes models: Robbins 1956;
    rates of small populations are the example of Gelman et al., Bayesian Data
    Analysis, 2.7), with weights taken as quasi-likelihood (McCullagh and
    Nelder 1989, ch. 9): deeds of uneven weight count as so many of even
    weight, deeds that come in bursts as fewer. Pairs with little evidence are
    drawn to what is usual, which is estimated from all pairs and, where these
    are few, from a year of world news.

    The lean is not the mean tone, on which rivals who talk are friends: it
    compares the conflict of a pair with what usually goes with as much
    cooperation, which grows by much less than in step (`prior`), between
    sides that quarrel as much with others (`channels.lean`). Why so, and how
    well it does: docs/explanation/how-ties-are-weighed.md.
    """
    weights = weights or load()
    deeds = deeds.during(since, until)
    if not len(deeds):
        return []
    last = until.toordinal() if until else int(deeds.day.max())
    begin = since.toordinal() if since else min(int(deeds.day.min()), last - SHORTEST + 1)
    span = months(last - begin + 1, half_life)

    def add_up(some: Deeds, units: Units) -> Tally:
        return tally(some, units, weights, until=last, half_life=half_life)

    dyads = pooled(deeds)
    sums, clustered = add_up(deeds, dyads), bursts(deeds, dyads, weights, begin=begin, end=last)
    known = usual(sums, dyads, clustered, span)
    all_in_all = Setting(usual=known, bursts=clustered, others=known.others, part=np.ones(len(dyads)))
    if among is not None:
        deeds = deeds.where(of_sides(deeds, among))
        some = pooled(deeds)
        all_in_all = all_in_all.of(of_dyads(some, dyads), np.ones(len(some)))
        dyads, sums = some, add_up(deeds, some)
    places = by_theatre(deeds)
    sums_there, dyad = add_up(deeds, places), of_dyads(places, dyads)
    there = _weighed(places, sums_there, all_in_all.of(dyad, parts(sums_there, dyad, sums)), span, level)

    def ties(found: Weighed, theatres: Theatres | None) -> Iterator[Tie]:
        resting = evidence(deeds, found.units, weights, until=last, half_life=half_life)
        said = standings(deeds, found.units)
        period = since, date.fromordinal(last)
        return tied(found, period, floor, theatres=theatres, standings=said, evidence=resting)

    found: list[Tie] = []
    if theatre is None:
        together = _weighed(dyads, sums, all_in_all, span, level)
        found += ties(together, signs(there, dyad, together, floor))
    if each or theatre is not None:
        found += [tie for tie in ties(there, None) if theatre is None or tie.theatre == theatre]
    return found


def of_sides(deeds: Deeds, among: Collection[str]) -> NDArray[np.bool_]:
    """Which deeds are between two of some sides."""
    wanted = np.array([side in among for side in deeds.sides], dtype=bool)
    there: NDArray[np.bool_] = wanted[deeds.initiator] & wanted[deeds.recipient]
    return there


def _weighed(units: Units, sums: Tally, setting: Setting, span: float, level: float) -> Weighed:
    """All there is of some units: their rates over a span of months, and where they lean."""
    return Weighed(units, sums, *rates(sums, setting, span, level), lean(sums, setting, level))
