"""Whose last month is least like those before it, and between whom most passes."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.deeds import Deeds
from dragoman.ties import heaviest, most_changed, passing
from dragoman.ties.changing import before
from dragoman.ties.weights import packaged
from tests.builders import deed

MAY = date(2022, 5, 20)


def test_a_pair_that_begins_to_fight_has_changed_more_than_one_that_fights_as_ever():
    as_ever = [deed("IRN", "ISR", "ASSAULT", day=MAY - timedelta(days=7 * week)) for week in range(30)]
    quiet = [deed("ARM", "AZE", "CONSULT", day=MAY - timedelta(days=30 * month)) for month in range(1, 6)]
    war = [deed("ARM", "AZE", "ASSAULT", day=MAY - timedelta(days=day)) for day in range(10)]
    pairs = most_changed(Deeds.of([*as_ever, *quiet, *war]), packaged(), last=MAY, most=5)
    assert pairs == [("ARM", "AZE"), ("IRN", "ISR")]


def test_what_came_after_the_day_or_long_before_changes_nothing():
    late, early = (deed("ARM", "AZE", "ASSAULT", day=MAY + timedelta(days=days)) for days in (1, -400))
    assert most_changed(Deeds.of([late, early]), packaged(), last=MAY, most=5) == []
    assert before(MAY) == date(2021, 11, 1)


def test_the_busiest_are_those_between_whom_most_passes_and_not_long_ago():
    deeds = Deeds.of(
        [
            *(deed("IRN", "RUS", day=MAY) for _ in range(3)),
            *(deed("SYR", "RUS", day=MAY) for _ in range(2)),
            *(deed("USA", "GBR", day=MAY - timedelta(days=4000)) for _ in range(9)),
            *(deed("a-paper", "RUS", day=MAY) for _ in range(9)),
        ]
    )
    parties = {"IRN", "RUS", "SYR", "USA", "GBR"}
    lately = passing(deeds, packaged(), until=MAY, half_life=365, among=parties)
    assert heaviest(lately, deeds.sides, 2) == {"IRN", "RUS"}
    ever = passing(deeds, packaged(), until=MAY, half_life=None, among=parties)
    assert "USA" in heaviest(ever, deeds.sides, 3)
    assert dict(zip(deeds.sides, lately > 0, strict=True)) == dict.fromkeys(parties, True) | {"a-paper": False}
