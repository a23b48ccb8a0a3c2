from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman import jobs, pipeline
from dragoman.errors import ProjectError
from dragoman.store import FORMAT, Project
from tests.fakes import STAGES


def read(folder: Path, *inputs: str) -> list[jobs.Outcome]:
    return list(pipeline.read(inputs, Project.create(folder), stages=STAGES))


def test_an_empty_folder_becomes_a_project(tmp_path):
    Project.create(tmp_path)

    assert json.loads((tmp_path / "dragoman.json").read_text())["format"] == FORMAT
    assert Project.open(tmp_path).folder == tmp_path


def test_a_stop_in_the_first_moment_leaves_a_folder_that_can_still_become_one(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "dragoman.json.partial").write_text('{"form')

    Project.create(tmp_path)

    assert Project.open(tmp_path)


def test_processes_that_make_one_project_at_once_all_get_it(tmp_path):
    make = "import sys, time; from pathlib import Path; from dragoman.store import Project\n"
    make += "time.sleep(max(0, float(sys.argv[2]) - time.time())); Project.create(Path(sys.argv[1]))"
    for turn in range(3):
        folder, start = tmp_path / str(turn), str(time.time() + 1)
        makers = [subprocess.Popen([sys.executable, "-c", make, str(folder), start]) for _ in range(4)]
        assert [maker.wait() for maker in makers] == [0, 0, 0, 0]
        assert Project.open(folder)


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path):
    (tmp_path / "thesis.doc").write_text("years of work")

    with pytest.raises(ProjectError, match="holds files but no dragoman") as refusal:
        Project.create(tmp_path)

    assert "--project" in str(refusal.value)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_file_is_refused(tmp_path):
    (tmp_path / "report.txt").write_text("Russia attacked.")

    with pytest.raises(ProjectError, match="is a file, not a project folder"):
        Project.create(tmp_path / "report.txt")


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_looking_where_nothing_is_says_how_to_make_a_project(tmp_path, folder):
    with pytest.raises(ProjectError, match="Make one with: dragoman read"):
        pipeline.look(tmp_path / folder)


def test_a_project_of_another_format_is_refused_with_what_to_do(tmp_path):
    read(tmp_path, "2")
    (tmp_path / "dragoman.json").write_text('{"format": 99, "dragoman": "7.0"}')

    with pytest.raises(ProjectError, match=r"format 99, made by Dragoman 7\.0.*read the reports again"):
        Project.create(tmp_path)


def test_a_damaged_mark_is_refused(tmp_path):
    read(tmp_path, "2")
    (tmp_path / "dragoman.json").write_text("{")

    with pytest.raises(ProjectError, match="is damaged"):
        Project.open(tmp_path)


def test_a_project_without_reports_says_how_to_read_some(tmp_path):
    Project.create(tmp_path)

    with pytest.raises(ProjectError, match="holds no reports yet"):
        pipeline.look(tmp_path)


def test_a_second_writer_is_told_who_writes(tmp_path):
    project = Project.create(tmp_path)

    with project.writer(), pytest.raises(ProjectError, match=r"is being written by process \d+"), project.writer():
        pass

    with project.writer():
        pass


def test_the_lock_of_a_killed_writer_is_not_in_the_way(tmp_path):
    Project.create(tmp_path)
    die = "import os, signal, sys; from pathlib import Path; from dragoman.store import Project\n"
    die += "with Project(Path(sys.argv[1])).writer(): os.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run([sys.executable, "-c", die, str(tmp_path)], check=False)
    assert (tmp_path / "lock").read_text().startswith("process")

    with Project.open(tmp_path).writer():
        pass


def test_a_view_keeps_its_generation_while_a_writer_makes_the_next(tmp_path):
    read(tmp_path, "5")

    with pipeline.look(tmp_path) as view:
        before = view.basis()
        read(tmp_path, "9")
        assert view.basis() == before
        assert len(list(view.claims())) == before.claims

    with pipeline.look(tmp_path) as view:
        assert view.basis().reports > before.reports


def test_the_store_is_made_again_from_what_is_kept(tmp_path):
    read(tmp_path, "30")
    with pipeline.look(tmp_path) as view:
        before = list(view.claims())
    for path in sorted((tmp_path / "store").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()

    with pipeline.look(tmp_path, stages=STAGES) as view:
        assert list(view.claims()) == before


def test_every_run_leaves_a_note_of_what_was_read_with_what(tmp_path):
    read(tmp_path, "12/6")
    read(tmp_path, "12/6")

    first, second = Project.open(tmp_path).runs()

    assert first.inputs == ("12/6",)
    assert first.reader == "fake reader 1"
    assert first.outcome == "finished"
    assert first.ended is not None
    assert first.began <= first.ended
    assert first.counts == {"read": 15, "unread": 1, "failed": 2, "sentences": 54, "claims": 54}
    assert second.counts == {"known": 16, "failed": 2}


def test_a_damaged_part_is_named_and_deleting_it_loses_only_what_it_held(tmp_path):
    read(tmp_path, "3")
    read(tmp_path, "6")
    for path in sorted((tmp_path / "store").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    part = tmp_path / "kept" / "00000002.jsonl.gz"
    part.write_bytes(part.read_bytes()[:-20])

    with pytest.raises(ProjectError, match=r"00000002\.jsonl\.gz is damaged"):
        pipeline.look(tmp_path, stages=STAGES)

    part.unlink()
    with pipeline.look(tmp_path, stages=STAGES) as view:
        assert len(view.reports()) == 4
    assert [outcome.status for outcome in read(tmp_path, "6")].count("read") == 4
    with pipeline.look(tmp_path, stages=STAGES) as view:
        assert len(view.reports()) == 8


def test_an_interruption_waits_until_a_change_is_whole():
    import os
    import signal

    from dragoman.store.shield import undisturbed

    steps = []

    def change(interruptions: int) -> None:
        with undisturbed():
            for _ in range(interruptions):
                os.kill(os.getpid(), signal.SIGINT)
            steps.append(interruptions)

    for interruptions in (1, 2):
        with pytest.raises(KeyboardInterrupt):
            change(interruptions)

    assert steps == [1]
