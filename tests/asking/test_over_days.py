"""A project asked for days, for how a pair stood month after month, and for what changed lately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from dragoman import asking
from dragoman.errors import NothingFound
from dragoman.store import View
from tests.asking.projects import with_deeds
from tests.builders import deed

MONTHS = [date(2021 + month // 12, month % 12 + 1, 10) for month in range(18)]
FIGHTS = [date(2022, 6, day) for day in range(1, 25, 2)]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """A project of reports on two who meet every month until they fight, and on two others who met once."""
    told = [("RUS", "TUR", "CONSULT", day) for day in MONTHS] + [("RUS", "TUR", "ASSAULT", day) for day in FIGHTS]
    told.append(("IRN", "OMN", "CONSULT", date(2022, 6, 5)))
    deeds = [deed(one, other, type, day=day, theatres=("syria-war",)) for one, other, type, day in told]
    project = with_deeds(tmp_path_factory.mktemp("days") / "project", deeds)
    with project.view() as found:
        yield found


def test_a_project_knows_its_first_and_last_day_and_how_much_each_month_has(view):
    known = asking.days_known(view)
    assert (known.first, known.last) == (MONTHS[0], FIGHTS[-1])
    assert [month.first for month in known.months] == [day.replace(day=1) for day in MONTHS]
    assert known.months[-1].told == 1 + len(FIGHTS) + 1
    assert not any(month.coded for month in known.months)
    with pytest.raises(NothingFound, match="No event of this project"):
        asking.days_known(view, theatre="cyprus")


def test_each_month_of_a_history_is_the_tie_of_that_day(view):
    history = asking.history(view, "TUR", "RUS")
    assert [month.last for month in history[:2]] == [date(2021, 1, 31), date(2021, 2, 28)]
    assert history[-1].last == FIGHTS[-1]
    for month in (history[3], history[-1]):
        tie = asking.tie(view, "RUS", "TUR", until=month.last, strongest=0).tie
        assert (month.cooperation, month.conflict) == (tie.cooperation, tie.conflict)
        assert (month.lean, month.low, month.high, month.sign) == (tie.lean, tie.low, tie.high, tie.sign)
    later = asking.history(view, "RUS", "TUR", since=date(2022, 1, 1), theatre="syria-war")
    assert later[0].last == date(2022, 1, 31)
    with pytest.raises(NothingFound, match="nothing is known"):
        asking.history(view, "RUS", "OMN")


def test_a_history_that_is_weighed_anew_since_a_day_is_that_of_ties_since_that_day(view):
    since = date(2022, 1, 1)
    history = asking.history(view, "TUR", "RUS", since=since, anew=True)
    assert history != asking.history(view, "TUR", "RUS", since=since)
    for month in (history[0], history[-1]):
        tie = asking.tie(view, "RUS", "TUR", since=since, until=month.last, strongest=0).tie
        assert (month.cooperation, month.conflict) == (tie.cooperation, tie.conflict)
        assert (month.lean, month.low, month.high, month.sign) == (tie.lean, tie.low, tie.high, tie.sign)


def test_what_changed_lately_is_told_with_its_reason_and_its_events(view):
    arrow, other = asking.lately(view)
    assert (arrow.one, arrow.other, arrow.direction) == ("RUS", "TUR", "down")
    assert arrow.reason == "12 assaults where the 6 months before had none"
    assert arrow.evidence
    assert (other.one, other.reason) == ("IRN", "1 meeting where the 6 months before had none")
    assert asking.lately(view, actor="IRN", limit=1) == [other]
    assert asking.lately(view, actor="TUR") == [arrow]
    assert asking.lately(view, actor="nobody") == []
    assert asking.lately(view, on=MONTHS[-1] - timedelta(days=31)) == []
    assert asking.lately(view, on=date(2000, 1, 1)) == []


def test_a_system_of_the_busiest_has_no_others(view):
    some, whole = asking.system(view, actors=2), asking.system(view)
    assert some.ties == tuple(tie for tie in whole.ties if {tie.one, tie.other} == {"RUS", "TUR"})
    assert some.of == whole.of == len({actor for tie in whole.ties for actor in (tie.one, tie.other)})
    assert len(asking.ties(view, limit=1)) == 1
