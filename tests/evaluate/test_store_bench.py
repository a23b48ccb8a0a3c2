"""The bench of the store: what it makes, and that the data frames beside us answer alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from filling import speed

from dragoman.coding import COLUMNS
from dragoman.exchange.coded import FORMS
from evaluation import store_bench, store_children
from evaluation.store_rivals import QUESTIONS, RIVALS
from evaluation.worlds import gdelt


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    (folder / "held").mkdir()
    list(gdelt.write(folder / "held", 3_000, files=2))
    return folder


def test_the_files_have_the_columns_of_gdelt_and_days_one_after_the_other(held: Path):
    first, second = sorted((held / "held").glob("*.CSV"))
    rows = [[line.split("\t") for line in path.read_text("utf-8").splitlines()] for path in (first, second)]
    columns = FORMS["gdelt"].shapes[0].columns
    assert [len(of_file) for of_file in rows] == [1_500, 1_500]
    assert {len(row) for of_file in rows for row in of_file} == {len(columns)} == {61}
    assert len({row[0] for of_file in rows for row in of_file}) == 3_000
    assert max(row[1] for row in rows[0]) <= min(row[1] for row in rows[1])
    assert "row" in COLUMNS


def test_the_data_frames_and_a_project_answer_alike(held: Path):
    (held / "coming").mkdir()
    for path in (held / "held").glob("*.CSV"):
        (held / "coming" / path.name).symlink_to(path)
    assert store_children.take(held, 3_000, 0)["rows_per_second"] > 0
    told = {name: store_children.CHILDREN[name](held, 3_000, 0) for name in ("ours", *RIVALS)}
    assert len(told["ours"]["answers"]) == len(QUESTIONS)
    assert all(told["ours"]["answers"])
    for rival in RIVALS:
        assert told[rival]["answers"] == told["ours"]["answers"], rival


def test_what_was_measured_is_told_in_tables():
    asked = {name: {"ms": 4.0, "target_ms": 10, "times_ours": 2.5} for name in QUESTIONS}
    taken = {"rows": 5, "rows_per_second": 300_000, "kept_per_second": 400_000, "seconds": 2.0, "kept_seconds": 1.0,
             "peak_mb": 900}  # fmt: skip
    measured = {
        "rows": 20_000_000,
        "filling": {"claims": {"claims": 1_000_000}, "imports": [taken]},
        "questions": {name: asked | {"peak_mb": 100, "times_ours": dict.fromkeys(QUESTIONS, 2.5)}
                      for name in ("ours", *RIVALS)},
        "reading": {"rows": 5, "read": taken, **{f"read_{name}": taken for name in RIVALS}},
        "later": taken,
    }  # fmt: skip
    told = "\n".join([*speed.store_asked(measured), *speed.rows_taken(measured)])
    assert "| one type by month | 4 | 10 | 4 (2.5 ×) | 4 (2.5 ×) |" in told
    assert "| kept: typed, with who, what and where | 5 | 400,000 | 1 | 900 MB |" in told
    assert "20,000,000 imported events and 1,000,000 claims" in told
    assert dict(store_bench.lines(measured))["top partners of 20,000,000 events"].startswith("4 ms (polars 4 ms")
    assert list(store_bench.lines({})) == []
