"""Write lists of words as one string, as a person would."""

from __future__ import annotations


def words(*lines: str) -> frozenset[str]:
    """The words of `lines`, which blanks part."""
    return frozenset(" ".join(lines).split())
