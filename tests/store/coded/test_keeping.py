"""What becomes of a project's event data of others when files come in any order, and when something goes wrong."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from dragoman import pipeline
from dragoman.errors import InputError, UsageError
from dragoman.store import DiskFull, EventFilter, Forbidden, Locked, Project
from dragoman.store.coded import index
from dragoman.store.coded.writer import CodedWriter
from tests.store.coded.invented import (
    FORM,
    SLACK,
    UNNUMBERED,
    events_in,
    project_of,
    row,
    table,
    take_in,
)


def some_rows(count: int) -> list[tuple[object, ...]]:
    """Rows of few pairs, days and reports, so that many code one happening."""
    draw = random.Random(3)
    sides = ["US", "RU", "US-army", "UA", "Ann", "US+UA", None]
    return [
        row(
            number,
            draw.choice(sides),
            draw.choice(sides),
            act=draw.choice(["meet", "fight", "say"]),
            day=f"2017-0{draw.randint(1, 2)}-01",
            url=draw.choice(["u", "v", None]),
            place=draw.choice(["SY", None]),
        )
        for number in range(count)
    ]


def answers(project: Project) -> dict[str, object]:
    """What a project answers of its events."""
    with project.view() as view:
        events = sorted(view.events(), key=lambda event: event.id)
        assert view.count_events() == len(events)
        return {
            "events": events,
            "months": view.months("USA", "RUS"),
            "partners": view.partners("USA"),
            "type": view.type_months("ASSAULT"),
            "deeds": sorted(view.deeds(ids=True).ids or ()),
        }


def test_events_are_the_same_whatever_the_order_of_files_and_the_number_of_imports(tmp_path, monkeypatch):
    rows = some_rows(150)
    whole = answers(project_of(tmp_path / made(tmp_path, "whole"), rows))
    monkeypatch.setattr(index, "UNSORTED", 20)  # so that the second is brought into order on its way, too
    halves = answers(project_of(tmp_path / made(tmp_path, "halves"), rows[70:], rows[:70]))
    assert halves == whole
    thirds = Project.create(tmp_path / "thirds")
    take_in(thirds, *(table(tmp_path / f"{at}.tsv", reversed(rows[at::3])) for at in range(3)))
    assert answers(thirds) == whole


def made(folder, name):
    (folder / name).mkdir()
    return name


def test_an_index_that_is_missing_is_made_again_from_what_is_kept(tmp_path):
    project = project_of(tmp_path, some_rows(40), [row(99, url="u")])
    before = answers(project)
    shutil.rmtree(project.coded_index)
    pipeline.take_in(project)
    assert answers(project) == before


def test_what_was_made_before_is_shown_where_there_is_no_room_for_more(tmp_path, monkeypatch):
    def full(*_):
        raise DiskFull("The disk is full.")

    project = project_of(tmp_path, [row(1)])
    before = answers(project)
    monkeypatch.setattr(index.Building, "bring_up_to_date", full)
    with pytest.raises(DiskFull):
        take_in(project, table(tmp_path / "more.tsv", [row(2)]))
    assert pipeline.take_in(project) is False
    assert answers(project) == before


def test_a_full_disk_is_told_where_there_is_nothing_to_show(tmp_path, monkeypatch):
    def full(*_):
        raise DiskFull("The disk is full.")

    project = project_of(tmp_path, [row(1)])
    shutil.rmtree(project.coded_index)
    shutil.rmtree(project.store)
    monkeypatch.setattr(CodedWriter, "publish", full)
    with pytest.raises(DiskFull):
        pipeline.take_in(project)


def test_who_looks_sees_the_old_data_whole_while_new_ones_come(tmp_path):
    project = project_of(tmp_path, [row(1), row(2)])
    with project.view() as view:
        events = view.events()
        first = next(events)
        take_in(project, table(tmp_path / "more.tsv", [row(3), row(1)]))
        assert [first.id, *(event.id for event in events)] == ["invented:1", "invented:2"]
        assert view.count_events() == 2
    assert len(events_in(project)) == 3


def test_one_writes_at_a_time(tmp_path):
    project = Project.create(tmp_path / "project")
    with project.coded_writer(), pytest.raises(Locked), project.coded_writer():
        pass


def test_the_same_file_comes_once_and_is_told(tmp_path):
    project = project_of(tmp_path, [row(1)])
    copy = table(tmp_path / "copy.tsv", [row(1)])
    with project.coded_writer() as writer:
        with pytest.raises(InputError, match=r"copy.tsv: is in invented already as 0.tsv"):
            writer.take(copy, FORM, "invented")
        assert writer.take(copy, FORM, "other").rows == 1


def test_a_dataset_holds_rows_of_one_format(tmp_path):
    project = project_of(tmp_path, [row(1)])
    with project.coded_writer() as writer:
        writer.check("invented", FORM)
        writer.check("another", replace(FORM, name="other"))
        with pytest.raises(UsageError, match=r"Dataset 'invented' holds invented, not other: .* another name"):
            writer.check("invented", replace(FORM, name="other"))


def test_a_dataset_goes_with_all_that_it_brought_and_others_stay(tmp_path):
    project = project_of(tmp_path, [row(1), row(2, "UA")])
    before = answers(project)
    take_in(project, table(tmp_path / "other.tsv", [row(1), row(5, "UA", act="fight")]), name="other")
    assert len(events_in(project)) == 4
    project.remove_dataset("other")
    assert answers(project) == before
    assert [one.name for one in project.datasets()] == ["invented"]
    with pytest.raises(UsageError, match=r"No dataset is called 'other'. Datasets: invented"):
        project.remove_dataset("other")


def test_rows_of_other_lengths_are_named_and_left_out(tmp_path):
    path = tmp_path / "ragged.tsv"
    sheet = table(path, [row(1), row(2), row(3)])
    path.write_text("1\tu\n" + path.read_text() + "4\t\t2017-01-01\tUS\tRU\tmeet\t\t1\tx\n5\tu\n", encoding="utf-8")
    project = Project.create(tmp_path / "project")
    assert take_in(project, sheet) == [
        "ragged.tsv: 2 × a row of 2 cells, not 8, left out (lines 1, 6)",
        "ragged.tsv: 1 × a row of 9 cells, not 8, left out (line 5)",
    ]
    (dataset,) = project.datasets()
    assert (dataset.rows, dataset.left_out) == (6, {"a row of 2 cells, not 8": 2, "a row of 9 cells, not 8": 1})
    assert sum(len(event.coded.rows) for event in events_in(project)) == 3


def test_empty_cells_too_many_are_none_where_a_format_has_them(tmp_path):
    path = tmp_path / "slack.tsv"
    sheet = table(path, [row(1), row(2)], shape=SLACK)
    path.write_text(path.read_text().replace("\n", "\t\t\n", 1) + "3\tu\n", encoding="utf-8")
    project = Project.create(tmp_path / "project")
    assert take_in(project, sheet) == ["slack.tsv: 1 × a row of 2 cells, not 8, left out (line 3)"]
    assert len(events_in(project)) == 2


def test_rows_without_ids_of_their_own_are_told_apart(tmp_path):
    project = Project.create(tmp_path / "project")
    sheets = [table(tmp_path / f"{day}.tsv", [row("", day=f"2017-01-0{day}")] * 2, shape=UNNUMBERED) for day in (1, 2)]
    take_in(project, *sheets)
    assert len({event.id for event in events_in(project)}) == 4


def test_what_a_stop_leaves_half_written_is_gone_with_the_next_import(tmp_path):
    project = project_of(tmp_path, [row(1)])
    for name in ("00000002.parquet.partial", "00000002.meanings.parquet"):
        (project.coded_parts / name).write_bytes(b"half")
    (project.coded_index / "building.partial").mkdir()
    take_in(project, table(tmp_path / "more.tsv", [row(2)]))
    assert sorted(path.name for path in project.coded_parts.iterdir()) == [
        "00000001.meanings.parquet", "00000001.parquet", "00000002.meanings.parquet", "00000002.parquet",
    ]  # fmt: skip
    assert len(list(project.coded_index.iterdir())) == 1
    assert len(events_in(project)) == 2


FULL = """
import resource, signal, sys
from pathlib import Path
from dragoman.errors import DragomanError
from dragoman.store import Project
from tests.store.coded.invented import row, table, take_in
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
sheet = table(folder / "more.tsv", [row(number, url=f"{number * 7919:x}") for number in range(4000)])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    take_in(Project.open(folder / "project"), sheet)
except DragomanError as fault:
    print(type(fault).__name__, fault)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of files there")
@pytest.mark.parametrize("limit", [20_000, 300_000])
def test_a_full_disk_loses_nothing_that_was_kept_and_leaves_nothing_half_written(tmp_path, limit):
    project = project_of(tmp_path, [row(1)])
    before = events_in(project)
    command = [sys.executable, "-c", FULL, str(tmp_path), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("DiskFull The disk of"), done.stdout
    assert not list(project.folder.glob("**/*.partial"))
    assert events_in(project) == before
    pipeline.take_in(project)  # takes in what was kept before the disk was full, if anything was
    with project.view() as view:
        assert view.count_events() == (1 if limit < 100_000 else 4001)


def test_events_come_in_the_asked_order_and_number(tmp_path):
    project = project_of(tmp_path, [row(3, day="2017-03-01"), row(1, day="2017-02-01"), row(2, day="2017-01-01")])
    with project.view() as view:
        assert [event.coded.rows[0] for event in view.events(limit=2)] == ["2", "1"]
        assert [event.coded.rows[0] for event in view.latest(2)] == ["3", "1"]
        assert [event.coded.rows[0] for event in view.events(EventFilter(at_least=0.99))] == []
        assert msgspec.json.decode(msgspec.json.encode(view.latest(1)[0]))["support"] == "coded"


def test_who_may_not_write_is_told_so(tmp_path, monkeypatch):
    project = project_of(tmp_path, [row(1)])

    def refuse(path, *how, **more):
        if path == project.lock:
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)

    opened = Path.open
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Forbidden, match=r"may not be written \(Permission denied\)"), project.coded_writer():
        pass
    shutil.rmtree(project.coded_index)
    assert not pipeline.take_in(project)
