"""Pages asked without a server, by the name that a browser on this machine would use."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from dragoman.show.web.app import create
from dragoman.show.web.guard import Rules

HERE = "http://127.0.0.1:8765"


def pages_of(folder: Path, **rules: object) -> TestClient:
    """The pages of a project, under rules that may be changed."""
    return TestClient(create(folder, rules=Rules(**rules)), base_url=HERE)
