"""What holds for all tests, and the example reports, read once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes tells of the machine and of what else it does, not of the program.
settings.register_profile("dragoman", deadline=None)
settings.load_profile("dragoman")

# Where `python docs/fill.py` finds its parts.
sys.path.append(str(Path(__file__).parents[1] / "docs"))

EXAMPLES = Path(__file__).parents[1] / "examples"
COLUMNS = ("initiator", "recipient", "type", "mode", "day", "country", "id", "url", "words")


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the example reports as the packaged reader reads them, with event data of others beside them.

    Nobody may write to it: who has to, copies it.
    """
    from dragoman.show.cli import main

    folder = tmp_path_factory.mktemp("examples") / "project"
    named = ",".join(f"{name}={name}" for name in COLUMNS)
    for command in (
        ("read", EXAMPLES / "reports.jsonl"),
        ("import", "coded-csv", EXAMPLES / "coded.csv", "--name", "ministry-watch", "--columns", named),
    ):
        with pytest.raises(SystemExit) as end:
            main([*map(str, command), "--project", str(folder)])
        assert not end.value.code
    return folder
