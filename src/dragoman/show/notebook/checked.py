"""Refuse in words what was given in a notebook and means nothing.

The commands have their options checked before they run. Of a call nobody
checks the types: a third actor, a word that is none or a number below nought
would be passed over, and the answer look as if it were one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from dragoman.errors import UsageError


def check_pair(between: Sequence[str] | None) -> None:
    """UsageError unless it is two actors, or none."""
    if between is not None and (isinstance(between, str) or len(between) != 2):
        raise UsageError(f"between {between!r} is not two actors. Give both, for example between=('Iran', 'Russia').")


def check_word(name: str, word: str | None, allowed: object) -> None:
    """UsageError unless it is one of the words that a Literal allows, or none."""
    known = get_args(allowed)
    if word is not None and word not in known:
        raise UsageError(f"{name} {word!r} is not known. Choose from: {', '.join(known)}.")


def check_number(name: str, number: float | None, least: float, most: float | None = None) -> None:
    """UsageError unless it is a number between these, or none."""
    if number is None or (number >= least and (most is None or number <= most)):
        return
    bounds = f"no less than {least:g}" if most is None else f"between {least:g} and {most:g}"
    raise UsageError(f"{name} {number} must be {bounds}.")
