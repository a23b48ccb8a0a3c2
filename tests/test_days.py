"""Partial dates as days, and the order in which claims are told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.days import first_day, last_day
from dragoman.events.order import order, sortable
from tests.builders import claim


def day(number: int | None) -> str | None:
    return None if number is None else date.fromordinal(number).isoformat()


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"), ("2022-10", "2022-10-01", "2022-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2022-10-29", "2022-10-29", "2022-10-29"),
        (None, None, None), ("", None, None), ("soon", None, None), ("2022-13", None, None),
        ("2022-02-30", None, None), ("0", None, None),
    ],
)  # fmt: skip
def test_a_partial_date_begins_on_its_first_and_ends_on_its_last_day(partial, first, last):
    assert (day(first_day(partial)), day(last_day(partial))) == (first, last)


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 1, 1)))
def test_a_day_lies_in_its_month_and_its_month_in_its_year(one):
    year, month, exact = f"{one:%Y}", f"{one:%Y-%m}", one.isoformat()
    assert first_day(year) <= first_day(month) <= first_day(exact) == one.toordinal()
    assert one.toordinal() == last_day(exact) <= last_day(month) <= last_day(year)
    assert date.fromordinal(last_day(month) + 1) - timedelta(days=1) == date.fromordinal(last_day(month))
    assert date.fromordinal(last_day(month) + 1).day == 1


def test_claims_are_told_by_day_then_as_they_stand_in_their_report_and_those_without_a_day_last():
    last = claim(id="e", published=None)
    sentence = claim(id="d", published="2022-10-29", document="d2", sentence_start=1000)
    report = claim(id="a", published="2022-10-29", document="d2", sentence_start=90)
    day = claim(id="b", published="2022-10-29")
    first = claim(id="c", published="2022-10-01", document="d9")
    told = [last, sentence, report, day, first]
    assert sorted(told, key=order) == sorted(told, key=sortable) == [first, day, report, sentence, last]


def test_two_claims_of_one_trigger_have_an_order():
    one, other = claim(id="a"), claim(id="b")
    assert order(one) < order(other)
    assert sortable(one) < sortable(other)
