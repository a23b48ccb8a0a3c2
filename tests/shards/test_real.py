"""With the real reader and real files: processes, stretches and all, and what users export is the same."""

from __future__ import annotations

import gzip
import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.documents import stretches
from dragoman.shards import ENGINES
from dragoman.store import Project
from tests.fakes import STAGES
from tests.shards.corpus import here

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture
def mixed(tmp_path) -> Path:
    """A folder with a list that names a file, a report beside it, and one that the list has too."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    first, second, third = itertools.islice(sorted(REPORTS.glob("*.txt")), 3)
    (folder / "named.txt").write_text(second.read_text(encoding="utf-8"))
    (folder / "other.txt").write_text(third.read_text(encoding="utf-8"))
    lines = [
        {"text": first.read_text(encoding="utf-8"), "outlet": "Courier", "published": "2022-10-29"},
        {"file": "named.txt", "outlet": "Mirror", "published": "2022-10-30"},
        {"file": "missing.txt"},
    ]
    (folder / "list.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def told(project: Path, folder: Path, **choices) -> list[str]:
    """What reading tells of each report, and what the project shows then."""
    outcomes = list(pipeline.read([str(folder)], Project.create(project), **choices))
    with pipeline.look(project) as view:
        shown = [str(one) for one in (*view.documents(), *view.claims(), *view.events())]
    return [*sorted(map(str, outcomes)), *shown]


def test_claims_documents_and_events_are_the_same_by_shards_of_two_workers(tmp_path, mixed, monkeypatch):
    monkeypatch.setattr(stretches, "LINES", 1)

    whole = told(tmp_path / "whole", mixed)
    shards = told(tmp_path / "shards", mixed, engine="pool", workers=2)

    assert shards == whole
    assert sum("status='read'" in line for line in whole) == 3
    assert sum("missing.txt" in line for line in whole) == 1
    assert len(list((tmp_path / "shards" / "kept").glob("*.parquet"))) == 3


def test_a_file_that_a_list_names_is_read_again_when_it_changes(tmp_path, mixed, monkeypatch):
    monkeypatch.setitem(ENGINES, "here", here)
    quick = {"engine": "here", "stages": replace(STAGES, gather=pipeline.gather)}
    told(tmp_path / "project", mixed, **quick)
    (mixed / "named.txt").write_text("Norland sent Sudland grain.")

    again = told(tmp_path / "project", mixed, **quick)

    assert sum("status='read'" in line for line in again) == 1


def test_a_list_whose_gzip_breaks_off_is_read_as_far_as_it_goes_and_named(tmp_path, monkeypatch):
    monkeypatch.setitem(ENGINES, "here", here)
    monkeypatch.setattr(stretches, "SIZE", 2_000)
    rows = [json.dumps({"text": f"Party {n} struck party {n + 1} on day {n}."}) for n in range(900)]
    path = tmp_path / "list.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(rows).encode())[:-800])

    outcomes = list(
        pipeline.read(
            [str(path)], Project.create(tmp_path / "project"), engine="here",
            stages=replace(STAGES, gather=pipeline.gather),
        )
    )  # fmt: skip

    (fault,) = [one for one in outcomes if one.status != "read"]
    assert "cannot be read beyond line" in (fault.why or "")
    assert 300 < len(outcomes) < 900
    assert len(list((tmp_path / "project" / "kept").iterdir())) > 5
