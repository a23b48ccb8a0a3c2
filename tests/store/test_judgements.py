from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import ProjectError
from dragoman.store import Project
from dragoman.store.judgements import append, read_ledger
from tests.builders import claim, judgement

# However busy the machine is.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=30)


ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "judgements.jsonl"


def test_what_is_judged_comes_back_the_same(path):
    made = [
        judgement("accept", claim(by=("USA",)), note="read “twice”\nby two"),
        judgement("correct", claim(), at=1, changes={"type": "AID", "recipient": None}),
        judgement("same", claim(), others=(claim(id="c2"), claim(id="c3")), at=2),
    ]
    for one in made:
        append(path, one)

    ledger = read_ledger(path)

    assert ledger.judgements == tuple(made)
    assert ledger.faults == ()


words = st.text(max_size=40)
made = st.builds(
    lambda verdict, by, note, at, sentence: judgement(
        verdict, claim(sentence=sentence), by=by, at=at, note=note, sample="s" if at % 2 else None
    ),
    st.sampled_from(["accept", "reject"]), words, st.none() | words, st.integers(0, 10_000), words,
)  # fmt: skip


@CALM
@given(st.lists(made, max_size=6, unique_by=lambda one: one.id))
def test_whatever_is_judged_comes_back_the_same(judgements):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "judgements.jsonl"
        for one in judgements:
            append(path, one)
        assert read_ledger(path).judgements == tuple(judgements)


def test_without_a_file_nothing_was_judged_and_nothing_is_wrong(path):
    assert read_ledger(path).judgements == read_ledger(path).faults == ()


def test_a_malformed_line_is_named_with_its_number_and_the_others_are_read(path):
    good = [judgement("accept", claim(), at=at) for at in range(2)]
    nameless = msgspec.to_builtins(good[0]) | {"by": None}
    lines = [msgspec.json.encode(good[0]), b"{accept", json.dumps(nameless).encode(), b"", msgspec.json.encode(good[1])]
    path.write_bytes(b"\n".join(lines) + b"\n")

    ledger = read_ledger(path)

    assert ledger.judgements == tuple(good)
    assert [fault.split(":")[0] for fault in ledger.faults] == [
        "judgements.jsonl, line 2",
        "judgements.jsonl, line 3",
    ]
    assert "`$.by`" in ledger.faults[1]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"recipients": None}, "'recipients' is no field that can be corrected; these can: type, mode"),
        ({"id": "x"}, "'id' is no field that can be corrected"),
        ({"stance": "denies"}, "stance follows from polarity, certainty and aspect"),
        ({"type": "ATTACK"}, "type: Invalid enum value 'ATTACK'"),
        ({"initiator": None}, "initiator: Expected `object`, got `null`"),
        ({"items": [{"name": "drones"}]}, "items: Object missing required field `kind`"),
        ({}, "a judgement to correct needs 'changes'"),
    ],
)
def test_a_correction_that_fits_no_claim_is_told(path, changes, fault):
    path.write_bytes(msgspec.json.encode(judgement("correct", claim(), changes=changes)) + b"\n")

    ledger = read_ledger(path)

    assert ledger.judgements == ()
    assert f"line 1: {fault}" in ledger.faults[0]


@pytest.mark.parametrize("verdict", ["accept", "same", "undo"])
def test_a_judgement_on_nothing_is_told(path, verdict):
    path.write_bytes(msgspec.json.encode(judgement(verdict)) + b"\n")

    assert "line 1: a judgement to" in read_ledger(path).faults[0]


def test_a_line_that_stands_twice_is_one_judgement_and_another_of_its_id_is_told(path):
    one = judgement("accept", claim())
    for line in (one, one, msgspec.structs.replace(one, by="ben")):
        append(path, line)

    ledger = read_ledger(path)

    assert ledger.judgements == (one,)
    assert "line 3: its id" in ledger.faults[0]


def test_a_day_without_a_zone_is_taken_for_utc(path):
    one = judgement("accept", claim())
    bare = msgspec.structs.replace(one, when=datetime(2026, 11, 29, 12))
    append(path, bare)

    assert read_ledger(path).judgements == (one,)


@pytest.mark.parametrize("cut", [1, 2, 40, -1])
def test_a_line_that_a_kill_cut_off_hides_no_other_and_is_not_glued_to_the_next(path, cut):
    first, torn, last = (judgement("accept", claim(), at=at) for at in range(3))
    append(path, first)
    line = msgspec.json.encode(torn)
    with path.open("ab") as file:
        file.write(line[:cut])

    before = read_ledger(path)
    append(path, last)
    after = read_ledger(path)

    assert before.judgements == (first,)
    assert after.judgements == (first, last)
    assert [fault.split(":")[0] for fault in after.faults] == ["judgements.jsonl, line 2"]


def test_a_line_that_lacks_only_its_end_is_whole(path):
    one, other = judgement("accept", claim()), judgement("reject", claim(), at=1)
    path.write_bytes(msgspec.json.encode(one))
    append(path, other)

    assert read_ledger(path).judgements == (one, other)


def test_a_judgement_that_cannot_be_written_whole_leaves_nothing_and_is_told(path, monkeypatch):
    append(path, judgement("accept", claim()))
    before = path.read_bytes()

    def full(handle, content):
        os.ftruncate(handle, len(before) + 5)  # five bytes of it get to the disk
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(ProjectError, match=r"No space left on device.*not saved"):
        append(path, judgement("reject", claim()))

    assert path.read_bytes() == before


def test_the_mark_changes_with_every_line(path):
    marks = {read_ledger(path).mark}
    for at in range(3):
        append(path, judgement("accept", claim(), at=at))
        marks.add(read_ledger(path).mark)

    assert len(marks) == 4


# kills and several processes


def judging(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A process that judges without end, or so often, and says so each time: PROJECT NAME [COUNT]."""
    command = [sys.executable, "-m", "tests.judging_process", str(folder), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_judgement_that_was_reported_as_saved_is_there_after_a_kill_right_behind_the_message(tmp_path):
    process = judging(tmp_path, "ana")
    assert process.stdout is not None
    saved = process.stdout.readline().strip()
    process.kill()
    process.communicate()

    assert process.returncode == -signal.SIGKILL
    assert saved in {one.id for one in Project.open(tmp_path).ledger().judgements}


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.08])
def test_whenever_a_process_is_killed_all_that_it_reported_is_there_and_the_file_is_read(tmp_path, delay):
    process = judging(tmp_path, "ana")
    assert process.stdout is not None
    saved = [process.stdout.readline().strip()]
    time.sleep(delay)
    process.kill()
    rest, _ = process.communicate()
    saved += rest.split()

    after = judgement("accept", claim(), by="ben")
    Project.open(tmp_path).judge(after)
    ledger = Project.open(tmp_path).ledger()

    ids = [one.id for one in ledger.judgements]
    assert set(saved) <= set(ids)
    assert ids[-1] == after.id
    assert len(ledger.faults) <= 1


def test_two_processes_that_judge_at_once_lose_nothing(tmp_path):
    Project.create(tmp_path)
    processes = [judging(tmp_path, name, "60") for name in ("ana", "ben")]
    saved = {id for process in processes for id in process.communicate()[0].split()}

    ledger = Project.open(tmp_path).ledger()

    assert len(saved) == 120
    assert {one.id for one in ledger.judgements} == saved
    assert ledger.faults == ()
