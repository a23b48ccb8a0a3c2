"""Read by shards: the same as without, whatever happens on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.documents import stretches
from dragoman.errors import DragomanError, UsageError
from dragoman.shards import ENGINES, planning
from dragoman.store import DiskFull, Project
from tests import fakes
from tests.shards.corpus import WHOLE, corpus, here, killing_find, read, shown

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Shards of two files each, and an engine without processes."""
    monkeypatch.setattr(stretches, "LINES", 2)
    monkeypatch.setitem(ENGINES, "here", here)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> str:
    return corpus(tmp_path_factory.mktemp("corpus") / "reports")


@pytest.fixture(scope="module")
def whole(folder, tmp_path_factory):
    """What the corpus is, read without shards."""
    project = tmp_path_factory.mktemp("whole") / "project"
    return read(project, folder), shown(project)


def parts(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "kept").iterdir())


def left(project: Path) -> list[str]:
    """What lies in the folder of shards beside markers."""
    return [path.name for path in (project / "shards").iterdir() if path.suffix != ".json"]


def never_find(document, readings, *, reader):
    raise AssertionError("read again")


@pytest.mark.parametrize(("engine", "workers"), [("here", 1), ("pool", 1), ("pool", 2)])
def test_shards_give_what_reading_without_them_gives(tmp_path, folder, whole, engine, workers):
    outcomes = read(tmp_path, folder, engine=engine, workers=workers)

    assert shown(tmp_path) == whole[1]
    assert sorted(map(str, outcomes)) == sorted(map(str, whole[0]))
    assert parts(tmp_path) == ["00000001.parquet", "00000002.parquet", "00000003.parquet"]
    assert left(tmp_path) == []


def test_what_was_read_by_shards_is_known_to_shards_and_without_them(tmp_path, folder, whole):
    read(tmp_path, folder, engine="here")
    before = parts(tmp_path)

    again = read(tmp_path, folder, engine="here")
    without = read(tmp_path, folder)

    assert {one.status for one in again} == {one.status for one in without} == {"known", "failed"}
    assert parts(tmp_path) == before
    assert shown(tmp_path) == whole[1]


def test_what_was_read_without_shards_is_not_read_again_by_them(tmp_path, folder, whole, monkeypatch):
    read(tmp_path, folder)

    outcomes = read(tmp_path, folder, engine="here", stages=replace(WHOLE, find=never_find))

    assert {one.status for one in outcomes} == {"known", "failed"}
    assert shown(tmp_path) == whole[1]


def test_again_reads_what_is_known(tmp_path, folder, whole):
    read(tmp_path, folder, engine="here")

    outcomes = read(tmp_path, folder, engine="here", again=True)

    assert "read" in {one.status for one in outcomes}
    claims, documents, reports, _ = shown(tmp_path)
    assert (claims, documents, reports) == whole[1][:3]


def test_what_was_removed_stays_so(tmp_path, folder):
    gone = fakes.report(3).id
    read(tmp_path, folder, engine="here")
    pipeline.remove(Project.open(tmp_path), [gone], stages=WHOLE)

    outcomes = read(tmp_path, folder, engine="here")

    assert [one.document for one in outcomes if one.status == "removed"] == [gone]
    assert gone not in {document.id for document in shown(tmp_path)[1]}


def test_another_reader_reads_again_and_its_claims_take_the_place_of_the_old(tmp_path, folder):
    read(tmp_path, folder, engine="here")

    outcomes = read(tmp_path, folder, engine="here", stages=replace(WHOLE, load=other_reader))

    assert "read" in {one.status for one in outcomes}
    claims, documents, _, _ = shown(tmp_path)
    assert {claim.reader for claim in claims} == {"fake reader 2"}
    assert len(documents) == len({document.id for document in documents})


class OtherReader(fakes.Reader):
    version = "fake reader 2"


def other_reader() -> OtherReader:
    return OtherReader()


def test_a_stop_leaves_what_is_done_and_the_same_command_goes_on(tmp_path, folder, whole):
    outcomes = pipeline.read([folder], Project.create(tmp_path), stages=WHOLE, engine="here")
    first = next(outcomes)
    outcomes.close()

    assert first.status in ("known", "read")
    assert left(tmp_path) == []
    assert Project.open(tmp_path).runs()[0].outcome == "stopped"
    assert {one.status for one in read(tmp_path, folder, engine="here")} == {"known", "read", "unread", "failed"}
    assert shown(tmp_path) == whole[1]


@pytest.mark.parametrize("damage", ["part cut", "marker cut", "marker changed", "input changed"])
def test_a_part_or_marker_that_is_damaged_is_made_again(tmp_path, whole, damage, monkeypatch):
    monkeypatch.setitem(ENGINES, "pool", here)
    project, own = tmp_path / "project", tmp_path / "reports"
    corpus(own)
    list(pipeline.read_share([str(own)], Project.create(project), (1, 1), stages=WHOLE))
    part, marker = (sorted((project / "shards").glob(f"*.{kind}"))[0] for kind in ("parquet", "json"))
    if damage == "part cut":
        part.write_bytes(part.read_bytes()[:-50])
    elif damage == "marker cut":
        marker.write_bytes(marker.read_bytes()[:-50])
    elif damage == "marker changed":
        marker.write_bytes(marker.read_bytes().replace(b'"claims":1', b'"claims":2'))
    else:
        (own / "00.txt").write_text("0-9")

    outcomes = read(project, str(own), engine="here")

    assert sum(one.status == "read" for one in outcomes) == len(shown(project)[1]) - sum(
        one.status == "unread" for one in outcomes
    )
    if damage != "input changed":
        assert shown(project) == whole[1]


def test_shares_are_read_apart_and_kept_by_the_next_run(tmp_path, folder, whole, monkeypatch):
    monkeypatch.setitem(ENGINES, "pool", here)
    for share in ((1, 2), (2, 2)):
        told = list(pipeline.read_share([folder], Project.create(tmp_path), share, stages=WHOLE))
        assert "read" in {one.status for one in told}
    assert parts(tmp_path) == []

    read(tmp_path, folder, engine="here", stages=replace(WHOLE, find=never_find))

    assert shown(tmp_path) == whole[1]
    assert left(tmp_path) == []


def test_an_address_cannot_be_read_in_shares(tmp_path):
    with pytest.raises(UsageError, match=r"https://example.org is no file"):
        list(pipeline.read_share(["https://example.org"], Project.create(tmp_path), (1, 2), stages=WHOLE))


def test_much_is_read_by_shards_without_being_asked(tmp_path, folder, whole, monkeypatch):
    monkeypatch.setattr(planning, "LARGE", 10)
    monkeypatch.setitem(ENGINES, "pool", here)

    read(tmp_path, folder)

    assert parts(tmp_path)[0].endswith(".parquet")
    assert shown(tmp_path) == whole[1]


# --- faults ------------------------------------------------------------------------


def test_a_shard_whose_worker_is_killed_is_tried_again(tmp_path, folder, whole, monkeypatch):
    monkeypatch.setenv("KILL_ONCE", str(tmp_path / "killed"))

    read(tmp_path / "project", folder, engine="pool", workers=2, stages=replace(WHOLE, find=killing_find))

    assert (tmp_path / "killed").exists()
    assert shown(tmp_path / "project") == whole[1]
    assert left(tmp_path / "project") == []


def test_a_shard_whose_workers_die_twice_is_named_and_the_others_are_unharmed(tmp_path, folder, whole):
    outcomes = read(tmp_path, folder, engine="pool", workers=2, stages=replace(WHOLE, find=killing_find))

    (fault,) = [one for one in outcomes if "ended 2 times in the middle" in (one.why or "")]
    assert fault.status == "failed"
    assert fault.place.endswith("02.txt and 1 more")
    assert len(parts(tmp_path)) == 2
    assert left(tmp_path) == []
    read(tmp_path, folder, engine="pool")
    assert {one.id for one in shown(tmp_path)[1]} == {one.id for one in whole[1][1]}


def full_find(document, readings, *, reader):
    """Meets a full disk at one report."""
    if document.title == "Report 20":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    return fakes.find(document, readings, reader=reader)


@pytest.mark.skipif(os.name == "nt", reason="sets a limit that Windows has not")
def test_a_full_disk_stops_cleanly_and_the_same_command_goes_on(tmp_path, folder, whole):
    with pytest.raises(DiskFull, match="Make room and give the same command again"):
        read(tmp_path, folder, engine="pool", stages=replace(WHOLE, find=full_find))

    assert left(tmp_path) == []
    assert parts(tmp_path) == ["00000001.parquet"]
    assert len(shown(tmp_path)[1]) > 20
    read(tmp_path, folder, engine="pool")
    assert shown(tmp_path) == whole[1]


@pytest.mark.skipif(os.name == "nt", reason="sets a limit that Windows has not")
@pytest.mark.parametrize(("size", "engine"), [(3_000, ()), (400_000, ()), (400_000, ("here",))])
def test_a_full_disk_where_parts_and_store_are_written_stops_cleanly(tmp_path, folder, whole, size, engine):
    command = [sys.executable, "-m", "tests.shards.full_disk_process", str(tmp_path), folder, str(size), *engine]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert "Make room and give the same command again: it goes on where it was." in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.rglob("*.partial")) == []
    read(tmp_path, folder, engine="here")
    assert {one.id for one in shown(tmp_path)[1]} == {one.id for one in whole[1][1]}


def test_a_shard_that_breaks_is_named_and_tried_by_the_next_run(tmp_path, folder, whole):
    outcomes = read(tmp_path, folder, engine="here", stages=replace(WHOLE, gather=breaking_gather))

    (fault,) = [one for one in outcomes if "Please report this" in (one.why or "")]
    assert fault.why.startswith(f"{folder}/02.txt and 1 more: it could not be read (RuntimeError: no such luck)")
    read(tmp_path, folder, engine="here")
    assert {one.id for one in shown(tmp_path)[1]} == {one.id for one in whole[1][1]}


def breaking_gather(inputs, **options):
    if any(name.endswith("02.txt") for name in inputs):
        raise RuntimeError("no such luck")
    return WHOLE.gather(inputs, **options)


def test_an_input_that_goes_away_is_named_with_what_a_cluster_needs(tmp_path, folder):
    own = tmp_path / "reports"
    corpus(own)
    outcomes = pipeline.read([str(own)], Project.create(tmp_path / "project"), stages=WHOLE, engine="here")
    next(outcomes)
    (own / "05.txt").unlink()

    told = [one.why for one in outcomes if one.status == "failed" and "05.txt" in (one.why or "")]

    assert len(told) == 1
    assert "does not see" in told[0]
    assert "a folder that all machines have under the same name" in told[0]


def test_a_shard_that_changes_before_its_turn_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(ENGINES, "pool", here)
    project, own = tmp_path / "project", tmp_path / "reports"
    corpus(own)
    list(pipeline.read_share([str(own)], Project.create(project), (1, 2), stages=WHOLE))

    def changing(todo, work, workers):
        for result in here(list(todo), work, workers):
            (own / "04.txt").write_text("1-2")
            yield result

    monkeypatch.setitem(ENGINES, "here", changing)

    outcomes = read(project, str(own), engine="here")

    (fault,) = [one for one in outcomes if "was changed while this run went on" in (one.why or "")]
    assert fault.place.endswith("04.txt and 1 more")


def test_what_is_named_twice_is_handed_out_once_and_told_twice(tmp_path, folder, whole, monkeypatch):
    handed_out = []

    def eager(todo, work, workers):
        handed_out.extend(todo)
        return here(handed_out, work, workers)

    monkeypatch.setitem(ENGINES, "here", eager)

    outcomes = read(tmp_path, folder, folder, engine="here")

    assert len(handed_out) == 3
    assert len(outcomes) == 2 * len(whole[0])
    assert shown(tmp_path) == whole[1]
    assert left(tmp_path) == []


def test_a_file_that_grows_while_it_is_read_is_read_again_by_the_next_run(tmp_path):
    own = tmp_path / "reports"
    own.mkdir()
    (own / "01.txt").write_text("1-2")

    def growing_gather(inputs, **options):
        found = list(WHOLE.gather(inputs, **options))
        (own / "01.txt").write_text("1-5")
        return iter(found)

    read(tmp_path / "project", str(own), engine="here", stages=replace(WHOLE, gather=growing_gather))
    outcomes = read(tmp_path / "project", str(own), engine="here")

    assert [one.status for one in outcomes] == ["known", "read", "read", "read", "read"]


def test_workers_of_another_version_are_refused(tmp_path, folder, monkeypatch):
    import dragoman.shards.work as work

    monkeypatch.setattr(work, "__version__", "9.9")  # here, not in the workers

    outcomes = read(tmp_path, folder, engine="pool")

    assert all("Install the same version on all machines" in (one.why or "") for one in outcomes)


def test_two_runs_at_once_are_one_too_many(tmp_path, folder):
    outcomes = pipeline.read([folder], Project.create(tmp_path), stages=WHOLE, engine="here")
    next(outcomes)

    with pytest.raises(DragomanError, match="is being written by process"):
        read(tmp_path, folder, engine="here")
    outcomes.close()


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_ctrl_c_ends_the_workers_and_keeps_what_is_done(tmp_path, folder):
    command = [sys.executable, "-m", "tests.shards.slow_reading", str(tmp_path), folder]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not parts(tmp_path) if (tmp_path / "kept").exists() else True:
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)

    assert "KeyboardInterrupt" in said
    assert Project.open(tmp_path).runs()[0].outcome == "stopped"
    assert not [name for name in left(tmp_path) if name.endswith(".partial")]
    assert shown(tmp_path)[1]


def test_a_marker_tells_what_was_done_by_what(tmp_path, folder):
    read(tmp_path, folder, engine="here")

    marker = json.loads(sorted((tmp_path / "shards").glob("*.json"))[0].read_text())

    done = marker["done"]
    assert set(done["settings"]["versions"]) == {"dragoman", "reader", "tables"}
    assert done["settings"]["versions"]["reader"] == "fake reader 1"
    assert {"input", "part", "outcomes", "shard", "seconds"} <= set(done)
    assert "read" in {one["status"] for one in done["outcomes"]}
