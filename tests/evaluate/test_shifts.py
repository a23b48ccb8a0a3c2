"""Known turning points: the lists hold together, changes are matched one to one, drawn series are what they say."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dragoman.ties.weights import packaged
from dragoman.vocabulary.acts import MODES
from evaluation.sets import REGIONS
from evaluation.shifts import drawn
from evaluation.shifts.changes import Change, as_strict, by_weight
from evaluation.shifts.keds import TurningPoint, region, table, turning_points
from evaluation.shifts.score import count, matched, region_figures

ALIGNMENT = Path(os.environ.get("SHARED") or Path(__file__).parents[3] / "shared") / "data" / "alignment"
WAR = TurningPoint("A", "B", "conflict", "up", date(2000, 3, 10), "War")
PEACE = TurningPoint("A", "B", "conflict", "down", date(2000, 9, 1), "Peace")


def test_every_turning_point_is_of_a_known_region_and_says_where_its_day_stands():
    rows = list(table("turning_points.csv"))
    assert {row["data"] for row in rows} == set(REGIONS)
    assert all(row["source"] and row["name"] and row["one"] < row["other"] for row in rows)
    assert {(row["channel"], row["direction"]) for row in rows} <= {
        (channel, way) for channel in ("cooperation", "conflict") for way in ("up", "down")
    }
    assert all(begins < point.day for name, (_, begins) in REGIONS.items() for point in turning_points(name))


def test_every_code_is_read_as_a_type_and_mode_of_ours():
    for row in table("weis.csv"):
        assert -10 <= float(row["goldstein"]) <= 10
        if row["type"]:
            assert (row["type"], None) in packaged().acts
            assert not row["mode"] or row["mode"] in MODES[row["type"]]


def test_a_change_finds_a_turning_point_of_its_channel_and_direction_within_a_month():
    right = Change("conflict", "up", date(2000, 4, 9))
    assert right.is_of(WAR, 31)
    assert not right._replace(day=date(2000, 4, 11)).is_of(WAR, 31)
    assert not right._replace(direction="down").is_of(WAR, 31)
    assert not right._replace(channel="cooperation").is_of(WAR, 31)


def test_worse_tone_is_more_conflict_or_less_cooperation():
    worse = Change("tone", "down", WAR.day)
    assert worse.is_of(WAR, 31)
    assert not worse.is_of(PEACE._replace(day=WAR.day), 31)
    assert worse.is_of(WAR._replace(channel="cooperation", direction="down"), 31)


def test_one_change_finds_one_turning_point_and_the_rest_is_unlisted():
    changes = [Change("conflict", "up", date(2000, 3, day)) for day in (1, 12)]
    assert matched([WAR, PEACE], changes, 31) == [(0, 1)]
    counts = count([WAR, PEACE], changes, years=10)
    assert (counts["known"], counts["found"], counts["unlisted"], counts["years"]) == (2, 1, 1, 20)
    assert region_figures(counts)["unlisted.per_thousand"].value == 50


def test_the_penalty_is_found_at_which_a_search_finds_as_many():
    assert 0.099 < as_strict(lambda penalty: round(1 / penalty), 10) < 0.106


def test_drawn_series_are_the_same_from_the_same_seed_and_steps_are_steps():
    assert (drawn.flat(1).conflict == drawn.flat(1).conflict).all()
    ratios = []
    for seed in range(20):
        series, day = drawn.step(seed)
        at = (day - series.start).days
        before, after = series.conflict[:at].mean(), series.conflict[at:].mean()
        ratios.append(abs(np.log(max(after, 1e-3) / max(before, 1e-3))))
    assert np.median(ratios) > drawn.STEPS[0]


def test_ruptures_finds_a_jump_in_monthly_weights():
    from dragoman.ties.series import months

    series, day = next(one for one in map(drawn.step, range(20)) if one[0].conflict.sum() > 1000)
    found = list(by_weight(list(months(series)), "conflict", 3.0))
    assert any(abs((change.day - day).days) <= 62 for change in found)


@pytest.mark.shared
@pytest.mark.skipif(not ALIGNMENT.is_dir(), reason="no labelled data beside the checkout")
def test_the_files_of_the_regions_end_with_a_month_and_the_great_wars_are_found():
    data = region("balkans", ALIGNMENT)
    assert date.fromordinal(int(data.deeds.day.max())) == date(2003, 7, 31)
    from dragoman import ties
    from evaluation.shifts.changes import found

    changes = list(found(ties.series(data.deeds, "NAT", "YUG")))
    wars = [point for point in data.turning_points if (point.one, point.other) == ("NAT", "YUG")]
    assert [point.name for point in wars if any(change.is_of(point, 31) for change in changes)] == [
        "Allied Force", "End of Allied Force",
    ]  # fmt: skip
