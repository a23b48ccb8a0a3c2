"""What passes between pairs by month, beside the months of each pair's own series."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.deeds import Deeds
from dragoman.ties import by_month, days_of, months, series
from dragoman.ties.weights import packaged
from tests.builders import deed

deeds = st.builds(
    lambda pair, type, support, day: deed(*pair, type, support=support, day=day),
    st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC")).filter(lambda pair: pair[0] != pair[1]),
    st.sampled_from(["CONSULT", "AID", "ASSAULT", "ALLY"]),
    st.sampled_from(["single", "contested", "denied", "expected"]),
    st.dates(date(1968, 11, 1), date(1971, 3, 1)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(deeds, max_size=12))
def test_the_months_of_all_pairs_are_those_of_their_series(some):
    corpus = Deeds.of(some)
    found = by_month(corpus, packaged())
    rows = {
        (one, other): [
            (days_of(int(found.month[row]))[0], found.cooperation[row], found.conflict[row])
            for row in range(at.start, at.stop)
        ]
        for one, other, at in found.pairs()
    }

    assert list(rows) == sorted(rows)
    for pair in {tuple(sorted((one.initiator, one.recipient))) for one in some}:
        alone = [
            (month.first, month.cooperation, month.conflict)
            for month in months(series(corpus, *pair, even=True))
            if month.cooperation or month.conflict
        ]
        there = rows.get(pair, [])
        assert [month for month, *_ in there] == [month for month, *_ in alone]
        assert np.allclose([sums for _, *sums in there], [sums for _, *sums in alone])


def test_deeds_that_count_are_counted_and_what_is_denied_or_expected_is_not():
    some = [
        deed("B", "A", "AID", day="2022-10-01"), deed("A", "B", "ASSAULT", day="2022-10-31"),
        deed("A", "B", "AID", support="expected", day="2022-11-01"),
    ]  # fmt: skip
    found = by_month(Deeds.of(some), packaged())

    assert [(one, other, found.acts[at].tolist()) for one, other, at in found.pairs()] == [("A", "B", [2])]
    assert found.months() == [2022 * 12 + 9]
    assert found.in_month(2022 * 12 + 9).tolist() == [0]


@pytest.mark.parametrize(("month", "last"), [(2022 * 12 + 1, 28), (2024 * 12 + 1, 29), (2022 * 12 + 11, 31)])
def test_a_month_ends_with_its_last_day(month, last):
    first, end = days_of(month)
    assert (first.day, end.day) == (1, last)
