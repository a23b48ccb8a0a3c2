"""Figures of others for signed networks are reached, and a figure that is not would show."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evaluation.balance import bench, score
from evaluation.run import main
from evaluation.sets import HEADLINES, Set

SHARED = Path(os.environ.get("SHARED") or Path(__file__).parents[3] / "shared")
BALANCE = SHARED / "data" / "balance"
LARGE = ("bitcoin_alpha", "bitcoin_otc")  # scored by `make evaluate`: seconds each


@pytest.mark.shared
@pytest.mark.skipif(not BALANCE.is_dir(), reason="no labelled data beside the checkout")
@pytest.mark.parametrize(
    "row", [row for row in score.published() if row["network"] not in LARGE], ids=lambda row: row["network"]
)
def test_every_figure_of_others_is_reached_and_proved(row):
    assert set(score.compared(row, BALANCE / f"{row['network']}.csv").values()) == {True}


@pytest.fixture
def quarrel(tmp_path, monkeypatch):
    """A folder with one network, and what others are said to have for it."""
    (tmp_path / "quarrel.csv").write_text("u,v,sign\nA,B,+\nB,C,+\nA,C,-\n", encoding="utf-8")

    def others(**figures):
        row = {"network": "quarrel", "n": "3", "m": "3", "negative": "1", "index": "1", "bloc_cost": "1"} | figures
        monkeypatch.setattr(score, "published", lambda: [row])
        return score.measure(Set(task="balance", path=tmp_path, name="published"))["figures"]

    return others


def test_shares_are_in_percent_and_fall_where_a_figure_differs(quarrel):
    assert set(quarrel().values()) == {100.0}
    assert quarrel(index="2") == {"counts": 100, "index": 0, "blocs": 100, "proved": 100, "certified": 100}
    assert quarrel(bloc_cost="0")["blocs"] == 0
    assert quarrel(m="4")["counts"] == 0


def test_every_figure_of_the_task_may_carry_a_floor(quarrel):
    assert tuple(quarrel()) == HEADLINES["balance"]


def test_the_windows_of_the_table_are_all_there():
    rows = score.published()
    assert len(rows) == len({row["network"] for row in rows}) == 68
    assert sum(row["network"].startswith("cow/") for row in rows) == 51
    assert next(row for row in rows if row["network"] == "highland_tribes")["index"] == "7"


def test_a_set_that_is_missing_is_a_failure(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SHARED", str(tmp_path))
    files = ["--results", str(tmp_path / "results.json"), "--floors", str(tmp_path / "floors.json")]
    assert main(["--task", "balance", *files]) == 1
    assert "balance/published" in capsys.readouterr().out


def test_speed_is_told_as_median_and_most():
    assert bench.spread([(0.1, 0.1), (0.3, 0.2), (0.2, 0.1)]) == {
        "median": 0.2, "most": 0.3, "processor_median": 0.1, "processor_most": 0.2,
    }  # fmt: skip
