"""Tell how far long work is: what is being done, how much of it is done, and of how much."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str, int, int], None]


def say_nothing(doing: str, done: int, total: int) -> None:
    """For callers that do not want to know."""
