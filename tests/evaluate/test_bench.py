"""`make bench`: enough text, each report new, memory of every process seen."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.jobs import Outcome
from evaluation import bench, memory

REPORTS = [
    {"text": "x" * 40_000, "outlet": "Post", "published": "2016-05-04"},
    {"text": "y" * 20_000, "outlet": "Wire"},
]
ALLOCATE = """
import time
kept = bytearray(150_000_000)
time.sleep(1.5)
"""
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {ALLOCATE!r}])"


def test_there_is_text_for_the_whole_time_and_every_report_is_new():
    rows = [json.loads(line) for line in bench.repeated(REPORTS, seconds=2)]
    assert sum(len(row["text"]) for row in rows) > 2 * bench.CHARACTERS_A_SECOND
    assert len({(row["outlet"], row["text"]) for row in rows}) == len(rows)
    assert [row["outlet"] for row in rows[:3]] == ["Post 0", "Wire 0", "Post 1"]


def test_the_examples_are_read_where_there_are_no_articles():
    name, reports = bench.articles(None)
    assert name == "examples"
    assert all(report["text"].strip() for report in reports)


def test_growth_leaves_loading_out():
    loading = [10.0] * 4
    assert memory.growth([*loading, *[100.0] * 12]) == 0
    assert memory.growth([*loading, *[100.0] * 4, *[120.0] * 4, *[140.0] * 4]) == 40


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by /proc")
def test_the_memory_of_a_process_below_is_seen():
    child = subprocess.Popen([sys.executable, "-c", PARENT])
    watch = memory.Watch([child.pid])
    child.wait()
    watch.stop()
    peak = watch.memory()["peak_mb"]
    assert 150 < peak < 250


def test_a_process_that_is_gone_has_no_memory():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert memory.resident(child.pid) is None


def test_loading_and_cutting_do_not_count_as_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from dragoman.records import Document

    class Reader:
        version = "r"

        def read(self, sentences: Any) -> list[Any]:
            return list(sentences)

    documents = [Document(id=str(n), text="x" * 20_000, origin=str(n)) for n in range(3)]
    monkeypatch.setattr(pipeline, "load", Reader)
    monkeypatch.setattr(pipeline, "gather", lambda inputs, **options: iter(documents))
    monkeypatch.setattr(pipeline, "split", lambda document: [document.id] * 10)
    assert bench.sentence_batches(tmp_path) == [["0"] * 10 + ["1"] * 10, ["2"] * 10]
    measured = bench.reader_alone(tmp_path, 1, seconds=0.05)
    assert measured["sentences"] % 10 == 0
    assert 0.05 <= measured["seconds"] < 1


def outcome(status: str = "read") -> Outcome:
    return Outcome(status=status, place="a report", sentences=10, claims=2, why="torn")  # type: ignore[arg-type]


def test_a_measure_reads_all_it_begins_and_as_much_as_fills_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    corpus, asked = tmp_path / "corpus.jsonl", []
    corpus.write_text("".join(bench.repeated(REPORTS, seconds=20)))

    def read(inputs: list[str], project: Any, *, workers: int) -> Any:
        lines = Path(inputs[0]).read_text().splitlines()
        asked.append((sum(map(len, lines)), workers))
        time.sleep(0.1 * len(lines) / workers)
        return (outcome() for _ in lines)

    monkeypatch.setattr(pipeline, "read", read)
    measured = bench.end_to_end(corpus, 2, seconds=0.9)
    (trial, one), (whole, two) = asked
    assert (one, two) == (1, 2)
    assert 4 * trial < whole < 8 * trial
    assert measured["sentences"] == 10 * measured["reports"] == 5 * measured["claims"]
    assert 0.6 < measured["seconds"] < 1.5


def test_a_report_that_fails_makes_no_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pipeline, "read", lambda *given, **options: iter([outcome(), outcome("failed")]))
    with pytest.raises(SystemExit, match=r"a report could not be read.*torn"):
        bench.read_all(tmp_path / "list.jsonl", tmp_path / "project", 1)


def test_speeds_of_processes_side_by_side_are_added():
    told = json.dumps({"sentences": 100, "seconds": 2.0})
    children = [
        subprocess.Popen([sys.executable, "-c", f"print({told!r})"], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    summed = bench.together(children)
    assert (summed["sentences"], summed["sentences_per_second"]) == (200, 100)


def test_one_measure_is_taken_anew_and_the_others_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    out = tmp_path / "bench.json"
    out.write_text(json.dumps({"date": "2020-01-01", "ties": {"sizes": []}, "web": {"requests": 1}}))
    asked: list[Any] = []
    monkeypatch.setattr(
        bench.web_bench, "of_project", lambda *given, **how: asked.append((given, how)) or {"pages": {}}
    )
    assert bench.main(["--only", "web", "--project", "here", "--readers", "5", "--out", str(out)]) == 0
    kept = json.loads(out.read_text())
    assert (kept["date"], kept["ties"]) == ("2020-01-01", {"sizes": []})
    assert kept["web"]["pages"] == {}
    assert kept["web"].keys() >= {"date", "commit", "cores", "load_before"}
    assert asked == [((Path("here"),), {"seconds": 5.0})]


def test_the_table_sets_two_processes_beside_one():
    speed = {"sentences_per_second": 100.0, "peak_mb": 300, "growth_mb": 0}
    measured = {
        "corpus": "examples", "cores": 2, "load_before": 0.1, "start_up": {"seconds": 0.5},
        "stages": {"milliseconds": {"read": 2.5}},
        **{f"{child}_1": speed for child in bench.SPEEDS},
        **{f"{child}_2": speed | {"sentences_per_second": 190.0} for child in bench.SPEEDS},
    }  # fmt: skip
    shown = bench.table(measured)
    assert list(shown.columns[3].cells) == ["1.00 ×", "1.90 ×", "1.00 ×", "1.90 ×", "", ""]
