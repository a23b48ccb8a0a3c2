"""Wars that a report recalls without saying when they were."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import registry
from dragoman.claims import find
from dragoman.claims.time import time_of_war
from dragoman.claims.time.wars import wars
from dragoman.documents import split
from dragoman.records import Time
from tests.builders import document, mention, reading
from tests.claims.expected import reader

INVASION = reading("""
    The the DET 3 det
    U.S. U.S. PROPN 3 compound
    invasion invasion NOUN 0 root
    of of ADP 5 case
    Iraq Iraq PROPN 3 nmod
""")
INVADE = reading("""
    Iraq Iraq PROPN 3 nsubj
    might might AUX 3 aux
    invade invade VERB 0 root
    Kuwait Kuwait PROPN 3 obj
""")


def when(published, *, one="USA", other="IRQ", type="ASSAULT", words=INVASION):
    day = date.fromisoformat(published) if published else None
    return time_of_war(words, 2, type, mention(one), mention(other) if other else None, day)


def test_an_invasion_that_was_over_when_the_report_came_is_of_its_own_days():
    assert when("2014-08-07") == Time(text="invasion", start="2003-03-20", end="2003-05-01")


def test_while_it_goes_on_and_before_it_is_news():
    assert [when(day) for day in ("2003-04-02", "2003-05-01", "2002-01-01", None)] == [None] * 4


def test_of_several_wars_the_last_that_was_over_is_meant_and_none_while_one_goes_on():
    lebanon = [when(day, one="ISR", other="LBN") for day in ("1990-01-01", "2010-01-01", "2024-10-15")]
    assert [time and time.start for time in lebanon] == ["1982-06-06", "2006-07-12", None]


def test_sides_count_in_either_order_and_only_these():
    assert when("2014-08-07", one="IRQ", other="USA")
    assert [when("2014-08-07", other=other) for other in ("FRA", "USA", None)] == [None] * 3


def test_what_may_lie_ahead_and_what_is_no_deed_of_war_is_not_dated():
    assert when("1999-01-01", one="IRQ", other="KWT", words=INVADE) is None
    assert when("2014-08-07", type="ACCUSE") is None


def test_every_side_of_the_table_is_a_known_actor():
    names = registry()
    assert len(wars()) > 30
    assert [id for war in wars() for pair in war.sides for id in pair if names.get(id) is None] == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("She spoke for years against the U.S. invasion of Iraq.", "2003-03-20"),
        ("Russia annexed Crimea from Ukraine.", "2014-02-20"),
        ("The U.S. attack on Iraq killed ten people.", None),
    ],
)
def test_a_report_of_today_recalls_them(text, start):
    report = document(text, published="2016-09-02")
    found = find(report, reader().read(split(report)), reader="packaged", ask=reader().claimed)
    times = {claim.time and claim.time.start for claim in found if claim.type in ("ASSAULT", "COERCE")}
    assert times == {start}
