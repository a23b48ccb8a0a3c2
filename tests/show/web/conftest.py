"""The pages of the example reports, asked without a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.show.web.asked import pages_of


@pytest.fixture(scope="session")
def site(examples: Path) -> Iterator[TestClient]:
    """Its pages, asked without a server."""
    with pages_of(examples) as client:
        yield client
