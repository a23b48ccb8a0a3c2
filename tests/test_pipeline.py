from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from dragoman import jobs, pipeline
from dragoman.records import Claim, Document, Token
from dragoman.store import Project
from tests import fakes
from tests.fakes import STAGES, report

ROOT = Path(__file__).parents[1]


def read(folder: Path, *inputs: str, stages: pipeline.Stages = STAGES, **choices) -> list[jobs.Outcome]:
    return list(pipeline.read(inputs, Project.create(folder), stages=stages, **choices))


def content(folder: Path) -> tuple[list[Claim], list[Document], list[str]]:
    """All that a project shows: claims, documents, and who is a copy of whom."""
    with pipeline.look(folder, stages=STAGES) as view:
        return list(view.claims()), list(view.documents()), [f"{one.id} {one.origin}" for one in view.reports()]


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A process that reads invented reports into a project."""
    command = [sys.executable, "-m", "tests.reading_process", str(folder), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_document_goes_through_the_stages_in_order():
    claims = pipeline.read_document(report(3), fakes.load(), split=fakes.split, find=fakes.find)

    assert [claim.sentence_start for claim in claims] == [0, 33, 66, 99]
    assert claims[3].sentence == "Party 3 struck party 3 on day 3."


def test_a_document_in_another_language_is_kept_without_claims_and_said(tmp_path):
    assert pipeline.read_document(report(3, language="fr"), fakes.load(), split=fakes.split, find=fakes.find) == []

    outcome = read(tmp_path, "11")[-1]

    assert (outcome.status, outcome.why, outcome.claims) == ("unread", "language: de", 0)
    with pipeline.look(tmp_path) as view:
        assert view.document(outcome.document).language == "de"
        assert [one.note for one in view.reports(id=outcome.document)] == ["language: de"]


def test_reading_twice_changes_nothing(tmp_path):
    read(tmp_path, "25")
    before = content(tmp_path)

    assert {outcome.status for outcome in read(tmp_path, "25", "25")} == {"known"}

    assert content(tmp_path) == before


def test_the_same_document_twice_in_one_run_is_one(tmp_path):
    statuses = [outcome.status for outcome in read(tmp_path, "2", "2")]

    assert statuses == ["known", "known", "known", "read", "read", "read"]
    assert len(content(tmp_path)[1]) == 3


def test_a_new_version_of_the_reader_reads_again(tmp_path, monkeypatch):
    read(tmp_path, "4")
    monkeypatch.setattr(fakes.Reader, "version", "fake reader 2")

    assert {outcome.status for outcome in read(tmp_path, "4")} == {"read"}

    claims, documents, _ = content(tmp_path)
    assert {claim.reader for claim in claims} == {"fake reader 2"}
    assert len(documents) == 6


def test_again_reads_what_is_known(tmp_path):
    read(tmp_path, "4")
    before = content(tmp_path)

    assert {outcome.status for outcome in read(tmp_path, "4", again=True)} == {"read"}

    assert content(tmp_path) == before


def test_what_was_removed_is_not_read_again_until_it_is_restored(tmp_path):
    read(tmp_path, "4")
    before = content(tmp_path)
    gone = report(1).id

    pipeline.remove(Project.open(tmp_path), [gone], stages=STAGES)
    assert [outcome.document for outcome in read(tmp_path, "4") if outcome.status == "removed"] == [gone]
    assert gone not in {document.id for document in content(tmp_path)[1]}

    pipeline.remove(Project.open(tmp_path), [gone], restore=True, stages=STAGES)
    assert content(tmp_path) == before


def test_bad_inputs_are_told_and_the_rest_is_read(tmp_path):
    outcomes = read(tmp_path, "6/2")

    faults = [outcome for outcome in outcomes if outcome.status == "failed"]
    assert faults[0].why == "broken-0.txt: holds no text. Give a file that does."
    assert len(faults) == 3
    assert len(content(tmp_path)[1]) == 8


def test_a_document_that_breaks_a_stage_is_told_and_does_not_break_the_others(tmp_path):
    def find(document, readings, *, reader):
        if document.title == "Report 2":
            raise RecursionError("too deep")
        return fakes.find(document, readings, reader=reader)

    outcomes = read(tmp_path, "5", stages=replace(STAGES, find=find))

    (broken,) = [outcome for outcome in outcomes if outcome.status == "failed"]
    assert broken.why == "The Courier: Report 2: it could not be read (RecursionError: too deep). Please report this."
    assert len(content(tmp_path)[1]) == 6
    assert {outcome.status for outcome in read(tmp_path, "5")} == {"known", "read"}


def test_stopping_keeps_what_was_told(tmp_path):
    told = []
    with closing(pipeline.read(["900"], Project.create(tmp_path), stages=STAGES)) as outcomes:
        for outcome in outcomes:
            told.append(outcome.document)
            if len(told) == 40:
                break

    assert [document.id for document in content(tmp_path)[1]][:40] == told
    assert Project.open(tmp_path).runs()[0].outcome == "stopped"


def test_the_result_does_not_depend_on_the_number_of_workers(tmp_path, monkeypatch):
    monkeypatch.setattr(jobs, "SMALL", 2_000)
    monkeypatch.setattr(jobs, "BATCH", 2_000)

    alone = read(tmp_path / "alone", "120/50")
    together = read(tmp_path / "together", "120/50", workers=2)

    assert together == alone
    assert content(tmp_path / "together") == content(tmp_path / "alone")


def test_as_much_is_gathered_ahead_as_other_processes_need():
    ahead = iter([jobs.Job(documents=[report(6)]) for _ in range(9)])  # of 230 characters

    assert [len(jobs.look_ahead(ahead, enough)) for enough in (1, 500, 10_000, 1)] == [1, 3, 5, 0]


def test_what_comes_slowly_is_read_before_more_is_waited_for(monkeypatch):
    monkeypatch.setattr(jobs, "PATIENCE", 0.0)
    ahead = iter([jobs.Job(documents=[report(6)]) for _ in range(9)])

    assert len(jobs.look_ahead(ahead, 10_000)) == 1


def test_killed_at_random_moments_and_read_again_is_as_if_nothing_had_happened(tmp_path):
    read(tmp_path / "calm", "160/60")
    killed = tmp_path / "killed"
    chance = random.Random(7)

    for _ in range(4):
        process = start(killed, "160/60", "1")
        enough = parts(killed) + chance.randint(1, 3)
        wait_for(lambda: process.poll() is not None or parts(killed) >= enough)  # noqa: B023
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.communicate()
    assert process.returncode == -signal.SIGKILL
    read(killed, "160/60")

    assert content(killed) == content(tmp_path / "calm")


def parts(folder: Path) -> int:
    """How many parts are kept."""
    return len(list(folder.glob("kept/*.gz")))


@pytest.mark.parametrize("call", range(1, 60, 7))
def test_killed_at_any_change_of_files_and_read_again_is_as_if_nothing_had_happened(tmp_path, call):
    read(tmp_path / "calm", "60")

    process = start(tmp_path / "killed", "60", "1", str(call))
    assert process.communicate()[0] == ""
    assert process.returncode == -signal.SIGKILL
    read(tmp_path / "killed", "60")

    assert content(tmp_path / "killed") == content(tmp_path / "calm")


def test_what_a_killed_run_kept_is_seen_without_reading_again(tmp_path):
    start(tmp_path, "60", "1", "40").communicate()
    assert Project.open(tmp_path).is_behind()

    documents = content(tmp_path)[1]

    assert documents == content(tmp_path)[1]
    assert 0 < len(documents) < 80
    assert not Project.open(tmp_path).is_behind()


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_workers_end_when_their_parent_is_killed(tmp_path):
    process = start(tmp_path, "6000", "2")
    children = wait_for(lambda: set(children_of(process.pid)))
    process.kill()
    process.communicate()

    wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def children_of(parent: int) -> list[int]:
    """The worker processes of a process: those started by spawn."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            mother = int((path / "stat").read_text().rsplit(")", 1)[1].split()[1])
            command = (path / "cmdline").read_text()
        except OSError:
            continue
        if mother == parent and "spawn_main" in command:
            found.append(int(path.name))
    return found


def wait_for(condition, seconds: float = 60.0):
    """What the condition gives once it gives something; a failure when that takes too long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.05)
    pytest.fail("waited in vain")


def test_interrupting_keeps_what_was_read_and_says_so_in_the_manifest(tmp_path):
    process = start(tmp_path, "6000", "2")
    wait_for(lambda: parts(tmp_path) > 3)
    os.kill(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)

    assert "KeyboardInterrupt" in told
    project = Project.open(tmp_path)
    assert project.runs()[0].outcome == "stopped"
    assert not project.is_behind()
    claims, documents, _ = content(tmp_path)
    assert documents
    assert {claim.document for claim in claims} <= {document.id for document in documents}


def test_a_report_with_an_endless_sentence_is_read_and_what_may_be_missed_is_said(tmp_path):
    def split(document):
        *others, last = fakes.split(document)
        words = tuple(Token(text="a", start=at, end=at + 1) for at in range(2000))
        return (*others, msgspec.structs.replace(last, tokens=words))

    outcomes = read(tmp_path, "2", stages=replace(STAGES, split=split))

    assert {outcome.status for outcome in outcomes} == {"read"}
    assert all("1 sentence is so long as to be read in stretches" in (outcome.why or "") for outcome in outcomes)
    assert all(outcome.why is None for outcome in read(tmp_path / "other", "2"))


@pytest.mark.parametrize("words", ["grain, ", "Norway sent ships and planes and guns to Denmark again and "])
def test_ten_thousand_words_without_a_stop_are_read_and_said_to_be_one_endless_sentence(tmp_path, words):
    text = words * (10_000 // len(words.split()))
    endless = Document(id="e", origin="e", text="The envoys met.\n\n" + text)
    stages = replace(STAGES, gather=lambda *_, **__: iter([endless, report(1)]), split=pipeline.split)

    one, other = read(tmp_path, "any", stages=stages)

    assert one.status == other.status == "read"
    assert one.sentences >= 50
    assert (one.why or "").startswith("1 sentence is so long as to be read in stretches")
    assert other.why is None
