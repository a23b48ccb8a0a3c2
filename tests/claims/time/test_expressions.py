"""Time expressions of news, relative to the day of publication."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.claims.time import find_expressions
from dragoman.claims.time.expressions import BEGINS
from dragoman.claims.time.rules import RULES

SATURDAY = date(2022, 10, 29)


def only(text, published=SATURDAY):
    found = find_expressions(text, published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("The envoys met on Friday.", "2022-10-28", "2022-10-28", "2022-10-28"),
        ("The envoys met on Saturday.", "2022-10-29", "2022-10-29", "2022-10-29"),
        ("The envoys met last Saturday.", "2022-10-22", "2022-10-22", "2022-10-22"),
        ("The envoys will meet on Friday.", "2022-11-04", "2022-11-04", "2022-11-04"),
        ("They may be ready as early as Friday.", "2022-11-04", "2022-11-04", "2022-11-04"),
        ("All had left by Friday.", "2022-10-28", "2022-10-28", "2022-10-28"),
        ("They were told to leave by Friday.", "2022-11-04", "2022-11-04", "2022-11-04"),
        ("They will appeal against Friday's ruling.", "2022-10-28", "2022-10-28", "2022-10-28"),
        ("They would go to the United States on Friday.", "2022-11-04", "2022-11-04", "2022-11-04"),
        ("The envoys meet next Tuesday.", "2022-11-01", "2022-11-01", "2022-11-01"),
        ("Shells fell yesterday.", "2022-10-28", "2022-10-28", "2022-10-28"),
        ("Shells fell last week.", "2022-W42", "2022-10-17", "2022-10-23"),
        ("It was signed in July.", "2022-07", "2022-07", "2022-07"),
        ("It was signed in December.", "2021-12", "2021-12", "2021-12"),
        ("It will be signed in December.", "2022-12", "2022-12", "2022-12"),
        ("It was signed in August of last year.", "2021-08", "2021-08", "2021-08"),
        ("It was signed last November.", "2021-11", "2021-11", "2021-11"),
        ("It was signed on Dec. 28.", "2021-12-28", "2021-12-28", "2021-12-28"),
        ("It was signed on Feb. 8, 2019.", "2019-02-08", "2019-02-08", "2019-02-08"),
        ("It was signed on 13 May 2022.", "2022-05-13", "2022-05-13", "2022-05-13"),
        ("It was signed on 2022-10-14.", "2022-10-14", "2022-10-14", "2022-10-14"),
        ("It was signed in June 2014.", "2014-06", "2014-06", "2014-06"),
        ("It was signed in 2014.", "2014", "2014", "2014"),
        ("The occupation of 2003-2011 was over.", "2003/2011", "2003", "2011"),
        ("The border closed in the early 1990s.", "199X", "1990", "1999"),
        ("The border closed in the spring of 2015.", "2015-SP", "2015-03", "2015-05"),
        ("The border closed last summer.", "2022-SU", "2022-06", "2022-08"),
        ("The envoys left two days ago.", "2022-10-27", "2022-10-27", "2022-10-27"),
        ("The envoys left three years ago.", "2019", "2019", "2019"),
        ("Shells fell earlier this week.", "2022-W43", "2022-10-24", "2022-10-30"),
        ("Talks open next month.", "2022-11", "2022-11", "2022-11"),
        ("Exports rose in the third quarter of 2021.", "2021-Q3", "2021-07", "2021-09"),
        ("Exports rose over the past year.", "P1Y", "2021-10-29", "2022-10-29"),
        ("Exports rose in recent weeks.", "PXW", None, "2022-10-29"),
        ("The truce runs May 27-28.", "2022-05-27/2022-05-28", "2022-05-27", "2022-05-28"),
        ("The raid came overnight.", "2022-10-28TNI", "2022-10-28", "2022-10-28"),
        ("It ends by the end of 2023.", "2023", "2023", "2023"),
        ("It ended in the second half of 2015.", "2015-H2", "2015-07", "2015-12"),
        ("The border closed in the mid-'80s.", "198X", "1980", "1989"),
        ("The border closed in nineteen ninety-six.", "1996", "1996", "1996"),
        ("The border closed in the year two thousand.", "2000", "2000", "2000"),
        ("It was signed on the ninth of August.", "2022-08-09", "2022-08-09", "2022-08-09"),
        ("It was signed in the week of March 7.", "2022-W10", "2022-03-07", "2022-03-13"),
        ("The Sept. 11 attacks were its cause.", "2001-09-11", "2001-09-11", "2001-09-11"),
        ("They met over the summer.", "2022-SU", "2022-06", "2022-08"),
        ("The current year was calm.", "2022", "2022", "2022"),
        ("Exports fell in the previous year.", "2021", "2021", "2021"),
        ("They had met the year before.", "2021", "2021", "2021"),
        ("Talks could resume over the next year.", "P1Y", "2022-10-29", "2023-10-29"),
        ("They met in the last several weeks.", "PXW", None, "2022-10-29"),
        ("Later in the day they left.", "2022-10-29", "2022-10-29", "2022-10-29"),
        ("It fell at 5 p.m. EST Oct. 9.", "2022-10-09T17:00", "2022-10-09", "2022-10-09"),
        ("It fell at 0600 GMT.", "2022-10-29T06:00", "2022-10-29", "2022-10-29"),
        ("It fell at four in the afternoon.", "2022-10-29T16:00", "2022-10-29", "2022-10-29"),
        ("It fell at eight o'clock.", "2022-10-29T08:00", "2022-10-29", "2022-10-29"),
        ("Envoys met on Christmas Day.", "2021-12-25", "2021-12-25", "2021-12-25"),
        ("Envoys will meet on Thanksgiving.", "2022-11-24", "2022-11-24", "2022-11-24"),
        ("Envoys met on Good Friday 2015.", "2015-04-03", "2015-04-03", "2015-04-03"),
        ("Fighting eased during Ramadan.", "2022-04/2022-05", "2022-04", "2022-05"),
        ("On Monday, the envoys will meet.", "2022-10-31", "2022-10-31", "2022-10-31"),
        ("The term was extended until Friday.", "2022-11-04", "2022-11-04", "2022-11-04"),
        ("They prepare for the summit in December.", "2022-12", "2022-12", "2022-12"),
        ("It was signed in the first week of July.", "2022-W26", "2022-07-01", "2022-07-07"),
        ("It was signed in the last week of May 2014.", "2014-W21", "2014-05-25", "2014-05-31"),
        ("It fell on the night of June 3.", "2022-06-03TNI", "2022-06-03", "2022-06-03"),
        ("They stayed for the rest of the year.", "2022", "2022", "2022"),
        ("It was paid over a three-year period.", "P3Y", None, None),
        ("It ended in January nineteen ninety-seven.", "1997-01", "1997-01", "1997-01"),
        ("It ended in the winter of nineteen eighty-six.", "1986-WI", "1986-12", "1987-02"),
        ("It was signed last Oct. 23.", "2022-10-23", "2022-10-23", "2022-10-23"),
        ("It opens this coming Sunday, October thirtieth.", "2022-10-30", "2022-10-30", "2022-10-30"),
        ("It was founded in the early 1800s.", "18", "1800", "1899"),
        ("They fought for three days.", "P3D", None, None),
        ("They fought for two and a half years.", "P2Y6M", None, None),
        ("It took half an hour.", "PT30M", None, None),
        ("It takes two to three weeks.", "P2W", None, None),
        ("After months of talks they left.", "PXM", None, None),
        ("A weeklong drill began.", "P1W", None, None),
        ("It lasted more than a century.", "P100Y", None, None),
        ("They meet twice a year.", "P1Y", None, None),
        ("They meet every two weeks.", "P2W", None, None),
        ("They march each July.", "XXXX-07", None, None),
        ("He is now in exile.", "PRESENT_REF", "2022-10-29", "2022-10-29"),
    ],
)  # fmt: skip
def test_news_dates_are_read_as_editors_mean_them(text, value, first, last):
    found = only(text)
    assert (found.value, found.first, found.last) == (value, first, last)


@pytest.mark.parametrize(
    "text",
    ["They may march on the town.", "Some 2000 soldiers crossed.", "It cost $2014.", "Wedmore has known the market.",
     "A 40-year-old clerk.", "Jan spoke.", "A third of it, or a quarter.", "A second group left.",
     "They leave as soon as they can.", "The Arab Spring began.", "It costs $5 million a year.",
     "It is the second drill in as many months."],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_left_alone(text):
    assert find_expressions(text, SATURDAY) == []


def test_a_day_later_is_counted_from_the_day_told_before():
    found = find_expressions("The ship was seized on Oct. 3. Two days later it was let go.", SATURDAY)
    assert [one.value for one in found] == ["2022-10-03", "2022-10-05"]


def test_no_days_are_counted_from_a_year():
    found = find_expressions("The ship was seized in 2001. Two days later it was let go.", SATURDAY)
    assert [(one.value, one.first) for one in found] == [("2001", "2001"), ("P2D", None)]


def test_the_day_on_which_a_quarter_ended_leaves_the_quarter_told():
    found = find_expressions("Sales fell in the third quarter ended Sept. 25 from a year earlier.", SATURDAY)
    assert [one.value for one in found] == ["2022-Q3", "2022-09-25", "2021-Q3"]


def test_a_year_earlier_keeps_the_grain_of_the_quarter_told_before():
    found = find_expressions("Sales fell in the second quarter of 2022 from a year earlier.", SATURDAY)
    assert [one.value for one in found] == ["2022-Q2", "2021-Q2"]


def test_spans_leave_the_preposition_out_and_keep_what_narrows():
    text = "Since early this month nothing moved."
    found = only(text)
    assert text[found.start : found.end] == "early this month"


def test_without_a_day_of_publication_only_full_dates_are_known():
    assert only("It fell on Friday.", None).first is None
    assert only("It fell on Jan. 9.", None).value == "XXXX-01-09"
    assert only("It fell in June 2014.", None).first == "2014-06"


def test_positions_count_from_the_place_of_the_text_in_the_document():
    assert find_expressions("It fell on Friday.", SATURDAY, start=100)[0].start == 111


@given(st.data())
@settings(max_examples=300)
def test_whatever_fits_a_rule_begins_as_expressions_do(data):
    rule = data.draw(st.sampled_from(RULES))
    text = data.draw(st.from_regex(rule.pattern))
    for found in rule.pattern.finditer(text):
        assert BEGINS.match(text, found.start()), (found[0], rule.source)


WORDS = ["last", "the", "next", "two", "99", "year", "years ago", "Friday", "May", "31", "Feb. 29", "2019", "0",
         "quarter", "fourth", "decade", "9999 centuries", "ago", "earlier", "a", "İstanbul", "past", "\n\n",
         "1,000,000 weeks ago",
         "-", "to", "24:99", "noon", "Ramadan", "last Christmas", "half of", "the", "before,", "centuries later",
         "0600 GMT", "ninth", "nineteen", "1600s", "by", "winter", "this", "weekend", "99/99/99", "2021-02-30",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS)), st.dates())
def test_any_words_give_expressions_in_order_that_do_not_overlap(words, published):
    text = " ".join(words)
    found = find_expressions(text, published)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))
    assert all(one.first is None or one.last is None or one.first[:4] <= one.last[:4] for one in found)
