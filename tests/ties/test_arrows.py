"""A month's arrow, with its reason in plain words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.deeds import Deeds
from dragoman.records import Arrow, Deed
from dragoman.ties.arrows import arrows
from dragoman.ties.segments import Law
from dragoman.ties.series import series
from dragoman.ties.wording import NOUNS, compared
from tests.ties.drawn import FIRST, corpus, deed, others

DAYS = 700
MARCH = date(2011, 3, 1)


def monthly(type: str, each: int, *, until: date = date(2011, 12, 1)) -> list[Deed]:
    """So many deeds of a type every month up to a day."""
    return [
        deed(FIRST + timedelta(days=30 * month + place * 30 // each), type, id=f"{type} {month} {place}")
        for month in range(23) for place in range(each) if FIRST + timedelta(days=30 * month) < until
    ]  # fmt: skip


def in_march(type: str, count: int) -> list[Deed]:
    return [deed(MARCH + timedelta(days=2 + place), type, id=f"march {type} {place}") for place in range(count)]


def arrow_of(*several: list[Deed], month: date = MARCH) -> Arrow:
    found = arrows(series(corpus(*several, days=DAYS), "IRN", "ISR"))
    return next(one for one in found if one.month == month)


def test_assaults_after_months_without_point_down_and_say_so():
    arrow = arrow_of(monthly("CONSULT", 1), in_march("ASSAULT", 3))
    assert arrow.direction == "down"
    assert arrow.reason == "3 assaults where the 6 months before had none"
    assert set(arrow.evidence) == {f"march ASSAULT {place}" for place in range(3)}


def test_aid_after_months_without_points_up():
    arrow = arrow_of(monthly("ACCUSE", 1), in_march("AID", 4))
    assert (arrow.direction, arrow.reason) == ("up", "4 acts of aid where the 6 months before had none")


def test_the_end_of_fighting_points_up_and_shows_what_ended():
    arrow = arrow_of(monthly("ASSAULT", 9, until=MARCH), month=date(2011, 4, 1))
    assert arrow.direction == "up"
    assert arrow.reason.startswith("no assaults after")
    assert len(arrow.evidence) == 5


def test_the_end_of_cooperation_points_down():
    arrow = arrow_of(monthly("COOPERATE", 9, until=MARCH), month=date(2011, 4, 1))
    assert (arrow.direction, arrow.reason[:27]) == ("down", "no acts of cooperation afte")


def test_more_of_both_is_level_and_says_so():
    arrow = arrow_of(in_march("ASSAULT", 5), in_march("AID", 5), [deed(FIRST, id="first")])
    assert arrow.direction == "level"
    assert arrow.reason.startswith("more of both: ")


def test_a_month_like_those_before_is_level():
    arrow = arrow_of(monthly("ASSAULT", 4))
    assert (arrow.direction, arrow.reason, arrow.evidence) == ("level", "4 acts, much as in the 6 months before", ())


def test_the_first_month_has_nothing_to_be_held_against():
    arrow = arrow_of(monthly("ASSAULT", 4), month=FIRST)
    assert (arrow.direction, arrow.reason) == (
        "level",
        "nothing is reported of the months before to hold it against",
    )


def test_a_month_without_reports_is_not_peace():
    told = [one for one in [*others(DAYS), *monthly("ASSAULT", 9)] if not 420 <= (one.day - FIRST).days < 490]
    found = {one.month: one for one in arrows(series(Deeds.of(told), "IRN", "ISR"))}
    april = found[date(2011, 4, 1)]
    assert april.direction == "level"
    assert "reported" in april.reason


def test_every_month_has_an_arrow_and_a_period_chooses_among_them():
    whole = series(corpus(monthly("ASSAULT", 4), days=DAYS), "IRN", "ISR")
    assert len(arrows(whole)) == 24
    chosen = arrows(whole, since=date(2010, 5, 20), until=date(2010, 7, 1))
    assert [one.month for one in chosen] == [date(2010, number, 1) for number in (5, 6, 7)]


@pytest.mark.parametrize(
    ("now", "earlier", "months", "said"),
    [
        (3, 0, 6, "3 assaults where the 6 months before had none"),
        (1, 0, 1, "1 assault where the month before had none"),
        (0, 3, 6, "no assaults after 3 in the 6 months before"),
        (2, 12, 6, "2 assaults after 2 a month"),
        (9, 15, 6, "9 assaults after 2.5 a month"),
    ],
)
def test_counts_are_compared_in_words(now, earlier, months, said):
    assert compared("ASSAULT", now, earlier, months) == said


def test_every_type_that_counts_has_a_noun():
    from dragoman.ties.weights import NEITHER, packaged

    counting = {type for (type, _), worth in packaged().acts.items() if worth.channel != NEITHER}
    assert counting <= set(NOUNS)


def test_the_tails_of_a_count_are_those_of_its_distribution():
    law = Law(size=2.0, slack=1.0, usual=3.0)
    few, many = zip(*(law.tails(count, 1.0, 12.0, 6.0) for count in range(400)), strict=True)
    assert few[-1] == pytest.approx(1, abs=1e-6)
    assert many[0] == pytest.approx(1)
    assert all(1 - few[count] == pytest.approx(many[count + 1], abs=1e-9) for count in range(100))
