"""The worked notebook runs as it stands, shows what it promises, and is kept without outputs and paths of a machine."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")
pytest.importorskip("altair")
pytest.importorskip("pandas")

ROOT = Path(__file__).parents[3]
NOTEBOOK = ROOT / "docs" / "tutorial" / "notebook.ipynb"


@pytest.fixture(scope="module")
def written():
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module")
def executed(written, tmp_path_factory: pytest.TempPathFactory):
    from nbclient import NotebookClient

    folder = tmp_path_factory.mktemp("notebook")
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "build").mkdir()
    client = NotebookClient(written, timeout=120, resources={"metadata": {"path": str(folder)}})
    before = dict(os.environ)
    os.environ |= {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), before["PATH"]]),
        "IPYTHONDIR": str(folder / ".ipython"),
        "JUPYTER_ALLOW_INSECURE_WRITES": "1",
    }
    try:
        return client.execute()
    finally:
        os.environ.clear()
        os.environ.update(before)


def test_it_is_kept_without_outputs_and_paths_of_a_machine(written):
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert not re.search(r"/(?:home|root|tmp|work|Users)/", text)
    for cell in written.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def test_it_runs_and_shows_tables_records_and_charts(executed):
    shown = [output for cell in executed.cells if cell.cell_type == "code" for output in cell.outputs]
    kinds = [kind for output in shown for kind in output.get("data", {})]
    html = "".join(output["data"]["text/html"] for output in shown if "text/html" in output.get("data", {}))
    assert sum("vegalite" in kind for kind in kinds) == 3
    assert "<table" in html
    assert 'title="act"' in html
    assert "no forecast" in html.lower() or "It does not say that the tie will change" in html
    assert "cdn." not in html


def test_it_ends_with_claims_of_the_readers_own_report(executed):
    *_, claims, _, actors = executed.cells
    assert "Norway" in claims.outputs[0]["data"]["text/html"]
    assert "Norway" in actors.outputs[0]["data"]["text/html"]


def test_the_commands_of_the_notebook_went_well(executed):
    streams = [output.text for cell in executed.cells if cell.cell_type == "code"
               for output in cell.outputs if output.output_type == "stream"]  # fmt: skip
    told = "".join(streams)
    assert "20 reports read" in told
    assert "october.html: Who stands with whom" in told
    assert "Traceback" not in told
