"""What events are called in a line: by day and act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.records import Period
from dragoman.show.web.occasions import Occasions, in_words, occasion
from dragoman.store import Project
from tests.builders import claim, event

DAY = date(2017, 3, 14)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2017-03-12", "2017-03-12", "12 March 2017"),
        ("2017-03", "2017-03", "March 2017"),
        ("2017-03-12", "2017-04", "12 March 2017 to April 2017"),
        ("2017", None, "from 2017"),
        (None, "2017-03-02", "until 2 March 2017"),
        (None, None, "reported 14 March 2017"),
    ],
)
def test_an_event_is_called_by_when_it_was_as_exactly_as_it_is_said_and_by_its_act(start, end, told):
    happened = event([claim(type="ASSAULT")], time=Period(start=start, end=end), first=DAY)
    assert occasion(happened) == f"{told}: assault"


def test_standings_have_words_of_their_own():
    allies = event([claim(type="ASSAULT")], time=None, first=None, type="ALLY")
    assert occasion(allies) == "no date: said to be allies"
    assert in_words("1999-01") == "January 1999"


def test_events_are_looked_up_together_and_rows_of_others_are_called_after_their_data(examples: Path):
    with Project.open(examples).view() as view:
        happened = next(iter(view.events(limit=1)))
        called = Occasions(view)
        called.look_up([happened.id, "ministry-watch:1"])
        assert called(happened.id) == occasion(happened)
        assert called("ministry-watch:1") == "coded by ministry-watch"
        assert called("feedfacecafe") == "feedface"
