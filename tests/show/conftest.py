"""Commands are run in an empty folder, with a pipeline that needs no model."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from dragoman import pipeline
from dragoman.show.cli import main
from tests.fakes import STAGES


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "Stages", lambda: STAGES)
    monkeypatch.setenv("COLUMNS", "160")
    from dragoman.show.cli import tables

    tables.console.cache_clear()


@pytest.fixture
def run(capfdbinary) -> Callable[..., tuple[int, str, str]]:
    """Run a command; its exit code, what it printed, and what it said on standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, told = capfdbinary.readouterr()
        return int(end.value.code or 0), out.decode(), told.decode()

    return run
