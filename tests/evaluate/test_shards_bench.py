"""`make bench`, reading by shards: what is measured is what was asked for."""

from __future__ import annotations

import json

from dragoman.shards import ENGINES, Done, Shard, Work, plan
from evaluation import shards_bench


def test_the_ratio_is_that_of_runs_that_belong_together():
    def run(reading: float, seconds: float) -> dict[str, float]:
        return {"reading_seconds": reading, "seconds": seconds, "peak_mb": 300}

    measured = shards_bench.paired(
        10, [[run(20, 24), run(10, 16)], [run(40, 44), run(25, 40)], [run(18, 20), run(10, 10)]]
    )

    assert measured["speed_ups"] == [2.0, 1.6, 1.8]
    assert (measured["speed_up"], measured["speed_up_to_the_end"]) == (1.8, 1.5)
    assert measured["one"]["reading_seconds"] == 20
    assert len(list(shards_bench.lines(measured | {"engines": {}, "long": {"growth_mb": 1}}))) == 2


def test_short_reports_are_each_a_report_of_its_own_in_several_shards(tmp_path, monkeypatch):
    monkeypatch.delenv("SHARED", raising=False)
    path = tmp_path / "short.jsonl"
    shards_bench.write(path, 300, 2)

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    assert len(rows) == 600
    assert len({row["outlet"] for row in rows}) == 2
    assert all(len(row["text"]) >= shards_bench.SHORT for row in rows)
    assert len([one for one in plan([str(path)]) if isinstance(one, Shard)]) == 6


def test_an_engine_is_measured_on_as_many_stand_ins_as_were_asked(monkeypatch, capsys):
    def here(todo, work: Work, workers: int):
        assert workers == 2
        for result in map(work.reading(), todo):
            assert isinstance(result, Done)
            yield result

    monkeypatch.setitem(ENGINES, "pool", here)
    shards_bench.main(["--child", "stand-in", "--stand-ins", "450", "--engine", "pool"])

    told = json.loads(capsys.readouterr().out)
    assert told["shards"] == 3
    assert told["seconds"] >= 0.45
    assert 0 < told["first_seconds"] <= told["seconds"]
