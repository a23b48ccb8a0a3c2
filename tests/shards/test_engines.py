"""Engines: whoever drives the shards, what comes of them is the same, and a worker that dies takes no other along."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.documents import stretches
from dragoman.errors import DragomanError, UsageError
from dragoman.shards import Failed, Shard
from dragoman.shards.done import abandoned, scratch_of, sweep
from dragoman.shards.engines import ENGINES, daft, ray
from tests.shards.corpus import corpus, read, shown

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> str:
    return corpus(tmp_path_factory.mktemp("corpus") / "reports")


@pytest.fixture(scope="module")
def whole(folder, tmp_path_factory):
    """What the corpus is, read without shards."""
    project = tmp_path_factory.mktemp("whole") / "project"
    read(project, folder)
    return shown(project)


def run(engine: str, project: Path, folder: str, find: str, **environment: str) -> str:
    """Read the corpus with an engine in a process of its own; gives what it said."""
    command = [sys.executable, "-m", "tests.shards.engine_process", str(project), folder, engine, find]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.parametrize("engine", ["daft", "ray"])
def test_an_engine_gives_what_reading_without_it_gives_though_a_worker_is_killed(tmp_path, folder, whole, engine):
    for name in ("daft", *(["ray"] if engine == "ray" else [])):
        pytest.importorskip(name, reason=f"{name} is not installed: pip install 'dragoman[scale]'")

    run(engine, tmp_path / "project", folder, "killing", KILL_ONCE=str(tmp_path / "killed"))

    assert (tmp_path / "killed").exists()
    assert shown(tmp_path / "project") == whole
    assert {path.suffix for path in (tmp_path / "project" / "shards").iterdir()} == {".json"}


def test_daft_names_a_shard_that_kills_its_workers_and_reads_the_others(tmp_path, folder):
    pytest.importorskip("daft", reason="daft is not installed: pip install 'dragoman[scale]'")

    said = run("daft", tmp_path, folder, "killing")

    assert "02.txt and 1 more: the process that read it ended 2 times in the middle" in said
    assert len(list((tmp_path / "kept").glob("*.parquet"))) == 2


def test_an_engine_that_is_not_installed_names_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "daft", None)

    for engine in ("daft", "ray"):
        with pytest.raises(UsageError, match=r'pip install "dragoman\[scale\]"'):
            list(ENGINES[engine]([], None, 1))


def test_more_workers_than_the_cluster_has_cores_are_a_wrong_use():
    ray.check_cores(2, 2)
    with pytest.raises(UsageError, match="--workers 200 are more than the 64 cores"):
        ray.check_cores(200, 64)


class Stub:
    """Stands for the work: a folder, and the names of shards."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.settings = folder, self

    def name(self, shard: Shard) -> str:
        return shard.inputs[0]


def test_only_the_shard_that_ends_processes_is_given_up(tmp_path):
    shards = [Shard(inputs=(name,)) for name in "abcd"]

    def broken(asked):
        for shard in asked:
            if shard.inputs[0] == "c":
                for name in {"b", "c"} if len(asked) > 1 else {"c"}:
                    (tmp_path / f"{os.uname().nodename}~99999999~{name}~x.partial").mkdir()
                raise RuntimeError("process closed the connection")
            if shard.inputs[0] != "b" or len(asked) == 1:
                yield Failed(shard=shard, why="read")

    results = list(daft.persistently(shards, broken, Stub(tmp_path)))

    assert sorted((one.shard.inputs[0], "ended 2 times" in one.why) for one in results) == [
        ("a", False), ("b", False), ("c", True), ("d", False),
    ]  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_stops_by_itself_says_so(tmp_path):
    def broken(asked):
        raise RuntimeError("no cluster at that address")
        yield

    with pytest.raises(DragomanError, match=r"no cluster at that address.*the same command goes on"):
        list(daft.persistently([Shard(inputs=("a",))], broken, Stub(tmp_path)))


def test_a_shard_that_workers_elsewhere_have_died_of_is_given_up_by_the_next(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(stretches, "LINES", 2)
    met = []

    def counting(todo, work, workers):
        read_one = work.reading()
        for shard in todo:
            for number in range(2 if not met else 0):
                (work.folder / f"elsewhere~{number}~{work.settings.name(shard)}~x.partial").mkdir()
            met.append(shard)
            yield read_one(shard)

    monkeypatch.setitem(ENGINES, "here", counting)

    outcomes = read(tmp_path, folder, engine="here")

    assert sum("ended 2 times" in (one.why or "") for one in outcomes) == 1
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_what_a_running_process_writes_is_left_alone(tmp_path):
    with scratch_of(tmp_path, "name") as scratch:
        assert sweep(tmp_path) == set()
        assert abandoned(tmp_path, "name") == []
        assert scratch.exists()
    assert list(tmp_path.iterdir()) == []
