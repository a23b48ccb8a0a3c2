"""Dates of publication are read where they are clear and refused where they are not."""

import re
from datetime import date, datetime

import pytest

from dragoman.documents.dates import published_date

TODAY = date(2023, 1, 1)


@pytest.mark.parametrize(
    "value",
    [
        "2022-10-29", "20221029", "2022/10/29", "2022-10-29T23:30:00+02:00", "2022-10-29 08:15", "29 October 2022",
        "Oct. 29, 2022", "29 Oct 2022", "October 29th, 2022", "Saturday, October 29, 2022 10:30 PM",
        "Sat, 29 Oct 2022 10:00:00 GMT", "29/10/2022", "10/29/2022", "29.10.2022", date(2022, 10, 29),
        datetime(2022, 10, 29, 12),
    ],
)  # fmt: skip
def test_clear_dates_are_read(value):
    assert published_date(value, today=TODAY) == date(2022, 10, 29)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("2031-02-30", "'2031-02-30' is not a date"),
        ("2022-13-01", "is not a date"),
        ("yesterday", "is not a date"),
        ("", "is not a date"),
        (20221029, "is not a date"),
        (None, "is not a date"),
        ("9" * 5000, "is not a date"),
        ("2023-01-02", "lies in the future (today is 2023-01-01)"),
        ("0022-10-29", "too long ago"),
        ("5/6/2022", "two ways. Write it as 2022-05-06 or 2022-06-05"),
    ],
)
def test_other_dates_are_refused_with_the_reason(value, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        published_date(value, today=TODAY)


def test_today_is_not_the_future():
    assert published_date("2023-01-01", today=TODAY) == TODAY
