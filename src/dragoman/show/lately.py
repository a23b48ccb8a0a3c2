"""What changed in a month between those who have a name: nobody looks up "gunmen" or "members"."""

from __future__ import annotations

from typing import Any

from dragoman import asking
from dragoman.records import Arrow
from dragoman.store import View

BESIDE = 8  # more pairs that are asked for, as some are of those without a name


def lately(view: View, *, limit: int, **which: Any) -> list[Arrow]:
    """The pairs that changed most in the month of a day, of those who are called by a name; `which` as in `asking`."""
    from dragoman.actors.spelling import is_a_name

    found = asking.lately(view, limit=limit + BESIDE, **which)
    names = view.names_of({id for arrow in found for id in (arrow.one, arrow.other)})
    return [arrow for arrow in found if is_a_name(names[arrow.one]) and is_a_name(names[arrow.other])][:limit]
