"""The heaviest coded deeds of each dyad until any day: which these are, ageing does not change, only what comes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.ties.decay import HALF_LIFE
from dragoman.ties.ready.arranged import Arranged
from dragoman.ties.ready.blocks import ends, places_in, stretches

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
KEPT = 5  # coded deeds of each dyad, as many as are given as evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Heaviest:
    """The heaviest coded deeds of dyads after each full block of their deeds; NONE where there are fewer."""

    start: Ints  # of each dyad the first of its blocks; at the end, how many there are
    rows: NDArray[np.int32]
    told: NDArray[np.int32]  # deeds that reports tell of, in order
    standing: NDArray[np.int32]  # those that say what two are to one another
    size: int


NONE = -1
STANDINGS = ("ALLY", "RIVAL")


def heaviest_of(deeds: Arranged, size: int) -> Heaviest:
    """The heaviest coded deeds of all dyads."""
    counts = np.diff(deeds.start) // size
    first = np.concatenate(([0], np.cumsum(counts)))
    rows = np.full((int(first[-1]), KEPT), NONE, dtype=np.int32)
    order, within = np.argsort(-counts, kind="stable"), np.arange(size)
    for now in range(int(counts.max(initial=0))):
        order = order[counts[order] > now]
        fresh = (deeds.start[order] + now * size)[:, None] + within
        before = rows[first[order] + now - 1] if now else np.empty((len(order), 0), dtype=np.int64)
        some = np.concatenate((before, fresh), axis=1)
        best = np.argsort(-_weight(deeds, some), axis=1, kind="stable")[:, :KEPT]
        chosen = np.take_along_axis(some, best, axis=1)
        rows[first[order] + now] = np.where(np.isneginf(_weight(deeds, chosen)), NONE, chosen)
    types = np.array([act.type in STANDINGS and not act.against for act in deeds.deeds.acts], dtype=bool)
    return Heaviest(
        start=first,
        rows=rows,
        told=np.flatnonzero(~deeds.deeds.coded).astype(np.int32),
        standing=np.flatnonzero(types[deeds.deeds.act]).astype(np.int32) if len(types) else rows[:0, 0],
        size=size,
    )


def _weight(deeds: Arranged, rows: NDArray[np.integer]) -> Floats:
    """By what coded deeds are put in order, whenever it is asked; others have no place in it."""
    what = deeds.what[rows]
    weight = deeds.classes.weight[what]
    heavy = np.log2(np.maximum(weight, 1e-300)) + deeds.deeds.day[rows] / HALF_LIFE
    out = (rows == NONE) | ~deeds.classes.coded[what] | (what == deeds.classes.none)
    found: Floats = np.where(out, -np.inf, np.where(weight > 0, heavy, -1e9))
    return found


def evidence_rows(deeds: Arranged, kept: Heaviest, dyads: Ints, day: int) -> Ints:
    """The deeds on which ties of some dyads rest on a day: all that reports tell, and of each the heaviest coded."""
    begin = deeds.start[dyads]
    last = ends(deeds.deeds.day, begin, deeds.start[dyads + 1], day)
    full = (last - begin) // kept.size
    has = np.flatnonzero(full > 0)
    before = kept.rows[kept.start[dyads[has]] + full[has] - 1].astype(np.int64)
    rows, of = stretches(begin + full * kept.size, last)
    some = np.concatenate((before.ravel(), rows))
    dyad = np.concatenate((np.repeat(has, KEPT), of))
    weight = _weight(deeds, some)
    lit = lit_rows(deeds, dyads, day)
    there = np.flatnonzero(weight > -np.inf)
    some, dyad = np.append(some[there], lit), np.append(dyad[there], np.searchsorted(dyads, deeds.dyads(lit)))
    weight = np.append(weight[there], _lit_weight(deeds, day, lit))
    order = np.lexsort((some, -weight, dyad))
    sorted_dyad = dyad[order]
    begins = np.flatnonzero(np.r_[np.full(min(len(order), 1), True), sorted_dyad[1:] != sorted_dyad[:-1]])
    turn = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order))))
    return np.unique(np.concatenate((some[order[turn < KEPT]], of_dyads(kept.told, begin, last))))


def lit_rows(deeds: Arranged, dyads: Ints, day: int) -> Ints:
    """The deeds of some dyads, which are in order, that count on a day alone."""
    rows = np.asarray(deeds.lit_row[deeds.lit(day)])
    of = deeds.dyads(rows)
    place = np.minimum(np.searchsorted(dyads, of), max(len(dyads) - 1, 0))
    return rows[dyads[place] == of] if len(dyads) and len(rows) else rows[:0]


def _lit_weight(deeds: Arranged, day: int, rows: Ints) -> Floats:
    lit = deeds.lit(day)
    kinds = dict(zip(deeds.lit_row[lit].tolist(), deeds.lit_what[lit].tolist(), strict=True))
    weight = deeds.classes.weight[[kinds[row] for row in rows.tolist()]] if len(rows) else np.empty(0)
    return np.where(weight > 0, np.log2(np.maximum(weight, 1e-300)) + day / HALF_LIFE, -1e9)


def of_dyads(some: NDArray[np.int32], begin: Ints, last: Ints) -> Ints:
    """Those of some rows, which are in order, that lie in stretches."""
    low, high = places_in(some, begin), places_in(some, last)
    rows, _ = stretches(low, high)
    return np.asarray(some[rows], dtype=np.int64)
