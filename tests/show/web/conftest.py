"""The example reports, read once, and their pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.show.cli import main
from dragoman.show.web.app import create

EXAMPLES = Path(__file__).parents[3] / "examples"
COLUMNS = ("initiator", "recipient", "type", "mode", "day", "country", "id", "url", "words")


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the example reports as the packaged reader reads them, with event data of others beside them.

    Nobody may write to it: who has to, copies it.
    """
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


@pytest.fixture(scope="session")
def site(examples: Path) -> Iterator[TestClient]:
    """Its pages, asked without a server."""
    with TestClient(create(examples)) as client:
        yield client
