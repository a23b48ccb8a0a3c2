"""How much deeds cluster in time, how they age, and whose quarrels are taken off."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from dragoman import ties
from dragoman.deeds import Deeds
from dragoman.records import Deed
from dragoman.ties.bursts import USUAL, bursts
from dragoman.ties.decay import MONTH, left, months
from dragoman.ties.prior import Table, quarrels
from dragoman.ties.tally import pooled
from dragoman.ties.weights import load
from tests.builders import deed

BEGINS, ENDS = date(2012, 1, 1), date(2021, 12, 31)
DAYS = (ENDS - BEGINS).days + 1


def clustering(days: list[int]) -> float:
    """The factor of one dyad that has a deed on each of some days."""
    several = Deeds.of(deed("IRN", "RUS", "AID", day=BEGINS + timedelta(days=int(day))) for day in days)
    found, _ = bursts(several, pooled(several), load(), begin=BEGINS.toordinal(), end=ENDS.toordinal())
    return float(found[0])


def test_deeds_that_come_one_by_one_do_not_cluster():
    draw = np.random.default_rng(3)
    assert clustering(list(draw.integers(DAYS, size=1000))) == pytest.approx(1, abs=0.3)


def test_deeds_that_come_by_fours_cluster_by_four():
    draw = np.random.default_rng(3)
    assert clustering(list(np.repeat(draw.integers(DAYS, size=500), 4))) == pytest.approx(4, abs=0.8)


def test_a_lasting_change_is_no_burst():
    draw = np.random.default_rng(3)
    calm, busy = draw.integers(DAYS // 2, size=100), draw.integers(DAYS // 2, DAYS, size=1000)
    assert clustering([*calm, *busy]) < 1.5


def test_where_little_is_known_bursts_are_as_usual():
    assert clustering([5]) == pytest.approx(USUAL, abs=0.1)


def test_a_deed_loses_half_its_weight_every_half_life():
    assert left(np.array([0, 90, 180]), 90).tolist() == [1, 0.5, 0.25]
    assert left(np.array([0, 9000]), None).tolist() == [1, 1]


def test_months_are_what_a_steady_rate_brings_in_them():
    days = np.arange(400)
    assert months(400, 120) == pytest.approx(left(days, 120).sum() / MONTH, rel=0.01)
    assert months(365, None) == pytest.approx(12, abs=0.01)


def test_quarrels_with_others_are_told_from_those_of_the_dyad():
    """A quarrels with C, D, E and F; B with A alone: of A and B it is A's other quarrels that count."""
    units = pooled(Deeds.of([deed("A", other) for other in "BCDEF"]))
    seen, expected = np.array([90.0, 60, 60, 60, 60]), np.full(5, 5.0)
    others = quarrels(seen, expected, units, 30.0).with_others(units, seen, expected)
    assert others[0] > 1.5
    seen = np.array([500.0, 60, 60, 60, 60])
    own = quarrels(seen, expected, units, 30.0).with_others(units, seen, expected)
    assert own[0] == pytest.approx(others[0], rel=0.5)


def test_who_quarrels_with_everyone_means_it_less():
    def several(*foes: str) -> list[Deed]:
        quarrel = [deed("A", "B", "ACCUSE", day=date(2021, month, 5)) for month in range(1, 13)]
        talk = [deed("A", "B", "CONSULT", day=date(2021, month, 9)) for month in range(1, 13)]
        return [*quarrel, *talk, *(deed("A", foe, "ACCUSE", day="2021-06-01") for foe in foes for _ in range(40))]

    alone, among = (ties.weigh(Deeds.of(several(*foes)))[0] for foes in ((), ("C", "D", "E", "F")))
    assert (alone.one, alone.other) == (among.one, among.other) == ("A", "B")
    assert among.lean > alone.lean


@pytest.mark.parametrize("count", [1, 2, 300, 301, 650])
def test_a_table_of_blocks_is_the_whole_matrix(count):
    half = np.triu(np.random.default_rng(count).random((count, count)), 1)
    values = np.random.default_rng(0).random(count)
    assert Table(half) @ values == pytest.approx((half + half.T) @ values)
