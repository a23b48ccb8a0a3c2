"""Where the lines of the pictures run."""

from __future__ import annotations

from datetime import date
from math import cos, sin

import pytest

from dragoman.records import Month
from dragoman.show.briefing.figures import months, network


def test_members_of_a_bloc_stand_side_by_side_and_blocs_apart():
    angle = dict(network.angles([("a", "b", "c"), ("d", "e")]))
    assert list(angle) == ["a", "b", "c", "d", "e"]
    inside, between = angle["b"] - angle["a"], angle["d"] - angle["c"]
    assert between > inside
    assert angle["c"] - angle["b"] == pytest.approx(inside)


@pytest.mark.parametrize("count", [2, 12, 13, 40])
def test_no_two_actors_stand_in_one_place_and_no_name_is_upside_down(count):
    ids = [f"a{number}" for number in range(count)]
    angle = dict(network.angles([[id] for id in ids]))
    nodes = [network.node(id, angle[id], {}, 0, count) for id in ids]
    assert len({(node.x, node.y) for node in nodes}) == count
    assert all(-90.1 <= (float(node.turn) + 180) % 360 - 180 <= 90.1 for node in nodes)


def test_names_stand_outside_the_circle():
    for at in range(20):
        angle = at / 3
        node = network.node("a", angle, {}, 0, 20)
        out = (float(node.label_x) - network.CENTRE) * cos(angle) + (float(node.label_y) - network.CENTRE) * sin(angle)
        assert out > network.RADIUS + 10


def test_cooperation_goes_up_and_conflict_down_to_one_measure():
    up, down = months.bars(Month(first=date(2022, 10, 1), cooperation=1.0, conflict=2.0), 0, 10.0, 2.0)
    assert (up.channel, down.channel) == ("cooperation", "conflict")
    assert float(up.y) + float(up.height) == pytest.approx(months.MIDDLE, abs=0.1)
    assert float(down.y) == pytest.approx(months.MIDDLE, abs=0.1)
    assert float(down.height) == pytest.approx(2 * float(up.height), abs=0.2)
    assert months.bars(Month(first=date(2022, 10, 1), cooperation=0.0, conflict=0.0), 0, 10.0, 2.0) == []


def test_a_short_series_is_shown_over_a_year_and_a_day_is_in_its_month():
    shown = months.padded([Month(first=date(2022, 10, 1), cooperation=1.0, conflict=0.0)])
    assert (shown[0].first, len(shown)) == (date(2021, 11, 1), 12)
    assert months.LEFT + 11 * 10 <= months.place(date(2022, 10, 20), shown, 10.0) < months.LEFT + 12 * 10
