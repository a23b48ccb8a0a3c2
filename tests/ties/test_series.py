"""The series of a pair: its days and months, what is expected, and how well it is covered."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from dragoman.deeds import Deeds
from dragoman.errors import UsageError
from dragoman.ties.coverage import reported
from dragoman.ties.series import months, series
from tests.ties.drawn import FIRST, corpus, deed, others, stream


def at(day: int) -> date:
    return FIRST + timedelta(days=day)


def test_each_month_has_what_was_done_in_it_and_empty_months_count():
    deeds = corpus([deed(at(3), id="a"), deed(at(70), "AID", id="b")], days=100)
    found = list(months(series(deeds, "IRN", "ISR")))
    assert [month.first for month in found] == [date(2010, number, 1) for number in (1, 2, 3, 4)]
    assert [month.conflict > 0 for month in found] == [True, False, False, False]
    assert [month.cooperation > 0 for month in found] == [False, False, True, False]


def test_what_is_only_expected_is_a_series_of_its_own():
    deeds = corpus([deed(at(3), id="a", support="expected"), deed(at(4), id="b")], days=60)
    january, *_ = months(series(deeds, "IRN", "ISR"))
    assert (january.expected_conflict, january.expected_cooperation) == (1, 0)
    assert january.conflict == pytest.approx(series(deeds, "IRN", "ISR").weight.sum())


def test_a_theatre_has_its_own_series():
    several = [deed(at(3), id="a", theatres=("syria-war",)), deed(at(50), id="b", theatres=("yemen-war",))]
    found = series(corpus(several, days=60), "IRN", "ISR", theatre="syria-war")
    assert np.flatnonzero(found.conflict).tolist() == [3]


def test_the_order_of_names_changes_nothing():
    deeds = corpus(stream([1, 0, 2] * 20), days=60)
    one, other = series(deeds, "IRN", "ISR"), series(deeds, "ISR", "IRN")
    assert (one.one, one.other) == (other.one, other.other) == ("IRN", "ISR")
    assert (one.conflict == other.conflict).all()


def test_days_without_any_report_are_not_covered():
    gap = [one for one in others(720) if not 200 <= (one.day - FIRST).days < 400]
    found = series(Deeds.of([*gap, deed(at(3), id="a")]), "IRN", "ISR")
    middle = found.coverage[250:350]
    assert middle.max() == 0
    assert found.coverage[:150].min() > 0


def test_a_corpus_that_tells_less_is_less_coverage():
    thick = [deed(at(day), "CONSULT", id=f"t{day}.{n}", one="FRA", other="DEU") for day in range(360) for n in range(9)]
    thin = [deed(at(day), "CONSULT", id=f"n{day}", one="FRA", other="DEU") for day in range(360, 720)]
    found = series(Deeds.of([*thick, *thin, deed(at(3), id="a")]), "IRN", "ISR")
    assert found.coverage[100] > 2 * found.coverage[650]
    even = series(Deeds.of([*thick, *thin, deed(at(3), id="a")]), "IRN", "ISR", even=True)
    assert even.coverage[100] == even.coverage[650]


def test_coverage_does_not_hang_on_how_much_the_pair_does():
    quiet = series(corpus(stream([1] + [0] * 718 + [1]), days=720), "IRN", "ISR")
    busy = series(corpus(stream([1] * 360 + [9] * 360), days=720), "IRN", "ISR")
    assert busy.coverage == pytest.approx(quiet.coverage, abs=1e-6)


def test_what_a_corpus_tells_is_made_once_for_many_pairs():
    deeds = corpus(stream([1, 0, 2] * 200), others(600, each=7), days=600)
    once = reported(deeds)
    for pair in (("IRN", "ISR"), ("FRA", "DEU")):
        assert series(deeds, *pair, told=once).coverage == pytest.approx(series(deeds, *pair).coverage)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"one": "IRN", "other": "IRN"}, "one side"),
        ({"since": date(2011, 1, 1), "until": date(2010, 1, 1)}, "before it begins"),
        ({"other": "ATA"}, "No deeds of ATA"),
        ({"other": "FRA"}, "not peace"),
        ({"theatre": "yemen-war"}, "in the theatre yemen-war"),
        ({"since": date(2030, 1, 1)}, "No deeds at all"),
    ],
)
def test_what_cannot_be_told_is_said(asked, said):
    deeds = corpus([deed(at(3), id="a")], days=60)
    with pytest.raises(UsageError, match=said):
        series(deeds, **({"one": "IRN", "other": "ISR"} | asked))
