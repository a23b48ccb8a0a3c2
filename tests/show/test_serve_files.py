"""Pages of much data may have as many files open as they need."""

from __future__ import annotations

import pytest

from dragoman.show.cli.serve import FILES, allow_files

resource = pytest.importorskip("resource")


def test_the_usual_limit_of_open_files_is_raised_as_far_as_the_system_lets_it():
    _, hard = before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(1024, hard) if hard > 0 else 1024, hard))
        allow_files()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == (FILES if hard < 0 else min(FILES, hard))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
