"""What is kept ready is there for the next, and leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from dragoman.store.ready import KEPT, LONGEST, open_ready, write_ready

COLUMNS = {"weights": np.arange(3)}


def test_columns_and_values_read_back_as_they_were_written(tmp_path: Path):
    assert write_ready(tmp_path, "one", COLUMNS, {"last": "2022-10-29"})
    columns, values = open_ready(tmp_path, "one") or ({}, {})
    assert columns["weights"].tolist() == [0, 1, 2]
    assert values == {"last": "2022-10-29"}


def test_what_was_opened_longest_ago_goes_first(tmp_path: Path):
    for age, name in enumerate(("first", "second", "third", "fourth")):
        write_ready(tmp_path, name, COLUMNS, {})
        os.utime(tmp_path / name, (age, age))
    assert open_ready(tmp_path, "first")
    write_ready(tmp_path, "fifth", COLUMNS, {})
    assert {path.name for path in tmp_path.iterdir()} == {"first", "third", "fourth", "fifth"}
    assert len(list(tmp_path.iterdir())) == KEPT


def test_what_a_stopped_process_left_half_written_is_dropped_and_what_is_being_written_is_not(tmp_path: Path):
    left, written = tmp_path / "one.4711.partial", tmp_path / "one.4712.partial"
    for half in (left, written):
        half.mkdir()
        (half / "weights.npy").write_bytes(b"half of it")
    os.utime(left, (0, left.stat().st_mtime - LONGEST - 1))
    assert write_ready(tmp_path, "two", COLUMNS, {})
    assert not left.exists()
    assert written.exists()
